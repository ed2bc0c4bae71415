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
internal abstract class JsonParts(string advice)
{
    /// <summary>The value of a key that is absent.</summary>
    protected static readonly JsonTree Nothing = new(JsonTokenType.None, 0, "", [], []);

    /// <summary>The first thing that is wrong, or null.</summary>
    protected JsonFault? Fault { get; private set; }

    /// <summary>The values of an object by key. Keys that end in a question mark may be absent, and then their value is <see cref="Nothing"/>.</summary>
    protected Dictionary<string, JsonTree> Object(JsonTree tree, string wanted)
    {
        var keys = wanted.Split(' ').ToDictionary(k => k.TrimEnd('?'), _ => Nothing, StringComparer.Ordinal);
        if (!Is(tree, JsonTokenType.StartObject, "an object"))
        {
            return keys;
        }

        foreach (var (key, offset, value) in tree.Members)
        {
            if (!keys.ContainsKey(key))
            {
                Fail("PQ0507", offset, $"the key {PlainText.Excerpt(key)} is not known here", Suggestion.Advice(key, keys.Keys));
                return keys;
            }

            keys[key] = value;
        }

        if (wanted.Split(' ').FirstOrDefault(k => !k.EndsWith('?') && keys[k] == Nothing) is { } missing)
        {
            Fail("PQ0508", tree.Offset, $"the key '{missing}' is missing", advice);
        }

        return keys;
    }

    protected Dictionary<string, T> Map<T>(JsonTree tree, Func<JsonTree, T> value)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        if (Is(tree, JsonTokenType.StartObject, "an object"))
        {
            foreach (var member in tree.Members)
            {
                map.Add(member.Key, value(member.Value));
            }
        }

        return map;
    }

    protected Sequence<T> List<T>(JsonTree tree, Func<JsonTree, T> item) =>
        Is(tree, JsonTokenType.StartArray, "an array") ? tree.Items.Select(item).ToSequence() : [];

    protected static T? Optional<T>(JsonTree tree, Func<JsonTree, T> value)
        where T : class => tree == Nothing ? null : value(tree);

    protected int? OptionalNumber(JsonTree tree) => tree == Nothing ? null : Number(tree);

    protected string Text(JsonTree tree) => Is(tree, JsonTokenType.String, "a string") ? tree.Text : "";

    protected bool Truth(JsonTree tree)
    {
        if (tree.Kind is not (JsonTokenType.True or JsonTokenType.False))
        {
            Is(tree, JsonTokenType.True, "true or false");
        }

        return tree.Kind == JsonTokenType.True;
    }

    protected string Word(JsonTree tree, string what, IEnumerable<string> words, string code = "PQ0512")
    {
        var text = Text(tree);
        if (!words.Contains(text, StringComparer.Ordinal))
        {
            Fail(code, tree.Offset, $"{PlainText.Excerpt(text)} is no {what}", Suggestion.Advice(text, words));
        }

        return text;
    }

    protected int Number(JsonTree tree, int most = int.MaxValue) => (int)Whole(tree, most);

    /// <summary>A whole number from 0 to a bound.</summary>
    protected long Whole(JsonTree tree, long most)
    {
        if (!Is(tree, JsonTokenType.Number, "a number"))
        {
            return 0;
        }

        return long.TryParse(tree.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : Fail<long>(tree, $"{PlainText.Excerpt(tree.Text)} is not allowed here", FormattableString.Invariant($"write a whole number from 0 to {most}"));
    }

    protected ulong Seed(JsonTree tree) =>
        ulong.TryParse(Text(tree), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && seed.ToString(CultureInfo.InvariantCulture) == tree.Text
            ? seed
            : Fail<ulong>(tree, $"{PlainText.Excerpt(tree.Text)} is no seed", "write a whole number from 0 to 18446744073709551615, in quotes");

    protected bool Is(JsonTree tree, JsonTokenType kind, string wanted)
    {
        if (tree.Kind == kind)
        {
            return true;
        }

        // What is missing was reported where it is missing.
        if (tree != Nothing)
        {
            Fail("PQ0509", tree.Offset, $"expected {wanted}, found {tree.Found}", advice);
        }

        return false;
    }

    protected T Fail<T>(JsonTree tree, string message, string advice)
        where T : struct
    {
        Fail("PQ0512", tree.Offset, message, advice);
        return default;
    }

    protected void Fail(string code, int offset, string message, string advice) => Fault ??= new JsonFault(code, offset, message, advice);
}
