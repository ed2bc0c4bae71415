using System.Formats.Asn1;
using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Wire;

namespace PaymentQuest.Screens;

/// <summary>Values in DER in words.</summary>
public static class DerWords
{
    /// <summary>A value in a line: its tag and what it says, or its first octets.</summary>
    /// <param name="node">The value.</param>
    /// <param name="octets">What it was read from.</param>
    /// <param name="glyphs">The sign for what is left out.</param>
    public static string Short(DerNode node, ReadOnlySpan<byte> octets, Glyphs glyphs)
    {
        var mark = node.Nesting == DerNesting.Guessed ? "? " : "";
        var tag = mark + DerText.Tag(node.Tag);
        if (node.Tag.IsConstructed || node.Tag == Asn1Tag.Null)
        {
            return tag;
        }

        var value = DerText.Value(node, octets);
        return value is null ? $"{tag} {Octets.Short(octets[node.Content..node.End], 14, glyphs)}"
            : node.Tag == Asn1Tag.ObjectIdentifier ? $"{tag} {ObjectIdentifiers.Name(value) ?? value}"
            : IsText(node) ? $"{tag} \"{value}\""
            : $"{tag} {value}";
    }

    /// <summary>Where a value stands, its tag and lengths.</summary>
    public static string Anatomy(DerNode node, ReadOnlySpan<byte> octets, Language language)
    {
        var tag = octets[node.Offset].ToString("x2", CultureInfo.InvariantCulture);
        var kind = (node.Tag.IsConstructed ? Prose.Of("der.constructed") : Prose.Of("der.primitive")).In(language);
        return $"{Prose.Of(
            "der.place",
            ("offset", node.Offset),
            ("end", node.End - 1)).In(language)} · {tag} {DerText.Tag(node.Tag)}, {kind} · {Prose.Of(
            "der.sizes",
            ("headerLength", node.HeaderLength),
            ("contentLength", node.ContentLength)).In(language)}";
    }

    /// <summary>What a value means, as far as its encoding says.</summary>
    public static string Meaning(DerNode node, ReadOnlySpan<byte> octets, Language language)
    {
        var value = DerText.Value(node, octets);
        return node.Tag == Asn1Tag.ObjectIdentifier && value is not null
            ? ObjectIdentifiers.Name(value) is { } name ? Prose.Of("der.named", ("value", value), ("name", name)).In(language) : Prose.Of("der.unnamed", ("value", value)).In(language)
            : OfTag(node.Tag).In(language) + (value is null ? "" : $": {value}");
    }

    /// <summary>On whose word a value is taken for DER; null when it is part of the encoding.</summary>
    public static Prose? Of(DerNesting nesting) => nesting switch
    {
        DerNesting.Guessed => Prose.Of("der.guess"),
        DerNesting.Named => Prose.Of("der.in-extension"),
        _ => null,
    };

    private static bool IsText(DerNode node) => (UniversalTagNumber)node.Tag.TagValue is UniversalTagNumber.UTF8String or UniversalTagNumber.NumericString
        or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String or UniversalTagNumber.VisibleString or UniversalTagNumber.BMPString or UniversalTagNumber.T61String;

    private static Prose OfTag(Asn1Tag tag) => tag.TagClass != TagClass.Universal
        ? Prose.Of("der.a-part-marked-by-its-number")
        : (UniversalTagNumber)tag.TagValue switch
        {
            UniversalTagNumber.Sequence => Prose.Of("der.parts-in-a-fixed-order"),
            UniversalTagNumber.Set => Prose.Of("der.parts-whose-order-says-nothing-der"),
            UniversalTagNumber.Integer => Prose.Of("der.a-whole-number"),
            UniversalTagNumber.Enumerated => Prose.Of("der.one-of-a-list-by-number"),
            UniversalTagNumber.Boolean => Prose.Of("der.yes-or-no"),
            UniversalTagNumber.Null => Prose.Of("der.nothing-a-place-kept-free-such"),
            UniversalTagNumber.OctetString => Prose.Of("der.octets-as-they-are-a-digest"),
            UniversalTagNumber.BitString => Prose.Of("der.bits-a-key-a-signature-or"),
            UniversalTagNumber.UtcTime or UniversalTagNumber.GeneralizedTime => Prose.Of("der.a-time-utc"),
            UniversalTagNumber.UTF8String or UniversalTagNumber.NumericString or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
                or UniversalTagNumber.VisibleString or UniversalTagNumber.BMPString or UniversalTagNumber.T61String => Prose.Of("common.a-text"),
            _ => Prose.Of("common.a-value"),
        };
}
