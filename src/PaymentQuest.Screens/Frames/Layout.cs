using System.Collections.Immutable;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Puts lines together. Every function keeps to the size that it is given, however small or negative.</summary>
public static class Layout
{
    /// <summary>Blocks one below the other, cut off after so many rows.</summary>
    public static Sequence<Line> Stack(int rows, params ReadOnlySpan<IEnumerable<Line>> blocks)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        foreach (var block in blocks)
        {
            lines.AddRange(block.Take(Math.Max(rows - lines.Count, 0)));
        }

        return lines.ToSequence();
    }

    /// <summary>Exactly so many rows of a block: cut off, or filled with empty lines.</summary>
    public static Sequence<Line> Height(IEnumerable<Line> block, int rows)
    {
        rows = Math.Max(rows, 0);
        var lines = block.Take(rows).ToList();
        lines.AddRange(Enumerable.Repeat(Line.Empty, rows - lines.Count));
        return lines.ToSequence();
    }

    /// <summary>Exactly so many columns of every line: truncated, or filled with spaces.</summary>
    public static Sequence<Line> Width(IEnumerable<Line> block, int columns, Glyphs glyphs) =>
        block.Select(line => line.Fit(columns, glyphs)).ToSequence();

    /// <summary>A line across, with a title near its left end if there is one.</summary>
    public static Line Rule(int columns, Glyphs glyphs, Line? title = null, Style style = default) =>
        Edge(columns, glyphs.Horizontal, glyphs.Horizontal, glyphs, title, style);

    /// <summary>A box around a block, with a title in its upper edge. Lines that are too wide are truncated.</summary>
    /// <param name="title">The title; empty for none.</param>
    /// <param name="block">What stands inside.</param>
    /// <param name="columns">Width of the box with its edges. Below 4 only the block is left.</param>
    /// <param name="rows">Height of the box with its edges. Below 2 only the block is left.</param>
    /// <param name="glyphs">The signs for the edges.</param>
    /// <param name="style">How the edges look.</param>
    public static Sequence<Line> Panel(Line title, IEnumerable<Line> block, int columns, int rows, Glyphs glyphs, Style style = default)
    {
        if (columns < 4 || rows < 2)
        {
            return Width(block.Take(Math.Max(rows, 0)), columns, glyphs);
        }

        var side = Line.From(glyphs.Vertical, style);
        var lines = ImmutableArray.CreateBuilder<Line>(rows);
        lines.Add(Edge(columns, glyphs.TopLeft, glyphs.TopRight, glyphs, title, style));
        foreach (var line in Height(block, rows - 2))
        {
            lines.Add(side + line.Fit(columns - 2, glyphs) + side);
        }

        lines.Add(Edge(columns, glyphs.BottomLeft, glyphs.BottomRight, glyphs, null, style));
        return lines.ToSequence();
    }

    /// <summary>A box as high as its block needs.</summary>
    public static Sequence<Line> Panel(Line title, IReadOnlyCollection<Line> block, int columns, Glyphs glyphs, Style style = default) =>
        Panel(title, block, columns, block.Count + 2, glyphs, style);

    /// <summary>Blocks side by side, each in its width, as high as the highest.</summary>
    /// <param name="glyphs">The sign for what is cut off.</param>
    /// <param name="gap">Columns between two blocks.</param>
    /// <param name="blocks">The blocks with their widths; their sum and the gaps is the width of the result.</param>
    public static Sequence<Line> Beside(Glyphs glyphs, int gap, params ReadOnlySpan<(IReadOnlyList<Line> Block, int Columns)> blocks)
    {
        var rows = 0;
        foreach (var (block, _) in blocks)
        {
            rows = Math.Max(rows, block.Count);
        }

        var space = new Fragment(new string(' ', Math.Max(gap, 0)));
        var lines = ImmutableArray.CreateBuilder<Line>(rows);
        for (var row = 0; row < rows; row++)
        {
            var fragments = new List<Fragment>();
            for (var index = 0; index < blocks.Length; index++)
            {
                if (index > 0)
                {
                    fragments.Add(space);
                }

                var (block, columns) = blocks[index];
                fragments.AddRange((row < block.Count ? block[row] : Line.Empty).Fit(columns, glyphs).Fragments);
            }

            lines.Add(Line.Of([.. fragments]));
        }

        return lines.ToSequence();
    }

    /// <summary>
    /// So many rows of a block from an offset on. Where something is hidden above or below, the last column of the first or last row
    /// says so with an arrow.
    /// </summary>
    public static Sequence<Line> Viewport(IReadOnlyList<Line> block, int offset, int columns, int rows, Glyphs glyphs)
    {
        if (rows <= 0 || columns <= 0)
        {
            return Sequence<Line>.Empty;
        }

        offset = Math.Clamp(offset, 0, Math.Max(block.Count - rows, 0));
        var lines = Width(Height(block.Skip(offset), rows), columns, glyphs).ToArray();
        if (offset > 0)
        {
            lines[0] = lines[0].Take(columns - 1).Pad(columns - 1) + Line.From(glyphs.Up, Style.Faint);
        }

        if (offset + rows < block.Count)
        {
            lines[^1] = lines[^1].Take(columns - 1).Pad(columns - 1) + Line.From(glyphs.Down, Style.Faint);
        }

        return lines.ToSequence();
    }

    /// <summary>The offset nearest to the present one at which a viewport of so many rows shows a chosen row.</summary>
    public static int OffsetThatShows(int chosen, int offset, int rows, int count)
    {
        rows = Math.Max(rows, 1);
        var nearest = Math.Clamp(offset, Math.Max(chosen - rows + 1, 0), Math.Max(chosen, 0));
        return Math.Clamp(nearest, 0, Math.Max(count - rows, 0));
    }

    private static Line Edge(int columns, string left, string right, Glyphs glyphs, Line? title, Style style)
    {
        if (columns <= 0)
        {
            return Line.Empty;
        }

        var middle = title is null || title.Width == 0 || columns < 6
            ? Line.Empty
            : Line.From(" ") + title.Truncate(columns - 4, glyphs) + Line.From(" ");
        var rest = columns - 2 - middle.Width;
        return (Line.From(left, style) + middle + Line.From(Repeat(glyphs.Horizontal, rest) + right, style)).Take(columns);
    }

    private static string Repeat(string glyph, int times) => times <= 0 ? "" : new string(glyph[0], times);
}
