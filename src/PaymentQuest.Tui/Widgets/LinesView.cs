using System.Drawing;
using PaymentQuest.Screens;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Attribute = Terminal.Gui.Drawing.Attribute;
using Cell = Terminal.Gui.Drawing.Cell;
using Line = PaymentQuest.Screens.Line;

namespace PaymentQuest.Tui;

/// <summary>
/// Shows lines and scrolls through them. It writes the library's cells itself, and only those that change: clearing and writing a view by the
/// library's own functions costs some fifteen times as much for each key.
/// </summary>
internal class LinesView : View
{
    private const int WheelRows = 3;

    private IReadOnlyList<Line> _lines = [];

    /// <summary>A view without lines.</summary>
    public LinesView()
    {
        HotKeySpecifier = (System.Text.Rune)0xFFFF;
        AddCommand(Command.ScrollUp, () => Scroll(-WheelRows));
        AddCommand(Command.ScrollDown, () => Scroll(WheelRows));
        MouseBindings.ReplaceCommands(MouseFlags.WheeledUp, Command.ScrollUp);
        MouseBindings.ReplaceCommands(MouseFlags.WheeledDown, Command.ScrollDown);
    }

    /// <summary>The lines from the top.</summary>
    public IReadOnlyList<Line> Lines
    {
        get => _lines;
        set
        {
            // Comparing all would make all.
            if (!ReferenceEquals(_lines, value) && (value is LinesInSight || !_lines.SequenceEqual(value)))
            {
                _lines = value;
                IsStale = true;
            }
        }
    }

    /// <summary>The line that is shown first, or below those that are pinned.</summary>
    public int First { get; private set; }

    /// <summary>How many lines are in sight.</summary>
    public int Rows => Inner.Height;

    /// <summary>How many columns there are for a line.</summary>
    public int Columns => Inner.Width;

    /// <summary>Whether it shows something else than what was drawn last.</summary>
    public bool IsStale { get; protected set; } = true;

    /// <summary>How many lines at the top stay where they are, such as the heads of columns.</summary>
    protected int Pinned { get; init; }

    /// <summary>Where the lines are, in columns and rows of the view.</summary>
    protected virtual Rectangle Inner => new(Point.Empty, Frame.Size);

    /// <summary>Scrolls by so many rows, as far as there is something to see. True when it did.</summary>
    public bool Scroll(int rows) => GoTo(First + rows);

    /// <summary>Draws all of it.</summary>
    /// <param name="cells">The cells of the screen.</param>
    /// <param name="clip">What of the screen may be drawn on; null for all.</param>
    public void Draw(Cell[,] cells, Terminal.Gui.Drawing.Region? clip = null)
    {
        IsStale = false;
        var theme = Look.ThemeOf(this);
        var pen = new Pen(cells, clip, FrameToScreen().Location);
        Draw(ref pen, theme);
        var (inner, blank) = (Inner, Look.Of(theme.Of(PaymentQuest.Screens.Style.Plain)));
        for (var row = 0; row < inner.Height; row++)
        {
            var at = row < Pinned ? row : row + First;
            pen.MoveTo(inner.X, inner.Y + row);
            var left = at < _lines.Count ? Draw(ref pen, _lines[at], theme, inner.Width, blank) : inner.Width;
            pen.Write(" ", left, blank);
        }
    }

    /// <summary>Draws what is around the lines.</summary>
    protected virtual void Draw(ref Pen pen, Theme theme)
    {
    }

    /// <summary>Draws as much of a line as there are columns for.</summary>
    /// <returns>The columns that are left behind it.</returns>
    protected static int Draw(ref Pen pen, Line line, Theme theme, int columns, Attribute blank)
    {
        foreach (var fragment in line.Fragments)
        {
            var look = Look.Of(theme.Of(fragment.Style));
            foreach (var (text, width) in ColumnWidth.Clusters(fragment.Text))
            {
                if (width > columns)
                {
                    return columns;
                }

                columns -= width;
                pen.Write(text, 1, look);
                if (width == 2)
                {
                    pen.Write(" ", 1, blank);
                }
            }
        }

        return columns;
    }

    /// <summary>Where the mouse points among the lines, in columns and rows of what is in sight; null beside them.</summary>
    protected Point? Pointed(Mouse mouse) =>
        mouse.Position is { } at && Inner.Contains(at) ? new Point(at.X - Inner.X, at.Y - Inner.Y) : null;

    /// <summary>Scrolls until this line is the first, as far as there is something to see. True when it did.</summary>
    protected bool GoTo(int line)
    {
        var first = Math.Clamp(line, 0, Math.Max(Lines.Count - Rows, 0));
        if (first == First)
        {
            return false;
        }

        First = first;
        return IsStale = true;
    }

    /// <inheritdoc/>
    protected override bool OnClearingViewport() => true;

    /// <inheritdoc/>
    protected override bool OnDrawingContent(DrawContext? context)
    {
        if (ScreenContents is { } cells)
        {
            Draw(cells, GetClip());
        }

        return true;
    }
}
