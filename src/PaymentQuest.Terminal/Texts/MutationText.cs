using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Runs;
using PaymentQuest.Terminal.Commands;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Texts;

/// <summary>What came of changed messages, for people: of each field who refuses which changes, and at the end what nothing protects.</summary>
internal static class MutationText
{
    /// <summary>Writes messages and their fields in order, then the sum.</summary>
    public static void Write(RunPlan plan, IReadOnlyList<MutationResult> results, Invocation invocation)
    {
        var protocol = plan.Compiled.Protocol;
        invocation.Out.WriteLine($"{protocol.Id}  {invocation.Say(protocol.Title)}");
        invocation.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"suite {plan.Suite}, seed {plan.Seed}"));
        foreach (var message in results.GroupBy(r => r.Mutation.Step.Number))
        {
            var step = message.First().Mutation.Step;
            invocation.Out.WriteLine();
            invocation.Out.WriteLine($"{Show(step.Number)} {step.Name}: {step.From} > {step.To}");
            foreach (var field in message.GroupBy(r => r.Mutation.Field))
            {
                invocation.Out.WriteLine($"  {Name(field.Key, protocol.Vocabulary, invocation)}");
                foreach (var outcome in field.GroupBy(r => Outcome(r, invocation)))
                {
                    invocation.Out.WriteLine($"    {outcome.Key}: {Changes(outcome, invocation)}");
                }
            }
        }

        invocation.Out.WriteLine();
        Sum(results, protocol.Vocabulary, invocation);
    }

    private static void Sum(IReadOnlyList<MutationResult> results, Vocabulary vocabulary, Invocation invocation)
    {
        var unnoticed = results.Where(r => r.IsUnnoticed).ToList();
        var fields = results.Where(r => r.Mutation.Field is not null).GroupBy(r => (r.Mutation.Step.Number, r.Mutation.Field)).ToList();
        var (n, all, bare, many) = (Show(results.Count - unnoticed.Count), Show(results.Count), Show(fields.Count(f => f.Any(r => r.IsUnnoticed))), Show(fields.Count));
        invocation.Out.WriteLine(invocation.Say("mutate.refused-of-changes", ("count", n), ("all", all)));
        invocation.Out.WriteLine(invocation.Say("mutate.fields-that-nothing-protects-from-some", ("bare", bare), ("many", many)));
        foreach (var group in unnoticed.GroupBy(r => (r.Mutation.Step, r.Mutation.Field, Outcome: Outcome(r, invocation))))
        {
            invocation.Out.WriteLine($"  {Show(group.Key.Step.Number)} {group.Key.Step.Name}, {Name(group.Key.Field, vocabulary, invocation)}: {Changes(group, invocation)}");
            foreach (var source in group.Where(r => r.Mutation.Source is not null).Select(r => r.Mutation.Source!.Value))
            {
                invocation.Out.WriteLine($"      {invocation.Say("mutate.it-may-be")} {Show(source.Step.Number)} {source.Step.Name}, {vocabulary.Label(source.Field)}");
            }

            invocation.Out.WriteLine($"      {Consequence(group.First(), vocabulary, invocation)}");
        }
    }

    private static string Outcome(MutationResult result, Invocation invocation) => result.Verdict switch
    {
        Verdict.Refused r => r.Check.Label.EndsWith(r.Reason, StringComparison.Ordinal) ? $"{r.Check}" : $"{r.Check} ({r.Reason})",
        Verdict.Malformed m => $"{m.Check}",
        Verdict.Stalled s => invocation.Say("mutate.cannot-go-on-at-message", ("role", s.Role), ("step", s.Step)),
        Verdict.Completed { IsApproved: false } => invocation.Say("mutate.nobody-and-the-payment-is-declined"),
        _ => invocation.Say("mutate.nobody"),
    };

    private static string Consequence(MutationResult result, Vocabulary vocabulary, Invocation invocation) => result switch
    {
        { Affected: { } step } => invocation.Say("mutate.what-follows-is-another-first", ("step", step.Name)),
        { Kept: var (role, term) } => invocation.Say("mutate.keeps-another", ("role", role), ("term", vocabulary.Label(term))),
        { IsWorldAffected: true } => invocation.Say("mutate.what-happens-in-the-world-is"),
        _ => invocation.Say("mutate.all-that-follows-is-the-same"),
    };

    private static string Name(Term? field, Vocabulary vocabulary, Invocation invocation) =>
        field is null ? invocation.Say("mutate.what-frames-the-fields") : vocabulary.Label(field);

    private static string Changes(IEnumerable<MutationResult> results, Invocation invocation) => string.Join(", ", results.GroupBy(r => r.Mutation.Operator).Select(group =>
    {
        var count = group.Count();
        return invocation.Say(Of(group.Key)) + (count > 1 ? $" ×{Show(count)}" : "");
    }));

    private static Prose Of(MutationOperator way) => way switch
    {
        MutationOperator.Flip => Prose.Of("mutate.a-bit-turned-over"),
        MutationOperator.Later => Prose.Of("mutate.a-later-runs"),
        MutationOperator.Stranger => Prose.Of("mutate.other-parties"),
        MutationOperator.Elsewhere => Prose.Of("mutate.another-value-of-this-run"),
        MutationOperator.Empty => Prose.Of("mutate.empty"),
        MutationOperator.Drop => Prose.Of("mutate.left-out"),
        _ => Prose.Of("mutate.twice"),
    };

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
