using System.Globalization;

namespace PaymentQuest.Documents;

/// <summary>A language that players read.</summary>
public enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>Spanish.</summary>
    Es,
}

/// <summary>The codes of languages (ISO 639-1), as options and records write them.</summary>
public static class Languages
{
    /// <summary>The code: <c>en</c> or <c>es</c>.</summary>
    public static string Code(this Language language) => language == Language.Es ? "es" : "en";

    /// <summary>The language of a code, compared exactly; null when there is none.</summary>
    public static Language? WithCode(string? code) => code switch { "en" => Language.En, "es" => Language.Es, _ => null };
}

/// <summary>
/// The same text for people in both languages, free of terminal control characters: what a file of content says in both, or an entry of the
/// catalogue of texts with values in its places, which is not looked up before it is read.
/// </summary>
public sealed record Prose
{
    /// <summary>No text.</summary>
    public static readonly Prose Empty = new("", "");

    private readonly string _key;
    private readonly (string Name, object Value)[] _values = [];
    private readonly bool _isFeminine;
    private string? _en;
    private string? _es;

    /// <param name="en">The text in English.</param>
    /// <param name="es">The text in Spanish.</param>
    public Prose(string en, string es)
        : this(en, es, false)
    {
    }

    /// <param name="en">A noun in English.</param>
    /// <param name="es">The noun in Spanish.</param>
    /// <param name="isFeminine">Its gender in Spanish.</param>
    internal Prose(string en, string es, bool isFeminine)
    {
        _key = "";
        _en = en;
        _es = es;
        _isFeminine = isFeminine;
    }

    private Prose(string key, (string Name, object Value)[] values)
    {
        _key = key;
        _values = values;
    }

    /// <summary>The text in English.</summary>
    public string En => _en ??= Read(Language.En);

    /// <summary>The text in Spanish.</summary>
    public string Es => _es ??= Read(Language.Es);

    /// <summary>An entry of the catalogue of texts.</summary>
    /// <param name="key">Its key, such as <c>plain.no-such-quest</c>.</param>
    /// <param name="values">
    /// What stands in its places, each under the place's name: prose is put in in the language in which all is read, anything else as the
    /// invariant culture writes it. A number or a noun (prose with a gender) may choose the form of the entry.
    /// </param>
    public static Prose Of(string key, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var kept = new (string Name, object Value)[values.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            var value = values[i].Value;
            kept[i] = (values[i].Name, value is Prose or int or long ? value : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        }

        return new Prose(key, kept);
    }

    /// <summary>Texts one after the other.</summary>
    /// <param name="separator">What stands between two, the same in both languages.</param>
    /// <param name="texts">The texts.</param>
    public static Prose Join(string separator, IReadOnlyCollection<Prose> texts) => new(string.Join(separator, texts.Select(t => t.En)), string.Join(separator, texts.Select(t => t.Es)));

    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.Es ? Es : En;

    /// <summary>Whether this is a noun of the feminine gender in a language.</summary>
    internal bool IsFeminine(Language language) => _key.Length == 0 ? _isFeminine && language == Language.Es : TextCatalogue.In(language)[_key].IsFeminine;

    /// <summary>Whether both say the same in both languages.</summary>
    public bool Equals(Prose? other) => ReferenceEquals(this, other) || (other is not null && En == other.En && Es == other.Es);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(En, Es);

    /// <summary>The text in English.</summary>
    public override string ToString() => En;

    private string Read(Language language) => TextCatalogue.In(language)[_key].Fill(language, _values);
}
