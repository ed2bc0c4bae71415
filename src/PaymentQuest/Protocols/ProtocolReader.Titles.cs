using PaymentQuest.Documents;

namespace PaymentQuest.Protocols;

/// <summary>Reads what things are called in sentences.</summary>
internal sealed partial class ProtocolReader
{
    private static readonly Dictionary<string, bool> Genders = new(StringComparer.Ordinal) { ["m"] = false, ["f"] = true };

    private ProtocolNames Titles(Fields fields, IReadOnlyDictionary<string, IEnumerable<string>> things)
    {
        var names = new Dictionary<(string, string), Prose>();
        if (fields.OptionalSection("names", "the names") is not { } section)
        {
            return ProtocolNames.None;
        }

        foreach (var (kind, existing) in things)
        {
            var known = existing.ToHashSet(StringComparer.Ordinal);
            foreach (var (thing, place, node) in section.OptionalEntries(kind))
            {
                // A variant may have dropped what its parent names.
                if (!known.Contains(thing) && place.File == fields.Place.File)
                {
                    _diagnostics.Error("PQ0263", place, $"{PlainText.Excerpt(thing)} is not among the {kind} of this protocol", Suggestion.Advice(thing, known, "name what there is"));
                }

                if (kind == "roles")
                {
                    Noun(thing, node, names);
                }
                else if (section.ProseOf(node, thing) is { } name)
                {
                    names[(kind, thing)] = name;
                }
            }
        }

        section.Finish();
        return new ProtocolNames(names);
    }

    private void Noun(string role, Node node, Dictionary<(string, string), Prose> names)
    {
        if (Fields.Of(node, _diagnostics, "the name of a role") is not { } noun)
        {
            return;
        }

        var isFeminine = noun.OptionalChoice("gender", Genders, false);
        if (noun.Translated() is { } name)
        {
            names[("roles", role)] = new Prose(name.En, name.Es, isFeminine);
        }

        if (noun.OptionalNode("short") is { } inOneWord && noun.ProseOf(inOneWord, "short") is { } shorter)
        {
            names[("short", role)] = new Prose(shorter.En, shorter.Es, isFeminine);
        }

        noun.Finish();
    }
}
