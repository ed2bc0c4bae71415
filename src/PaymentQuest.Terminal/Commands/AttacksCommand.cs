using System.CommandLine;
using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Terminal.Texts;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>attacks</c>: a table of protocols and goals, and what came of each search.</summary>
internal static class AttacksCommand
{
    public static Command Create(Invocation invocation)
    {
        var protocols = new Argument<string[]>("PROTOCOL") { Description = invocation.Say(CommandTexts.ProtocolsArgument), Arity = ArgumentArity.OneOrMore };
        protocols.CompletionSources.CompleteWithProtocols();
        var options = new SearchOptions(invocation);
        var command = new DocumentedCommand(
            "attacks", invocation.Say(CommandTexts.Attacks), "paymentquest attacks 1kp 2kp 3kp", "paymentquest attacks 3kp 3kp-stateless --goal 'each authorization, customer' --sessions 2 --dishonest Customer") { protocols };
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

        invocation.Out.WriteLine(invocation.Say(
            "| protocol | goal | verdict | sessions | dishonest | states | time |",
            "| protocolo | objetivo | veredicto | sesiones | deshonestos | estados | tiempo |"));
        invocation.Out.WriteLine("|---|---|---|---|---|---|---|");
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
            Finding.NoAttack => new("none", "ninguno"),
            Finding.Attack => new("**attack**", "**ataque**"),
            Finding.OutOf { What: "time" } => new("out of time", "sin tiempo"),
            Finding.OutOf { What: Finding.OutOf.Happenings } => new("too long", "demasiado largo"),
            Finding.OutOf => new("out of memory", "sin memoria"),
            Finding.NotJudged(var reason) => new($"not judged: {reason}", $"no se juzga: {reason}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var dishonest = result.Dishonest.Count == 0 ? invocation.Say("nobody", "nadie") : string.Join(", ", result.Dishonest);
        return string.Create(CultureInfo.InvariantCulture, $"{invocation.Say(verdict)} | {result.Sessions} | {dishonest} | {result.States} | {result.Elapsed.TotalSeconds:0.00} s");
    }
}
