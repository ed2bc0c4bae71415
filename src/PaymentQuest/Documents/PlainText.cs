using System.Globalization;
using System.Text;

namespace PaymentQuest.Documents;

/// <summary>
/// Text that a terminal shows as it is. A control character could move the cursor, rewrite what was shown before or set the
/// clipboard; a direction control could show the reader another order than the octets have. Neither may come from a file or from the network.
/// </summary>
public static class PlainText
{
    /// <summary>The length of the longest excerpt in a message, in UTF-16 units.</summary>
    public const int ExcerptLength = 60;

    /// <summary>What stands for octets that are no UTF-8: no character, which no text has (The Unicode Standard, section 23.7).</summary>
    public const char NotUtf8 = '\uFFFF';

    /// <summary>
    /// Whether a character may do more than show itself: C0 other than line feed, DEL, C1, the line and paragraph separators, the direction
    /// controls (Unicode Standard Annex 9, section 2), the byte order mark, and half a surrogate pair.
    /// </summary>
    public static bool IsControl(int codePoint) => codePoint switch
    {
        '\n' => false,
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        0x061C or 0x200E or 0x200F => true,
        >= 0x2028 and <= 0x202E => true,
        >= 0x2066 and <= 0x2069 => true,
        0xFEFF => true,
        >= 0xD800 and <= 0xDFFF => true,
        _ => false,
    };

    /// <summary>The index of the first control character (see <see cref="IsControl"/>), or -1.</summary>
    public static int FirstControl(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (IsControl(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The text with every control character replaced by its name, such as <c>&lt;U+001B&gt;</c>. Line feeds stay.</summary>
    public static string Sanitize(string text) => FirstControl(text) < 0 ? text : Replaced(text);

    /// <summary>The text made fit for one line: as <see cref="Sanitize"/>, and line feeds become spaces.</summary>
    public static string Line(string text) => Sanitize(text).Replace('\n', ' ');

    /// <summary>The beginning of a text between single quotes, for a message: one line of at most <see cref="ExcerptLength"/> units, the quotes included.</summary>
    public static string Excerpt(string text)
    {
        const int room = ExcerptLength - 2;
        // Cut before cleaning too, so that a text of many thousand characters costs no more than a short one.
        var line = Line(text.Length > room + 1 ? Cut(text, room + 1) : text);
        return line.Length <= room ? $"'{line}'" : $"'{Cut(line, room - 1)}…'";
    }

    /// <summary>How texts of anybody are decoded line by line: UTF-8, with <see cref="NotUtf8"/> in place of what is none, so that it can be told where it stands.</summary>
    public static Encoding Utf8 { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(NotUtf8.ToString()));

    /// <summary>The name of a code point, such as <c>U+001B</c>.</summary>
    public static string NameOf(int codePoint) => "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);

    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Replaced(string text)
    {
        var shown = new StringBuilder(text.Length + 16);
        for (var rest = text.AsSpan(); ;)
        {
            var next = FirstControl(rest);
            if (next < 0)
            {
                return shown.Append(rest).ToString();
            }

            shown.Append(rest[..next]).Append('<').Append(NameOf(rest[next])).Append('>');
            rest = rest[(next + 1)..];
        }
    }
}
