using System.Globalization;
using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Kills;

/// <summary>
/// A terminal that knows just what the game may write: text, CUP, CUF, SGR, ED 2, EL 0, ECH, OSC 52, and the modes that are switched when a terminal is taken over and
/// handed back. Overwriting half of a wide cluster erases the other half, as terminals do. Anything else that arrives is an error: then something
/// of the content reached the terminal that is no text.
/// </summary>
internal sealed class VirtualScreen
{
    private const string AlternateScreen = "1049";
    private const string ToClipboard = "\e]52;c;";

    // The modes that may be switched (DEC private, xterm), and how they are in a terminal that nobody has taken over.
    private readonly SortedDictionary<string, bool> _modes = new(StringComparer.Ordinal)
    {
        ["7"] = true, // lines wrap
        ["25"] = true, // the cursor is visible
        ["1000"] = false, // mouse: buttons
        ["1002"] = false, // and where it is dragged to
        ["1003"] = false, // and where it moves
        ["1004"] = false, // focus
        ["1006"] = false, // mouse positions as decimal numbers
        [AlternateScreen] = false,
        ["2004"] = false, // pastes in brackets
        ["2026"] = false, // a frame is being written
    };

    private readonly Decoder _decoder = new UTF8Encoding(false).GetDecoder();
    private readonly StringBuilder _main = new();
    private (string Text, string Rendition)[] _cells;
    private readonly SortedSet<int> _styles = [];
    private string _foreground = "";
    private string _background = "";
    private string _unread = "";
    private int _column;
    private int _row;

    /// <summary>A terminal.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="isAlternate">Whether its alternate screen is shown already.</param>
    internal VirtualScreen(int columns, int rows, bool isAlternate = true)
    {
        _modes[AlternateScreen] = isAlternate;
        Resize(columns, rows);
    }

    internal int Columns { get; private set; }

    internal int Rows { get; private set; }

    internal bool IsAlternate => _modes[AlternateScreen];

    internal bool IsCursorVisible => _modes["25"];

    internal (int Column, int Row) Cursor => (_column, _row);

    internal IReadOnlyList<(string Text, string Rendition)> Cells => _cells;

    /// <summary>What was last put on the clipboard (OSC 52); null for nothing.</summary>
    internal string? Clipboard { get; private set; }

    /// <summary>How often everything was cleared, as it is before all is painted anew.</summary>
    internal int TimesCleared { get; private set; }

    /// <summary>
    /// Whether what is written beyond the margins is lost, as it is in a window that has become smaller before the game knew of it; else it is an error.
    /// </summary>
    internal bool HasChanged { get; set; }

    /// <summary>How often something was lost beyond the margins.</summary>
    internal int TimesLost { get; private set; }

    /// <summary>All that was written on the main screen, which belongs to the shell.</summary>
    internal string Main => _main.ToString();

    /// <summary>The modes and the rendition, for comparison.</summary>
    internal string State => string.Join(' ', _modes.Select(m => $"?{m.Key}{(m.Value ? 'h' : 'l')}")) + $" {Rendition}m";

    /// <summary>How the next text is shown.</summary>
    internal string Rendition { get; private set; } = "0";

    /// <summary>The text of a row.</summary>
    internal string Row(int row) => string.Concat(_cells.AsSpan(row * Columns, Columns).ToArray().Select(c => c.Text));

    /// <summary>All rows.</summary>
    internal string Text => string.Join('\n', Enumerable.Range(0, Rows).Select(Row));

    /// <summary>Makes it another size; nothing is known then of what it shows.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_cells))]
    internal void Resize(int columns, int rows)
    {
        (Columns, Rows) = (columns, rows);
        _cells = new (string, string)[columns * rows];
        Array.Fill(_cells, ("?", "unknown"));
    }

    /// <summary>Takes octets, however they were divided; a sequence that is not complete yet waits for its rest.</summary>
    internal string Receive(ReadOnlySpan<byte> octets)
    {
        var characters = new char[octets.Length + 4];
        var read = new string(characters, 0, _decoder.GetChars(octets, characters, flush: false));
        var text = _unread + read;
        var escape = text.LastIndexOf('\e');
        var end = escape >= 0 && !IsComplete(text.AsSpan(escape + 1)) ? escape : text.Length;
        _unread = text[end..];
        Receive(text[..end]);
        return read;
    }

    internal void Receive(string output)
    {
        for (var at = 0; at < output.Length;)
        {
            if (output.AsSpan(at).StartsWith(ToClipboard))
            {
                var end = output.IndexOf('\a', at);
                Clipboard = Encoding.UTF8.GetString(Convert.FromBase64String(output[(at + ToClipboard.Length)..end]));
                at = end + 1;
            }
            else if (output[at] == '\e')
            {
                Assert(output.AsSpan(at).StartsWith("\e["), output, at);
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
                var text = output.Substring(at, length);
                if (IsAlternate)
                {
                    Assert(!char.IsControl(text[0]), output, at);
                    Put(text);
                }
                else
                {
                    _main.Append(text);
                }

                at += length;
            }
        }
    }

