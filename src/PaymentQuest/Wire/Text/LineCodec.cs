using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Text;

/// <summary>How lines are laid out.</summary>
/// <param name="AfterLabel">What stands between a label and its value; null where values stand alone.</param>
/// <param name="Separator">What stands between two lines; not empty.</param>
/// <param name="End">What stands after the last line.</param>
internal sealed record LineLayout(string? AfterLabel, string Separator, string End);

/// <summary>
/// Lines of a label and a value each, or values alone. Nothing is escaped, so a value that holds the separator cannot be said; the last value of a text
/// that nothing ends can hold anything, as the body of a message does.
/// </summary>
/// <param name="labels">The labels, or names for values alone, in the order of the fields.</param>
/// <param name="charset">Of which everything is.</param>
/// <param name="layout">What stands between labels and values and between lines.</param>
internal sealed class LineCodec(Sequence<string> labels, Charset charset, LineLayout layout) : TextCodec
{
    private readonly bool _isOpen = layout is { AfterLabel: null, End: "" };
    private readonly bool _isBroken = layout.Separator.AsSpan().Trim("\r\n").IsEmpty;

    /// <summary>Characters that no value has.</summary>
    /// <param name="isLast">Whether it is the last of all.</param>
    public string NeverIn(bool isLast) => isLast && _isOpen ? "" : _isBroken ? "\r\n" : layout.Separator.Length == 1 ? layout.Separator : "";

    /// <inheritdoc/>
    public override string Name => $"lines, {charset.Name}";

    /// <inheritdoc/>
    public override WrittenText? Write(IReadOnlyList<string> texts, out int unsayable)
    {
        var octets = new List<byte>();
        var places = new (int, int)[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            unsayable = i;
            var isLast = i == texts.Count - 1;
            if (!(isLast && _isOpen) && !IsOneLine(texts[i]))
            {
                return null;
            }

            if (charset.Encode(layout.AfterLabel is null ? "" : labels[i] + layout.AfterLabel) is not { } label
                || charset.Encode(texts[i]) is not { } value || charset.Encode(isLast ? layout.End : layout.Separator) is not { } after)
            {
                return null;
            }

            octets.AddRange(label);
            places[i] = (octets.Count, value.Length);
            octets.AddRange(value);
            octets.AddRange(after);
        }

        unsayable = -1;
        return new WrittenText([.. octets], places);
    }

    /// <inheritdoc/>
    public override ParsedText Parse(byte[] octets)
    {
        var entries = new List<TextEntry>();
        if (charset.Decode(octets, out var bad) is not { } text)
        {
            return new ParsedText(entries, new TextFaultAt(TextFault.Charset, bad));
        }

        var end = text.Length - (text.EndsWith(layout.End, StringComparison.Ordinal) ? layout.End.Length : 0);
        var (at, offset) = (0, 0);
        while (true)
        {
            var isLast = layout.AfterLabel is null && _isOpen && entries.Count == labels.Count - 1;
            var next = isLast ? -1 : text.IndexOf(layout.Separator, at, end - at, StringComparison.Ordinal);
            var line = text.AsSpan(at, (next < 0 ? end : next) - at);
            if (entries.Count == FieldLimit)
            {
                return new ParsedText(entries, new TextFaultAt(TextFault.TooMany, offset));
            }

            entries.Add(Line(isLast || !_isBroken ? line : line.TrimEnd('\r'), entries.Count, offset));
            if (next < 0)
            {
                return new ParsedText(entries);
            }

            offset += charset.Length(text.AsSpan(at, next + layout.Separator.Length - at));
            at = next + layout.Separator.Length;
        }
    }

    /// <summary>Whether a text ends where its reader would say, with a separator after it.</summary>
    private bool IsOneLine(string text) =>
        (text + layout.Separator).IndexOf(layout.Separator, StringComparison.Ordinal) == text.Length && !(_isBroken && text.AsSpan().ContainsAny('\r', '\n'));

    private TextEntry Line(ReadOnlySpan<char> line, int number, int offset)
    {
        if (layout.AfterLabel is not { } sign)
        {
            return new TextEntry(number < labels.Count ? labels[number] : $"{number + 1}", line.ToString(), offset, charset.Length(line));
        }

        // Others may write more space or none.
        var at = line.IndexOf(sign, StringComparison.Ordinal);
        var length = sign.Length;
        if (at < 0 && sign.Trim() is { Length: > 0 } bare)
        {
            (at, length) = (line.IndexOf(bare, StringComparison.Ordinal), bare.Length);
        }

        if (at < 0)
        {
            return new TextEntry(line.ToString(), "", offset + charset.Length(line), 0);
        }

        var value = line[(at + length)..];
        return new TextEntry(line[..at].ToString(), value.ToString(), offset + charset.Length(line[..(at + length)]), charset.Length(value));
    }
}
