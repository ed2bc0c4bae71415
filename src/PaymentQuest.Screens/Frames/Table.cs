using System.Collections.Immutable;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A column of a table.</summary>
/// <param name="Text">Its heading; the heading row is left out when no column has one.</param>
/// <param name="Alignment">Where its entries stand.</param>
public sealed record Heading(Line Text, Alignment Alignment = Alignment.Left);

/// <summary>Lays out entries in columns.</summary>
public static class Table
{
    private const int Gap = 2;

    /// <summary>
    /// The rows under their headings. Each column is as wide as its widest entry; when they do not fit, the widest give way first and their
    /// entries are truncated. No line is wider than asked for.
    /// </summary>
    /// <param name="headings">One for each column.</param>
    /// <param name="rows">Entries from the left; a missing entry is empty, one too many is not shown.</param>
    /// <param name="columns">Greatest width of a line.</param>
    /// <param name="glyphs">The sign for what is cut off.</param>
    public static Sequence<Line> Lay(
        IReadOnlyList<Heading> headings, IReadOnlyList<IReadOnlyList<Line>> rows, int columns, Glyphs glyphs)
    {
        if (headings.Count == 0 || columns <= 0)
        {
            return Sequence<Line>.Empty;
        }

        var widths = Widths(headings, rows, columns);
        var lines = ImmutableArray.CreateBuilder<Line>();
        if (headings.Any(heading => heading.Text.Width > 0))
        {
            lines.Add(Row(headings, [.. headings.Select(heading => heading.Text.In(Style.Strong))], widths, columns, glyphs));
        }

        foreach (var row in rows)
        {
            lines.Add(Row(headings, row, widths, columns, glyphs));
        }

        return lines.ToSequence();
    }

    private static int[] Widths(IReadOnlyList<Heading> headings, IReadOnlyList<IReadOnlyList<Line>> rows, int columns)
    {
        var widths = new int[headings.Count];
        for (var index = 0; index < widths.Length; index++)
        {
            widths[index] = headings[index].Text.Width;
            foreach (var row in rows)
            {
                widths[index] = Math.Max(widths[index], index < row.Count ? row[index].Width : 0);
            }

            widths[index] = Math.Min(widths[index], columns);
        }

        for (var excess = widths.Sum() + (Gap * (widths.Length - 1)) - columns; excess > 0; excess--)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] == 0)
            {
                break;
            }

            widths[widest]--;
        }

        return widths;
    }

    private static Line Row(IReadOnlyList<Heading> headings, IReadOnlyList<Line> entries, int[] widths, int columns, Glyphs glyphs)
    {
        var line = Line.Empty;
        for (var index = 0; index < headings.Count; index++)
        {
            var entry = index < entries.Count ? entries[index] : Line.Empty;
            line += (index == 0 ? Line.Empty : Line.From(new string(' ', Gap))) + entry.Fit(widths[index], glyphs, headings[index].Alignment);
        }

        return line.Take(columns);
    }
}
