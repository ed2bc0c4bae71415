using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terminal.Texts;
using PaymentQuest.Terms;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>mutate</c>: every field of every message changed in every way, and who refuses it.</summary>
internal static class MutateCommand
{
    public static Command Create(Invocation invocation)
    {
        var protocol = Options.Protocol(invocation);
        var options = new RunOptions(invocation);
        var field = Options.Text("--field", "TERM", "command.field-option", invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "mutate", "command.mutate", "paymentquest mutate 3kp", "paymentquest mutate 1kp --suite lecture --seed 7", "paymentquest mutate 2kp --field 'H(V)'", "paymentquest mutate 1kp --json > changes.json") { protocol };
        options.AddTo(command);
        command.Add(field);
        command.Add(json);
        command.SetAction(parsed =>
        {
            if (Options.Load(parsed.GetRequiredValue(protocol), invocation, out var exitCode) is not { } compiled)
            {
                return exitCode;
            }

            var plan = options.Plan(compiled, parsed);
            var mutations = Mutations.Of(plan);
            if (mutations.Honest.Verdict is not Verdict.Completed)
            {
                var verdict = ValidateCommand.Refusal(mutations.Honest.Verdict, compiled.Protocol, invocation);
                invocation.Fail(ExitCodes.Negative, invocation.Say("mutate.there-is-no-honest-run-to", ("verdict", verdict)));
                return ExitCodes.Of(mutations.Honest.Verdict);
            }

            Term? only = null;
            if (parsed.GetValue(field) is { } written && (only = Field(written, mutations, compiled.Protocol, invocation)) is null)
            {
                return ExitCodes.Usage;
            }

            var results = Judged(mutations, only, invocation);
            if (parsed.GetValue(json))
            {
                Json.Write(invocation, MutateOutput.Of(plan, results));
            }
            else
            {
                MutationText.Write(plan, results, invocation);
            }

            return results.Any(r => r.IsUnnoticed) ? ExitCodes.Negative : ExitCodes.Accepted;
        });
        return command;
    }

    private static IReadOnlyList<MutationResult> Judged(Mutations mutations, Term? only, Invocation invocation)
    {
        var all = mutations.All(only).ToList();
        var isTold = false;
        var results = mutations.Judge(all, done =>
        {
            if (invocation.Port.IsInteractive && done < all.Count)
            {
                isTold = true;
                invocation.Port.Error.Write($"\r{done.ToString(CultureInfo.InvariantCulture)}/{all.Count.ToString(CultureInfo.InvariantCulture)}");
            }
        });
        if (isTold)
        {
            invocation.Port.Error.Write("\r\u001b[K");
        }

        return results;
    }

    /// <summary>The field that was written: by its label, or as any term that is sent as such. Null when there is none, and the user was told.</summary>
    private static Term? Field(string written, Mutations mutations, Protocol protocol, Invocation invocation)
    {
        var vocabulary = protocol.Vocabulary;
        var fields = mutations.Fields.Select(f => f.Field.Term!).Distinct().ToList();
        var term = Notation.Parse(written, vocabulary.Algorithms).Term is { } parsed ? vocabulary.Expand(parsed) : null;
        if (fields.Find(f => vocabulary.Label(f) == written || f.Equals(term)) is { } found)
        {
            return found;
        }

        var labels = fields.ConvertAll(vocabulary.Label);
        invocation.Fail(
            ExitCodes.Usage,
            invocation.Say("mutate.field-no-message-has-a-field", ("written", PlainText.Excerpt(written)))
            + (invocation.DidYouMean(written, labels) ?? invocation.Say("common.they-are") + string.Join(", ", labels)));
        return null;
    }
}
