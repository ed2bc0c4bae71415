using PaymentQuest.Terms;
using Scalar = PaymentQuest.Documents.Node.Scalar;

namespace PaymentQuest.Documents;

/// <content>The fields that are themselves made of parts: maps, lists and prose.</content>
public sealed partial class Fields
{
    /// <summary>
    /// The same text in both languages, a map of <c>en</c> and <c>es</c>, neither blank; null and an error otherwise. White space at
    /// the ends is dropped, so that a block's last line feed does not matter.
    /// </summary>
    public Prose? Prose(string key) => ProseOf(Node(key), key);

    /// <summary>As <see cref="Prose"/>, of at most <see cref="Bounds.ContentName"/> characters on one line: a title, or what something is called.</summary>
    public Prose? Name(string key) => NameOf(Node(key), key);

    /// <summary>A text that is the same in both languages, such as the title of a work, or as <see cref="Prose"/>; null and an error when it is missing or something else.</summary>
    public Prose? Citation(string key) => CitationOf(Node(key), key);

    /// <summary>As <see cref="Citation"/>; <see cref="Documents.Prose.Empty"/> when the key is absent (no error) or wrong (an error).</summary>
    public Prose OptionalCitation(string key) => CitationOf(OptionalNode(key), key) ?? Documents.Prose.Empty;

    /// <summary>As <see cref="Prose"/>; <see cref="Documents.Prose.Empty"/> when the key is absent (no error) or wrong (an error).</summary>
    public Prose OptionalProse(string key) => ProseOf(OptionalNode(key), key) ?? Documents.Prose.Empty;

    /// <summary>A list of prose, as <see cref="Prose"/>; an empty list when the key is absent (no error). Wrong items are left out (an error each).</summary>
    public IReadOnlyList<Prose> OptionalProses(string key) =>
        [.. OptionalItems(key).Select(item => ProseOf(item, key)).OfType<Prose>()];

    /// <summary>The fields of a map inside this one; null and an error when it is missing or no map. The caller finishes it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="what">What the inner map describes, with its article: "a party".</param>
    public Fields? Section(string key, string what) => Node(key) is { } value ? Of(value, _diagnostics, what) : null;

    /// <summary>As <see cref="Section"/>; null without an error when the key is absent.</summary>
    public Fields? OptionalSection(string key, string what) => OptionalNode(key) is { } value ? Of(value, _diagnostics, what) : null;

    /// <summary>The entries of an open map, whose keys the author invents; an empty list and an error when it is missing or no map.</summary>
    public IReadOnlyList<(string Key, Place KeyPlace, Node Value)> Entries(string key) => EntriesOf(Node(key), key);

    /// <summary>As <see cref="Entries"/>; an empty list without an error when the key is absent.</summary>
    public IReadOnlyList<(string Key, Place KeyPlace, Node Value)> OptionalEntries(string key) => EntriesOf(OptionalNode(key), key);

    /// <summary>The items of a list; an empty list and an error when it is missing or no list. A list of no items is no error.</summary>
    public IReadOnlyList<Node> Items(string key) => ItemsOf(Node(key), key);

    /// <summary>As <see cref="Items"/>; an empty list without an error when the key is absent.</summary>
    public IReadOnlyList<Node> OptionalItems(string key) => ItemsOf(OptionalNode(key), key);

    /// <summary>
    /// The texts of a list, or the one text that stands in its stead; it is not split at commas. Items that are no texts are left
    /// out (an error each). An empty list and an error when the key is missing.
    /// </summary>
    public IReadOnlyList<(string Text, Place Place)> Texts(string key) => TextsOf(Node(key), key);

    /// <summary>As <see cref="Texts"/>; an empty list without an error when the key is absent.</summary>
    public IReadOnlyList<(string Text, Place Place)> OptionalTexts(string key) => TextsOf(OptionalNode(key), key);

    /// <summary>The text in both languages that a node holds; null with an error when it does not.</summary>
    internal Prose? ProseOf(Node? value, string key) => Languages(value, key, f => f.Translated());

    /// <summary>As <see cref="ProseOf"/>, and as short as <see cref="Name"/>.</summary>
    internal Prose? NameOf(Node? value, string key) => Languages(value, key, f => f.TranslatedName());

    /// <summary>As <see cref="Translated"/>, and as short as <see cref="Name"/>.</summary>
    internal Prose? TranslatedName() => Translated() is { } name && IsName("en", name.En) & IsName("es", name.Es) ? name : null;

    private bool IsName(string language, string text)
    {
        var scalar = (Scalar)_entries[language].Value;
        if (scalar is { IsQuoted: false, Text: "null" or "~" })
        {
            _diagnostics.Error("PQ0123", scalar.Place, $"{PlainText.Excerpt(language)} has no value", "write the text in this language, in quotes when it is this word");
            return false;
        }

        if (text.Length <= Bounds.ContentName && !text.Contains('\n', StringComparison.Ordinal))
        {
            return true;
        }

        _diagnostics.Error("PQ0127", scalar.Place, text.Length <= Bounds.ContentName ? "a name on more than one line" : $"a name of more than {Bounds.ContentName} characters", "shorten it, and write it on one line");
        return false;
    }

    private Prose? Languages(Node? value, string key, Func<Fields, Prose?> read)
    {
        if (value is null || Of(value, _diagnostics, $"{PlainText.Excerpt(key)} (the same text in English and Spanish)") is not { } languages)
        {
            return null;
        }

        var text = read(languages);
        languages.Finish();
        return text;
    }

    /// <summary>What the keys <c>en</c> and <c>es</c> of these parts say; null with an error when one is missing.</summary>
    public Prose? Translated()
    {
        var (en, es) = (Words("en"), Words("es"));
        return en is null || es is null ? null : new Prose(en, es);
    }

    private Prose? CitationOf(Node? value, string key) => value is Node.Map ? ProseOf(value, key) : TextOf(value, key) is { } text ? new Prose(text.Text, text.Text) : null;

    private string? Words(string language)
    {
        if (Scalar(language) is not { } text)
        {
            return null;
        }

        if (!string.IsNullOrWhiteSpace(text.Text))
        {
            return text.Text.Trim();
        }

        _diagnostics.Error("PQ0123", text.Place, $"{PlainText.Excerpt(language)} has no value", "write the text in this language");
        return null;
    }

    private IReadOnlyList<(string Key, Place KeyPlace, Node Value)> EntriesOf(Node? value, string key)
    {
        if (value is Node.Map map)
        {
            return [.. map.Entries.Select(entry => (entry.Key, entry.KeyPlace, entry.Value))];
        }

        Misshapen(value, key, "a map", "write 'name: value' lines");
        return [];
    }

    private IReadOnlyList<Node> ItemsOf(Node? value, string key)
    {
        if (value is Node.List list)
        {
            return list.Items;
        }

        Misshapen(value, key, "a list", "write one '- item' line for each item");
        return [];
    }

    private IReadOnlyList<(string Text, Place Place)> TextsOf(Node? value, string key)
    {
        var items = value is Scalar ? [value] : ItemsOf(value, key);
        return [.. items.Select(item => TextOf(item, key)).OfType<Scalar>().Select(text => (text.Text, text.Place))];
    }

    private void Misshapen(Node? value, string key, string shape, string advice)
    {
        if (value is not null)
        {
            _diagnostics.Error("PQ0120", value.Place, $"{PlainText.Excerpt(key)} must be {shape}, this is {value.Kind}", advice);
        }
    }
}
