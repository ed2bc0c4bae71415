using System.CommandLine;
using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Texts;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>attacks</c>: a table of protocols and goals, and what came of each search.</summary>
internal static class AttacksCommand
{
    public static Command Create(Invocation invocation)
    {
        var protocols = new Argument<string[]>("PROTOCOL") { Description = "command.protocols-argument", Arity = ArgumentArity.OneOrMore };
        protocols.CompletionSources.CompleteWithProtocols();
        var options = new SearchOptions(invocation);
        var command = new DocumentedCommand(
            "attacks", "command.attacks", "paymentquest attacks 1kp 2kp 3kp", "paymentquest attacks 3kp 3kp-stateless --goal 'each authorization, customer' --sessions 2 --dishonest Customer") { protocols };
        options.AddTo(command);
        command.SetAction(parsed => Write(parsed.GetRequiredValue(protocols), id => (options.Ask(id, parsed, out var exitCode), exitCode), invocation));
        return command;
    }

    /// <summary>Whatever the verdicts are, the table is what was asked for.</summary>
    private static int Write(string[] protocols, Func<string, (Question? Question, int ExitCode)> ask, Invocation invocation)
    {
        // What is wrong with one of them is said before anything is searched.
        var questions = new List<Question>();
        foreach (var id in protocols)
        {
            var (question, exitCode) = ask(id);
            if (question is null)
            {
                return exitCode;
            }

            questions.Add(question);
        }

        invocation.Out.WriteLine(invocation.Say("attacks.protocol-goal-verdict-suite-sessions-dishonest"));
        invocation.Out.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var question in questions)
        {
            foreach (var claim in question.Claims)
            {
                var result = question.Search.Judge(claim, question.NewBudget($"{question.Compiled.Protocol.Id}, {claim.Name}"));
                if (invocation.Port.IsInteractive)
                {
                    invocation.Port.Error.Write("\r\u001b[K");
                }

                invocation.Out.WriteLine($"| {question.Compiled.Protocol.Id} | {claim.Name} | {Cells(result, invocation)} |");
            }
        }

        return ExitCodes.Accepted;
    }

    private static string Cells(AnalysisResult result, Invocation invocation)
    {
        Prose verdict = result.Finding switch
        {
            Finding.NoAttack => Prose.Of("attacks.none"),
            Finding.Attack => Prose.Of("attacks.attack"),
            Finding.NotConfirmed => Prose.Of("attacks.not-confirmed"),
            Finding.OutOf { What: "time" } => Prose.Of("attacks.out-of-time"),
            Finding.OutOf { What: Finding.OutOf.Events } => Prose.Of("attacks.too-long"),
            Finding.OutOf => Prose.Of("attacks.out-of-memory"),
            Finding.NotJudged(var reason) => Prose.Of("attacks.not-judged", ("reason", reason.Phrase)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{invocation.Say(verdict)} | {string.Join(", ", result.Suites)} | {result.Sessions} | {AnalysisText.Names(result.Dishonest, invocation)} | {AnalysisText.Names(result.Trusted, invocation)} | {result.States} | {result.Elapsed.TotalSeconds:0.00} s");
    }
}
