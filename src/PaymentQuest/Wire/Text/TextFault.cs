namespace PaymentQuest.Wire.Text;

/// <summary>Why octets are no message of a text format, or not the one that is written for its values.</summary>
internal enum TextFault
{
    /// <summary>An octet belongs to no character of the charset.</summary>
    Charset,

    /// <summary>The octets do not have the form that the codec reads: a percent sign without digits, a bracket that is not closed.</summary>
    Syntax,

    /// <summary>A field, member, element or attribute that must be there is not.</summary>
    Missing,

    /// <summary>A field, member, element or attribute that the format does not have.</summary>
    Unknown,

    /// <summary>A field, member, element or attribute stands there twice.</summary>
    Repeated,

    /// <summary>Values stand within each other more deeply than <see cref="TextCodec.DepthLimit"/>.</summary>
    Depth,

    /// <summary>There are more fields than <see cref="TextCodec.FieldLimit"/>.</summary>
    TooMany,

    /// <summary>A document type definition, which is never read: it could name files and grow without bound.</summary>
    DocumentType,

    /// <summary>The text of a field is no value of its sort in its text form.</summary>
    Value,

    /// <summary>A fixed text is another.</summary>
    Fixed,

    /// <summary>The values can be read, but these are not the octets that are written for them: another order, another escape, other spacing.</summary>
    NotCanonical,
}

/// <summary>A fault and where it is.</summary>
/// <param name="Fault">What it is.</param>
/// <param name="Offset">The first octet that it concerns, from 0.</param>
/// <param name="Field">The name of the field, where there is one; else empty.</param>
internal readonly record struct TextFaultAt(TextFault Fault, int Offset, string Field = "")
{
    /// <summary>The words for all faults, as machine output has them: <c>not_canonical</c>.</summary>
    public static readonly IReadOnlyDictionary<TextFault, string> Words = Enum.GetValues<TextFault>().ToDictionary(
        f => f, f => string.Concat($"{f}".Select((c, i) => char.IsAsciiLetterUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}")));

    /// <summary>The word for the fault.</summary>
    public string Word => Words[Fault];
}
