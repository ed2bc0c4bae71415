using System.Globalization;
using System.Text.Json;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>
/// Takes JSON of strangers apart strictly: every key is known, present and of its type. The first thing that is wrong is the one that is
/// reported; what is read after it is never used.
/// </summary>
/// <param name="advice">What to do about a file that has another form.</param>
public abstract class JsonParts(Prose advice)
{
    /// <summary>The value of a key that is absent.</summary>
    protected static readonly JsonTree Nothing;

    /// <summary>Texts that occur again and again, such as names of roles and checks, are kept once, up to so many.</summary>
    private const int MostKept = 4096;

    private const int LongestKept = 64;

    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    /// <summary>The first thing that is wrong, or null.</summary>
    protected JsonFault? Fault { get; private set; }

    /// <summary>The values of an object by key. A key that may be absent has <see cref="Nothing"/> then.</summary>
    protected JsonKeys Object(JsonTree tree, JsonShape shape)
    {
        var keys = new JsonKeys(shape);
        if (!Is(tree, JsonTokenType.StartObject, Prose.Of("json.an-object")))
        {
            return keys;
        }

        var reader = tree.Reader();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var offset = tree.Offset + (int)reader.TokenStartIndex;
            var at = shape.IndexOf(ref reader);
            if (at < 0)
            {
                var key = reader.GetString()!;
                Fail("PQ0507", offset, Prose.Of("json.unknown-key", ("key", PlainText.Excerpt(key))), Suggestion.Told(key, shape.Keys, Prose.Of("json.keys-are", ("keys", string.Join(", ", shape.Keys)))));
                return keys;
            }

            if (keys.Values[at] != Nothing)
            {
                FailTwice(offset, shape.Keys[at]);
                return keys;
            }

            reader.Read();
            keys.Values[at] = tree.Part(ref reader);
        }

        for (var i = 0; i < shape.Keys.Count; i++)
        {
            if (!shape.IsOptional(i) && keys.Values[i] == Nothing)
            {
                Fail("PQ0508", tree.Offset, Prose.Of("json.missing-key", ("key", shape.Keys[i])), advice);
                break;
            }
        }

