using System.Drawing;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace PaymentQuest.Tui;

/// <summary>Writes on the cells of the screen, from left to right. What lies outside of them, or of what may be drawn on, is not written.</summary>
/// <param name="cells">The cells of the screen, by row and column.</param>
/// <param name="clip">What of the screen may be drawn on; null for all.</param>
/// <param name="origin">The place on the screen that places are counted from.</param>
internal ref struct Pen(Cell[,] cells, Region? clip, Point origin)
{
    private int _x;
    private int _y;

    /// <summary>Goes on writing somewhere.</summary>
    public void MoveTo(int column, int row) => (_x, _y) = (origin.X + column, origin.Y + row);

    /// <summary>Writes a cluster of one column so many times.</summary>
    public void Write(string text, int times, Attribute look)
    {
        for (; times > 0; times--, _x++)
        {
            if (_y < 0 || _y >= cells.GetLength(0) || _x < 0 || _x >= cells.GetLength(1) || clip?.Contains(_x, _y) == false)
            {
                continue;
            }

            ref var cell = ref cells[_y, _x];
            if (cell.Grapheme != text || cell.Attribute != look)
            {
                // Not marked as changed: our painter compares, and the mute driver would write what is marked to nowhere.
                // Nor given to its setter, which counts clusters and normalizes each time.
                cell = new Cell(look, Grapheme: text);
            }
        }
    }
}
