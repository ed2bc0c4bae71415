using System.Globalization;
using System.Text;
using PaymentQuest.Screens;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace PaymentQuest.Tui;

/// <summary>
/// Writes what the library has drawn as the control sequences that turn what the terminal shows into it: only the cells that differ. It remembers
/// what it wrote last and touches nothing else.
/// </summary>
public sealed class CellPainter
{
    // Writing this many unchanged cells again is no longer than moving the cursor over them.
    private const int ShortestJump = 4;

    // A sequence with one number below ten: introducer, digit, letter.
    private const int ShortestSequence = 4;

    // The code of the terminal's own foreground.
    private const int DefaultColour = 39;

    private static readonly (TextStyle Style, int Code)[] Styles = [(TextStyle.Bold, 1), (TextStyle.Faint, 2), (TextStyle.Underline, 4), (TextStyle.Reverse, 7)];

    private static readonly Attribute Plain = new(Color.None, Color.None);
    private static readonly Shown Blank = new(" ", Plain);

    // Stands in the second column of a cluster that is two columns wide.
    private static readonly Shown Covered = new("", Plain);

    private readonly bool _hasColour;
    private readonly bool _isAscii;
    private Shown[] _shown = [];
    private Shown[] _wanted = [];
    private int _columns = -1;
    private int _rows = -1;
    private (int Column, int Row)? _cursor;

    /// <summary>A painter for a terminal of which nothing is known yet.</summary>
    /// <param name="hasColour">Whether colours may be written.</param>
    /// <param name="isAscii">Whether everything has to be written in ASCII.</param>
    public CellPainter(bool hasColour, bool isAscii)
    {
        _hasColour = hasColour;
        _isAscii = isAscii;
    }

    /// <summary>Forgets what the terminal shows, so that the next screen is written whole.</summary>
    public void Forget() => _columns = _rows = -1;

    /// <summary>The text to send so that the terminal shows these cells; empty when it does already.</summary>
    /// <param name="buffer">What the library has drawn.</param>
    /// <param name="cursor">Where the cursor stands; null to hide it.</param>
    public string Paint(IOutputBuffer buffer, (int Column, int Row)? cursor)
    {
        var output = new StringBuilder();
        if (buffer.Cols != _columns || buffer.Rows != _rows)
        {
            output.Append("\e[?25l\e[0m\e[2J");
            (_columns, _rows, _cursor) = (buffer.Cols, buffer.Rows, null);
            _shown = new Shown[checked(_columns * _rows)];
            _wanted = new Shown[_shown.Length];
            Array.Fill(_shown, Blank);
        }

        Take(buffer);
        var changes = Changes();
        if (changes.Length > 0)
        {
            if (_cursor is not null)
            {
                output.Append("\e[?25l");
                _cursor = null;
            }

            output.Append(changes);
        }

        (_shown, _wanted) = (_wanted, _shown);
        if (cursor is var (column, row) && cursor != _cursor)
        {
            MoveTo(output, column, row);
            output.Append(_cursor is null ? "\e[?25h" : "");
        }
        else if (cursor is null && _cursor is not null)
        {
            output.Append("\e[?25l");
        }

        _cursor = cursor;
        return output.ToString();
    }

