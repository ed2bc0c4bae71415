using System.Formats.Asn1;
using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Wire;

namespace PaymentQuest.Screens;

/// <summary>Values in DER in words.</summary>
public static class DerWords
{
    private static readonly Prose Place = new("octets {0} to {1}", "octetos {0} a {1}");
    private static readonly Prose Sizes = new("header {0}, content {1}", "cabecera {0}, contenido {1}");
    private static readonly Prose Constructed = new("made of the values below it", "formado por los valores que contiene");
    private static readonly Prose Primitive = new("a value of its own", "un valor por sí mismo");
    private static readonly Prose Named = new("{0} is the name {1}", "{0} es el nombre {1}");
    private static readonly Prose Unnamed = new("{0} is a name that is not in the table here", "{0} es un nombre que no está en esta tabla");
    private static readonly Prose Guess = new(
        "A guess: these octets stand inside a string that need not hold DER. They look like it, perhaps by chance.",
        "Una conjetura: estos octetos están dentro de una cadena que no tiene por qué contener DER. Lo parecen, quizá por casualidad.");

    private static readonly Prose InExtension = new("Wrapped in a string, as the object identifier before it prescribes.", "Envuelto en una cadena, como manda el identificador de objeto que la precede.");

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
        var kind = (node.Tag.IsConstructed ? Constructed : Primitive).In(language);
        return $"{Place.Fill(language, node.Offset, node.End - 1)} · {tag} {DerText.Tag(node.Tag)}, {kind} · {Sizes.Fill(language, node.HeaderLength, node.ContentLength)}";
    }

    /// <summary>What a value means, as far as its encoding says.</summary>
    public static string Meaning(DerNode node, ReadOnlySpan<byte> octets, Language language)
    {
        var value = DerText.Value(node, octets);
        return node.Tag == Asn1Tag.ObjectIdentifier && value is not null
            ? ObjectIdentifiers.Name(value) is { } name ? Named.Fill(language, value, name) : Unnamed.Fill(language, value)
            : OfTag(node.Tag).In(language) + (value is null ? "" : $": {value}");
    }

    /// <summary>On whose word a value is taken for DER; null when it is part of the encoding.</summary>
    public static Prose? Of(DerNesting nesting) => nesting switch
    {
        DerNesting.Guessed => Guess,
        DerNesting.Named => InExtension,
        _ => null,
    };

    private static bool IsText(DerNode node) => (UniversalTagNumber)node.Tag.TagValue is UniversalTagNumber.UTF8String or UniversalTagNumber.NumericString
        or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String or UniversalTagNumber.VisibleString or UniversalTagNumber.BMPString or UniversalTagNumber.T61String;

    private static Prose OfTag(Asn1Tag tag) => tag.TagClass != TagClass.Universal
        ? new("a part marked by its number, because it may be missing or may be one of several kinds", "una parte marcada con su número, porque puede faltar o ser de varias clases")
        : (UniversalTagNumber)tag.TagValue switch
        {
            UniversalTagNumber.Sequence => new("parts in a fixed order", "partes en un orden fijo"),
            UniversalTagNumber.Set => new("parts whose order says nothing; DER sorts them", "partes cuyo orden no dice nada; DER las ordena"),
            UniversalTagNumber.Integer => new("a whole number", "un número entero"),
            UniversalTagNumber.Enumerated => new("one of a list, by number", "uno de una lista, por su número"),
            UniversalTagNumber.Boolean => new("yes or no", "sí o no"),
            UniversalTagNumber.Null => new("nothing: a place kept free, such as for parameters", "nada: un sitio que se deja libre, por ejemplo para parámetros"),
            UniversalTagNumber.OctetString => new("octets as they are: a digest, a nonce, a ciphertext, or something wrapped", "octetos tal cual: un hash, un número aleatorio, un texto cifrado o algo envuelto"),
            UniversalTagNumber.BitString => new("bits: a key, a signature or a row of yes and no; the first octet counts unused bits", "bits: una clave, una firma o una fila de síes y noes; el primer octeto cuenta los bits sin usar"),
            UniversalTagNumber.UtcTime or UniversalTagNumber.GeneralizedTime => new("a time, UTC", "una hora, UTC"),
            UniversalTagNumber.UTF8String or UniversalTagNumber.NumericString or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
                or UniversalTagNumber.VisibleString or UniversalTagNumber.BMPString or UniversalTagNumber.T61String => new("a text", "un texto"),
            _ => new("a value", "un valor"),
        };
}
