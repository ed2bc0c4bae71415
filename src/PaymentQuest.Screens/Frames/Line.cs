using System.Collections.Immutable;
using System.Text;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A piece of a line in one style. Its text is always fit for a terminal: what is not, was replaced when it was made.</summary>
public readonly record struct Fragment
{
    /// <summary>A piece of text in a style.</summary>
    /// <param name="text">Any text, also hostile; kept as <see cref="ColumnWidth.Printable"/> has it.</param>
    /// <param name="style">How it looks.</param>
    public Fragment(string text, Style style = default)
    {
        Text = ColumnWidth.Printable(text);
        Style = style;
    }

    /// <summary>The printable text.</summary>
    public string Text { get => field ?? ""; }

    /// <summary>How it looks.</summary>
    public Style Style { get; }

    /// <summary>Columns that the text takes.</summary>
    public int Width => ColumnWidth.Of(Text);
}

/// <summary>One grapheme cluster as it stands on the screen.</summary>
/// <param name="Text">The cluster.</param>
/// <param name="Columns">One or two.</param>
/// <param name="Style">How it looks.</param>
public readonly record struct Cell(string Text, int Columns, Style Style);

/// <summary>Where the text stands when it is narrower than its place.</summary>
public enum Alignment
{
    /// <summary>At the left.</summary>
    Left,

    /// <summary>At the right, as numbers do.</summary>
    Right,

    /// <summary>In the middle.</summary>
    Centre,
}

/// <summary>One line of a screen: pieces of text, each in its style. It has no line end in it.</summary>
public sealed record Line
{
    /// <summary>The line without text.</summary>
    public static readonly Line Empty = new(Sequence<Fragment>.Empty);

    private readonly int _width;

    private Line(Sequence<Fragment> fragments)
    {
        Fragments = fragments;
        foreach (var fragment in fragments)
        {
            _width += fragment.Width;
        }
    }

    /// <summary>The pieces, from the left; none is empty.</summary>
    public Sequence<Fragment> Fragments { get; }

    /// <summary>Columns that the line takes.</summary>
    public int Width => _width;

    /// <summary>The text without its styles.</summary>
    public string Text => string.Concat(Fragments.Select(fragment => fragment.Text));

    /// <summary>A line of one piece of text.</summary>
    public static Line From(string text, Style style = default) => Of(new Fragment(text, style));

    /// <summary>A line of these pieces.</summary>
    public static Line Of(params ReadOnlySpan<Fragment> fragments)
    {
        var pieces = ImmutableArray.CreateBuilder<Fragment>(fragments.Length);
        foreach (var fragment in fragments)
        {
            if (fragment.Text.Length > 0)
            {
                pieces.Add(fragment);
            }
        }

        return pieces.Count == 0 ? Empty : new Line(pieces.ToSequence());
    }

    /// <summary>A line of these cells.</summary>
    public static Line Of(IEnumerable<Cell> cells)
    {
        var fragments = new List<Fragment>();
        var text = new StringBuilder();
        var style = Style.Plain;
        foreach (var cell in cells)
        {
            if (cell.Style != style && text.Length > 0)
            {
                fragments.Add(new Fragment(text.ToString(), style));
                text.Clear();
            }

            style = cell.Style;
            text.Append(cell.Text);
        }

        fragments.Add(new Fragment(text.ToString(), style));
        return Of([.. fragments]);
    }

    /// <summary>The text in the default style.</summary>
    public static implicit operator Line(string text) => From(text);

    /// <summary>The line of one piece.</summary>
    public static implicit operator Line(Fragment fragment) => Of(fragment);

    /// <summary>The two lines as one.</summary>
    public static Line operator +(Line left, Line right) => left.Append(right);

    /// <summary>This line with another at its right end.</summary>
    public Line Append(Line right) => Of([.. Fragments, .. right.Fragments]);

    /// <summary>The clusters from the left.</summary>
    public IEnumerable<Cell> Cells()
    {
        foreach (var fragment in Fragments)
        {
            foreach (var (text, columns) in ColumnWidth.Clusters(fragment.Text))
            {
                yield return new Cell(text, columns, fragment.Style);
            }
        }
    }

    /// <summary>The same text in one style.</summary>
    public Line In(Style style) => Of([.. Fragments.Select(fragment => new Fragment(fragment.Text, style))]);

    /// <summary>As much from the left as fits into so many columns.</summary>
    public Line Take(int columns)
    {
        if (Width <= columns)
        {
            return this;
        }

        var left = Math.Max(columns, 0);
        return Of(Cells().TakeWhile(cell => (left -= cell.Columns) >= 0));
    }

    /// <summary>What stands right of so many columns. Half of a wide cluster becomes a space.</summary>
    public Line Skip(int columns)
    {
        if (columns <= 0)
        {
            return this;
        }

        var kept = new List<Cell>();
        var at = 0;
        foreach (var cell in Cells())
        {
            if (at >= columns)
            {
                kept.Add(cell);
            }
            else if (at + cell.Columns > columns)
            {
                kept.Add(new Cell(" ", 1, cell.Style));
            }

            at += cell.Columns;
        }

        return Of(kept);
    }

    /// <summary>The line, or as much of it as leaves room for an ellipsis that says that there is more.</summary>
    public Line Truncate(int columns, Glyphs glyphs)
    {
        if (Width <= columns)
        {
            return this;
        }

        return columns <= 0 ? Empty : Take(columns - 1) + From(glyphs.Ellipsis, Style.Faint);
    }

    /// <summary>The line with spaces up to so many columns; a wider line stays as it is.</summary>
    /// <param name="columns">Columns to fill.</param>
    /// <param name="alignment">Where the text stands among the spaces.</param>
    /// <param name="style">How the spaces look.</param>
    public Line Pad(int columns, Alignment alignment = Alignment.Left, Style style = default)
    {
        var spaces = columns - Width;
        if (spaces <= 0)
        {
            return this;
        }

        var before = alignment switch
        {
            Alignment.Right => spaces,
            Alignment.Centre => spaces / 2,
            _ => 0,
        };
        return From(new string(' ', before), style) + this + From(new string(' ', spaces - before), style);
    }

    /// <summary>The line in exactly so many columns: truncated or padded.</summary>
    public Line Fit(int columns, Glyphs glyphs, Alignment alignment = Alignment.Left, Style style = default) =>
        Truncate(columns, glyphs).Pad(columns, alignment, style);

    /// <summary>The text without its styles.</summary>
    public override string ToString() => Text;
}
