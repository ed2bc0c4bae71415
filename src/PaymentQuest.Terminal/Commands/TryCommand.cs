using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PaymentQuest.Documents;
using PaymentQuest.Play;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Texts;
using PaymentQuest.Terms;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>try</c>: an answer judged without screens.</summary>
internal static class TryCommand
{
    public static Command Create(Invocation invocation)
    {
        var quest = new Argument<string>("QUEST") { Description = invocation.Say(CommandTexts.QuestArgument) };
        var answer = new Option<string>("--answer") { Description = invocation.Say(CommandTexts.AnswerOption), HelpName = "NOTATION|FILE|-" };
        var moves = new Option<string>("--moves") { Description = invocation.Say(CommandTexts.MovesOption), HelpName = "FILE|-" };
        var repaired = new Option<bool>("--repaired") { Description = invocation.Say(CommandTexts.RepairedOption) };
        var seed = Options.Seed(invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "try", invocation.Say(CommandTexts.Try), "paymentquest try assemble-slip --answer 'PK_A(PRICE, H(Common), CAN, R_C)'", "paymentquest try assemble-slip --answer answer.txt", "echo 'PK_A(PRICE, H(Common), CAN, R_C)' | paymentquest try assemble-slip --answer - --json", "paymentquest try man-in-the-middle --moves attack.txt --repaired") { quest, answer, moves, repaired, seed, json };
        command.SetAction(parsed =>
        {
            ulong? number = null;
            if (parsed.GetValue(seed) is { } text && (number = Options.SeedFrom(text, invocation)) is null)
            {
                return ExitCodes.Usage;
            }

            var diagnostics = new Diagnostics();
            if (Library.Shipped.LoadQuest(parsed.GetRequiredValue(quest), diagnostics) is not { } loaded)
            {
                return Options.Fail(diagnostics, invocation);
            }

            if (parsed.GetValue(answer) is null == parsed.GetValue(moves) is null || (parsed.GetValue(moves) is not null && loaded is not Quest.Attack))
            {
                return invocation.Fail(ExitCodes.Usage, invocation.Say(
                    "give either --answer, or of an attack quest --moves",
                    "dé o bien --answer o, en una misión de ataque, --moves"));
            }

            if (Read((parsed.GetValue(answer) ?? parsed.GetValue(moves))!, invocation) is not { } given)
            {
                return ExitCodes.Usage;
            }

            return loaded is Quest.Attack attack
                ? TriedPloys.Judge(attack, given, number ?? loaded.Seed, parsed.GetValue(repaired), parsed.GetValue(json), invocation)
                : Judge(loaded, given, number ?? loaded.Seed, parsed.GetValue(json), invocation);
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
            Write(quest, attempt, seed, invocation);
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

    private static void Write(Quest quest, Attempt attempt, ulong seed, Invocation invocation) => Json.Write(invocation, json =>
    {
        json.WriteStartObject();
        json.WriteString("quest", quest.Id);
        json.WriteString("seed", seed.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("score", attempt.Score);
        json.WriteBoolean("solved", attempt.IsSolved);
        json.WriteStartArray("objectives");
        foreach (var judgement in attempt.Judgements)
        {
            Write(json, judgement, quest);
        }

        json.WriteEndArray();
        json.WriteStartArray("rounds");
        foreach (var round in attempt.Rounds)
        {
            Write(json, round);
        }

        json.WriteEndArray();
        if (attempt.Sheet is { } sheet)
        {
            TriedSheet.Write(json, sheet, quest);
        }

        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, BuildJudgement judgement, Quest quest)
    {
        json.WriteStartObject();
        json.WriteString("objective", judgement.Slot.Key);
        json.WriteBoolean("solved", judgement.IsSolved);
        json.WriteString("trips", judgement.Outcome.Trips);
        json.WriteString("verdict", judgement.Run?.Verdict.Word ?? "");
        if (judgement.Difference is { } difference)
        {
            json.WriteStartObject("difference");
            json.WriteString("kind", difference.Kind.ToString().ToLowerInvariant());
            json.WriteString("within", difference.Within is { } within ? quest.Protocol.Vocabulary.Label(within) : "");
            json.WriteString("part", quest.Protocol.Vocabulary.Label(difference.Part));
            json.WriteNumber("position", difference.Position);
            json.WriteEndObject();
        }

        if (judgement.Because is { } because)
        {
            json.WriteProse("because", because);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VerifyJudgement round)
    {
        json.WriteStartObject();
        json.WriteNumber("round", round.Round.Number + 1);
        json.WriteString("fault", round.Round.Fault?.Id ?? Fault.Honest);
        json.WriteBoolean("accepted", round.IsAccepted);
        json.WriteString("outcome", round.Outcome.ToString().ToLowerInvariant());
        json.WriteTexts("lacking", round.Lacking);
        json.WriteStartArray("statements");
        foreach (var statement in round.Statements)
        {
            json.WriteStartObject();
            json.WriteString("text", statement.Text);
            json.WritePropertyName("holds");
            if (statement.Holds is { } holds)
            {
                json.WriteBooleanValue(holds);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (round.Because is { } because)
        {
            json.WriteProse("because", because);
        }

        json.WriteEndObject();
    }

    /// <summary>The answer itself: from standard input, from a file of that name, or as it stands.</summary>
    private static string? Read(string answer, Invocation invocation)
    {
        if (answer != "-" && !File.Exists(answer))
        {
            return answer;
        }

        var name = answer == "-" ? "stdin" : answer;
        using var stream = answer == "-" ? invocation.Port.In : File.OpenRead(answer);
        if (BoundedOctets.Read(stream, Bounds.AnswerOctets) is not { } octets)
        {
            invocation.Fail(ExitCodes.Usage, invocation.Say($"{name}: an answer has at most {Bounds.AnswerOctets} octets", $"{name}: una respuesta tiene a lo sumo {Bounds.AnswerOctets} octetos"));
            return null;
        }

        var text = PlainText.Sanitize(Encoding.UTF8.GetString(octets).ReplaceLineEndings("\n")).Trim();
        if (text.AsSpan().Count('\n') >= Bounds.AnswerLines)
        {
            invocation.Fail(ExitCodes.Usage, invocation.Say(
                $"{name}: line {Bounds.AnswerLines + 1}: an answer has at most {Bounds.AnswerLines} lines", $"{name}: línea {Bounds.AnswerLines + 1}: una respuesta tiene a lo sumo {Bounds.AnswerLines} líneas"));
            return null;
        }

        return text;
    }
}
