using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>mutate</c> says: of each change who refuses it and why, or whom it affects when nobody does.</summary>
internal static class MutateOutput
{
    public static Members Of(RunPlan plan, IReadOnlyList<MutationResult> results) => new()
    {
        { "protocol", plan.Compiled.Protocol.Id },
        { "suite", plan.Suite.Name },
        { "seed", plan.Seed.ToString(CultureInfo.InvariantCulture) },
        { "changes", results.Count },
        { "unnoticed", results.Count(r => r.IsUnnoticed) },
        { "results", results.Select(r => Of(r, plan.Compiled.Protocol.Vocabulary)) },
    };

    private static Members Of(MutationResult result, Vocabulary vocabulary)
    {
        var mutation = result.Mutation;
        return new()
        {
            { "step", mutation.Step.Number },
            { "message", mutation.Step.Name },
            { "field", mutation.Field is null ? "" : vocabulary.Label(mutation.Field) },
            { "change", mutation.Operator.ToString().ToLowerInvariant() },
            { "offset", mutation.Offset },
            { "source", mutation.Source is var (step, source) ? new Members { { "step", step.Number }, { "field", vocabulary.Label(source) } } : null },
            { "verdict", result.Verdict.Word },
            { "affected", result.IsUnnoticed ? result.Affected?.Name ?? "" : null },
            { "kept", result.IsUnnoticed && result.Kept is var (role, term) ? new Members { { "role", role }, { "term", vocabulary.Label(term) } } : null },
            { "world_affected", result.IsUnnoticed ? result.IsWorldAffected : null },
            { "refusal", result.IsUnnoticed ? null : Refusal(result.Verdict) },
        };
    }

    private static Members Refusal(Verdict verdict)
    {
        var malformed = verdict as Verdict.Malformed;
        var at = RefusedAt.Of(verdict);
        return new()
        {
            { "role", at.Role },
            { "step", at.Step == 0 ? null : at.Step },
            { "check", at.Check },
            { "reason", at.Reason },
            { "offset", malformed?.Offset },
            { "expected_term", malformed?.Expected },
        };
    }
}
