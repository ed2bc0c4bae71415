
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

    private static string Spaced(ReadOnlySpan<byte> octets)
    {
        var hex = Convert.ToHexStringLower(octets);
        return string.Join(' ', Enumerable.Range(0, (hex.Length + 3) / 4).Select(i => hex[(4 * i)..Math.Min((4 * i) + 4, hex.Length)]));
    }
}
