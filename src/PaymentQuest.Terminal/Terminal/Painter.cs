using System.Globalization;
using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <summary>
/// Writes frames as the control sequences that turn what the terminal shows into the new frame: only the cells that differ. It remembers
/// what it wrote last and touches nothing else.
/// </summary>
public sealed class Painter
{
    // Writing this many unchanged cells again is shorter than moving the cursor over them.
    private const int ShortestJump = 4;

    private static readonly Cell Blank = new(" ", 1, Style.Plain);

    // Stands in the second column of a cluster that is two columns wide.
    private static readonly Cell Covered = new("", 0, Style.Plain);

    private readonly bool _hasColour;
    private readonly bool _isAscii;
    private Cell[] _shown = [];
    private int _columns = -1;
    private int _rows = -1;
    private (int Column, int Row)? _cursor;

    /// <summary>A painter for a terminal of which nothing is known yet.</summary>
    /// <param name="hasColour">Whether colours may be written.</param>
    /// <param name="isAscii">Whether everything has to be written in ASCII.</param>
    public Painter(bool hasColour, bool isAscii)
    {
        _hasColour = hasColour;
        _isAscii = isAscii;
    }

    /// <summary>Forgets what the terminal shows, so that the next frame is written whole.</summary>
    public void Forget() => _columns = _rows = -1;

    /// <summary>The text to send so that the terminal shows this frame; empty when it does already.</summary>
    public string Paint(Frame frame)
    {
        var wanted = Grid(frame);
        var output = new StringBuilder();
        if (frame.Columns != _columns || frame.Rows != _rows)
        {
            output.Append("\e[?25l\e[0m\e[2J");
            (_columns, _rows, _cursor) = (frame.Columns, frame.Rows, null);
            _shown = new Cell[wanted.Length];
            Array.Fill(_shown, Blank);
        }

        var changes = Changes(wanted);
        if (changes.Length > 0)
        {
            if (_cursor is not null)
            {
                output.Append("\e[?25l");
                _cursor = null;
            }

            output.Append(changes);
        }

        _shown = wanted;
        if (frame.Cursor is { } cursor && cursor != _cursor)
        {
            MoveTo(output, cursor.Column, cursor.Row);
            output.Append(_cursor is null ? "\e[?25h" : "");
        }
        else if (frame.Cursor is null && _cursor is not null)
        {
            output.Append("\e[?25l");
        }

        _cursor = frame.Cursor;
        return output.ToString();
    }

    private StringBuilder Changes(Cell[] wanted)
    {
        var output = new StringBuilder();
        var style = Style.Plain;
        for (var row = 0; row < _rows; row++)
        {
            // The column at which the terminal's cursor stands for certain, or -1.
            var at = -1;
            for (var column = 0; column < _columns; column++)
            {
                var index = (row * _columns) + column;
                if (wanted[index].Columns == 0 || !Differs(wanted, index))
                {
                    continue;
                }

                if (at >= 0 && at <= column && column - at <= ShortestJump && AreSimple(wanted, row, at, column))
                {
                    for (; at < column; at++)
                    {
                        Write(output, wanted[(row * _columns) + at], ref style);
                    }
                }
                else
                {
                    MoveTo(output, column, row);
                }

                var cell = wanted[index];
                Write(output, cell, ref style);
                // Terminals differ on the width of clusters beyond plain letters; after one, only a move is certain.
                at = IsSimple(cell) ? column + 1 : -1;
            }
        }

        if (style != Style.Plain)
        {
            output.Append("\e[0m");
        }

        return output;
    }

    private bool Differs(Cell[] wanted, int index) =>
        wanted[index] != _shown[index] || (wanted[index].Columns == 2 && _shown[index + 1] != Covered);

    private bool AreSimple(Cell[] wanted, int row, int from, int to)
    {
        for (var column = from; column < to; column++)
        {
            if (!IsSimple(wanted[(row * _columns) + column]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSimple(Cell cell) => cell is { Columns: 1, Text: [< '\u0300'] or [>= '\u2500' and <= '\u257F'] };

    private static void MoveTo(StringBuilder output, int column, int row) =>
        output.Append(CultureInfo.InvariantCulture, $"\e[{row + 1};{column + 1}H");

    private static void Write(StringBuilder output, Cell cell, ref Style style)
    {
        if (cell.Style != style)
        {
            style = cell.Style;
            AppendRendition(output, style);
        }

        output.Append(cell.Text);
    }

    // Select Graphic Rendition, ECMA-48 8.3.117, begun with a reset so that it does not depend on what came before.
    private static void AppendRendition(StringBuilder output, Style style)
    {
        output.Append("\e[0");
        output.Append(style.Bold ? ";1" : "").Append(style.Dim ? ";2" : "").Append(style.Underline ? ";4" : "").Append(style.Reverse ? ";7" : "");
        AppendColour(output, style.Foreground, 30, 90);
        AppendColour(output, style.Background, 40, 100);
        output.Append('m');
    }

    private static void AppendColour(StringBuilder output, Colour colour, int dark, int bright)
    {
        if (colour != Colour.Default)
        {
            var index = (int)colour - 1;
            output.Append(CultureInfo.InvariantCulture, $";{(index < 8 ? dark + index : bright + index - 8)}");
        }
    }

    private Cell[] Grid(Frame frame)
    {
        var cells = new Cell[checked(frame.Columns * frame.Rows)];
        Array.Fill(cells, Blank);
        for (var row = 0; row < frame.Lines.Count; row++)
        {
            var column = 0;
            foreach (var given in frame.Lines[row].Cells())
            {
                // Joined lines may come out narrower than their parts, never wider; this holds the screen's edge in any case.
                if (column + given.Columns > frame.Columns)
                {
                    break;
                }

                var index = (row * frame.Columns) + column;
                column += given.Columns;
                Place(cells, index, given with { Style = _hasColour ? given.Style : given.Style.Colourless });
            }
        }

        return cells;
    }

    private void Place(Cell[] cells, int index, Cell cell)
    {
        if (!_isAscii)
        {
            cells[index] = cell;
            if (cell.Columns == 2)
            {
                cells[index + 1] = Covered;
            }

            return;
        }

        var folded = Glyphs.Fold(cell);
        for (var column = 0; column < cell.Columns; column++)
        {
            cells[index + column] = new Cell(folded[column].ToString(), 1, cell.Style);
        }
    }
}
