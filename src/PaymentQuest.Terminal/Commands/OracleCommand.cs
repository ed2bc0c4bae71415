using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terms;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>oracle</c>: an attack quest for a program, one JSON object a line on standard input and on standard output (<c>docs/scenario-format.md</c>).</summary>
internal static class OracleCommand
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Invocation invocation)
    {
        var quest = Options.Quest(invocation);
        var repaired = Options.Flag("--repaired", "command.repaired-option", invocation);
        var seed = Options.Seed(invocation);
        var command = new DocumentedCommand("oracle", "command.oracle", "paymentquest oracle man-in-the-middle", "echo '{\"do\": \"look\"}' | paymentquest oracle man-in-the-middle") { quest, repaired, seed };
        command.SetAction(parsed =>
        {
            var diagnostics = new Diagnostics();
            return Library.Shipped.LoadQuest(parsed.GetRequiredValue(quest), diagnostics) switch
            {
                AttackQuest attack => Serve(Board.After(attack, parsed.GetValue(repaired) ? attack.Repaired : attack.Field, parsed.GetValue(seed) ?? attack.Seed, [])!, invocation),
                null => Options.Fail(diagnostics, invocation),
                _ => invocation.Fail(ExitCodes.Usage, invocation.Say("oracle.this-is-no-attack-quest")),
            };
        });
        return command;
    }

    private static int Serve(Board board, Invocation invocation)
    {
        var lines = new List<string>();
        Answer(invocation, OracleBegun.Of(board), OutputContext.Write);
        using var input = new StreamReader(invocation.Port.In, PlainText.Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var reader = new LineReader(input, Bounds.OracleLine);
        while (reader.Read(out var isTooLong) is { } line)
        {
            if (isTooLong)
            {
                Fail("too_long", Prose.Of("common.a-line-has-at-most-characters", ("most", Bounds.OracleLine)), invocation);
            }
            else if (line.IndexOf(PlainText.NotUtf8, StringComparison.Ordinal) is >= 0 and var broken)
            {
                var unread = new Diagnostics();
                unread.Error("PQ0502", new Place("", 1, broken + 1), Prose.Of("json.no-utf8"), Prose.Of("json.one-ploy-a-line"));
                Misread(unread, invocation);
            }
            else if (line.Trim().Length > 0)
            {
                board = Serve(board, lines, line, invocation);
            }
        }

        return board.Breach is not null ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    private static Board Serve(Board board, List<string> lines, string text, Invocation invocation)
    {
        var unread = new Diagnostics();
        if (PloyJson.Read("", text, unread) is not [var ploy])
        {
            Misread(unread, invocation);
            return board;
        }

        switch (ploy.Word)
        {
            case "look":
                Answer(invocation, OracleView.Of(board), OutputContext.Write);
                return board;
            case "undo" when lines.Count > 0:
                lines.RemoveAt(lines.Count - 1);
                return Again(board, lines, invocation);
            case "undo" or "reset":
                lines.Clear();
                return Again(board, lines, invocation);
        }

        if (lines.Count >= Bounds.AnswerLines)
        {
            Fail("too_many", Prose.Of("common.no-more-than-ploys", ("most", Bounds.AnswerLines)), invocation);
            return board;
        }

        var played = board.With(lines.Append(ploy.Line));
        Answer(invocation, OracleTurn.After(played, played.Turns[^1]), OutputContext.Write);

        // What cannot be carried out is as if it had not been said.
        if (played.Turns[^1].Outcome == TurnOutcome.Impossible)
        {
            return board;
        }

        lines.Add(ploy.Line);
        return played;
    }

    private static Board Again(Board board, List<string> lines, Invocation invocation)
    {
        var again = board.With(lines);
        Answer(invocation, new OracleUndone(lines.Count, again.Breach is not null, again.Breach?.Goal, BoardView.Victim(again)), OutputContext.Write);
        return again;
    }

    private static void Misread(Diagnostics unread, Invocation invocation)
    {
        // An array of ploys is sound JSON, and no ploy.
        if (unread.Items.Count == 0)
        {
            unread.Error("PQ0509", new Place("", 1, 1), Prose.Of("json.expected", ("wanted", Prose.Of("json.an-object")), ("found", Prose.Of("json.a-list"))), Prose.Of("json.one-ploy-a-line"));
        }

        var (code, column) = (unread.Items[0].Code, unread.Items[0].Place.Column);
        var problem = Prose.Of("oracle.this-is-no-json-object-of", ("column", column), ("why", unread.Items[0].Told));
        Answer(invocation, new OracleError("json", Bilingual.Of(problem), code, column), OutputContext.Write);
    }

    private static void Fail(string error, Prose problem, Invocation invocation) => Answer(invocation, new OracleError(error, Bilingual.Of(problem), null, 0), OutputContext.Write);

    /// <summary>One object on one line, written at once: the program on the other side waits for it.</summary>
    private static void Answer<T>(Invocation invocation, T answer, Action<Utf8JsonWriter, T> write)
    {
        using var octets = new MemoryStream();
        using (var writer = new Utf8JsonWriter(octets, Writing))
        {
            write(writer, answer);
        }

        invocation.Out.WriteLine(Encoding.UTF8.GetString(octets.GetBuffer(), 0, (int)octets.Length));
        invocation.Out.Flush();
    }
}
