using System.Formats.Asn1;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Set;

/// <summary>A part of a message that is being read: where it stands, and how many constructed values it is inside.</summary>
internal readonly record struct Slice(byte[] Octets, int Start, int Length, int Depth)
{
    public ReadOnlySpan<byte> Span => Octets.AsSpan(Start, Length);

    /// <summary>The content of the one value with this tag octet that fills the slice, or null.</summary>
    public Slice? Content(byte tag) =>
        Der.Whole(Span, tag) is { } range && range.GetOffsetAndLength(Length) is var (offset, length) ? new Slice(Octets, Start + offset, length, Depth + 1) : null;

    /// <summary>The values inside the one constructed value with this tag octet that fills the slice, or null.</summary>
    public List<Slice>? Children(byte tag)
    {
        if (Content(tag) is not { } content)
        {
            return null;
        }

        var children = new List<Slice>();
        for (var at = 0; at < content.Length;)
        {
            if (!AsnDecoder.TryReadEncodedValue(content.Span[at..], AsnEncodingRules.DER, out _, out _, out _, out var consumed))
            {
                return null;
            }

            children.Add(new Slice(Octets, content.Start + at, consumed, Depth + 1));
            at += consumed;
        }

        return children;
    }

    /// <summary>The values inside, when there are exactly so many.</summary>
    public List<Slice>? Children(byte tag, int count) => Children(tag) is { } children && children.Count == count ? children : null;
}

/// <summary>What a reading has found so far: values in places, and the first place that did not fit.</summary>
internal sealed class Reading(WireParticulars? particulars)
{
    private readonly List<WireField> _fields = [];

    /// <summary>The run's particulars; null when only the structure is asked for.</summary>
    public WireParticulars? Particulars { get; } = particulars;

    public (int Offset, Term Expected)? Fault { get; private set; }

    public Sequence<WireField> Fields => _fields.OrderBy(f => f.Offset).ToSequence();

    public byte[] Found(Term term, Slice place, byte[] der)
    {
        _fields.Add(new WireField(term, place.Start, place.Length, place.Depth, der));
        return der;
    }

    public byte[]? Fail(Term expected, Slice place)
    {
        Fault ??= (place.Start, expected);
        return null;
    }
}
