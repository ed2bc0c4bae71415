using PaymentQuest.Analysis;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terminal.Texts;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>analyse</c>: whether an adversary can violate a protocol's goals.</summary>
internal static class AnalyseCommand
{
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
            var result = question.Search.Judge(claim, question.NewBudget($"{claim.Name} ({invocation.Say("analyse.goal-of-goals", ("number", results.Count + 1), ("of", question.Claims.Count))})"));
            if (invocation.Port.IsInteractive)
            {
                invocation.Port.Error.Write("\r\u001b[K");
            }

            results.Add(result);
            if (!isJson)
            {
                // Who interrupts a long search keeps what it has found.
                AnalysisText.Write(result, question.Search.CastFor(result), results.Count, question.Claims.Count, invocation);
                invocation.Out.Flush();
            }
        }

        foreach (var goal in isJson ? [] : question.World)
        {
            invocation.Out.WriteLine(goal.Name);
            invocation.Out.WriteLine($"  {invocation.Say("analyse.judged-on-octets")}");
        }

        if (isJson)
        {
            Json.Write(invocation, json => OutputContext.Write(json, AnalyseOutput.Of(question, results)));
        }

        return Gravest(results);
    }

    /// <summary>An attack or an unanswered question comes before a doubt, and a doubt before nothing.</summary>
    private static int Gravest(List<AnalysisResult> results) =>
        results.Exists(r => r.Finding is not (Finding.NoAttack or Finding.NotConfirmed)) ? ExitCodes.Negative
        : results.Exists(r => r.Finding is Finding.NotConfirmed) ? ExitCodes.NotConfirmed
        : ExitCodes.Accepted;
}
