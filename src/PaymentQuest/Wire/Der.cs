using System.Formats.Asn1;
using System.Globalization;
using System.Text;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire;

/// <summary>
/// The octets of values and constructors: DER (ITU-T X.690), so that anybody can look at a message with <c>openssl asn1parse</c>.
/// Reading is strict: exactly one encoding of a value is accepted.
/// </summary>
public static class Der
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>OCTET STRING: nonces, digests, ciphertexts, signatures.</summary>
    public static byte[] OctetString(ReadOnlySpan<byte> content) => Primitive(0x04, content);

    /// <summary>UTF8String: text, account numbers, names, decisions.</summary>
    public static byte[] Text(string text) => Primitive(0x0c, StrictUtf8.GetBytes(text));

    /// <summary>GeneralizedTime in UTC with whole seconds.</summary>
    public static byte[] Date(DateTimeOffset time) =>
        Primitive(0x18, Encoding.ASCII.GetBytes(time.UtcDateTime.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture)));

    /// <summary>INTEGER: a whole number.</summary>
    public static byte[] Number(long number) => Integer(number);

    /// <summary>SEQUENCE { UTF8String currency, INTEGER units, INTEGER exponent }.</summary>
    public static byte[] Money(Amount amount) => Frame([Text(amount.Currency), Integer(amount.Units), Integer(amount.Exponent)]);

    /// <summary>SEQUENCE of parts that are DER already.</summary>
    public static byte[] Frame(ReadOnlySpan<byte[]> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        var result = new byte[HeaderLength(length) + length];
        var at = WriteHeader(result, 0x30, length);
        foreach (var part in parts)
        {
            part.CopyTo(result, at);
            at += part.Length;
        }

        return result;
    }

    /// <summary>
    /// The octets inside the outermost OCTET STRING or string type; a SEQUENCE and anything else stays whole. This is what
    /// <c>||</c> runs together. Octets that are no DER stay as they are.
    /// </summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> der) =>
        ShortLength(der) is { } total && der[0] is not 0x30 ? der[2..total]
        : der.Length == 0 || der[0] is 0x30 || !AsnDecoder.TryReadEncodedValue(der, AsnEncodingRules.DER, out _, out var offset, out var length, out _)
            ? der
            : der.Slice(offset, length);

    /// <summary>
    /// The parts of a SEQUENCE that fills <paramref name="der"/> exactly, as ranges inside it; null, with the offset of the first
    /// octet that cannot be read, when it is none.
    /// </summary>
    public static List<Range>? Parts(ReadOnlySpan<byte> der, out int offset)
    {
        offset = 0;
        if (Whole(der, 0x30) is not { } body)
        {
            return null;
        }

        var parts = new List<Range>();
        var (at, end) = (body.Start.Value, body.End.Value);
        while (at < end)
        {
            offset = at;
            if (ShortLength(der[at..end]) is { } length)
            {
                parts.Add(at..(at + length));
                at += length;
                continue;
            }

            if (!AsnDecoder.TryReadEncodedValue(der[at..end], AsnEncodingRules.DER, out _, out _, out _, out var consumed))
            {
                return null;
            }

            parts.Add(at..(at + consumed));
            at += consumed;
        }

        return parts;
    }

    /// <summary>The content of one value with this tag octet that fills the span exactly, or null.</summary>
    public static Range? Whole(ReadOnlySpan<byte> der, byte tag)
    {
        if (der.Length >= 2 && der[0] == tag && ShortLength(der) is { } length)
        {
            return length == der.Length ? 2..length : null;
        }

        if (der.Length < 2 || der[0] != tag
            || !AsnDecoder.TryReadEncodedValue(der, AsnEncodingRules.DER, out _, out var contentOffset, out var contentLength, out var consumed)
            || consumed != der.Length)
        {
            return null;
        }

        return contentOffset..(contentOffset + contentLength);
    }

    /// <summary>The text of a UTF8String, or null.</summary>
    public static string? ReadText(ReadOnlySpan<byte> der)
    {
        if (Whole(der, 0x0c) is not { } content)
        {
            return null;
        }

        try
        {
            return StrictUtf8.GetString(der[content]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The time of a GeneralizedTime with whole seconds, or null.</summary>
    public static DateTimeOffset? ReadDate(ReadOnlySpan<byte> der) =>
        Whole(der, 0x18) is { } content && der[content] is { Length: 15 } text && text[14] == 'Z' && !text[..14].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            ? Time((100 * Two(text)) + Two(text[2..]), Two(text[4..]), Two(text[6..]), Two(text[8..]), Two(text[10..]), Two(text[12..]))
            : null;

    /// <summary>The number of an INTEGER from 0 to <see cref="WholeNumber.Greatest"/>, or null.</summary>
    public static long? ReadNumber(ReadOnlySpan<byte> der) => ReadInteger(der) is >= 0 and <= WholeNumber.Greatest and var number ? number : null;

    /// <summary>The amount of a money SEQUENCE, or null.</summary>
    public static Amount? ReadMoney(ReadOnlySpan<byte> der)
    {
        if (Whole(der, 0x30) is not { } body || !TakeValue(der[body], out var first, out var rest) || !TakeValue(rest, out var second, out var third)
            || ReadText(first) is not { } currency || !Amount.IsCurrency(currency)
            || ReadInteger(second) is not { } units || units < 0
            || ReadInteger(third) is not { } exponent || exponent is < Amount.SmallestExponent or > 0)
        {
            return null;
        }

        return new Amount(currency, units, (int)exponent);
    }

    /// <summary>The short value at the beginning, and what comes after it.</summary>
    private static bool TakeValue(ReadOnlySpan<byte> der, out ReadOnlySpan<byte> first, out ReadOnlySpan<byte> rest)
    {
        var length = ShortLength(der) ?? 0;
        first = der[..length];
        rest = der[length..];
        return length > 0;
    }

    /// <summary>INTEGER in as few octets as hold the sign.</summary>
    internal static byte[] Integer(long value)
    {
        Span<byte> octets = stackalloc byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(octets, value);
        while (octets.Length > 1 && unchecked((sbyte)octets[0]) is 0 or -1 && (octets[0] ^ octets[1]) < 0x80)
        {
            octets = octets[1..];
        }

        return Primitive(0x02, octets);
    }

    /// <summary>The value of an INTEGER of at most 64 bits, or null.</summary>
    internal static long? ReadInteger(ReadOnlySpan<byte> der)
    {
        if (Whole(der, 0x02) is not { } range || der[range] is not { Length: > 0 and <= sizeof(long) } content)
        {
            return null;
        }

        // The platform's reader throws when the sign is padded, and an amount may come from anybody.
        long value = unchecked((sbyte)content[0]);
        if (content.Length > 1 && value is 0 or -1 && (content[0] ^ content[1]) < 0x80)
        {
            return null;
        }

        foreach (var octet in content[1..])
        {
            value = (value << 8) | octet;
        }

        return value;
    }

    /// <summary>A value with this tag octet around content that is encoded already.</summary>
    internal static byte[] Primitive(byte tag, ReadOnlySpan<byte> content)
    {
        var result = new byte[HeaderLength(content.Length) + content.Length];
        var at = WriteHeader(result, tag, content.Length);
        content.CopyTo(result.AsSpan(at));
        return result;
    }

    /// <summary>
    /// The length of the value that begins here, header included, when it is of a type that we write and short enough for one octet of length: almost
    /// all are, and the general reader takes ten times as long. Null for all others.
    /// </summary>
    private static int? ShortLength(ReadOnlySpan<byte> der) =>
        der.Length >= 2 && (der[0] is 0x02 or 0x04 or 0x0c or 0x18 or 0x30) && der[1] < 0x80 && der.Length >= der[1] + 2 ? der[1] + 2 : null;

    private static int Two(ReadOnlySpan<byte> digits) => (10 * (digits[0] - '0')) + digits[1] - '0';

    private static DateTimeOffset? Time(int year, int month, int day, int hour, int minute, int second) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero)
            : null;

    private static int HeaderLength(int length) => length < 0x80 ? 2 : length < 0x100 ? 3 : length < 0x10000 ? 4 : length < 0x1000000 ? 5 : 6;

    private static int WriteHeader(Span<byte> destination, byte tag, int length)
    {
        destination[0] = tag;
        if (length < 0x80)
        {
            destination[1] = (byte)length;
            return 2;
        }

        var octets = HeaderLength(length) - 2;
        destination[1] = (byte)(0x80 | octets);
        for (var i = 0; i < octets; i++)
        {
            destination[2 + i] = (byte)(length >> (8 * (octets - 1 - i)) & 0xff);
        }

        return 2 + octets;
    }
}
