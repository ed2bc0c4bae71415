using System.Buffers;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Text;

/// <summary>
/// <c>name=value</c> joined by <c>&amp;</c>, in which octets are escaped by a percent sign and two digits: a form of HTML
/// (<c>application/x-www-form-urlencoded</c>, WHATWG URL §5), where a space is a plus sign, or a query by RFC 3986 §2.1.
/// </summary>
internal sealed class PairCodec : TextCodec
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<byte> FormUnreserved = Octets(Alphanumeric + "*-._");
    private static readonly SearchValues<byte> QueryUnreserved = Octets(Alphanumeric + "-._~");

    private readonly Sequence<string> _names;
    private readonly Charset _charset;
    private readonly bool _isForm;
    private readonly int[] _order;

    /// <summary>A codec for fields of these names.</summary>
    /// <param name="names">The names in the order of the fields; the charset must have their characters.</param>
    /// <param name="charset">Of which names and values are.</param>
    /// <param name="isForm">Whether it is a form of HTML; else a query.</param>
    /// <param name="isSorted">Whether the pairs are ordered by the octets of their names as they are written; else they are in the order of the fields.</param>
    public PairCodec(Sequence<string> names, Charset charset, bool isForm, bool isSorted)
    {
        (_names, _charset, _isForm) = (names, charset, isForm);
        _order = [.. Enumerable.Range(0, names.Count)];
        if (isSorted)
        {
            var written = names.Select(n => Escape(n)!).ToArray();
            Array.Sort(_order, (a, b) => written[a].AsSpan().SequenceCompareTo(written[b]));
        }
    }

    /// <inheritdoc/>
    public override string Name => $"{(_isForm ? "form" : "query")}, {_charset.Name}";

    /// <inheritdoc/>
    public override WrittenText? Write(IReadOnlyList<string> texts, out int unsayable)
    {
        var octets = new List<byte>();
        var places = new (int, int)[texts.Count];
        foreach (var field in _order)
        {
            unsayable = field;
            if (Escape(_names[field]) is not { } name || Escape(texts[field]) is not { } value)
            {
                return null;
            }

            if (octets.Count > 0)
            {
                octets.Add((byte)'&');
            }

            octets.AddRange(name);
            octets.Add((byte)'=');
            places[field] = (octets.Count, value.Length);
            octets.AddRange(value);
        }

        unsayable = -1;
        return new WrittenText([.. octets], places);
    }

    /// <inheritdoc/>
    public override ParsedText Parse(byte[] octets)
    {
        var entries = new List<TextEntry>();
        for (var at = 0; at < octets.Length;)
        {
            var rest = octets.AsSpan(at);
            var end = at + (rest.IndexOf((byte)'&') is var ampersand and >= 0 ? ampersand : rest.Length);
            var sign = octets.AsSpan(at..end).IndexOf((byte)'=');
            var nameEnd = sign < 0 ? end : at + sign;
            var start = Math.Min(nameEnd + 1, end);
            if (entries.Count == FieldLimit)
            {
                return new ParsedText(entries, new TextFaultAt(TextFault.TooMany, at));
            }

            if (Unescape(octets, at, nameEnd, out var fault) is not { } name || Unescape(octets, start, end, out fault) is not { } value)
            {
                return new ParsedText(entries, fault);
            }

            entries.Add(new TextEntry(name, value, start, end - start));
            at = end + 1;
        }

        return new ParsedText(entries);
    }

    private byte[]? Escape(string text)
    {
        if (_charset.Encode(text) is not { } octets)
        {
            return null;
        }

        var unreserved = _isForm ? FormUnreserved : QueryUnreserved;
        var escaped = new List<byte>(octets.Length);
        foreach (var octet in octets)
        {
            if (unreserved.Contains(octet))
            {
                escaped.Add(octet);
            }
            else if (_isForm && octet == (byte)' ')
            {
                escaped.Add((byte)'+');
            }
            else
            {
                escaped.AddRange([(byte)'%', Digit(octet >> 4), Digit(octet & 0xf)]);
            }
        }

        return [.. escaped];
    }

    private string? Unescape(byte[] octets, int start, int end, out TextFaultAt fault)
    {
        var plain = new List<byte>(end - start);
        var places = new List<int>(end - start);
        for (var at = start; at < end; at++)
        {
            places.Add(at);
            if (octets[at] == (byte)'+' && _isForm)
            {
                plain.Add((byte)' ');
            }
            else if (octets[at] != (byte)'%')
            {
                plain.Add(octets[at]);
            }
            else if (at + 2 < end && char.IsAsciiHexDigit((char)octets[at + 1]) && char.IsAsciiHexDigit((char)octets[at + 2]))
            {
                plain.Add(Convert.FromHexString([(char)octets[at + 1], (char)octets[at + 2]])[0]);
                at += 2;
            }
            else
            {
                fault = new TextFaultAt(TextFault.Syntax, at);
                return null;
            }
        }

        var text = _charset.Decode(plain.ToArray(), out var bad);
        fault = new TextFaultAt(TextFault.Charset, bad < places.Count ? places[bad] : end);
        return text;
    }

    private static byte Digit(int value) => (byte)"0123456789ABCDEF"[value];

    private static SearchValues<byte> Octets(string characters) => SearchValues.Create([.. characters.Select(c => (byte)c)]);
}
