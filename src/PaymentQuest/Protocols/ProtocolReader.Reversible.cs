using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads whose roles can be played the other way round, and what then stands for what.</summary>
internal sealed partial class ProtocolReader
{
    private Dictionary<string, string> Reversible(Fields fields, Sequence<Role> roles, Vocabulary vocabulary, IReadOnlyDictionary<string, string> owners, IReadOnlyDictionary<string, Sequence<Term>> knows, IReadOnlyList<Step> steps)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = fields.OptionalEntries("reversible");
        string Name(string text) => roles.FirstOrDefault(r => r.Name == text)?.Symbol ?? text;
        foreach (var (one, place, node) in entries)
        {
            if (node is not Node.Scalar { Text: var other } || Name(other) == Name(one) || !pairs.TryAdd(Name(one), Name(other)) || !pairs.TryAdd(Name(other), Name(one)))
            {
                Irreversible(place, $"{PlainText.Excerpt(one)} needs one other name to change places with", "write for example 'A: B'");
            }
        }

        if (entries.Count > 0 && !roles.Any(r => pairs.ContainsKey(r.Symbol)))
        {
            Irreversible(fields.PlaceOf("reversible"), "no roles change places", "name the symbols of two roles, such as 'A: B'");
        }

        // What is one party's is the other's when they change places, or a party would come with what belongs to another.
        bool Changes(string role) => pairs.ContainsKey(roles.First(r => r.Name == role).Symbol);
        string Other(string role) => pairs.TryGetValue(roles.First(r => r.Name == role).Symbol, out var symbol) && roles.FirstOrDefault(r => r.Symbol == symbol) is { } other ? other.Name : role;
        HashSet<string> Knowers(string atom) => knows.Where(k => k.Value.Contains(new Term.Atom(atom))).Select(k => k.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, place, _) in entries.Where(e => pairs.ContainsKey(Name(e.Key))))
        {
            var one = Name(key);
            var other = pairs[one];
            var areAlike = roles.Any(r => r.Symbol == one) ? roles.Any(r => r.Symbol == other)
                : owners.TryGetValue(one, out var owner) ? owners.GetValueOrDefault(other) == Other(owner)
                : vocabulary.Atoms.TryGetValue(one, out var sort) && vocabulary.Atoms.GetValueOrDefault(other) == sort && Knowers(one) is { Count: > 0 } knowers && Knowers(other).SetEquals(knowers.Select(Other));
            if (!areAlike)
            {
                Irreversible(place, $"{PlainText.Excerpt(one)} and {PlainText.Excerpt(other)} cannot change places", "pair two roles, two holders of keys, or two atoms of one sort that the same roles know beforehand, one's and the other's");
            }
        }

        foreach (var left in owners.Keys.Where(h => Changes(owners[h])).Concat(vocabulary.Atoms.Keys.Where(a => Knowers(a) is var k && !k.SetEquals(k.Select(Other)))).Where(n => !pairs.ContainsKey(n)))
        {
            Irreversible(fields.PlaceOf("reversible"), $"{left} belongs to one of the roles that change places", $"say what changes places with it: '{left}: …'");
        }

        var shown = knows.Values.SelectMany(k => k).Concat(steps.Select(s => s.Message)).SelectMany(t => t.SelfAndDescendants).OfType<Term.Certificate>();
        if (shown.FirstOrDefault(c => owners.TryGetValue(c.Holder, out var owner) && Changes(owner)) is { } certificate)
        {
            Irreversible(fields.PlaceOf("reversible"), $"{certificate} says which role its holder plays", "a protocol with certificates of these roles is not reversible");
        }

        return pairs;
    }

    private void Irreversible(Place place, string message, string advice) => _diagnostics.Error("PQ0260", place, message, advice);
}
