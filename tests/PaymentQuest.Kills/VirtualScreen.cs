using System.Globalization;
using PaymentQuest.Screens;

namespace PaymentQuest.Kills;

/// <summary>
/// A terminal that knows just what the painter may write: text, CUP, SGR, ED 2 and DECTCEM, and the modes that are set when a terminal is taken
/// over. Overwriting half of a wide cluster erases the other half, as terminals do. Anything else that arrives is an error.
/// </summary>
internal sealed class VirtualScreen
{
    private readonly int _columns;
    private readonly (string Text, string Rendition)[] _cells;
    private string _rendition = "0";
    private int _column;
    private int _row;

    internal VirtualScreen(int columns, int rows)
    {
        _columns = columns;
        _cells = new (string, string)[columns * rows];
        Array.Fill(_cells, ("?", "unknown"));
    }

    internal bool IsCursorVisible { get; private set; } = true;

    internal (int Column, int Row) Cursor => (_column, _row);

    internal IReadOnlyList<(string Text, string Rendition)> Cells => _cells;

    /// <summary>The text of a row.</summary>
    internal string Row(int row) => string.Concat(_cells.AsSpan(row * _columns, _columns).ToArray().Select(c => c.Text));

    internal void Receive(string output)
    {
        for (var at = 0; at < output.Length;)
        {
            if (output[at] == '\e')
            {
                Assert(output[at + 1] == '[');
                var end = at + 2;
                while (output[end] is < '@' or > '~')
                {
                    end++;
                }

                Obey(output[(at + 2)..end], output[end]);
                at = end + 1;
            }
            else
            {
                var length = StringInfo.GetNextTextElementLength(output, at);
                Put(output.Substring(at, length));
                at += length;
            }
        }
    }

    private static void Assert(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("the painter wrote what no terminal shows");
        }
    }

    private void Obey(string parameters, char final)
    {
        switch (parameters, final)
        {
            case ("2", 'J'):
                Assert(_rendition == "0");
                Array.Fill(_cells, (" ", "0"));
                break;
            case ("?25", 'h'):
                IsCursorVisible = true;
                break;
            case ("?25", 'l'):
                IsCursorVisible = false;
                break;
            case ("?7" or "?1049" or "?2004" or "?1002" or "?1006", 'h' or 'l'):
                break;
            case (_, 'm'):
                _rendition = parameters;
                break;
            case (_, 'H'):
                var numbers = parameters.Split(';').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                (_row, _column) = (numbers[0] - 1, numbers[1] - 1);
                break;
            default:
                throw new InvalidOperationException($"the painter wrote {parameters}{final}");
        }
    }

    private void Put(string cluster)
    {
        var width = ColumnWidth.Of(cluster);
        Assert(width is 1 or 2 && _column + width <= _columns);
        var index = (_row * _columns) + _column;
        for (var column = 0; column < width; column++)
        {
            Erase(index + column);
        }

        _cells[index] = (cluster, _rendition);
        if (width == 2)
        {
            _cells[index + 1] = ("", _rendition);
        }

        _column += width;
    }

    private void Erase(int index)
    {
        var (text, rendition) = _cells[index];
        if (text.Length == 0)
        {
            _cells[index - 1] = (" ", rendition);
        }
        else if (ColumnWidth.Of(text) == 2)
        {
            _cells[index + 1] = (" ", rendition);
        }
    }
}
