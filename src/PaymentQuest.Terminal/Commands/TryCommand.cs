using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terms;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>try</c>: an answer judged without screens.</summary>
internal static partial class TryCommand
{
    public static Command Create(Invocation invocation)
    {
        var quest = Options.Quest(invocation);
        var answer = Options.Text("--answer", "NOTATION|FILE|-", "command.answer-option", invocation);
        var moves = Options.Text("--moves", "FILE|-", "command.moves-option", invocation);
        var repaired = Options.Flag("--repaired", "command.repaired-option", invocation);
        var seed = Options.Seed(invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "try", "command.try", "paymentquest try assemble-slip --answer 'PK_A(PRICE, H(Common), CAN, R_C)'", "paymentquest try assemble-slip --answer answer.txt", "echo 'PK_A(PRICE, H(Common), CAN, R_C)' | paymentquest try assemble-slip --answer - --json", "paymentquest try man-in-the-middle --moves attack.txt --repaired") { quest, answer, moves, repaired, seed, json };
        command.SetAction(parsed =>
        {
            var diagnostics = new Diagnostics();
            if (Library.Shipped.LoadQuest(parsed.GetRequiredValue(quest), diagnostics) is not { } loaded)
            {
                return Options.Fail(diagnostics, invocation);
            }

            var (written, script, number) = (parsed.GetValue(answer), parsed.GetValue(moves), parsed.GetValue(seed) ?? loaded.Seed);
            var attack = loaded as AttackQuest;
            if (written is null == script is null || (script is not null && attack is null))
            {
                return invocation.Fail(ExitCodes.Usage, invocation.Say("try.give-answer-or-in-an-attack"));
            }

            var given = script is not null ? ReadFile(script, moves.Name, invocation, out var exitCode)
                : IsFile(written!) ? ReadFile(written!, answer.Name, invocation, out exitCode)
                : Accepted(written!, out exitCode);
            return given is null ? exitCode
                : attack is not null ? TriedPloys.Judge(attack, given, Source(script ?? written!), number, parsed.GetValue(repaired), parsed.GetValue(json), invocation)
                : Judge(loaded, given.Trim(), number, parsed.GetValue(json), invocation);
        });
        return command;
    }

    private static int Judge(Quest quest, string answer, ulong seed, bool isJson, Invocation invocation)
    {
        var attempt = Attempt.Of(quest, answer, seed);
        if (attempt.Problem is { } problem)
        {
            return invocation.Fail(ExitCodes.Usage, invocation.Say(problem));
        }

        if (isJson)
        {
            Json.Write(invocation, TryOutput.Of(quest, attempt, seed));
        }
        else
        {
            foreach (var line in AttemptText.Lines(quest, attempt, seed, invocation.Language, Glyphs.Unicode))
            {
                invocation.Out.WriteLine(line);
            }
        }

        return attempt.IsSolved ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    private static string Accepted(string answer, out int exitCode)
    {
        exitCode = ExitCodes.Accepted;
        return answer;
    }

    /// <summary>Whether an answer is the name of a file rather than the answer itself. What is called like a text file is meant as one, also when there is none.</summary>
    private static bool IsFile(string answer) => answer == TranscriptFile.StandardInput || File.Exists(answer) || (answer.Contains('/') && Directory.Exists(answer)) || FileName().IsMatch(answer);

    /// <summary>What messages call the place that an answer comes from.</summary>
    private static string Source(string given) => given == TranscriptFile.StandardInput ? "stdin" : IsFile(given) ? PlainText.Line(given) : "--answer";

    /// <summary>The text of a file or of standard input; null with an exit code when it cannot be had, and then the user was told.</summary>
    private static string? ReadFile(string path, string option, Invocation invocation, out int exitCode)
    {
        var name = path == TranscriptFile.StandardInput ? "stdin" : path;
        var unread = new Diagnostics();
        exitCode = ExitCodes.Usage;
        if (TranscriptFile.Octets(path, name, Bounds.AnswerOctets, invocation, unread) is not { } octets)
        {
            exitCode = unread.Items[0].Code == "PQ0501" ? invocation.Fail(exitCode, invocation.Say("try.an-answer-has-at-most-bytes", ("name", name), ("most", Bounds.AnswerOctets)))
                : invocation.Fail(ExitCodes.Environment, $"{option}: {unread.Items[0].In(invocation.Language)}");
            return null;
        }

        var written = PlainText.Utf8.GetString(octets).ReplaceLineEndings("\n");
        if (written.IndexOf(PlainText.NotUtf8, StringComparison.Ordinal) is >= 0 and var broken)
        {
            var line = written.AsSpan(0, broken).Count('\n') + 1;
            invocation.Fail(exitCode, invocation.Say("try.not-utf8", ("name", name), ("line", line), ("column", broken - written.LastIndexOf('\n', broken))));
            return null;
        }

        var text = PlainText.Sanitize(written).TrimEnd();
        if (text.AsSpan().Count('\n') >= Bounds.AnswerLines)
        {
            invocation.Fail(exitCode, invocation.Say("try.line-an-answer-has-at-most", ("name", name), ("most", Bounds.AnswerLines + 1), ("answerLines", Bounds.AnswerLines)));
            return null;
        }

        exitCode = ExitCodes.Accepted;
        return text;
    }

    [GeneratedRegex(@"^[^\s(),]+\.[a-z]{1,5}$")]
    private static partial Regex FileName();
}
