using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <content>What does not come from the suite: algorithms that a service fixes.</content>
internal sealed partial class ProtocolReader
{
    /// <summary>What algorithms are called. A name stands for nothing else, and an algorithm has one name.</summary>
    private Dictionary<string, Algorithm> Algorithms(Fields fields, Dictionary<string, Sort> atoms, Dictionary<string, FunctionDeclaration> functions)
    {
        var algorithms = new Dictionary<string, Algorithm>(StringComparer.Ordinal);
        foreach (var (name, place, node) in fields.OptionalEntries("algorithms"))
        {
            if (!CheckName(name, place))
            {
                continue;
            }

            if (node is not Node.Scalar { Text: var word } || !Algorithm.Words.TryGetValue(word, out var algorithm))
            {
                var found = node is Node.Scalar { Text: var text } ? PlainText.Excerpt(text) : node.Kind;
                _diagnostics.Error("PQ0292", node.Place, $"{found} is no algorithm", Suggestion.Advice(found.Trim('\''), Algorithm.Words.Keys, $"use one of {string.Join(", ", Algorithm.Words.Keys)}"));
            }
            else if (atoms.ContainsKey(name) || functions.ContainsKey(name))
            {
                _diagnostics.Error("PQ0204", place, $"'{name}' is an atom or a function already");
            }
            else if (algorithms.FirstOrDefault(a => a.Value == algorithm).Key is { } other)
            {
                _diagnostics.Error("PQ0292", place, $"{algorithm} is called '{other}' already", $"write {other}(…) everywhere");
            }
            else
            {
                algorithms.Add(name, algorithm);
            }
        }

        return algorithms;
    }
}