    private static bool IsComplete(ReadOnlySpan<char> sequence) =>
        sequence is [']', ..] ? sequence.Contains('\a') : sequence.ContainsAnyInRange('@', 'Z') || sequence.ContainsAnyInRange('a', 'z');

    private static void Assert(bool condition, string output, int at)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"what no terminal shows was written: {Visible(output.AsSpan(at, Math.Min(40, output.Length - at)))}");
        }
    }

    private static string Visible(ReadOnlySpan<char> text)
    {
        var visible = new StringBuilder();
        foreach (var character in text)
        {
            visible.Append(char.IsControl(character) ? $"\\x{(int)character:X2}" : character.ToString());
        }

        return visible.ToString();
    }

    private void Obey(string parameters, char final)
    {
        switch (parameters, final)
        {
            case ("2", 'J'):
                Assert(Rendition == "0", parameters, 0);
                Array.Fill(_cells, (" ", "0"));
                TimesCleared++;
                break;
            case (['?', .. var mode], 'h' or 'l') when _modes.ContainsKey(mode):
                _modes[mode] = final == 'h';
                break;
            case (_, 'm'):
                Render(parameters);
                break;
            case (_, 'X' or 'K'):
                // What is erased takes the background of the moment, in some terminals and not in others.
                Assert(IsBlank && parameters.Length > 0 == (final == 'X'), parameters, 0);
                Clear(final == 'K' ? Columns - _column : Numbers(parameters, 1).First());
                break;
            case (_, 'C'):
                _column += Numbers(parameters, 1).First();
                break;
            case (_, 'H'):
                var numbers = Numbers(parameters, 1).ToArray();
                (_row, _column) = (numbers[0] - 1, numbers.ElementAtOrDefault(1) is var column and > 0 ? column - 1 : 0);
                break;
            default:
                throw new InvalidOperationException($"a sequence was written that the game has no use for: {Visible(parameters + final)}");
        }
    }

    private static IEnumerable<int> Numbers(string parameters, int left) => parameters.Split(';').Select(n =>
        n.Length == 0 ? left : int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidOperationException($"'{Visible(n)}' is no number in a sequence that was written"));

    // How text looks is told in one way, whatever was changed of it and in which order.
    private void Render(string parameters)
    {
        foreach (var code in Numbers(parameters, 0))
        {
            switch (code)
            {
                case 0:
                    _styles.Clear();
                    (_foreground, _background) = ("", "");
                    break;
                case 1 or 2 or 4 or 7:
                    _styles.Add(code);
                    break;
                case (>= 30 and <= 37) or (>= 90 and <= 97) or 39:
                    _foreground = code == 39 ? "" : $";{code}";
                    break;
                case (>= 40 and <= 47) or (>= 100 and <= 107) or 49:
                    _background = code == 49 ? "" : $";{code}";
                    break;
                default:
                    throw new InvalidOperationException($"text was given a look that the game has no use for: {parameters}");
            }
        }

        Rendition = $"0{string.Concat(_styles.Select(s => $";{s}"))}{_foreground}{_background}";
    }

    // Whether a blank shows nothing of the look of the moment.
    private bool IsBlank => _background.Length == 0 && !_styles.Contains(4) && !_styles.Contains(7);

    private void Clear(int count)
    {
        if (HasChanged && (_column + count > Columns || _row >= Rows))
        {
            TimesLost++;
            return;
        }

        Assert(_column + count <= Columns && _row < Rows, "an erasure", 0);
        for (var index = (_row * Columns) + _column; count > 0; count--, index++)
        {
            Erase(index);
            _cells[index] = (" ", "0");
        }
    }

    private void Put(string cluster)
    {
        var width = ColumnWidth.Of(cluster);
        if (HasChanged && (_column + width > Columns || _row >= Rows))
        {
            TimesLost++;
            return;
        }

        if (width == 0 && _column > 0)
        {
            // What was read ended inside of a cluster.
            var before = (_row * Columns) + _column - 1;
            _cells[before] = (_cells[before].Text + cluster, Rendition);
            return;
        }

        Assert(width is 1 or 2 && _column + width <= Columns && _row < Rows, FormattableString.Invariant($"{cluster} at column {_column} of {Columns}, row {_row} of {Rows}"), 0);
        var index = (_row * Columns) + _column;
        for (var column = 0; column < width; column++)
        {
            Erase(index + column);
        }

        _cells[index] = (cluster, cluster == " " && IsBlank ? "0" : Rendition);
        if (width == 2)
        {
            _cells[index + 1] = ("", Rendition);
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
