using System.Drawing;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Attribute = Terminal.Gui.Drawing.Attribute;
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
            if (ReferenceEquals(_lines, value) || _lines.SequenceEqual(value))
            {
                return;
            }

            _lines = value;
            SetContentHeight(value.Count);
            SetNeedsDraw();
        }
    }

    /// <summary>How many lines at the top stay where they are, such as the heads of columns.</summary>
    protected int Pinned { get; init; }

    /// <summary>Scrolls by so many rows, as far as there is something to see. True when it did.</summary>
    public bool Scroll(int rows) => GoTo(Viewport.Y + rows);

    /// <summary>Scrolls until this line is the first, as far as there is something to see. True when it did.</summary>
    protected bool GoTo(int line)
    {
        var top = Math.Clamp(line, 0, Math.Max(Lines.Count - Viewport.Height, 0));
        if (top == Viewport.Y)
        {
            return false;
        }

        Viewport = Viewport with { Y = top };
        SetNeedsDraw();
        return true;
    }

    /// <inheritdoc/>
    protected override bool OnClearingViewport() => true;

    /// <inheritdoc/>
    protected override bool OnDrawingContent(DrawContext? context)
    {
        if (ScreenContents is not { } cells)
        {
            return true;
        }

        var theme = Look.ThemeOf(this);
        var blank = Look.Of(theme.Of(PaymentQuest.Screens.Style.Plain));
        var origin = ViewportToScreen(Point.Empty);
        var clip = GetClip();
        var isWhole = clip is null || clip.Contains(new Rectangle(origin, Viewport.Size));
        for (var row = 0; row < Viewport.Height; row++)
        {
            var y = origin.Y + row;
            if (y >= 0 && y < cells.GetLength(0))
            {
                Draw(row < Pinned ? row : row + Viewport.Y, origin.X, y);
            }
        }

        return true;

        void Draw(int at, int x, int y)
        {
            var left = Viewport.Width;
            if (at >= 0 && at < _lines.Count)
            {
                foreach (var piece in _lines[at].Cells())
                {
                    if (piece.Columns > left)
                    {
                        break;
                    }

                    left -= piece.Columns;
                    Put(piece.Text, Look.Of(theme.Of(piece.Style)));
                    if (piece.Columns == 2)
                    {
                        Put(" ", blank);
                    }
                }
            }

            for (; left > 0; left--)
            {
                Put(" ", blank);
            }

            void Put(string text, Attribute look)
            {
                if (x >= 0 && x < cells.GetLength(1) && (isWhole || clip!.Contains(x, y)))
                {
                    ref var cell = ref cells[y, x];
                    if (cell.Grapheme != text || cell.Attribute != look)
                    {
                        // Not marked as changed: our painter compares, and the mute driver would write what is marked to nowhere.
                        cell = new Terminal.Gui.Drawing.Cell { Grapheme = text, Attribute = look };
                    }
                }

                x++;
            }
        }
    }
}
