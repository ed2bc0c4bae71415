using System.Formats.Asn1;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Set;

/// <summary>How one term is written. Reading finds the structure; that the encoding is the only one is seen by writing it again.</summary>
/// <param name="Term">The canonical term.</param>
/// <param name="Tag">The tag octet of the encoding when no context-specific tag takes its place.</param>
internal abstract record Layout(Term Term, byte Tag)
{
    /// <summary>The encoding, or null when it cannot say the value.</summary>
    public abstract byte[]? Encode(byte[] der, WireParticulars particulars);

    /// <summary>The canonical DER of a value under a tag; null when it does not have the structure, and then the reading has the place.</summary>
    public abstract byte[]? Decode(Slice value, byte tag, Reading reading);
}

/// <summary>The content of a canonical value under another tag.</summary>
internal sealed record LeafLayout(Term Term, byte Canonical, LeafForm Form) : Layout(Term, Form.Tag)
{
    public override byte[]? Encode(byte[] der, WireParticulars particulars) =>
        Der.Whole(der, Canonical) is { } range && Admits(der.AsSpan(range)) ? Der.Primitive(Form.Tag, der.AsSpan(range)) : null;

    public override byte[]? Decode(Slice value, byte tag, Reading reading) =>
        value.Content(tag) is { } content && Admits(content.Span) ? reading.Found(Term, value, Der.Primitive(Canonical, content.Span)) : reading.Fail(Term, value);

    private bool Admits(ReadOnlySpan<byte> content) => content.Length >= Form.Shortest && content.Length <= Form.Longest && Form.Characters switch
    {
        Characters.Visible => content.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0,
        Characters.Digits => content.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0,
        _ => true,
    };
}

/// <summary>A value that is written as it is: a keyed digest.</summary>
internal sealed record RawLayout(Term Term, byte Tag) : Layout(Term, Tag)
{
    public override byte[]? Encode(byte[] der, WireParticulars particulars) => der;

    public override byte[]? Decode(Slice value, byte tag, Reading reading) =>
        value.Content(tag) is { } content ? reading.Found(Term, value, Der.Primitive(Tag, content.Span)) : reading.Fail(Term, value);
}

/// <summary>CurrencyAmount: SEQUENCE { INTEGER ISO 4217 number, INTEGER units, INTEGER exponent }.</summary>
internal sealed record MoneyLayout(Term Term) : Layout(Term, 0x30)
{
    public override byte[]? Encode(byte[] der, WireParticulars particulars)
    {
        if (Der.ReadMoney(der) is not { } amount || !SetTables.Currencies.TryGetValue(amount.Currency, out var currency))
        {
            return null;
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(currency);
            writer.WriteInteger(amount.Units);
            writer.WriteInteger(amount.Exponent);
        }

        return writer.Encode();
    }

    public override byte[]? Decode(Slice value, byte tag, Reading reading)
    {
        if (value.Children(tag, 3) is not { } parts
            || Der.ReadInteger(parts[0].Span) is not { } number || SetTables.Currencies.FirstOrDefault(c => c.Value == number).Key is not { } currency
            || Der.ReadInteger(parts[1].Span) is not { } units || units < 0
            || Der.ReadInteger(parts[2].Span) is not { } exponent || exponent is < Amount.SmallestExponent or > 0)
        {
            return reading.Fail(Term, value);
        }

        return reading.Found(Term, value, Der.Money(new Amount(currency, units, (int)exponent)));
    }
}

/// <summary>
/// DigestedData with its content absent: SEQUENCE { 0, digest algorithm, SEQUENCE { content type }, digest }. A thumbprint is
/// SEQUENCE { digest algorithm, digest }: it has no content type.
/// </summary>
internal sealed record DigestLayout(Term Term, byte[]? ContentType) : Layout(Term, 0x30)
{
    private static readonly byte[] Version0 = [0x02, 0x01, 0x00];

    public override byte[]? Encode(byte[] der, WireParticulars particulars)
    {
        var algorithm = SetIdentifiers.Digest(particulars.Suite);
        return ContentType is null ? Der.Frame([algorithm, der]) : Der.Frame([Version0, algorithm, Der.Frame([ContentType]), der]);
    }

    public override byte[]? Decode(Slice value, byte tag, Reading reading) =>
        value.Children(tag, ContentType is null ? 2 : 4) is { } parts && parts[^1].Content(0x04) is not null
            ? reading.Found(Term, value, parts[^1].Span.ToArray())
            : reading.Fail(Term, value);
}

/// <summary>A part of a SEQUENCE: a term's value under tags, or octets that are always the same.</summary>
/// <param name="Layout">How the value is written; null for a constant.</param>
/// <param name="Constant">What always stands there; empty for a value.</param>
/// <param name="Implicit">The number of the tag that takes the place of the value's own; negative for none.</param>
/// <param name="Explicit">The numbers of the tags around the value, from the outside.</param>
internal sealed record Part(Layout? Layout, byte[] Constant, int Implicit, int[] Explicit)
{
    private byte Tag => Implicit < 0 ? Layout!.Tag : (byte)(0x80 | (Layout!.Tag & 0x20) | Implicit);

    public byte[]? Encode(byte[] der, WireParticulars particulars)
    {
        if (Layout!.Encode(der, particulars) is not { } octets)
        {
            return null;
        }

        octets = octets[0] == Tag ? octets : [Tag, .. octets.AsSpan(1)];
        foreach (var number in Explicit.Reverse())
        {
            octets = Der.Primitive((byte)(0xa0 | number), octets);
        }

        return octets;
    }

    public byte[]? Decode(Slice value, Reading reading)
    {
        foreach (var number in Explicit)
        {
            if (value.Children((byte)(0xa0 | number), 1) is not [var inner])
            {
                return reading.Fail(Layout!.Term, value);
            }

            value = inner;
        }

        return Layout!.Decode(value, Tag, reading);
    }
}

/// <summary>A SEQUENCE of parts.</summary>
internal sealed record SequenceLayout(Term Term, Sequence<Part> Parts) : Layout(Term, 0x30)
{
    public override byte[]? Encode(byte[] der, WireParticulars particulars)
    {
        if (Der.Parts(der, out _) is not { } values || values.Count != Parts.Count(p => p.Layout is not null))
        {
            return null;
        }

        var next = 0;
        var encoded = new byte[Parts.Count][];
        for (var i = 0; i < encoded.Length; i++)
        {
            if ((Parts[i].Layout is null ? Parts[i].Constant : Parts[i].Encode(der[values[next++]], particulars)) is not { } octets)
            {
                return null;
            }

            encoded[i] = octets;
        }

        return Der.Frame(encoded);
    }

    public override byte[]? Decode(Slice value, byte tag, Reading reading)
    {
        if (value.Children(tag, Parts.Count) is not { } children)
        {
            return reading.Fail(Term, value);
        }

        var decoded = new List<byte[]>();
        for (var i = 0; i < children.Count; i++)
        {
            if (Parts[i].Layout is null)
            {
                if (!children[i].Span.SequenceEqual(Parts[i].Constant))
                {
                    return reading.Fail(Term, children[i]);
                }
            }
            else if (Parts[i].Decode(children[i], reading) is { } der)
            {
                decoded.Add(der);
            }
            else
            {
                return null;
            }
        }

        return Der.Frame(decoded.ToArray());
    }
}
