using System.Globalization;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Text;

/// <summary>What a value is to a text form.</summary>
internal enum TextClass
{
    /// <summary>Characters: a text, a name, digits of an account, a decision.</summary>
    Characters,

    /// <summary>An amount.</summary>
    Amount,

    /// <summary>A time.</summary>
    Date,

    /// <summary>Octets: a nonce, what a constructor made, a tuple in DER or in a format of its own.</summary>
    Octets,

    /// <summary>A whole number.</summary>
    Number,
}

/// <summary>How a value looks as text. Writing gives one text; reading may take others for the same value, which writing it again tells apart.</summary>
/// <param name="Word">What a file calls it.</param>
/// <param name="Write">The text of a value in DER; null when the form cannot say it. Of an amount without its currency.</param>
/// <param name="Read">The DER of a text and, for an amount, its currency; null when there is none.</param>
internal sealed record TextForm(string Word, Func<byte[], string?> Write, Func<string, string?, byte[]?> Read)
{
    private const int LongestNumber = 32;

    private static readonly Dictionary<string, string> Dates = new(StringComparer.Ordinal)
    {
        ["iso"] = "yyyy-MM-dd'T'HH:mm:ss'Z'",
        ["iso-basic"] = "yyyyMMdd'T'HHmmss'Z'",
        ["http"] = "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    };

    /// <summary>Whether its texts are numbers, as JSON writes them.</summary>
    public bool IsNumber { get; private init; }

    /// <summary>Whether a currency has to be said beside it.</summary>
    public bool LacksCurrency { get; private init; }

    /// <summary>The value's own format, where it has one.</summary>
    public TextFormat? Inner { get; private init; }

    /// <summary>The octets in the value's own format that a text stands for; null when it stands for none.</summary>
    public Func<string, byte[]?>? OctetsOf { get; private init; }

    /// <summary>The text that stands for octets in the value's own format; null when there is none.</summary>
    public Func<byte[], string?>? TextOf { get; private init; }

    /// <summary>Whether those octets stand in the text as they are.</summary>
    public bool IsPlain { get; private init; }

    /// <summary>The words for values of a class, the first being that of who says none.</summary>
    public static Sequence<string> Words(TextClass of) => of switch
    {
        TextClass.Amount => ["decimal", "decimal(2)", "units(2)", "money", "money(2)"],
        TextClass.Date => ["iso", "iso-basic", "http", "epoch"],
        TextClass.Octets => ["hex", "HEX", "base64", "base64url", "number(4)"],
        TextClass.Number => ["number"],
        _ => ["text"],
    };

    /// <summary>The form of a word for values of a class; null when there is none.</summary>
    /// <param name="word">Such as <c>decimal(2)</c>.</param>
    /// <param name="of">What the values are.</param>
    /// <param name="isDer">Of octets, whether they are DER already; else they are the content of an octet string.</param>
    public static TextForm? Of(string word, TextClass of, bool isDer = false)
    {
        var (name, size) = Split(word);
        return of switch
        {
            TextClass.Characters when word == "text" => new TextForm(word, der => Der.ReadText(der), (text, _) => Der.Text(text)),
            TextClass.Number when word == "number" => new TextForm(word, WriteNumber, (text, _) => ReadNumber(text)) { IsNumber = true },
            TextClass.Amount when size is null or <= -Amount.SmallestExponent => OfAmount(word, name, size),
            TextClass.Date when word == "epoch" => new TextForm(word, WriteEpoch, (text, _) => ReadEpoch(text)) { IsNumber = true },
            TextClass.Date when Dates.TryGetValue(word, out var pattern) => new TextForm(
                word,
                der => Der.ReadDate(der)?.UtcDateTime.ToString(pattern, CultureInfo.InvariantCulture),
                (text, _) => DateTimeOffset.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? Der.Date(time) : null),
            TextClass.Octets when name == "number" && size is >= 1 and <= sizeof(ulong) && !isDer => new TextForm(
                word, der => WriteOctetNumber(der, size.Value), (text, _) => ReadOctetNumber(text, size.Value))
            { IsNumber = true },
            TextClass.Octets when OctetForms.TryGetValue(word, out var form) => new TextForm(
                word, der => form.Write(Der.Content(der).ToArray()), (text, _) => form.Read(text) is { } octets ? isDer ? octets : Der.OctetString(octets) : null),
            _ => null,
        };
    }

    /// <summary>The form of a term that has a format of its own, whose octets are characters of the charset, or octets in a form for such.</summary>
    /// <param name="format">The term's own format.</param>
    /// <param name="word">The form of its octets; null for their characters.</param>
    /// <param name="charset">The charset of the outer format.</param>
    public static TextForm? Of(TextFormat format, string? word, Charset charset)
    {
        var (write, read) = word is null ? (octets => charset.Decode(octets, out _), charset.Encode) : OctetForms.GetValueOrDefault(word);
        return write is null ? null : new TextForm(
            word ?? "octets", der => format.Encode(der) is { } octets ? write(octets) : null, (text, _) => read(text) is { } octets ? format.Read(octets).Der : null)
        {
            Inner = format,
            OctetsOf = read,
            TextOf = write,
            IsPlain = word is null,
        };
    }

    /// <summary>The forms of octets by their words. Reading takes some texts that writing does not give.</summary>
    public static readonly Dictionary<string, (Func<byte[], string?> Write, Func<string, byte[]?> Read)> OctetForms = new(StringComparer.Ordinal)
    {
        ["hex"] = (Convert.ToHexStringLower, ReadHex),
        ["HEX"] = (Convert.ToHexString, ReadHex),
        ["base64"] = (Convert.ToBase64String, ReadBase64),
        ["base64url"] = (octets => System.Buffers.Text.Base64Url.EncodeToString(octets), text => ReadBase64(text.Replace('-', '+').Replace('_', '/'))),
    };

    private static (string Name, int? Size) Split(string word) =>
        word.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && word.EndsWith(')')
        && int.TryParse(word.AsSpan(open + 1, word.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && size.ToString(CultureInfo.InvariantCulture).Length == word.Length - open - 2
            ? (word[..open], size)
            : (word, null);

    private static TextForm? OfAmount(string word, string name, int? decimals) => name switch
    {
        "decimal" => new TextForm(word, der => Digits(der, decimals), (text, currency) => ReadAmount(currency, text, decimals)) { IsNumber = true, LacksCurrency = true },
        "units" when decimals is { } places => new TextForm(
            word,
            der => Der.ReadMoney(der) is { } money && money.Exponent == -places ? money.Units.ToString(CultureInfo.InvariantCulture) : null,
            (text, currency) => currency is not null && Amount.IsCurrency(currency) && Whole(text) is { } units ? Der.Money(new Amount(currency, units, -places)) : null)
        { IsNumber = true, LacksCurrency = true },
        "money" => new TextForm(
            word,
            der => Digits(der, decimals) is { } digits ? $"{Der.ReadMoney(der)!.Value.Currency} {digits}" : null,
            (text, _) => text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? ReadAmount(text[..space], text[(space + 1)..], decimals) : null),
        _ => null,
    };

    private static string? Digits(byte[] der, int? decimals) =>
        Der.ReadMoney(der) is { } money && (decimals is null || money.Exponent == -decimals) ? money.ToString()[4..] : null;

    private static byte[]? ReadAmount(string? currency, string digits, int? decimals) =>
        Amount.Parse($"{currency} {digits}") is { } money && (decimals is null || money.Exponent == -decimals) ? Der.Money(money) : null;

    private static long? Whole(string text) =>
        text.Length <= LongestNumber && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static string? WriteNumber(byte[] der) => Der.ReadInteger(der)?.ToString(CultureInfo.InvariantCulture);

    private static byte[]? ReadNumber(string text) => Whole(text) is { } whole ? Der.Integer(whole) : null;

    private static string? WriteEpoch(byte[] der) => Der.ReadDate(der)?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[]? ReadEpoch(string text) =>
        Whole(text) is { } seconds && seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? Der.Date(DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;

    private static string? WriteOctetNumber(byte[] der, int size)
    {
        var content = Der.Content(der);
        if (content.Length != size)
        {
            return null;
        }

        ulong value = 0;
        foreach (var octet in content)
        {
            value = (value << 8) | octet;
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    private static byte[]? ReadOctetNumber(string text, int size)
    {
        if (text.Length > LongestNumber || !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        var octets = new byte[sizeof(ulong)];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(octets, value);
        return octets.AsSpan(0, sizeof(ulong) - size).ContainsAnyExcept((byte)0) ? null : Der.OctetString(octets.AsSpan(sizeof(ulong) - size));
    }

    private static byte[]? ReadHex(string text)
    {
        var octets = new byte[text.Length / 2];
        return text.Length % 2 == 0 && Convert.FromHexString(text, octets, out _, out _) == System.Buffers.OperationStatus.Done ? octets : null;
    }

    private static byte[]? ReadBase64(string text)
    {
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var octets = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, octets, out var length) ? octets[..length] : null;
    }
}
