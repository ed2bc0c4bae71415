using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Reads what a quest claims of numbers and of values.</content>
internal sealed partial class QuestReader
{
    private static ValueProposition? Valued(Fields fields, Quest quest) => fields.Text("of") is { } of && fields.Text("is") is { } value ? new ValueProposition(quest, of, value) : null;

    private FormulaProposition? Computed(Fields fields, Quest quest)
    {
        var formula = fields.Text("formula");
        var written = fields.Scalar("is");
        var percent = (int)fields.OptionalInteger("percent", 0, MostPercent, 0);
        if (formula is null || written is null)
        {
            return null;
        }

        if (!decimal.TryParse(written.Text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            _diagnostics.Error("PQ0455", written.Place, $"{PlainText.Excerpt(written.Text)} is no number", "write digits, with a point before decimals");
            return null;
        }

        var figures = new List<(string, double)>();
        if (quest is ComputeQuest compute)
        {
            figures.AddRange(compute.Figures.Select(f => (f.Name, f.Number)));
            foreach (var result in compute.Calculations.OfType<Calculation.Result>())
            {
                figures.Add((result.Key, ComputeQuest.Value(result, compute.Figures, [.. compute.Calculations.OfType<Calculation.Result>()], new Dictionary<string, double>()) ?? 0));
            }
        }

        return new FormulaProposition(new Formula(formula), number, percent, figures.ToSequence());
    }
}
