using System.Text.Json;
using PaymentQuest.Analysis;
using PaymentQuest.Runs;
using PaymentQuest.Terminal.Texts;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>analyse</c>: whether an adversary can violate a protocol's goals.</summary>
internal static class AnalyseCommand
{
    private const long Mebibyte = 1024 * 1024;

    public static Command Create(Invocation invocation)
    {
        var protocol = Options.Protocol(invocation);
        var options = new SearchOptions(invocation);
        var necessity = Options.Flag("--necessity", "command.necessity-option", invocation);
        var save = Options.Text("--save", "FILE.yaml", "command.save-option", invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "analyse", "command.analyse", "paymentquest analyse 1kp", "paymentquest analyse 3kp --goal 'authorization, customer' --sessions 2", "paymentquest analyse 2kp --dishonest Merchant --time 10 --json", "paymentquest analyse 1kp --necessity --goal answer", "paymentquest analyse needham-schroeder --save ./lowe.yaml")
        {
            IsForMoreThanOutput = parsed => parsed.GetValue(save) is not null,
        };
        command.Add(protocol);
        options.AddTo(command);
        command.Add(necessity);
        command.Add(save);
        command.Add(json);
        command.SetAction(parsed =>
            options.Ask(parsed.GetRequiredValue(protocol), parsed, out var exitCode) is not { } question ? exitCode
            : parsed.GetValue(necessity) ? new NecessityReport(question).Write(parsed.GetValue(json), invocation)
            : parsed.GetValue(save) is { } path ? SavedAttack.Write(path, question, invocation)
            : Report(question, parsed.GetValue(json), invocation));
        return command;
    }

    private static int Report(Question question, bool isJson, Invocation invocation)
    {
        var results = new List<AnalysisResult>();
        foreach (var claim in question.Claims)
        {
            var result = question.Search.Judge(claim, question.NewBudget(claim.Name));
            if (invocation.Port.IsInteractive)
            {
                invocation.Port.Error.Write("\r\u001b[K");
            }

            results.Add(result);
            if (!isJson)
            {
                AnalysisText.Write(result, question.Search.CastFor(claim), invocation);
            }
        }

        if (isJson)
        {
            Json.Write(invocation, writer => Write(writer, question.Compiled, question.Search, results));
        }

        return results.TrueForAll(r => r.Finding is Finding.NoAttack) ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    private static void Write(Utf8JsonWriter json, CompiledProtocol compiled, AttackSearch search, List<AnalysisResult> results)
    {
        json.WriteStartObject();
        json.WriteString("protocol", compiled.Protocol.Id);
        json.WriteStartArray("goals");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("goal", result.Claim.Name);
            json.WriteString("verdict", result.Finding.Word);
            json.WriteNumber("sessions", result.Sessions);
            json.WriteTexts("dishonest", result.Dishonest);
            json.WriteNumber("states", result.States);
            json.WriteNumber("refuted", result.Refuted);
            json.WriteNumber("milliseconds", Math.Round(result.Elapsed.TotalMilliseconds, 1));
            json.WriteNumber("mebibytes", result.Memory / Mebibyte);
            if (result.Finding is Finding.NotJudged(var reason))
            {
                json.WriteString("reason", $"{reason}");
            }

            if (result.Finding is Finding.Attack(var script))
            {
                json.WriteStartArray("steps");
                foreach (var line in Story.Tell(search.CastFor(result.Claim), result.Claim, script))
                {
                    json.WriteStartObject();
                    json.WriteString("en", line.En);
                    json.WriteString("es", line.Es);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