    // The library leaves what it likes in the second column of a wide cluster, and an empty text in cells that were never drawn.
    private void Take(IOutputBuffer buffer)
    {
        var contents = buffer.Contents!;
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                ref var cell = ref contents[row, column];
                var look = cell.Attribute is { } given ? (_hasColour ? given : Colourless(given)) : Plain;
                var index = (row * _columns) + column;
                if (cell.Grapheme is not { Length: > 0 } text || text == " ")
                {
                    _wanted[index] = IsBlankIn(look) ? Blank : new Shown(" ", look);
                }
                else if (IsSimple(text) && (!_isAscii || text[0] < '\u007f'))
                {
                    _wanted[index] = new Shown(text, look);
                }
                else
                {
                    column += Place(index, column, text, look) - 1;
                }
            }
        }
    }

    // What is drawn was cleaned before; whatever was not does not reach the terminal from here.
    private int Place(int index, int column, string text, Attribute look)
    {
        text = ColumnWidth.Printable(text);
        var width = ColumnWidth.Of(text);
        if (width is 0 or > 2 || column + width > _columns)
        {
            (text, width) = (ColumnWidth.Replacement, 1);
        }

        if (_isAscii)
        {
            var folded = PaymentQuest.Screens.Glyphs.Fold(new PaymentQuest.Screens.Cell(text, width, Style.Plain));
            for (var at = 0; at < width; at++)
            {
                _wanted[index + at] = new Shown(folded[at].ToString(), look);
            }
        }
        else
        {
            _wanted[index] = new Shown(text, look);
            if (width == 2)
            {
                _wanted[index + 1] = Covered;
            }
        }

        return width;
    }

    private StringBuilder Changes()
    {
        var output = new StringBuilder();
        var look = Plain;
        for (var row = 0; row < _rows; row++)
        {
            // The column at which the terminal's cursor stands for certain, or -1.
            var at = -1;
            for (var column = 0; column < _columns; column++)
            {
                var index = (row * _columns) + column;
                if (_wanted[index].Text.Length == 0 || !Differs(index))
                {
                    continue;
                }

                Reach(output, row, at, column, look);
                var blanks = BlanksFrom(index, out var isToEnd);
                if (blanks > 0 && IsErased(index, blanks, isToEnd))
                {
                    // What is erased takes the background of the moment.
                    TurnToBlank(output, ref look);
                    output.Append(isToEnd ? "\e[K" : string.Create(CultureInfo.InvariantCulture, $"\e[{blanks}X"));
                    at = column;
                    column += blanks - 1;
                    continue;
                }

                if (_wanted[index] == Blank)
                {
                    TurnToBlank(output, ref look);
                }
                else
                {
                    Turn(output, _wanted[index].Look, ref look);
                }

                output.Append(_wanted[index].Text);
                // Terminals differ on the width of clusters beyond plain letters; after one, only a move is certain.
                at = IsSimple(_wanted[index].Text) ? column + 1 : -1;
            }
        }

        Turn(output, Plain, ref look);
        return output;
    }

    // Takes the cursor on in a row from where it stands, by writing again what is there or by a move, whichever is shorter.
    private void Reach(StringBuilder output, int row, int at, int column, Attribute look)
    {
        if (at < 0)
        {
            MoveTo(output, column, row);
        }
        else if (column - at <= ShortestJump && IsWrittenAgain(row, at, column, look))
        {
            for (; at < column; at++)
            {
                output.Append(_wanted[(row * _columns) + at].Text);
            }
        }
        else
        {
            output.Append("\e[");
            if (column - at > 1)
            {
                output.Append(CultureInfo.InvariantCulture, $"{column - at}");
            }

            output.Append('C');
        }
    }

    // How many cells from here on are to be blank, up to the last that is not yet; and whether all to the end of the row are.
    private int BlanksFrom(int index, out bool isToEnd)
    {
        var rest = _columns - (index % _columns);
        var (blank, blanks) = (0, 0);
        while (blank < rest && _wanted[index + blank] == Blank)
        {
            blank++;
            blanks = Differs(index + blank - 1) ? blank : blanks;
        }

        isToEnd = blank == rest;
        return blanks;
    }

    // Whether erasing blanks is shorter than writing them. Behind what is erased the cursor has to be moved over it when more comes in the row.
    private bool IsErased(int index, int blanks, bool isToEnd)
    {
        if (isToEnd)
        {
            return blanks >= ShortestSequence - 1;
        }

        var end = index - (index % _columns) + _columns;
        var next = index + blanks;
        while (next < end && !Differs(next))
        {
            next++;
        }

        var gap = next - index - blanks;
        return next == end
            ? blanks > Length(blanks)
            : Length(blanks) + Length(next - index) < blanks + Math.Min(gap, gap == 0 ? 0 : Length(gap));
    }

    private static int Length(int number) => ShortestSequence + (number >= 10 ? 1 : 0) + (number >= 100 ? 1 : 0);

    private bool Differs(int index) =>
        _wanted[index] != _shown[index] || (index + 1 < _wanted.Length && _wanted[index + 1].Text.Length == 0 && _shown[index + 1].Text.Length != 0);

    private bool IsWrittenAgain(int row, int from, int to, Attribute look)
    {
        for (var column = from; column < to; column++)
        {
            if (_wanted[(row * _columns) + column] is var cell && (!IsSimple(cell.Text) || (cell.Look != look && !(cell == Blank && IsBlankIn(look)))))
            {
                return false;
            }
        }

        return true;
    }

    // Letters, dashes and quotation marks, arrows, and the signs that frames and lists are drawn with are one column wide in every terminal, but for those that some show as pictures.
    private static bool IsSimple(string text) => text.Length == 1 && text[0] is (>= ' ' and < '\u007f') or (>= '\u00a1' and < '\u0300' and not '\u00ad')
        or (>= '\u2010' and <= '\u2027') or (>= '\u2190' and <= '\u2193') or '≟' or '≠' or '✓' or '✗'
        or (>= '\u2500' and <= '\u25fa' and not ('\u25aa' or '\u25ab' or '\u25b6' or '\u25c0'));

    // A blank shows nothing of the colour or weight of letters.
    private static bool IsBlankIn(Attribute look) => look.Background == Color.None && (look.Style & (TextStyle.Underline | TextStyle.Reverse)) == TextStyle.None;

    private static void TurnToBlank(StringBuilder output, ref Attribute look)
    {
        if (!IsBlankIn(look))
        {
            Turn(output, Plain, ref look);
        }
    }

    private static void MoveTo(StringBuilder output, int column, int row) =>
        output.Append(column > 0 ? string.Create(CultureInfo.InvariantCulture, $"\e[{row + 1};{column + 1}H") : row > 0 ? string.Create(CultureInfo.InvariantCulture, $"\e[{row + 1}H") : "\e[H");

    // Select Graphic Rendition, ECMA-48 8.3.117: what is new, or all of a look after a reset where something goes that has no end of its own.
    private static void Turn(StringBuilder output, Attribute wanted, ref Attribute look)
    {
        if (wanted == look)
        {
            return;
        }

        var isReset = (look.Style & ~wanted.Style) != TextStyle.None;
        var from = isReset ? Plain : look;
        look = wanted;
        if (wanted == Plain)
        {
            output.Append("\e[m");
            return;
        }

        var start = output.Length;
        if (isReset)
        {
            Add(0);
        }

        foreach (var (style, code) in Styles)
        {
            if (wanted.Style.HasFlag(style) && !from.Style.HasFlag(style))
            {
                Add(code);
            }
        }

        // The library's codes of the palette of sixteen are those of the foreground; the background's lie ten above.
        if (wanted.Foreground != from.Foreground)
        {
            Add(Code(wanted.Foreground));
        }

        if (wanted.Background != from.Background)
        {
            Add(Code(wanted.Background) + 10);
        }

        output.Append(output.Length > start ? "m" : "");

        void Add(int code) => output.Append(output.Length == start ? "\e[" : ";").Append(code);
    }

    private static int Code(Color colour) => colour == Color.None ? DefaultColour : (int)colour.GetAnsiColorCode();

    private static Attribute Colourless(Attribute look) => new(Color.None, Color.None, look.Style);

    private readonly record struct Shown(string Text, Attribute Look);
}
