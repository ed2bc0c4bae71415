using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire.Text;

namespace PaymentQuest.Protocols;

/// <summary>The codecs that a format can name, each with the keys that it takes.</summary>
internal sealed class TextCodecs
{
    /// <summary>The words of all codecs.</summary>
    public static readonly Sequence<string> Words = ["form", "query", "lines", "xml", "json"];

    private static readonly Dictionary<string, (string Colon, string Comma, bool IsIndented)> Spacings = new(StringComparer.Ordinal)
    {
        ["compact"] = (":", ",", false),
        ["spaced"] = (": ", ", ", false),
        ["indented"] = (": ", ",", true),
    };

    private readonly Func<Sequence<TextField>, (TextCodec? Codec, string? Fault)> _build;

    private TextCodecs(Charset charset, Func<Sequence<TextField>, (TextCodec? Codec, string? Fault)> build) => (Charset, _build) = (charset, build);

    /// <summary>The charset of names and values.</summary>
    public Charset Charset { get; }

    /// <summary>Whether fields need no names, because none is written.</summary>
    public bool NamesAreOptional { get; private init; }

    /// <summary>Whether fields say how they stand in JSON.</summary>
    public bool HasKinds { get; private init; }

    /// <summary>Why no codec could be built, as a phrase.</summary>
    public string? Fault { get; private set; }

    /// <summary>What a format says of its codec, but for the fields; keys of the section that are asked for later are the fields.</summary>
    public static TextCodecs Read(string word, Fields section)
    {
        // JSON is UTF-8 (RFC 8259 §8.1).
        var charset = word == "json" ? Charset.Utf8 : section.OptionalChoice("charset", Charset.ByName, Charset.Utf8);
        switch (word)
        {
            case "json":
                var (colon, comma, isIndented) = section.OptionalChoice("spacing", Spacings, Spacings["compact"]);
                var json = new JsonLayout(colon, comma, isIndented ? (int)section.OptionalInteger("indent", 0, 16, 2) : null, section.Flag("ascii", false), section.Flag("escape_slash", false));
                return new TextCodecs(charset, fields => Json(fields, json)) { HasKinds = true };
            case "xml":
                int? indent = section.Has("indent") ? (int)section.OptionalInteger("indent", 0, 16, 0) : null;
                var xml = new XmlLayout(section.OptionalText("declaration") ?? "", indent, section.Flag("paired", false), section.OptionalText("end") ?? "");
                return new TextCodecs(charset, fields => Xml(fields, charset, xml));
            case "form":
                return new TextCodecs(charset, fields => (new PairCodec(Names(fields), charset, isForm: true, isSorted: false), null));
            case "query":
                var isSorted = section.Flag("sorted", false);
                return new TextCodecs(charset, fields => (new PairCodec(Names(fields), charset, isForm: false, isSorted), null));
            default:
                var hasLabels = section.Flag("labels", true);
                var afterLabel = hasLabels ? section.OptionalText("after_label") ?? ": " : null;
                var separator = section.OptionalText("separator") ?? "\n";
                var layout = new LineLayout(afterLabel, separator, section.OptionalText("end") ?? (hasLabels ? separator : ""));
                return new TextCodecs(charset, fields => Lines(fields, charset, layout)) { NamesAreOptional = !hasLabels };
        }
    }

    /// <summary>The codec for fields; null when it cannot write them, which <see cref="Fault"/> then says.</summary>
    public TextCodec? Build(Sequence<TextField> fields)
    {
        var (codec, fault) = _build(fields);

        // Values are not known yet, but names and fixed texts are.
        if (fault is null && fields.FirstOrDefault(f => Charset.Encode(f.Name) is null || (f.Fixed is not null && Charset.Encode(f.Fixed) is null)) is { } unsayable)
        {
            fault = $"{Charset.Name} lacks a character of field {PlainText.Excerpt(unsayable.Name)}";
        }

        Fault = fault;
        return fault is null ? codec : null;
    }

    private static Sequence<string> Names(Sequence<TextField> fields) => fields.Select(f => f.Name).ToSequence();

    private static (TextCodec?, string?) Lines(Sequence<TextField> fields, Charset charset, LineLayout layout) =>
        layout.Separator.Length == 0 ? (null, "nothing separates its lines; values that run together are written with ||")
        : layout.AfterLabel is { Length: 0 } ? (null, "nothing separates labels from values")
        : layout.AfterLabel is { } sign && fields.FirstOrDefault(f => f.Name.Contains(sign.Trim() is { Length: > 0 } bare ? bare : sign, StringComparison.Ordinal) || f.Name.Contains(layout.Separator, StringComparison.Ordinal)) is { } label
            ? (null, $"label {PlainText.Excerpt(label.Name)} contains what separates labels, values or lines")
        : (new LineCodec(Names(fields), charset, layout), null);

    private static (TextCodec?, string?) Json(Sequence<TextField> fields, JsonLayout layout) =>
        fields.FirstOrDefault(f => f is { Kind: JsonKind.Literal, Fixed: null or not ("true" or "false" or "null") } || (f is { Kind: JsonKind.Number, Fixed: { } number } && !JsonCodec.IsNumber(number))) is { } other
            ? (null, $"member {PlainText.Excerpt(other.Name)} is no {(other.Kind == JsonKind.Number ? "number" : "literal: true, false or null")}")
        : PathNode.Of(Names(fields), hasAttributes: false, out var fault) is { } root ? (new JsonCodec(root, fields.Select(f => f.Kind).ToSequence(), layout), null)
        : (null, fault);

    private static (TextCodec?, string?) Xml(Sequence<TextField> fields, Charset charset, XmlLayout layout)
    {
        if (PathNode.Of(Names(fields), hasAttributes: true, out var fault) is not { } root)
        {
            return (null, fault);
        }

        if (fields.FirstOrDefault(f => !XmlCodec.IsPath(f.Name)) is { } wrong)
        {
            return (null, $"{PlainText.Excerpt(wrong.Name)} is no path of names of XML, of which only the last may be an attribute");
        }

        var codec = new XmlCodec(root, charset, layout);
        return root.Children is not [{ IsAttribute: false }] ? (null, "not everything is inside one element")
            : codec.Fault() is { } at ? (null, $"what it writes is not read back as XML, from character {at + 1} on")
            : (codec, null);
    }
}
