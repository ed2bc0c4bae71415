namespace PaymentQuest.Terms;

/// <summary>What kind of value an atom stands for, and so how its octets look on the wire.</summary>
public enum SortKind
{
    /// <summary>Money: SEQUENCE { UTF8String ISO 4217 code, INTEGER units, INTEGER decimal exponent }.</summary>
    Amount,

    /// <summary>A card number, account number or PIN: UTF8String of decimal digits.</summary>
    Account,

    /// <summary>Text for people: UTF8String.</summary>
    Text,

    /// <summary>A time in UTC: GeneralizedTime, whole seconds.</summary>
    Date,

    /// <summary>A random number used once: OCTET STRING of a fixed size.</summary>
    Nonce,

    /// <summary>The value of a digest that is given as such: OCTET STRING of the suite's digest length.</summary>
    Digest,

    /// <summary>A secret that two parties share: OCTET STRING of a fixed size.</summary>
    Secret,

    /// <summary>The name of a party: UTF8String.</summary>
    Agent,

    /// <summary>A decision with its code: UTF8String, <c>Y:</c> or <c>N:</c> and digits.</summary>
    Decision,

    /// <summary>A symmetric key: OCTET STRING of the wanted length where the suite's cipher takes it, else of the suite's key length.</summary>
    Key,

    /// <summary>A whole number from 0 to <see cref="WholeNumber.Greatest"/>: INTEGER.</summary>
    Number,

    /// <summary>Somebody's public key, which a directory gives: SubjectPublicKeyInfo (RFC 5280, 4.1.2.7). No atom has this sort: public keys have names of their own.</summary>
    PublicKey,

    /// <summary>Somebody's certificate, which a directory gives: X.509. No atom has this sort: certificates have names of their own.</summary>
    Certificate,
}

/// <summary>A sort: its kind and, for nonces, secrets and keys, the size in octets (0 where the kind or the suite fixes it).</summary>
public readonly record struct Sort(SortKind Kind, int Size = 0)
{
    /// <summary>The size of a nonce or secret whose sort does not say it: 16 octets.</summary>
    public const int DefaultSize = 16;

    /// <summary>The largest size that a nonce or secret may have: 1024 octets.</summary>
    public const int LargestSize = 1024;

    /// <summary>The words that sorts are written with, in the order of the documentation.</summary>
    public static readonly IReadOnlyDictionary<string, SortKind> Words = new Dictionary<string, SortKind>(StringComparer.Ordinal)
    {
        ["amount"] = SortKind.Amount,
        ["account"] = SortKind.Account,
        ["text"] = SortKind.Text,
        ["date"] = SortKind.Date,
        ["nonce"] = SortKind.Nonce,
        ["digest"] = SortKind.Digest,
        ["secret"] = SortKind.Secret,
        ["agent"] = SortKind.Agent,
        ["decision"] = SortKind.Decision,
        ["key"] = SortKind.Key,
        ["number"] = SortKind.Number,
        ["public_key"] = SortKind.PublicKey,
        ["certificate"] = SortKind.Certificate,
    };

    /// <summary>The words of the sorts that an atom can have.</summary>
    internal static IEnumerable<string> OfAtoms => Words.Where(w => !new Sort(w.Value).IsOfHolder).Select(w => w.Key);

    /// <summary>Whether the sort's values come from a random generator when they are fresh.</summary>
    public bool IsRandom => Kind is SortKind.Nonce or SortKind.Secret or SortKind.Key;

    /// <summary>Whether a value is what a holder of keys has, and an author names the holder.</summary>
    internal bool IsOfHolder => Kind is SortKind.PublicKey or SortKind.Certificate;

    /// <summary>Whether a value of the sort can be the same octets as one of another: texts as other texts, octets as other octets.</summary>
    internal bool IsLike(Sort other) => Alike(Kind) == Alike(other.Kind);

    private static SortKind Alike(SortKind kind) => kind switch
    {
        SortKind.Account or SortKind.Agent or SortKind.Decision => SortKind.Text,
        SortKind.Digest or SortKind.Secret or SortKind.Key => SortKind.Nonce,
        _ => kind,
    };

    /// <summary>Reads <c>nonce</c>, <c>nonce(8)</c>, <c>amount</c>; null when the text is no sort.</summary>
    public static Sort? Parse(string text)
    {
        var word = text;
        int? size = null;
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && text.EndsWith(')'))
        {
            word = text[..open];
            if (!int.TryParse(text.AsSpan(open + 1, text.Length - open - 2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n)
                || n is < 1 or > LargestSize)
            {
                return null;
            }

            size = n;
        }

        if (!Words.TryGetValue(word, out var kind) || (size is not null && kind is not (SortKind.Nonce or SortKind.Secret or SortKind.Key)))
        {
            return null;
        }

        return new Sort(kind, size ?? (kind is SortKind.Nonce or SortKind.Secret ? DefaultSize : 0));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var kind = Kind;
        var word = Words.First(w => w.Value == kind).Key;
        return Size is 0 || (Size == DefaultSize && Kind != SortKind.Key) ? word : $"{word}({Size})";
    }
}
