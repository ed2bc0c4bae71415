
namespace PaymentQuest.Screens;

/// <summary>What the player's terminal can show, as far as the environment tells.</summary>
/// <param name="Glyphs">The signs to draw with.</param>
/// <param name="HasColour">Whether to use colours.</param>
/// <param name="CanAddressCursor">Whether screens are possible at all; without it only the line mode is.</param>
public sealed record TerminalTraits(Glyphs Glyphs, bool HasColour, bool CanAddressCursor)
{
    /// <summary>
    /// Reads the traits from environment variables: NO_COLOR (no-color.org: set and not empty), TERM (none or <c>dumb</c> cannot address the
    /// cursor), LC_ALL, LC_CTYPE and LANG (a locale that is named and not UTF-8 gets ASCII).
    /// </summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="isAsciiWanted">Whether the player asked for ASCII.</param>
    /// <param name="isWindows">Whether the terminal is one of Windows, which has neither TERM nor a locale variable.</param>
    public static TerminalTraits From(Func<string, string?> variable, bool isAsciiWanted, bool isWindows = false)
    {
        var locale = Locale.Of("LC_CTYPE", variable);
        var isUnicode = isWindows || locale is null
            || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
            || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
        var term = variable("TERM");
        return new TerminalTraits(
            isAsciiWanted || !isUnicode ? Glyphs.Ascii : Glyphs.Unicode,
            string.IsNullOrEmpty(variable("NO_COLOR")),
            isWindows || !(string.IsNullOrEmpty(term) || term == "dumb"));
    }
}
