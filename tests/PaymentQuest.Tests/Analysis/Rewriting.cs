using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Tests.Analysis;

/// <summary>
/// The same protocol, written otherwise: with other names for roles, values, definitions and parties, its independent parts in another
/// order, and tuples taken apart into tuples of the same parts.
/// </summary>
/// <param name="choices">What is chosen, in the order in which it is asked for; begins anew at its end.</param>
internal sealed partial class Rewriting(int[] choices)
{
    private static readonly HashSet<string> Unordered = ["roles", "keys", "atoms", "functions", "definitions", "certificates", "knows", "fresh", "keeps"];
    private static readonly HashSet<string> Prose = ["id", "family", "extends", "title", "summary", "source", "name", "at", "after", "when", "label", "memory", "role"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private int _at;

    /// <summary>The protocol under other names.</summary>
    public Node Renamed(Node protocol)
    {
        var root = (Node.Map)protocol;
        foreach (var name in Unordered.Except(["certificates", "knows", "fresh", "keeps"]).SelectMany(s => Section(root, s)).Select(e => e.Key).Concat(Section(root, "roles").Select(r => ((Node.Scalar)r.Value).Text)).ToList())
        {
            _names[name] = New();
        }

        var setting = root.Find("setting")?.Value as Node.Map;
        foreach (var text in new[] { "parties", "values" }.SelectMany(s => setting is null ? [] : Section(setting, s)).Select(e => ((Node.Scalar)e.Value).Text).Where(t => !Exact().IsMatch(t)))
        {
            _values[text] = text.All(char.IsAsciiDigit) ? Digits(text.Length) : $"{New()} {New()}";
        }

        return new Node.Map(root.Place, root.Entries.Select(e => new Node.Entry(e.KeyPlace, e.Key, e.Key switch
        {
            "setting" => Set(e.Value, null),
            "names" => Told(e.Value, null),
            _ => Named(e.Value, e.Key),
        })).ToSequence());
    }

    /// <summary>The protocol with its independent parts in another order, that of its roles too.</summary>
    public Node Reordered(Node protocol)
    {
        var root = (Node.Map)protocol;
        return new Node.Map(root.Place, Shuffled(root.Entries.Select(e => !Unordered.Contains(e.Key) ? e : new Node.Entry(e.KeyPlace, e.Key, e.Value switch
        {
            Node.Map m when e.Key is "knows" or "fresh" => new Node.Map(m.Place, Shuffled(m.Entries.Select(r => new Node.Entry(r.KeyPlace, r.Key, Over(r.Value, Shuffled(Parts(((Node.Scalar)r.Value).Text))))))),
            Node.Map m => new Node.Map(m.Place, Shuffled(m.Entries)),
            var other => other,
        }))));
    }

    /// <summary>The protocol with some tuples made of two: by two definitions that are spliced, or by brackets.</summary>
    public Node Split(Node protocol)
    {
        var root = (Node.Map)protocol;
        var added = new List<Node.Entry>();
        var definitions = Section(root, "definitions").Select(e =>
        {
            var parts = Parts(((Node.Scalar)e.Value).Text);
            if (parts.Count < 2 || Next(3) == 0)
            {
                return e;
            }

            var cut = 1 + Next(parts.Count - 1);
            if (parts.Count > 2 && Next(2) == 0)
            {
                return new Node.Entry(e.KeyPlace, e.Key, Nested(e.Value, parts, cut));
            }

            var (first, second) = ($"First_{e.Key}", $"Second_{e.Key}");
            added.Add(new Node.Entry(e.KeyPlace, first, Over(e.Value, parts.Take(cut))));
            added.Add(new Node.Entry(e.KeyPlace, second, Over(e.Value, parts.Skip(cut))));
            return new Node.Entry(e.KeyPlace, e.Key, Over(e.Value, [first, second]));
        }).ToList();
        return new Node.Map(root.Place, root.Entries.Select(e => new Node.Entry(e.KeyPlace, e.Key, e.Key switch
        {
            "definitions" => new Node.Map(e.Value.Place, definitions.Concat(added).ToSequence()),
            "steps" => new Node.List(e.Value.Place, ((Node.List)e.Value).Items.Select(s => Step((Node.Map)s)).ToSequence<Node>()),
            _ => e.Value,
        })).ToSequence());
    }

    private Node Step(Node.Map step)
    {
        if (step.Find("declined") is not null || step.Find("message") is not { Value: Node.Scalar message } || Parts(message.Text) is not { Count: > 2 } parts || Next(3) == 0)
        {
            return step;
        }

        var nested = Nested(message, parts, 1 + Next(parts.Count - 1));
        return new Node.Map(step.Place, step.Entries.Select(e => e.Key == "message" ? new Node.Entry(e.KeyPlace, e.Key, nested) : e).ToSequence());
    }

    private static Node Nested(Node under, List<string> parts, int cut) =>
        Over(under, cut == 1 ? parts.Take(1).Append($"({string.Join(", ", parts.Skip(1))})") : parts.Skip(cut).Prepend($"({string.Join(", ", parts.Take(cut))})"));

    private Node Named(Node node, string key) => Prose.Contains(key) ? node : node switch
    {
        Node.Map m => new Node.Map(m.Place, m.Entries.Select(e => new Node.Entry(e.KeyPlace, _names.GetValueOrDefault(e.Key, e.Key), Named(e.Value, e.Key))).ToSequence()),
        Node.List l => new Node.List(l.Place, l.Items.Select(i => Named(i, "")).ToSequence()),
        Node.Scalar s when Token().Replace(s.Text, m => Name(m.Value)) is var text && text != s.Text => Over(node, [text]),
        _ => node,
    };

    /// <summary>The names for sentences: what is named has its new name, and a message keeps its own, which may be a definition's as well.</summary>
    private Node Told(Node node, string? section) => node is Node.Map m
        ? new Node.Map(m.Place, m.Entries.Select(e => new Node.Entry(e.KeyPlace, section is "roles" or "definitions" ? _names.GetValueOrDefault(e.Key, e.Key) : e.Key, section is null ? Told(e.Value, e.Key) : e.Value)).ToSequence())
        : node;

    /// <summary>The setting: keys are names or values, and values are taken whole.</summary>
    private Node Set(Node node, string? key) => node switch
    {
        Node.Map m => new Node.Map(m.Place, m.Entries.Select(e => new Node.Entry(e.KeyPlace, _values.GetValueOrDefault(e.Key) ?? _names.GetValueOrDefault(e.Key, e.Key), Set(e.Value, e.Key))).ToSequence()),
        Node.Scalar s when key != "clock" && _values.TryGetValue(s.Text, out var value) => Over(s, [value]),
        _ => node,
    };

    private string Name(string token)
    {
        if (token[0] == '"' || _names.ContainsKey(token))
        {
            return _names.GetValueOrDefault(token, token);
        }

        var prefix = new[] { "PK_", "SK_", "CERT_", "CRL_" }.FirstOrDefault(p => token.StartsWith(p, StringComparison.Ordinal)) ?? "";
        return prefix + (prefix.Length > 0 ? _names.GetValueOrDefault(token[prefix.Length..], token[prefix.Length..]) : token);
    }

    private static IReadOnlyList<Node.Entry> Section(Node.Map map, string key) => map.Find(key)?.Value is Node.Map section ? section.Entries : [];

    private static Node.Scalar Over(Node under, IEnumerable<string> parts) => new(under.Place, string.Join(", ", parts), true);

    /// <summary>The parts of a notation at its top.</summary>
    private static List<string> Parts(string notation)
    {
        var parts = new List<string>();
        var (part, depth, isText) = (new StringBuilder(), 0, false);
        foreach (var character in notation)
        {
            isText ^= character == '"';
            depth += isText ? 0 : character is '(' or '[' ? 1 : character is ')' or ']' ? -1 : 0;
            if (character == ',' && depth == 0 && !isText)
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
                continue;
            }

            part.Append(character);
        }

        parts.Add(part.ToString().Trim());
        return parts;
    }

    private Sequence<T> Shuffled<T>(IEnumerable<T> items)
    {
        var left = items.ToList();
        var order = new List<T>();
        while (left.Count > 0)
        {
            var i = Next(left.Count);
            order.Add(left[i]);
            left.RemoveAt(i);
        }

        return order.ToSequence();
    }

    /// <summary>A name that nothing else has, anywhere in the alphabet.</summary>
    private string New() => $"{(char)('a' + Next(26))}{(char)('A' + Next(26))}{(_names.Count + _values.Count + _at).ToString(CultureInfo.InvariantCulture)}";

    private string Digits(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + Next(10))));

    private int Next(int below) => choices[_at++ % choices.Length] % below;

    /// <summary>Values whose text says what they are worth.</summary>
    [GeneratedRegex("^[A-Z]{3} [0-9.]+$|^[0-9]{4}-[0-9]{2}-[0-9]{2}T|^[0-9a-f]{16,}$")]
    private static partial Regex Exact();

    [GeneratedRegex("\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_/']*")]
    private static partial Regex Token();
}
