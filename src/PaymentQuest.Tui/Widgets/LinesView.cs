using System.Drawing;
using Terminal.Gui.ViewBase;
using Line = PaymentQuest.Screens.Line;

namespace PaymentQuest.Tui;

/// <summary>
/// Shows lines. It writes the library's cells itself, and only those that change: clearing and writing a view by the library's own functions
/// costs some fifteen times as much for each key.
/// </summary>
internal class LinesView : View
{
    private IReadOnlyList<Line> _lines = [];

    /// <summary>The lines from the top. Those below the view are not shown; it scrolls where its content size says so.</summary>
    public IReadOnlyList<Line> Lines
    {
        get => _lines;
        set
        {
            if (!ReferenceEquals(_lines, value) && !_lines.SequenceEqual(value))
            {
                _lines = value;
                SetNeedsDraw();
            }
        }
    }

    /// <inheritdoc/>
    protected override bool OnClearingViewport() => true;

    /// <inheritdoc/>
    protected override bool OnDrawingContent(DrawContext? context)
    {
        if (ScreenContents is not { } cells || App?.Driver?.GetOutputBuffer() is not { } buffer)
        {
            return true;
        }

        var origin = ViewportToScreen(Point.Empty);
        var clip = GetClip();
        var isWhole = clip is null || clip.Contains(new Rectangle(origin, Viewport.Size));
        for (var row = 0; row < Viewport.Height; row++)
        {
            var y = origin.Y + row;
            if (y < 0 || y >= cells.GetLength(0))
            {
                continue;
            }

            var at = row + Viewport.Y;
            var x = origin.X;
            var left = Viewport.Width;
            void Put(string text, int columns, Terminal.Gui.Drawing.Attribute look)
            {
                for (var part = 0; part < columns; part++, x++)
                {
                    if (x < 0 || x >= cells.GetLength(1) || !(isWhole || clip!.Contains(x, y)))
                    {
                        continue;
                    }

                    ref var cell = ref cells[y, x];
                    var grapheme = part == 0 ? text : " ";
                    if (cell.Grapheme != grapheme || cell.Attribute != look)
                    {
                        cell = new Terminal.Gui.Drawing.Cell { Grapheme = grapheme, Attribute = look, IsDirty = true };
                        buffer.DirtyLines[y] = true;
                    }
                }
            }

            if (at >= 0 && at < _lines.Count)
            {
                foreach (var piece in _lines[at].Cells())
                {
                    if ((left -= piece.Columns) < 0)
                    {
                        left += piece.Columns;
                        break;
                    }

                    Put(piece.Text, piece.Columns, Look.Of(piece.Style));
                }
            }

            for (; left > 0; left--)
            {
                Put(" ", 1, Look.Plain);
            }
        }

        return true;
    }
}
