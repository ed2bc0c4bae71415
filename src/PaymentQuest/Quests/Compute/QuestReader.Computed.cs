using PaymentQuest.Documents;

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

        var proposition = new FormulaProposition(new Formula(formula), number, percent, quest as ComputeQuest);
        if (proposition.IsCircular)
        {
            _diagnostics.Error("PQ0493", fields.PlaceOf("formula"), $"{PlainText.Excerpt(formula)} gives the same whatever the figures are, and proves nothing", "claim a number that comes of the quest's figures, or waive the sentence with a reason");
        }

        return proposition;
    }
}
