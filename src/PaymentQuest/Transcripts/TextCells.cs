using System.Globalization;
using System.Text;

namespace PaymentQuest.Transcripts;

/// <summary>
/// A row of terminal cells to write into. A character of East Asian width takes two; the exact widths of every script are the screens'
/// concern, a chart in a file only has to stay straight for names.
/// </summary>
internal sealed class TextCells(int width)
{
    private readonly string[] _cells = Enumerable.Repeat(" ", width).ToArray();

    /// <summary>How many columns a text takes.</summary>
    public static int Columns(string text) => Clusters(text).Sum(c => c.Columns);

    /// <summary>The text in at most so many columns; where it was cut there is an ellipsis.</summary>
    public static string Cut(string text, int columns, string ellipsis)
    {
        if (Columns(text) <= columns)
        {
            return text;
        }

        var cut = new StringBuilder();
        var room = columns - Columns(ellipsis);
        foreach (var (cluster, wide) in Clusters(text))
        {
            if ((room -= wide) < 0)
            {
                break;
            }

            cut.Append(cluster);
        }

        return cut + ellipsis;
    }

    /// <summary>The text in lines of at most so many columns, broken at spaces, and inside a word only when the word alone is longer than a line.</summary>
    public static List<string> Wrap(string text, int columns)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var joined = line.Length == 0 ? word : $"{line} {word}";
            if (Columns(joined) <= columns)
            {
                line = joined;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = word;
            while (Columns(line) > columns)
            {
                var head = Cut(line, columns, "");
                if (head.Length == 0)
                {
                    break;
                }

                lines.Add(head);
                line = line[head.Length..];
            }
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Writes a text from a column on; what does not fit is left out.</summary>
    public void Write(int column, string text)
    {
        foreach (var (cluster, wide) in Clusters(text))
        {
            if (column >= 0 && column + wide <= _cells.Length)
            {
                _cells[column] = cluster;
                if (wide == 2)
                {
                    _cells[column + 1] = "";
                }
            }

            column += wide;
        }
    }

    /// <summary>The row without the spaces at its end.</summary>
    public override string ToString() => string.Concat(_cells).TrimEnd();

    private static IEnumerable<(string Cluster, int Columns)> Clusters(string text)
    {
        for (var clusters = StringInfo.GetTextElementEnumerator(text); clusters.MoveNext();)
        {
            var cluster = clusters.GetTextElement();
            yield return (cluster, IsWide(Rune.GetRuneAt(cluster, 0).Value) ? 2 : 1);
        }
    }

    private static bool IsWide(int codePoint) =>
        codePoint is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF01 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
