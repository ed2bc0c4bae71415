using System.Formats.Asn1;
using System.Globalization;

namespace PaymentQuest.Wire;

/// <summary>What encoded values are called and what they say, the same in every language. Nothing here throws on octets.</summary>
public static class DerText
{
    /// <summary>Whole numbers of more octets are moduli and signatures, which nobody reads in decimal.</summary>
    private const int LongestNumber = 8;

    /// <summary>The name of a tag in X.680: <c>SEQUENCE</c>, <c>[0]</c>, <c>[APPLICATION 3]</c>.</summary>
    public static string Tag(Asn1Tag tag) => tag.TagClass switch
    {
        TagClass.Universal => (UniversalTagNumber)tag.TagValue switch
        {
            UniversalTagNumber.Boolean => "BOOLEAN",
            UniversalTagNumber.Integer => "INTEGER",
            UniversalTagNumber.BitString => "BIT STRING",
            UniversalTagNumber.OctetString => "OCTET STRING",
            UniversalTagNumber.Null => "NULL",
            UniversalTagNumber.ObjectIdentifier => "OBJECT IDENTIFIER",
            UniversalTagNumber.Enumerated => "ENUMERATED",
            UniversalTagNumber.UTF8String => "UTF8String",
            UniversalTagNumber.Sequence => "SEQUENCE",
            UniversalTagNumber.Set => "SET",
            UniversalTagNumber.NumericString => "NumericString",
            UniversalTagNumber.PrintableString => "PrintableString",
            UniversalTagNumber.T61String => "T61String",
            UniversalTagNumber.IA5String => "IA5String",
            UniversalTagNumber.UtcTime => "UTCTime",
            UniversalTagNumber.GeneralizedTime => "GeneralizedTime",
            UniversalTagNumber.VisibleString => "VisibleString",
            UniversalTagNumber.GeneralString => "GeneralString",
            UniversalTagNumber.UniversalString => "UniversalString",
            UniversalTagNumber.BMPString => "BMPString",
            _ => $"[UNIVERSAL {Number(tag.TagValue)}]",
        },
        TagClass.Application => $"[APPLICATION {Number(tag.TagValue)}]",
        TagClass.Private => $"[PRIVATE {Number(tag.TagValue)}]",
        _ => $"[{Number(tag.TagValue)}]",
    };

    /// <summary>
    /// What a value says as people read it: a number, a text, a time, an object identifier in dotted form. Null for values that are made
    /// of others, for plain octets, and for content that does not have the form of its tag. Texts are as their maker wrote them.
    /// </summary>
    /// <param name="node">The value.</param>
    /// <param name="octets">The octets that it was read from.</param>
    public static string? Value(DerNode node, ReadOnlySpan<byte> octets)
    {
        if (node.Tag.TagClass != TagClass.Universal || node.Tag.IsConstructed)
        {
            return null;
        }

        var encoded = octets[node.Offset..node.End];
        try
        {
            switch ((UniversalTagNumber)node.Tag.TagValue)
            {
                case UniversalTagNumber.Boolean:
                    return AsnDecoder.ReadBoolean(encoded, AsnEncodingRules.DER, out _) ? "TRUE" : "FALSE";
                case UniversalTagNumber.Integer:
                    return node.ContentLength > LongestNumber ? null : AsnDecoder.ReadInteger(encoded, AsnEncodingRules.DER, out _).ToString(CultureInfo.InvariantCulture);
                case UniversalTagNumber.ObjectIdentifier:
                    return ObjectIdentifiers.Dotted(node, octets);
                case UniversalTagNumber.UtcTime:
                    return Time(AsnDecoder.ReadUtcTime(encoded, AsnEncodingRules.DER, out _));
                case UniversalTagNumber.GeneralizedTime:
                    return Time(AsnDecoder.ReadGeneralizedTime(encoded, AsnEncodingRules.DER, out _));
                case UniversalTagNumber.UTF8String or UniversalTagNumber.NumericString or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
                    or UniversalTagNumber.VisibleString or UniversalTagNumber.BMPString or UniversalTagNumber.T61String:
                    return AsnDecoder.ReadCharacterString(encoded, AsnEncodingRules.DER, (UniversalTagNumber)node.Tag.TagValue, out _);
                default:
                    return null;
            }
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
