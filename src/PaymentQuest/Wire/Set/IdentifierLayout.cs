using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Set;

/// <summary>
/// What an authority publishes with its signature, in the form of a certificate: SEQUENCE { content, algorithm, BIT STRING }. What is
/// signed is the DER of the content, without attributes.
/// </summary>
/// <param name="Tuple">The tuple: the content, then the signature.</param>
/// <param name="Content">How the content is written.</param>
/// <param name="Signed">The signature.</param>
internal sealed record IdentifierLayout(Term.Tuple Tuple, Layout Content, Term.Signed Signed) : Layout(Tuple, 0x30)
{
    private const byte BitString = 0x03;

    public override byte[]? Encode(byte[] der, WireParticulars particulars) =>
        Der.Parts(der, out _) is { Count: 2 } parts && Der.Whole(der.AsSpan(parts[1]), 0x04) is { } signature
        && Content.Encode(der[parts[0]], particulars) is { } content
            ? Der.Frame([content, SetIdentifiers.IssuedSignature(particulars.Suite), Der.Primitive(BitString, [0, .. der[parts[1]].AsSpan(signature)])])
            : null;

    public override byte[]? Decode(Slice value, byte tag, Reading reading)
    {
        if (value.Children(tag, 3) is not { } parts || parts[2].Content(BitString) is not { Length: > 0 } bits)
        {
            return reading.Fail(Term, value);
        }

        // That no bit is unused is found by writing the value again.
        return Content.Decode(parts[0], Content.Tag, reading) is { } content
            ? Der.Frame([content, reading.Found(Signed, parts[2], Der.OctetString(bits.Span[1..]))])
            : null;
    }
}
