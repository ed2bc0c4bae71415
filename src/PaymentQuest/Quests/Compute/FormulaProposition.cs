using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>That a formula over the figures of a quest gives a number.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Number">The number.</param>
/// <param name="Percent">How far off it may be, in hundredths.</param>
/// <param name="Figures">What names in the formula stand for.</param>
internal sealed record FormulaProposition(Formula Formula, decimal Number, int Percent, Sequence<(string Name, double Value)> Figures) : Proposition
{
    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget)
    {
        // What a decimal fraction loses in binary is no mistake of the author's.
        const double Rounding = 1e-9;
        var factor = 1 + (Percent / 100.0) + Rounding;
        return Formula.Value(n => Figures.FirstOrDefault(f => f.Name == n) is { Name: not null } figure ? figure.Value : null) switch
        {
            null => $"{Formula.Text} gives no number",
            var value when (double)Number <= value * factor && (double)Number * factor >= value => null,
            var value => $"{Formula.Text} gives {value.Value.ToString("0.######", CultureInfo.InvariantCulture)}",
        };
    }

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants() => Figures.Where(f => Formula.Names.Contains(f.Name))
        .Select(f => new Mutant($"{f.Name} is three times as much", this with { Figures = Figures.Select(o => o.Name == f.Name ? (o.Name, 3 * o.Value) : o).ToSequence() }))
        .Append(new Mutant($"{Number.ToString(CultureInfo.InvariantCulture)} becomes three times as much", this with { Number = 3 * Number }));
}
