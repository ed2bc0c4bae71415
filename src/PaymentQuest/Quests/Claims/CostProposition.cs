using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Runs;

namespace PaymentQuest.Quests;

/// <summary>That one check costs its maker less than another.</summary>
/// <param name="Compiled">The protocol.</param>
/// <param name="Check">The cheaper one.</param>
/// <param name="Than">The dearer one.</param>
internal sealed record CostProposition(CompiledProtocol Compiled, CheckName Check, CheckName Than) : Proposition
{
    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget) => (Cost(Check), Cost(Than)) switch
    {
        (null, _) => $"there is no check {PlainText.Excerpt(Check.ToString())}",
        (_, null) => $"there is no check {PlainText.Excerpt(Than.ToString())}",
        ({ } cheaper, { } dearer) when cheaper < dearer => null,
        ({ } one, { } other) => $"they cost {one} and {other}",
    };

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants() => AlteredProtocols.WithoutCheck(Compiled).Concat(AlteredProtocols.Digested(Compiled)).Concat(AlteredProtocols.Opened(Compiled)).Concat(AlteredProtocols.WithoutPart(Compiled))
        .Select(a => Mutant.OfProtocol(a.Change, this with { Compiled = a.Compiled }));

    private CheckCost? Cost(CheckName check) => Compiled.Programs[check.Role].Actions.FirstOrDefault(a => a.Check == check) is { } action ? CheckCosts.Of(action) : null;
}
