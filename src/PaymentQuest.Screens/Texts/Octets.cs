using System.Globalization;

namespace PaymentQuest.Screens;

/// <summary>Octets as people read them.</summary>
internal static class Octets
{
    /// <summary>Octets in hex, in groups of two; what does not fit is left out in the middle.</summary>
    /// <param name="octets">The octets.</param>
    /// <param name="columns">Greatest width, at least 8.</param>
    /// <param name="glyphs">The sign for what is left out.</param>
    public static string Short(ReadOnlySpan<byte> octets, int columns, Glyphs glyphs)
    {
        var whole = Spaced(octets);
        if (whole.Length <= columns)
        {
            return whole;
        }

        // Whole groups of five columns each, so that nobody has to guess where an octet begins.
        var groups = Math.Max((columns - 1) / 5, 2);
        var (first, last) = ((groups + 1) / 2, groups / 2);
        return $"{whole[..((5 * first) - 1)]} {glyphs.Ellipsis} {whole[^(octets.Length % 2 == 0 ? (5 * last) - 1 : (5 * last) - 3)..]}";
    }

    /// <summary>Lines of sixteen octets or as many as fit, each with the place of its first octet.</summary>
    public static IEnumerable<Line> Dump(byte[] octets, int columns)
    {
        var perLine = Math.Clamp((columns - 7) / 3, 4, 16);
        for (var at = 0; at < octets.Length; at += perLine)
        {
            var hex = string.Join(' ', octets.Skip(at).Take(perLine).Select(o => o.ToString("x2", CultureInfo.InvariantCulture)));
            yield return Line.From($"{at,5}  ", Style.Faint) + hex;
        }
    }

    private static string Spaced(ReadOnlySpan<byte> octets)
    {
        var hex = Convert.ToHexStringLower(octets);
        return string.Join(' ', Enumerable.Range(0, (hex.Length + 3) / 4).Select(i => hex[(4 * i)..Math.Min((4 * i) + 4, hex.Length)]));
    }
}
