using System.Globalization;
using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>
/// Lets through what a keyboard and a mouse send and nothing else: characters, and control sequences (ECMA-48, as xterm, VT220 and the Linux
/// console use them) that are whole, short and known. The library's parser behind it gets nothing that it does not know. It reads octet by octet,
/// so that it does not matter how a read divides them; no octets make it fail. Pasted text it keeps apart, also where the terminal does not mark it:
/// nobody types a line, its end and more within one read.
/// </summary>
public sealed partial class InputFilter
{
    /// <summary>Printable characters in one read from which on it is no typing, if a line ends before the last of them and they are not one held key.</summary>
    internal const int ShortestBurst = 16;

    /// <summary>Printable characters in one read from which on it is no typing, with line ends or without: nobody is that fast, and each key would be drawn.</summary>
    internal const int LongestTyping = 256;

    private const int LongestSequence = 32;

    private readonly List<Arrival> _arrivals = [];
    private readonly StringBuilder _characters = new();
    private readonly StringBuilder _burst = new();
    private readonly List<byte> _sequence = [];
    private readonly BracketedPaste _paste = new();
    private readonly byte[] _utf8 = new byte[4];
    private int _utf8Length;
    private bool _isAlt;
    private bool _isInBurst;
    private State _state;

    private enum State
    {
        Ground,
        Utf8,
        Escape,
        Control,
        LinuxFunction,
        SingleShift,
        OldMouse,
        Text,
        TextEscape,
        Paste,
    }

    /// <summary>
    /// Whether more octets may belong to what has begun. A terminal sends a sequence at one go, so after a short silence
    /// (some 40 ms) <see cref="Flush"/> should be called.
    /// </summary>
    public bool IsPending => _state is not (State.Ground or State.Paste) || _isInBurst;

    /// <summary>What these octets complete, in order.</summary>
    /// <param name="octets">All that one read gave.</param>
    public IReadOnlyList<Arrival> Feed(ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
        {
            Step(octet);
        }

        _isInBurst = EndBurst();
        return TakeArrivals();
    }

    /// <summary>Ends what has begun because nothing followed: a lone escape octet is the Escape key.</summary>
    public IReadOnlyList<Arrival> Flush()
    {
        switch (_state)
        {
            case State.Escape:
                Press(new KeyPress(Key.Escape));
                break;
            case State.Control when _sequence.Count == 0:
                Press(KeyPress.Of('[', Modifiers.Alt));
                break;
            case State.SingleShift:
                Press(KeyPress.Of('O', Modifiers.Alt));
                break;
            case State.Text when _sequence.Count == 1:
                Press(KeyPress.Of((char)_sequence[0], Modifiers.Alt));
                break;
        }

        if (_state != State.Paste)
        {
            Reset();
        }

        _isInBurst = false;
        return TakeArrivals();
    }

    private void Step(byte octet)
    {
        Action<byte> meet = _state switch
        {
            State.Ground => Ground,
            State.Utf8 => Utf8,
            State.Escape => Escape,
            State.Control => Control,
            State.LinuxFunction => LinuxFunction,
            State.SingleShift => SingleShift,
            State.OldMouse => OldMouse,
            State.Text => Text,
            State.TextEscape => TextEscape,
            _ => Paste,
        };
        meet(octet);
    }

    private void Ground(byte octet)
    {
        var isAlt = _isAlt;
        Reset();
        switch (octet)
        {
            case 0x1B:
                EndBurst();
                _state = State.Escape;
                break;
            case 0x03:
                Add(new Arrival.Urged('c'));
                break;
            case 0x1C:
                Add(new Arrival.Urged('\\'));
                break;
            case 0x1A:
                Add(new Arrival.Urged('z'));
                break;
            // The library takes a line feed for Control with J and a backspace octet for Control with Backspace.
            case 0x0D or 0x0A:
                Letter("\r", isAlt);
                break;
            case 0x08 or 0x7F:
                Letter("\x7f", isAlt);
                break;
            case < 0x7F:
                Letter(((char)octet).ToString(), isAlt);
                break;
            default:
                _isAlt = isAlt;
                _utf8Length = 0;
                Utf8(octet);
                break;
        }
    }

    private void Utf8(byte octet)
    {
        if (octet < 0x80)
        {
            Reset();
            Ground(octet);
            return;
        }

        _utf8[_utf8Length++] = octet;
        switch (Rune.DecodeFromUtf8(_utf8.AsSpan(0, _utf8Length), out var rune, out _))
        {
            case System.Buffers.OperationStatus.Done:
                var isAlt = _isAlt;
                Reset();
                if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                {
                    Letter(rune.ToString(), isAlt);
                }

                break;
            case System.Buffers.OperationStatus.NeedMoreData:
                _state = State.Utf8;
                break;
            default:
                // The octet that broke the character may begin the next one.
                var isFirst = _utf8Length == 1;
                Reset();
                if (!isFirst)
                {
                    Utf8(octet);
                }

                break;
        }
    }

    private void Paste(byte octet)
    {
        if (octet == 0x03)
        {
            // A terminal that never ends its paste must not lock the player out.
            Reset();
            Ground(octet);
        }
        else if (_paste.Add(octet))
        {
            Reset();
            Add(new Arrival.Pasted(_paste.Text, _paste.IsCut));
        }
    }

    private void Letter(string text, bool isAlt)
    {
        if (isAlt)
        {
            // The library would wait for more.
            Press(text[0] switch
            {
                '\r' => new KeyPress(Key.Enter, default, Modifiers.Alt),
                '\t' => new KeyPress(Key.Tab, default, Modifiers.Alt),
                '\x7f' => new KeyPress(Key.Backspace, default, Modifiers.Alt),
                < ' ' => KeyPress.Of((char)(text[0] | 0x60), Modifiers.Alt | Modifiers.Control),
                _ => new KeyPress(Key.Character, Rune.GetRuneAt(text, 0), Modifiers.Alt),
            });
        }
        else if (text[0] is >= ' ' and not '\x7f' or '\r' or '\t')
        {
            _burst.Append(text);
        }
        else
        {
            Sequence(text);
        }
    }

    private void Press(KeyPress press) => Add(new Arrival.Pressed(press));

    // Behind everything that came before it.
    private void Add(Arrival arrival)
    {
        EndBurst();
        EndCharacters();
        _arrivals.Add(arrival);
    }

    private void Sequence(string text)
    {
        EndBurst();
        _characters.Append(text);
    }

    // True when what was typed without anything else between was a paste.
    private bool EndBurst()
    {
        if (_burst.Length == 0)
        {
            return _isInBurst;
        }

        var text = _burst.ToString();
        _burst.Clear();
        var printable = text.Count(c => c >= ' ');
        var isPaste = _isInBurst || (printable >= (text.TrimEnd('\r').Contains('\r') ? ShortestBurst : LongestTyping) && text.Any(c => c >= ' ' && c != text[0]));
        if (isPaste)
        {
            EndCharacters();
            _arrivals.Add(new Arrival.Pasted(BracketedPaste.Clean(text), IsCut: false));
        }
        else
        {
            _characters.Append(text);
        }

        return isPaste;
    }

    private void EndCharacters()
    {
        if (_characters.Length > 0)
        {
            _arrivals.Add(new Arrival.Characters(_characters.ToString()));
            _characters.Clear();
        }
    }

    private void Reset()
    {
        _state = State.Ground;
        _isAlt = false;
        _utf8Length = 0;
        _sequence.Clear();
    }

    private Arrival[] TakeArrivals()
    {
        EndCharacters();
        var arrivals = _arrivals.ToArray();
        _arrivals.Clear();
        return arrivals;
    }
}
