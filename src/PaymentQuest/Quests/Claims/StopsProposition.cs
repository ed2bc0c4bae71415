using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Roles;

namespace PaymentQuest.Quests;

/// <summary>That a check stops attacks on a goal: as the protocol is there is none, and without the check there is.</summary>
/// <param name="Whole">That there is no attack as the protocol is.</param>
/// <param name="Check">The check.</param>
internal sealed record StopsProposition(VerdictProposition Whole, CheckName Check) : Proposition
{
    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget) =>
        Whole.Untrue(budget) ?? (Without.Untrue(budget) is { } untrue ? $"without {PlainText.Excerpt(Check.ToString())}, {untrue}" : null);

    private VerdictProposition Without => Whole with { Compiled = Necessity.Without(Whole.Compiled, Check), IsAttack = true };

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants() =>
        [Mutant.OfProtocol($"without {Check}", Whole with { Compiled = Necessity.Without(Whole.Compiled, Check) }), .. Whole.Mutants()];
}
