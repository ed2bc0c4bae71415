using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire.Text;

namespace PaymentQuest.Protocols;

/// <summary>The codecs that a format can name, each with the keys that it takes.</summary>
internal sealed class TextCodecs
{
    /// <summary>The words of all codecs.</summary>
    public static readonly Sequence<string> Words = ["form", "query", "lines"];

    private readonly Func<Sequence<TextField>, (TextCodec? Codec, string? Fault)> _build;

    private TextCodecs(Charset charset, Func<Sequence<TextField>, (TextCodec? Codec, string? Fault)> build) => (Charset, _build) = (charset, build);

    /// <summary>The charset of names and values.</summary>
    public Charset Charset { get; }

    /// <summary>Whether fields need no names, because none is written.</summary>
    public bool NamesAreOptional { get; private init; }

    /// <summary>Why no codec could be built, as a phrase.</summary>
    public string? Fault { get; private set; }

    /// <summary>What a format says of its codec, but for the fields; keys of the section that are asked for later are the fields.</summary>
    public static TextCodecs Read(string word, Fields section)
    {
        var charset = section.OptionalChoice("charset", Charset.ByName, Charset.Utf8);
        switch (word)
        {
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
}
