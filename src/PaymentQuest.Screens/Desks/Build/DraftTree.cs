using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Notation as indented lines, one for each part, whether or not it is complete. The place of the next part is marked.</summary>
/// <param name="Describe">Value and provenance of a part, or null when nothing is known about it.</param>
/// <param name="Glyphs">The signs.</param>
internal sealed record DraftTree(Func<string, (string Value, string Why)?> Describe, Glyphs Glyphs)
{
    private const int LongestLeaf = 34;

    /// <summary>The lines, none wider than asked for.</summary>
    /// <param name="text">The notation.</param>
    /// <param name="cursor">Where the next part goes, or -1 for nowhere.</param>
    /// <param name="columns">Greatest width.</param>
    /// <param name="caretRow">The row of the mark, or -1.</param>
    public IReadOnlyList<Line> Lines(string text, int cursor, int columns, out int caretRow)
    {
        var rows = new List<(int Depth, string Part, bool IsCaret)>();
        var isMarked = cursor < 0;
        Walk(text, 0, text.Length, 0, cursor, rows, ref isMarked, 0);
        caretRow = rows.FindIndex(r => r.IsCaret);
        var widest = rows.Select(r => (2 * r.Depth) + Line.From(r.Part).Width).Where(w => w <= LongestLeaf).DefaultIfEmpty(0).Max();
        return [.. rows.Select(r => Row(r.Depth, r.Part, r.IsCaret, Math.Max(widest, 10)).Truncate(columns, Glyphs))];
    }

    private Line Row(int depth, string part, bool isCaret, int widest)
    {
        var indent = new string(' ', 2 * depth);
        if (isCaret)
        {
            return Line.From(indent) + Line.From(Glyphs.Caret, Style.Notice);
        }

        var line = Line.From(indent) + Line.From(part, Style.Name);
        return Describe(part) is var (value, why)
            ? line.Pad(widest) + Line.From("  " + value) + Line.From((value.Length > 0 ? "  " : "") + why, Style.Faint)
            : line;
    }

    private static void Walk(string text, int from, int to, int depth, int cursor, List<(int, string, bool)> rows, ref bool isMarked, int level)
    {
        var at = from;
        while (at < to)
        {
            if (text[at] is ' ' or ',' or ')' or ']')
            {
                at++;
                continue;
            }

            if (!isMarked && cursor <= at)
            {
                rows.Add((depth, "", true));
                isMarked = true;
            }

            at = Part(text, at, to, depth, cursor, rows, ref isMarked, level);
        }

        if (!isMarked && cursor <= to && cursor >= from)
        {
            rows.Add((depth, "", true));
            isMarked = true;
        }
    }

    private static int Part(string text, int start, int to, int depth, int cursor, List<(int, string, bool)> rows, ref bool isMarked, int level)
    {
        var at = start;
        while (at < to && (text[at] == '|' || (text[at] == ' ' && text[at - 1] == '|')))
        {
            at++;
        }

        while (at < to && !Completion.IsSeparator(text[at]))
        {
            at++;
        }

        if (at >= to || text[at] is not ('(' or '['))
        {
            at = at == start ? at + 1 : at;
            rows.Add((depth, text[start..at], false));
            return at;
        }

        var close = Math.Min(Composing.Closing(text, at + 1), to);
        var end = Math.Min(close + 1, to);
        var inner = text[(at + 1)..close];
        var isCursorInside = cursor > at && cursor <= close;
        // Brackets deeper than any message are shown as they are written.
        if (level > Bounds.NotationDepth || (!isCursorInside && end - start <= LongestLeaf && !inner.Contains(',', StringComparison.Ordinal)))
        {
            rows.Add((depth, text[start..end], false));
            return end;
        }

        rows.Add((depth, text[start..(at + 1)], false));
        Walk(text, at + 1, close, depth + 1, cursor, rows, ref isMarked, level + 1);
        if (close < to)
        {
            rows.Add((depth, text[close..end], false));
        }

        return end;
    }
}
