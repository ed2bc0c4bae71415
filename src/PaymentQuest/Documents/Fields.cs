using System.Globalization;
using Scalar = PaymentQuest.Documents.Node.Scalar;

namespace PaymentQuest.Documents;

/// <summary>
/// Reads a map key by key. Whatever is missing, has the wrong shape or is out of range becomes an error at its place, and the
/// answer is then null, an empty list or the default, so that a reader asks for everything first and looks at
/// <see cref="Diagnostics.HasErrors"/> once. <see cref="Finish"/> must come last: it reports the keys that nobody asked for.
/// </summary>
public sealed partial class Fields
{
    private readonly Dictionary<string, Node.Entry> _entries;
    private readonly List<string> _asked = [];
    private readonly Diagnostics _diagnostics;
    private readonly Node.Map _map;

    private Fields(Node.Map map, Diagnostics diagnostics, string what)
    {
        _map = map;
        _diagnostics = diagnostics;
        What = what;
        _entries = map.Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
    }

    /// <summary>What the map describes, with its article, for messages: "a protocol".</summary>
    public string What { get; }

    /// <summary>Where the map begins.</summary>
    public Place Place => _map.Place;

    /// <summary>The fields of a map; null and an error when the node is no map.</summary>
    /// <param name="node">The node.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="what">What the map describes, with its article, for messages: "a protocol".</param>
    public static Fields? Of(Node node, Diagnostics diagnostics, string what)
    {
        if (node is Node.Map map)
        {
            return new Fields(map, diagnostics, what);
        }

        diagnostics.Error("PQ0120", node.Place, $"{what} must be a map, this is {node.Kind}", "write 'key: value' lines");
        return null;
    }

    /// <summary>Where a key's value begins (a text's first character), or the map's place when the key is absent. Does not count as asking.</summary>
    public Place PlaceOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Value.Place : Place;

    /// <summary>Whether the map has a key. Counts as asking for it.</summary>
    public bool Has(string key) => OptionalNode(key) is not null;

    /// <summary>A value of any shape; null and an error when it is missing.</summary>
    public Node? Node(string key)
    {
        var value = OptionalNode(key);
        if (value is null)
        {
            _diagnostics.Error("PQ0121", Place, $"{What} needs the key {PlainText.Excerpt(key)}", $"add '{key}:'");
        }

        return value;
    }

    /// <summary>A value of any shape, or null.</summary>
    public Node? OptionalNode(string key)
    {
        if (!_asked.Contains(key))
        {
            _asked.Add(key);
        }

        return _entries.TryGetValue(key, out var entry) ? entry.Value : null;
    }

    /// <summary>A text, empty only when it is quoted; null and an error when it is missing or something else.</summary>
    public string? Text(string key) => TextOf(Node(key), key)?.Text;

    /// <summary>A text, or null when the key is absent (no error) or holds something else (an error).</summary>
    public string? OptionalText(string key) => TextOf(OptionalNode(key), key)?.Text;

    /// <summary>A text with its place, as <see cref="Text"/>.</summary>
    public Scalar? Scalar(string key) => TextOf(Node(key), key);

    /// <summary>A text with its place, as <see cref="OptionalText"/>.</summary>
    public Scalar? OptionalScalar(string key) => TextOf(OptionalNode(key), key);

    /// <summary>A whole number written in decimal digits without quotes, from <paramref name="min"/> to <paramref name="max"/>; null and an error otherwise.</summary>
    public long? Integer(string key, long min, long max) => IntegerOf(Node(key), key, min, max);

    /// <summary>As <see cref="Integer"/>; <paramref name="otherwise"/> when the key is absent (no error) or wrong (an error).</summary>
    public long OptionalInteger(string key, long min, long max, long otherwise) => IntegerOf(OptionalNode(key), key, min, max) ?? otherwise;

