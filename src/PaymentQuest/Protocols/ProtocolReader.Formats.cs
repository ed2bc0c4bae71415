using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Wire.Text;

namespace PaymentQuest.Protocols;

/// <summary>The text formats that a protocol file gives to its definitions and messages.</summary>
internal sealed partial class ProtocolReader
{
    private WireFormat Formats(IReadOnlyList<(string Key, Place Place, Node Value)> entries, Vocabulary vocabulary, IReadOnlyList<(string Text, Place Place)> dropped, IReadOnlyList<Step> steps, WireFormat rest)
    {
        if (entries.Count == 0 || _diagnostics.HasErrors)
        {
            return rest;
        }

        var described = new List<(string Name, Place Place, Node Value, Term Term)>();
        foreach (var (name, place, node) in entries)
        {
            var term = vocabulary.Definitions.ContainsKey(name) ? vocabulary.Expand(new Term.Atom(name)) : steps.FirstOrDefault(s => s.Name == name)?.Message;
            if (term is null)
            {
                _diagnostics.Error("PQ0280", place, $"{PlainText.Excerpt(name)} is neither a definition nor a message", Suggestion.Advice(name, vocabulary.Definitions.Keys.Concat(steps.Select(s => s.Name))));
            }
            else if (described.FirstOrDefault(d => d.Term.Equals(term)) is { Name: { } other })
            {
                _diagnostics.Error("PQ0281", place, $"{name} and {other} are the same term, which has one format", "give the format once; it holds wherever the term is written");
            }
            else
            {
                described.Add((name, place, node, term));
            }
        }

        // What is inside another term comes first, so that the other can hold its octets.
        var formats = new Dictionary<Term, TextFormat>();
        foreach (var (name, place, node, term) in described.OrderBy(d => d.Term.SelfAndDescendants.Count()))
        {
            if (new TextFormatReader(_diagnostics, _terms, vocabulary, dropped, formats).Read(name, place, node, term) is { } format)
            {
                formats.Add(term, format);
            }
        }

        return new TextFormats(formats, rest);
    }
}
