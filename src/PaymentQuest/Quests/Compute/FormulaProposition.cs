using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>That a formula gives a number.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Number">The number.</param>
/// <param name="Percent">How far off it may be, in hundredths.</param>
/// <param name="Sheet">The compute quest whose figures and objectives the formula may name; null in other quests, whose formulas have constants only.</param>
internal sealed record FormulaProposition(Formula Formula, decimal Number, int Percent, ComputeQuest? Sheet) : Proposition
{
    // What a difference of large numbers loses in binary is no other value.
    private const double Noise = 1e-6;

    /// <summary>
    /// Whether it would be so whatever the figures are: then it only repeats how the quest computes its objectives, as (x / y) * y / x = 1 does, or is the
    /// number itself.
    /// </summary>
    public bool IsCircular => Formula.Number(Formula.Text.Trim()) is not null
        || (Formula.Names.Count > 0 && Value() is { } value && Otherwise().All(o => o.Changed.Value() is { } other && Math.Abs(other - value) <= Noise * Math.Max(1, Math.Abs(value))));

    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget)
    {
        // What a decimal fraction loses in binary is no mistake of the author's.
        const double Rounding = 1e-9;
        var factor = 1 + (Percent / 100.0) + Rounding;
        return Value() switch
        {
            null => $"{PlainText.Excerpt(Formula.Text)} gives no number",
            var value when (double)Number <= value * factor && (double)Number * factor >= value => null,
            var value => $"{PlainText.Excerpt(Formula.Text)} gives {value.Value.ToString("0.######", CultureInfo.InvariantCulture)}",
        };
    }

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants() => Otherwise().Select(o => Mutant.OfSetting($"{o.Figure} is three times as much", o.Changed));

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> OtherNumbers() => [Mutant.OfNumber($"{Number.ToString(CultureInfo.InvariantCulture)} becomes three times as much", this with { Number = 3 * Number })];

    /// <summary>The same, with one figure of the quest three times as much: objectives are computed from that.</summary>
    private IEnumerable<(string Figure, FormulaProposition Changed)> Otherwise() => Sheet is null || Formula.Names.Count == 0 ? [] : Sheet.Figures
        .Select(f => (f.Name, this with { Sheet = Sheet with { Figures = Sheet.Figures.Select(o => o == f ? o with { Number = 3 * o.Number } : o).ToSequence() } }));

    private double? Value()
    {
        var results = Sheet is null ? [] : Sheet.Calculations.OfType<Calculation.Result>().ToList();
        return Formula.Value(name => Sheet?.Figures.FirstOrDefault(f => f.Name == name)?.Number
            ?? (results.Find(r => r.Key == name) is { } result ? ComputeQuest.Value(result, Sheet!.Figures, results, new Dictionary<string, double>()) : null));
    }
}