    /// <summary><c>true</c> or <c>false</c>, without quotes; <paramref name="otherwise"/> when the key is absent (no error) or holds something else (an error).</summary>
    public bool Flag(string key, bool otherwise)
    {
        var value = OptionalNode(key);
        if (value is null or Scalar { IsQuoted: false, Text: "true" or "false" })
        {
            return value is Scalar { Text: var text } ? text == "true" : otherwise;
        }

        _diagnostics.Error("PQ0125", value.Place, $"{PlainText.Excerpt(key)} must be true or false, this is {Shown(value)}", "write true or false, without quotes");
        return otherwise;
    }

    /// <summary>One of some words; null and an error that lists them otherwise.</summary>
    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> choices)
        where T : struct => Chosen(Node(key), key, choices, out var choice) ? choice : null;

    /// <summary>One of some words; <paramref name="otherwise"/> and an error when the key is absent or wrong.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices, T otherwise) => Chosen(Node(key), key, choices, out var choice) ? choice! : otherwise;

    /// <summary>As <see cref="Choice{T}(string, IReadOnlyDictionary{string, T})"/>; <paramref name="otherwise"/> when the key is absent (no error) or wrong (an error).</summary>
    public T OptionalChoice<T>(string key, IReadOnlyDictionary<string, T> choices, T otherwise) =>
        Chosen(OptionalNode(key), key, choices, out var choice) ? choice! : otherwise;

    /// <summary>
    /// Reports every key that was not asked for, with the nearest of those that were (one that the map lacks before one that it has).
    /// </summary>
    public void Finish()
    {
        foreach (var entry in _map.Entries)
        {
            if (_asked.Contains(entry.Key))
            {
                continue;
            }

            var known = _asked.Count == 0 ? "remove it" : "known keys: " + string.Join(", ", _asked);
            var advice = Suggestion.Advice(entry.Key, _asked.Where(key => !_entries.ContainsKey(key)), Suggestion.Advice(entry.Key, _asked, known));
            _diagnostics.Error("PQ0122", entry.KeyPlace, $"{What} has no key {PlainText.Excerpt(entry.Key)}", advice);
        }
    }

    private Scalar? TextOf(Node? value, string key)
    {
        switch (value)
        {
            case null:
                return null;
            case Scalar { Text: "", IsQuoted: false }:
                _diagnostics.Error("PQ0123", value.Place, $"{PlainText.Excerpt(key)} has no value", "write one, or remove the key");
                return null;
            case Scalar text:
                return text;
            default:
                _diagnostics.Error("PQ0120", value.Place, $"{PlainText.Excerpt(key)} must be a text, this is {value.Kind}", "quote it when it begins with '[', '{' or '-'");
                return null;
        }
    }

    private long? IntegerOf(Node? value, string key, long min, long max)
    {
        if (value is null)
        {
            return null;
        }

        if (value is Scalar { IsQuoted: false } text
            && long.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max)
        {
            return number;
        }

        _diagnostics.Error(
            "PQ0124",
            value.Place,
            FormattableString.Invariant($"{PlainText.Excerpt(key)} must be a whole number from {min} to {max}, this is {Shown(value)}"),
            "write decimal digits, without quotes");
        return null;
    }

    private bool Chosen<T>(Node? value, string key, IReadOnlyDictionary<string, T> choices, out T? choice)
    {
        choice = default;
        if (TextOf(value, key) is not { } text)
        {
            return false;
        }

        if (choices.TryGetValue(text.Text, out choice))
        {
            return true;
        }

        var near = Suggestion.Advice(text.Text, choices.Keys);
        var all = "choose from " + string.Join(", ", choices.Keys);
        _diagnostics.Error(
            "PQ0126", text.Place, $"{PlainText.Excerpt(key)} cannot be {PlainText.Excerpt(text.Text)}", near.Length == 0 ? all : $"{near} {all}");
        return false;
    }

    private static string Shown(Node value) =>
        value is Scalar { Text.Length: > 0 } text ? PlainText.Excerpt(text.Text) + (text.IsQuoted ? " in quotes" : "") : value.Kind;
}
