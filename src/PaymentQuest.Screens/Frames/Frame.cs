using System.Collections.Immutable;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What a view may draw on.</summary>
/// <param name="Columns">Width of the terminal.</param>
/// <param name="Rows">Height of the terminal.</param>
/// <param name="Glyphs">The signs to draw with.</param>
/// <param name="Language">The language that the player started with; a model that lets her change it keeps its own.</param>
/// <param name="HasColour">Whether colours will be shown. Screens must read the same without.</param>
public sealed record Surface(int Columns, int Rows, Glyphs Glyphs, Language Language, bool HasColour = true)
{
    /// <summary>The narrowest terminal that the screens are made for, in columns.</summary>
    public const int FewestColumns = 40;

    /// <summary>The lowest terminal that the screens are made for, in rows.</summary>
    public const int FewestRows = 10;

    /// <summary>Whether only <see cref="Frame.TooSmall"/> fits.</summary>
    public bool IsTooSmall => Columns < FewestColumns || Rows < FewestRows;
}

/// <summary>The description of a whole screen: at most Rows lines, none wider than Columns.</summary>
public sealed record Frame
{
    private Frame(int columns, int rows, Sequence<Line> lines, (int Column, int Row)? cursor)
    {
        Columns = columns;
        Rows = rows;
        Lines = lines;
        Cursor = cursor;
    }

    /// <summary>Width of the screen in columns, not negative.</summary>
    public int Columns { get; }

    /// <summary>Height of the screen in rows, not negative.</summary>
    public int Rows { get; }

    /// <summary>The lines from the top, at most <see cref="Rows"/>; the rest of the screen is blank.</summary>
    public Sequence<Line> Lines { get; }

    /// <summary>Where the cursor blinks, counted from (0, 0) at the top left and always on the screen; without a value it is hidden.</summary>
    public (int Column, int Row)? Cursor { get; }

    /// <summary>A screen of these lines. What does not fit is cut off; a cursor outside of the screen is hidden.</summary>
    public static Frame From(int columns, int rows, IEnumerable<Line> lines, (int Column, int Row)? cursor = null)
    {
        columns = Math.Max(columns, 0);
        rows = Math.Max(rows, 0);
        var fitting = ImmutableArray.CreateBuilder<Line>();
        foreach (var line in lines.Take(rows))
        {
            fitting.Add(line.Take(columns));
        }

        var isInside = cursor is var (column, row) && column >= 0 && column < columns && row >= 0 && row < rows;
        return new Frame(columns, rows, fitting.ToSequence(), isInside ? cursor : null);
    }

    /// <summary>A screen of these lines, as large as the surface.</summary>
    public static Frame From(Surface surface, IEnumerable<Line> lines, (int Column, int Row)? cursor = null) =>
        From(surface.Columns, surface.Rows, lines, cursor);

    /// <summary>The screen that asks, in both languages, for a larger window. It fits into any size.</summary>
    public static Frame TooSmall(Surface surface) =>
        From(surface, [.. Wrapping.Wrap(Prose.Of("frames.enlarge").En, surface.Columns), .. Wrapping.Wrap(Prose.Of("frames.enlarge").Es, surface.Columns)]);

    /// <summary>The lines as text without styles or spaces at their ends, each ended by a line feed.</summary>
    public string ToPlainText() => string.Concat(Lines.Select(line => line.Text.TrimEnd(' ') + "\n"));
}
