using System.Collections.Immutable;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Breaks text into lines.</summary>
public static class Wrapping
{
    /// <summary>The paragraphs of a text, each begun on its own line and wrapped between words.</summary>
    /// <param name="text">Any text; a line feed ends a paragraph.</param>
    /// <param name="columns">Greatest width of a line. With none there are no lines.</param>
    /// <param name="style">How the text looks.</param>
    public static Sequence<Line> Wrap(string text, int columns, Style style = default)
    {
        if (columns <= 0)
        {
            return Sequence<Line>.Empty;
        }

        var lines = ImmutableArray.CreateBuilder<Line>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            AddWrapped(lines, Line.From(paragraph, style), columns);
        }

        return lines.ToSequence();
    }

    /// <summary>A styled line, wrapped between words. A word that is wider than a line is broken between clusters.</summary>
    /// <param name="line">The line.</param>
    /// <param name="columns">Greatest width of a line. With none there are no lines.</param>
    public static Sequence<Line> Wrap(Line line, int columns)
    {
        if (columns <= 0)
        {
            return Sequence<Line>.Empty;
        }

        var lines = ImmutableArray.CreateBuilder<Line>();
        AddWrapped(lines, line, columns);
        return lines.ToSequence();
    }

    private static void AddWrapped(ImmutableArray<Line>.Builder lines, Line line, int columns)
    {
        if (line.Width <= columns)
        {
            lines.Add(line);
            return;
        }

        var current = new List<Cell>();
        var width = 0;
        // Index in current just after the last space, and the width up to there: where the line may be broken.
        int breakAt = 0, breakWidth = 0;
        foreach (var given in line.Cells())
        {
            // A cluster wider than the whole line can only be hinted at.
            var cell = given.Columns <= columns ? given : new Cell(ColumnWidth.Replacement, 1, given.Style);
            if (cell.Text == " " && width + 1 > columns)
            {
                // A space at the edge becomes the line break itself.
                lines.Add(Line.Of(current));
                current.Clear();
                (width, breakAt, breakWidth) = (0, 0, 0);
                continue;
            }

            // Twice when breaking at a space gains one column and a wide cluster needs two.
            while (width + cell.Columns > columns)
            {
                var end = breakAt > 0 ? breakAt : current.Count;
                lines.Add(Line.Of(current.Take(TrimmedEnd(current, end))));
                current.RemoveRange(0, end);
                width -= breakAt > 0 ? breakWidth : width;
                (breakAt, breakWidth) = (0, 0);
            }

            current.Add(cell);
            width += cell.Columns;
            // Not among the spaces that indent the line: they would be left alone on a line of their own.
            if (cell.Text == " " && (breakAt > 0 || TrimmedEnd(current, current.Count) > 0))
            {
                (breakAt, breakWidth) = (current.Count, width);
            }
        }

        if (current.Count > 0)
        {
            lines.Add(Line.Of(current));
        }
    }

    private static int TrimmedEnd(List<Cell> cells, int end)
    {
        while (end > 0 && cells[end - 1].Text == " ")
        {
            end--;
        }

        return end;
    }
}