        return keys;
    }

    /// <summary>An object whose keys are anybody's.</summary>
    /// <param name="tree">The object.</param>
    /// <param name="value">Reads a value.</param>
    /// <param name="most">How many there may be, and what they are.</param>
    protected Dictionary<string, T> Map<T>(JsonTree tree, Func<JsonTree, T> value, (int Count, Prose What)? most = null)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        if (!Is(tree, JsonTokenType.StartObject, Prose.Of("json.an-object")))
        {
            return map;
        }

        var reader = tree.Reader();
        while (Fault is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (offset, key) = (tree.Offset + (int)reader.TokenStartIndex, reader.GetString()!);
            if (map.Count == most?.Count)
            {
                Fail("PQ0514", offset, Prose.Of("json.more-than", ("most", most.Value.Count), ("what", most.Value.What)), Prose.Of("json.no-such-large-setting"));
                return map;
            }

            reader.Read();
            if (!map.TryAdd(key, value(tree.Part(ref reader))))
            {
                FailTwice(offset, key);
            }
        }

        return map;
    }

    /// <summary>The values of an array, each read by itself.</summary>
    protected Sequence<T> List<T>(JsonTree tree, Func<JsonTree, T> item)
    {
        if (!Is(tree, JsonTokenType.StartArray, Prose.Of("json.a-list")))
        {
            return [];
        }

        var items = new List<T>();
        var reader = tree.Reader();
        while (Fault is null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(item(tree.Part(ref reader)));
        }

        return items.ToSequence();
    }

    /// <summary>A value that may be absent; null then.</summary>
    protected static T? Optional<T>(JsonTree tree, Func<JsonTree, T> value)
        where T : class => tree == Nothing ? null : value(tree);

    /// <summary>A whole number that may be absent; null then.</summary>
    protected int? OptionalNumber(JsonTree tree) => tree == Nothing ? null : Number(tree);

    /// <summary>A text.</summary>
    protected string Text(JsonTree tree)
    {
        if (!Is(tree, JsonTokenType.String, Prose.Of("json.a-text")))
        {
            return "";
        }

        if (tree.Length - 2 > LongestKept)
        {
            return tree.Text;
        }

        Span<char> characters = stackalloc char[LongestKept];
        var text = characters[..tree.Reader().CopyString(characters)];
        var kept = _kept.GetAlternateLookup<ReadOnlySpan<char>>();
        if (kept.TryGetValue(text, out var found))
        {
            return found;
        }

        found = text.ToString();
        if (_kept.Count < MostKept)
        {
            _kept.Add(found);
        }

        return found;
    }

    /// <summary>True or false.</summary>
    protected bool Truth(JsonTree tree)
    {
        if (tree.Kind is not (JsonTokenType.True or JsonTokenType.False))
        {
            Is(tree, JsonTokenType.True, Prose.Of("json.true-or-false"));
        }

        return tree.Kind == JsonTokenType.True;
    }

    /// <summary>A text that is one of some words.</summary>
    protected string Word(JsonTree tree, Prose what, IEnumerable<string> words, string code = "PQ0512")
    {
        var text = Text(tree);
        if (!words.Contains(text, StringComparer.Ordinal))
        {
            Fail(code, tree.Offset, Prose.Of("json.is-no", ("text", PlainText.Excerpt(text)), ("what", what)), Suggestion.Told(text, words, Prose.Empty));
        }

        return text;
    }

    /// <summary>A whole number from 0 to a bound that fits into 32 bits.</summary>
    protected int Number(JsonTree tree, int most = int.MaxValue) => (int)Whole(tree, most);

    /// <summary>A whole number from 0 to a bound.</summary>
    protected long Whole(JsonTree tree, long most)
    {
        if (!Is(tree, JsonTokenType.Number, Prose.Of("json.a-number")))
        {
            return 0;
        }

        return long.TryParse(tree.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : Fail<long>(tree, Prose.Of("json.not-allowed", ("text", PlainText.Excerpt(tree.Text))), Prose.Of("json.whole-number", ("most", most)));
    }

    /// <summary>A seed: an integer from 0 to 2⁶⁴−1, written as a text.</summary>
    protected ulong Seed(JsonTree tree) =>
        ulong.TryParse(Text(tree), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && seed.ToString(CultureInfo.InvariantCulture) == tree.Text
            ? seed
            : No<ulong>(tree, Prose.Of("json.what-seed"), Prose.Of("json.whole-seed"));

    /// <summary>Whether a value is of a type; a fault when it is not.</summary>
    protected bool Is(JsonTree tree, JsonTokenType kind, Prose wanted)
    {
        if (tree.Kind == kind)
        {
            return true;
        }

        // What is missing was reported where it is missing.
        if (tree != Nothing)
        {
            Fail("PQ0509", tree.Offset, Prose.Of("json.expected", ("wanted", wanted), ("found", tree.Found)), advice);
        }

        return false;
    }

    private void FailTwice(int offset, string key) => Fail("PQ0506", offset, Prose.Of("json.twice", ("key", PlainText.Excerpt(key))), Prose.Of("json.keep-one"));

    /// <summary>Reports what is wrong, once, in place of a value.</summary>
    protected T Fail<T>(JsonTree tree, Prose message, Prose advice)
        where T : struct
    {
        Fail("PQ0512", tree.Offset, message, advice);
        return default;
    }

    /// <summary>Reports that a text is none of what it should be, once, in place of a value.</summary>
    protected T No<T>(JsonTree tree, Prose what, Prose advice)
        where T : struct => Fail<T>(tree, Prose.Of("json.is-no", ("text", PlainText.Excerpt(tree.Text)), ("what", what)), advice);

    /// <summary>Reports what is wrong, once.</summary>
    protected void Fail(string code, int offset, Prose message, Prose advice) => Fault ??= new JsonFault(code, offset, message, advice);
}
