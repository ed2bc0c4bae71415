using System.Text;

namespace PaymentQuest.Wire.Text;

/// <summary>How characters become octets: one way to write a text, and a text only of octets that are written so.</summary>
internal sealed class Charset
{
    /// <summary>The charset where a format names none.</summary>
    public static readonly Charset Utf8 = new("utf-8", new UTF8Encoding(false, true));

    /// <summary>The charsets that a format can name: of the IANA registry, those that payment services write.</summary>
    public static readonly IReadOnlyDictionary<string, Charset> ByName = new[]
    {
        Utf8,
        new("windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!),
        new("iso-8859-1", Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)),
        new("us-ascii", Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)),
    }.ToDictionary(c => c.Name, StringComparer.Ordinal);

    private readonly Encoding _encoding;

    private readonly Encoding _lengths;

    private Charset(string name, Encoding encoding)
    {
        (Name, _encoding) = (name, encoding);
        _lengths = (Encoding)encoding.Clone();
        _lengths.EncoderFallback = EncoderFallback.ReplacementFallback;
    }

    /// <summary>Its name, as files and services write it.</summary>
    public string Name { get; }

    /// <summary>The octets of a text; null when it has a character that the charset lacks.</summary>
    public byte[]? Encode(string text)
    {
        try
        {
            return _encoding.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The text of octets; null, with the place of the first octet that belongs to no character, when there is none.</summary>
    public string? Decode(ReadOnlySpan<byte> octets, out int fault)
    {
        fault = 0;
        try
        {
            return _encoding.GetString(octets);
        }
        catch (DecoderFallbackException e)
        {
            fault = Math.Clamp(e.Index, 0, octets.Length);
            return null;
        }
    }

    /// <summary>How many octets some characters take. Half of a pair of surrogates takes as many as what stands for an unknown character.</summary>
    public int Length(ReadOnlySpan<char> text) => _lengths.GetByteCount(text);
}
