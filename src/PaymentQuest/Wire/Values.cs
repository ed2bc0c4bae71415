using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire;

/// <summary>Values of the sorts: their octets, and how authors and players write them.</summary>
public static class Values
{
    /// <summary>The longest text of a value: 1,000 UTF-16 units.</summary>
    public const int LongestText = 1_000;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>What is wrong with octets that should be a value of a sort under a suite, as a phrase; or null when nothing is.</summary>
    public static string? Fault(Sort sort, ReadOnlySpan<byte> der, Suite suite) => sort.Kind switch
    {
        SortKind.Amount => Der.ReadMoney(der) is null ? "no amount" : null,
        SortKind.Account => Der.ReadText(der) is { } digits && IsAccount(digits) ? null : "no account number",
        SortKind.Text or SortKind.Agent => Der.ReadText(der) is { Length: > 0 and <= LongestText } ? null : "no text",
        SortKind.Date => Der.ReadDate(der) is null ? "no date" : null,
        SortKind.Decision => Der.ReadText(der) is { } decision && IsDecision(decision) ? null : "no decision",
        SortKind.Number => Der.ReadNumber(der) is null ? "no number" : null,
        SortKind.Nonce or SortKind.Secret => OctetFault(der, sort.Size),
        SortKind.Digest => OctetFault(der, suite.DigestLength),
        SortKind.Key => OctetFault(der, suite.KeyLength(sort.Size)),
        SortKind.PublicKey => PublicKey.FromSubjectPublicKeyInfo(der) is null ? "no public key" : null,
        SortKind.Certificate => Der.Whole(der, 0x30) is null ? "no certificate" : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The octets of a value as an author writes it: <c>EUR 49.99</c>, digits, text, <c>2026-01-15T10:00:00Z</c>, <c>7</c>, hex. Null when it is none.</summary>
    public static byte[]? Parse(Sort sort, string text, Suite suite)
    {
        var der = sort.Kind switch
        {
            SortKind.Amount => Amount.Parse(text) is { } amount ? Der.Money(amount) : null,
            SortKind.Account or SortKind.Text or SortKind.Agent or SortKind.Decision => IsEncodable(text) ? Der.Text(text) : null,
            SortKind.Date => ParseTime(text) is { } time ? Der.Date(time) : null,
            SortKind.Number => WholeNumber.Parse(text) is { } number ? Der.Number(number) : null,
            SortKind.PublicKey or SortKind.Certificate => Hex(text),
            _ => Hex(text) is { } octets ? Der.OctetString(octets) : null,
        };
        return der is not null && Fault(sort, der, suite) is null ? der : null;
    }

    /// <summary>A value as people read it. Octets that are no value of the sort are shown in hex.</summary>
    public static string Show(Sort sort, ReadOnlySpan<byte> der)
    {
        var text = sort.Kind switch
        {
            SortKind.Amount => Der.ReadMoney(der)?.ToString(),
            SortKind.Account or SortKind.Text or SortKind.Agent or SortKind.Decision => Der.ReadText(der),
            SortKind.Date => Der.ReadDate(der) is { } time ? Show(time) : null,
            SortKind.Number => Der.ReadNumber(der) is { } number ? WholeNumber.Show(number) : null,
            _ => null,
        };
        return text ?? Convert.ToHexStringLower(Der.Whole(der, 0x04) is { } content ? der[content] : der);
    }

    /// <summary>A time as authors write it, UTC and whole seconds: <c>2026-01-15T10:00:00Z</c>. Null when the text is none.</summary>
    public static DateTimeOffset? ParseTime(string text) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>A time as <see cref="ParseTime"/> reads it. Fractions of a second are not written.</summary>
    public static string Show(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Whether a decision is positive.</summary>
    public static bool IsApproval(ReadOnlySpan<byte> der) => Der.ReadText(der) is ['Y', ..];

    private static bool IsAccount(string text) => text.Length is > 0 and <= 32 && text.All(char.IsAsciiDigit);

    private static bool IsDecision(string text) =>
        text.Length is >= 3 and <= 12 && text[0] is 'Y' or 'N' && text[1] == ':' && text.Skip(2).All(char.IsAsciiDigit);

    private static bool IsEncodable(string text) =>
        text.Length <= LongestText && text.EnumerateRunes().All(r => r != System.Text.Rune.ReplacementChar);

    private static string? OctetFault(ReadOnlySpan<byte> der, int size) =>
        Der.Whole(der, 0x04) is { } content && der[content].Length == size ? null : $"no {size} octets";

    private static byte[]? Hex(string text)
    {
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
