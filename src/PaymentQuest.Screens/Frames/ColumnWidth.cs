using System.Globalization;
using System.Text;

namespace PaymentQuest.Screens;

/// <summary>How many terminal columns text takes: none, one or two for each grapheme cluster (Unicode Standard Annexes 11 and 29).</summary>
public static class ColumnWidth
{
    /// <summary>Shown in place of what a terminal must not receive. One column wide.</summary>
    public const string Replacement = "\uFFFD";

    // A letter under a tower of combining marks would hide the rows around it; no living language needs more than this.
    private const int LongestCluster = 24;

    // Runs of code points that East Asian Width calls Wide or Fullwidth, with the regional indicators, which pair into flags.
    private static readonly int[] Wide =
    [
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2630, 0x2637, 0x2648, 0x2653, 0x267F, 0x267F, 0x268A, 0x268F, 0x2693, 0x2693, 0x26A1, 0x26A1,
        0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3,
        0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C,
        0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C,
        0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF,
        0x1D300, 0x1D376, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F1E6, 0x1F1FF,
        0x1F200, 0x1F265, 0x1F300, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA,
        0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC,
        0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4,
        0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D7, 0x1F6DC, 0x1F6DF,
        0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945,
        0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD,
    ];

    /// <summary>Columns of a text: the sum over its clusters. Control characters count nothing; see <see cref="Printable"/>.</summary>
    public static int Of(string text)
    {
        if (IsSimple(text))
        {
            return text.Length;
        }

        var columns = 0;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            columns += OfCluster(rest[..length]);
            rest = rest[length..];
        }

        return columns;
    }

    /// <summary>
    /// The text as it may reach a terminal: every cluster one or two columns wide, no control character, no control of direction,
    /// no half of a surrogate pair. Tabs and line ends become spaces, other controls the replacement character.
    /// </summary>
    public static string Printable(string text)
    {
        if (IsSimple(text))
        {
            return text;
        }

        var printable = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            AppendPrintable(printable, rest[..length]);
            rest = rest[length..];
        }

        return printable.ToString();
    }

    /// <summary>The clusters of a printable text, in order, each with its columns.</summary>
    internal static ClusterEnumerator Clusters(string printable) => new(printable);

    // One string for each letter that nearly all cells hold, so that a frame does not allocate thousands of them.
    private static readonly string?[] Letters = new string?['\u2600'];

    // Two threads may both make one; which of them stays makes no difference.
    private static string OfLetter(char letter) => letter < Letters.Length ? Letters[letter] ??= letter.ToString() : letter.ToString();

    private static void AppendPrintable(StringBuilder printable, ReadOnlySpan<char> cluster)
    {
        if (cluster.Length > LongestCluster)
        {
            printable.Append(Replacement);
            return;
        }

        if (OfCluster(cluster) == 0)
        {
            if (cluster[0] is '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                printable.Append(' ');
            }
            else if (char.IsControl(cluster[0]))
            {
                printable.Append(Replacement);
            }

            return;
        }

        foreach (var rune in cluster.EnumerateRunes())
        {
            // Terminals disagree on what the emoji selector does to the width of a text character; without it they agree.
            if (rune.Value is 0xFE0F || IsDirectional(rune.Value))
            {
                continue;
            }

            printable.Append(rune.ToString());
        }
    }

    private static int OfCluster(ReadOnlySpan<char> cluster)
    {
        var columns = 0;
        foreach (var rune in cluster.EnumerateRunes())
        {
            columns = Math.Max(columns, OfRune(rune));
        }

        return columns;
    }

    private static int OfRune(Rune rune)
    {
        var value = rune.Value;
        if (value is >= 0x20 and < 0x7F)
        {
            return 1;
        }

        if (IsWide(value))
        {
            // The marks among the ideographs combine with them.
            return value is >= 0x302A and <= 0x302D or 0x3099 or 0x309A ? 0 : 2;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => 0,
            _ => value is >= 0x1160 and <= 0x11FF or >= 0xD7B0 and <= 0xD7FB ? 0 : 1,
        };
    }

    private static bool IsDirectional(int value) =>
        value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool IsWide(int value)
    {
        if (value < Wide[0])
        {
            return false;
        }

        int low = 0, high = (Wide.Length / 2) - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (value < Wide[2 * middle])
            {
                high = middle - 1;
            }
            else if (value > Wide[(2 * middle) + 1])
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    // Characters that take one column each and combine with nothing of their own kind: Latin, Greek and Cyrillic letters, dashes and
    // quotation marks, arrows, box drawing. Nearly every line of the game consists of them.
    private static bool IsSimple(string text)
    {
        foreach (var letter in text)
        {
            if (letter is not ((>= ' ' and <= '~') or (>= '\u00A0' and <= '\u00AC') or (>= '\u00AE' and <= '\u02FF')
                or (>= '\u0391' and <= '\u0482') or (>= '\u2010' and <= '\u2027') or (>= '\u2190' and <= '\u2319')
                or (>= '\u2500' and <= '\u25FC')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Goes through the clusters of a printable text.</summary>
    internal struct ClusterEnumerator(string printable)
    {
        private readonly bool _isSimple = IsSimple(printable);
        private int _next;

        /// <summary>The cluster, and the columns that it takes.</summary>
        public (string Text, int Columns) Current { get; private set; }

        /// <summary>Itself, at the beginning.</summary>
        public readonly ClusterEnumerator GetEnumerator() => this;

        /// <summary>Goes on to the next one. False when there is none.</summary>
        public bool MoveNext()
        {
            if (_next >= printable.Length)
            {
                return false;
            }

            if (_isSimple)
            {
                Current = (OfLetter(printable[_next++]), 1);
                return true;
            }

            var length = StringInfo.GetNextTextElementLength(printable, _next);
            var cluster = length == 1 ? OfLetter(printable[_next]) : printable.Substring(_next, length);
            Current = (cluster, OfCluster(cluster));
            _next += length;
            return true;
        }
    }
}
