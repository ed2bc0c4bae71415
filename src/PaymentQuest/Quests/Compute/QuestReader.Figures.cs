using PaymentQuest.Cryptography;
using PaymentQuest.Documents;

namespace PaymentQuest.Quests;

/// <content>Reads the figures of compute quests and what is asked about them.</content>
internal sealed partial class QuestReader
{
    private const int MostFigures = 20;
    private const int MostPercent = 900;

    private static readonly Dictionary<string, TimedOperation> TimedOperations = new(StringComparer.Ordinal)
    {
        ["digest"] = TimedOperation.Digest,
        ["mac"] = TimedOperation.Mac,
        ["encrypt"] = TimedOperation.Encrypt,
        ["sign"] = TimedOperation.Sign,
        ["verify"] = TimedOperation.Verify,
    };

    private List<Figure> Figures(Fields fields)
    {
        var figures = new List<Figure>();
        foreach (var (name, place, node) in fields.OptionalEntries("figures"))
        {
            if (Fields.Of(node, _diagnostics, "a figure") is not { } figure)
            {
                continue;
            }

            TimedOperation? operation = figure.Has("measure") && figure.Choice("measure", TimedOperations) is var measured ? measured : null;
            var written = figure.Scalar(operation is null ? "value" : "example");
            var means = figure.Prose("means");
            figure.Finish();
            if (written is not null && Formula.Number(written.Text) is null)
            {
                _diagnostics.Error("PQ0455", written.Place, $"{PlainText.Excerpt(written.Text)} is no number", "write digits, with a point before decimals");
            }
            else if (written is not null && means is not null && Formula.Number(written.Text) is { } number)
            {
                figures.Add(new Figure(name, number, operation, means));
            }

            if (!IsFigureName(name))
            {
                _diagnostics.Error("PQ0455", place, $"{PlainText.Excerpt(name)} is no name of a figure", "a name begins with a letter and goes on with letters, digits and _");
            }
        }

        if (figures.Count > MostFigures)
        {
            _diagnostics.Error("PQ0455", fields.PlaceOf("figures"), $"there are {figures.Count} figures, and at most {MostFigures} are read", "leave some out");
        }

        return figures;
    }

    private Calculation.Result? Result(Node node, List<Figure> figures, List<Calculation> earlier)
    {
        if (Fields.Of(node, _diagnostics, "an objective") is not { } fields)
        {
            return null;
        }

        var (id, written, asks) = (fields.Text("id"), fields.Scalar("formula"), fields.Prose("asks"));
        var weight = (int)fields.OptionalInteger("weight", 1, 1_000, 1);
        var percent = (int)fields.OptionalInteger("percent", 0, MostPercent, 0);
        fields.Finish();
        if (id is null || written is null || asks is null)
        {
            return null;
        }

        var result = new Calculation.Result(id, weight, new Formula(written.Text), percent, asks) { Written = written.Text, Place = node.Place };
        if (!IsFigureName(id) || figures.Any(f => f.Name == id))
        {
            _diagnostics.Error("PQ0456", node.Place, $"{PlainText.Excerpt(id)} cannot be the name of an objective", "a name begins with a letter, goes on with letters, digits and _, and is that of no figure");
        }
        else if (ComputeQuest.Value(result, figures, [.. earlier.OfType<Calculation.Result>()], new Dictionary<string, double>()) is null)
        {
            _diagnostics.Error("PQ0457", written.Place, $"{PlainText.Excerpt(written.Text)} cannot be computed", "use numbers, names of figures and of objectives before this one, + - * / and brackets");
        }

        return result;
    }

    private static bool IsFigureName(string name) => name.Length is > 0 and <= 40 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
