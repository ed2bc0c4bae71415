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
                else if (section.NameOf(node, thing) is { } name)
                {
                    names[(kind, thing)] = name;
                }

                Distinguish(kind, thing, place, names);
            }
        }

        section.Finish();
        return new ProtocolNames(names);
    }

    /// <summary>What is called the same in a language cannot be told apart in its sentences.</summary>
    private void Distinguish(string kind, string thing, Place place, Dictionary<(string Kind, string Thing), Prose> names)
    {
        if (names.TryGetValue((kind, thing), out var name)
            && names.FirstOrDefault(n => n.Key.Kind == kind && n.Key.Thing != thing && (n.Value.En == name.En || n.Value.Es == name.Es)).Key.Thing is { } other)
        {
            _diagnostics.Error("PQ0264", place, $"{PlainText.Excerpt(thing)} is called as {PlainText.Excerpt(other)} is", "give each a name of its own in each language");
        }
    }

    private void Noun(string role, Node node, Dictionary<(string, string), Prose> names)
    {
        if (Fields.Of(node, _diagnostics, "the name of a role") is not { } noun)
        {
            return;
        }

        var isFeminine = noun.OptionalChoice("gender", Genders, false);
        if (noun.TranslatedName() is { } name)
        {
            names[("roles", role)] = new Prose(name.En, name.Es, isFeminine);
        }

        if (noun.OptionalNode("short") is { } inOneWord && noun.NameOf(inOneWord, "short") is { } shorter)
        {
            names[("short", role)] = new Prose(shorter.En, shorter.Es, isFeminine);
        }

        noun.Finish();
    }
}
