using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads the values that everybody knows.</summary>
internal sealed partial class ProtocolReader
{
    /// <summary>The constants by name, as an author writes their values. Their sorts are added to those of the atoms.</summary>
    private Dictionary<string, string> Constants(Fields fields, Dictionary<string, Sort> atoms)
    {
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, place, node) in fields.OptionalEntries("constants"))
        {
            if (!CheckName(name, place) || Fields.Of(node, _diagnostics, "a constant") is not { } constant)
            {
                continue;
            }

            var value = constant.Scalar("value");
            if (Sort.Parse(constant.Text("sort") ?? "") is not { IsOfHolder: false, Kind: not SortKind.Decision } sort)
            {
                _diagnostics.Error("PQ0206", constant.PlaceOf("sort"), $"'{name}' needs a sort", Sorts);
            }
            else if (!atoms.TryAdd(name, sort))
            {
                _diagnostics.Error("PQ0204", place, $"'{name}' is a role's symbol or an atom already");
            }
            else if (value is not null && (value.Text.Length == 0 || SettingReader.Objection(sort, value.Text) is not null))
            {
                _diagnostics.Error("PQ0293", value.Place, $"{PlainText.Excerpt(value.Text)} is no value of sort {sort}", SettingReader.Objection(sort, value.Text) ?? "write the value");
            }
            else if (value is not null)
            {
                constants.Add(name, value.Text);
            }

            constant.Finish();
        }

        return constants;
    }

    /// <summary>Each role knows the constants besides what an author says that it does.</summary>
    private static Dictionary<string, Sequence<Term>> WithConstants(Dictionary<string, Sequence<Term>> knows, Vocabulary vocabulary) => vocabulary.Constants.Count == 0
        ? knows
        : knows.ToDictionary(k => k.Key, k => k.Value.Concat(Known(vocabulary)).Distinct().ToSequence(), StringComparer.Ordinal);

    private static IEnumerable<Term> Known(Vocabulary vocabulary) => vocabulary.Constants.Keys.Select(c => new Term.Atom(c));
}
