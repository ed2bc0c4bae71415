using System.Text.Json;

namespace PaymentQuest.Documents;

/// <summary>
/// All texts of the program in one language, by key: an embedded file, read whole when the first text is asked for. The file and the keys belong
/// to the program, so what is wrong with them is a fault and throws; a test compares the files with each other and with the source.
/// </summary>
internal sealed class TextCatalogue
{
    private static readonly Lazy<TextCatalogue> English = new(() => Load(Language.En));
    private static readonly Lazy<TextCatalogue> Spanish = new(() => Load(Language.Es));

    private readonly Dictionary<string, TextEntry> _entries;

    private TextCatalogue(Dictionary<string, TextEntry> entries) => _entries = entries;

    /// <summary>The keys, in the order of the file.</summary>
    public IReadOnlyCollection<string> Keys => _entries.Keys;

    /// <summary>The entry of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public TextEntry this[string key] => _entries.TryGetValue(key, out var entry) ? entry : throw new KeyNotFoundException($"the catalogue of texts has no '{key}'");

    /// <summary>The catalogue of a language.</summary>
    public static TextCatalogue In(Language language) => (language == Language.Es ? Spanish : English).Value;

    /// <summary>The embedded file of a language.</summary>
    public static Stream Open(Language language) => typeof(TextCatalogue).Assembly.GetManifestResourceStream($"texts/{language.Code()}.json")
        ?? throw new InvalidDataException($"the program has no texts in '{language.Code()}'");

    /// <summary>The catalogue that a file holds.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="InvalidDataException">An entry has no text, or forms that do not belong together.</exception>
    public static TextCatalogue Read(ReadOnlySpan<byte> json)
    {
        var entries = new Dictionary<string, TextEntry>(1500, StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (!entries.TryAdd(key, reader.TokenType == JsonTokenType.StartObject ? Forms(ref reader, key) : new TextEntry(reader.GetString()!)))
            {
                throw new InvalidDataException($"two texts are called '{key}'");
            }
        }

        return new TextCatalogue(entries);
    }

    private static TextCatalogue Load(Language language)
    {
        using var file = Open(language);
        var octets = new byte[file.Length];
        file.ReadExactly(octets);
        return Read(octets);
    }

    private static TextEntry Forms(ref Utf8JsonReader reader, string key)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            forms.Add(name, reader.GetString()!);
        }

        string? Form(string name) => forms.GetValueOrDefault(name);
        return string.Join(' ', forms.Keys) switch
        {
            "noun gender" when Form("gender") is "m" or "f" => new TextEntry(Form("noun")!) { IsFeminine = Form("gender") == "f" },
            "by one other" => new TextEntry(Form("other")!) { By = Form("by"), One = Form("one") },
            "by m f" => new TextEntry(Form("m")!) { By = Form("by"), Feminine = Form("f") },
            _ => throw new InvalidDataException($"'{key}' is neither a noun with its gender (m or f) nor has it the forms by, one and other, or by, m and f"),
        };
    }
}
