using System.Globalization;
using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <summary>
/// Turns the octets that a terminal sends into key presses and pasted text (ECMA-48 control sequences, as xterm, VT220 and the Linux console
/// use them). It reads octet by octet, so that it does not matter how a read divides them. What it does not know it swallows whole; no
/// octets make it fail.
/// </summary>
public sealed partial class KeyDecoder
{
    private const int LongestSequence = 32;

    private readonly List<Input> _inputs = [];
    private readonly List<byte> _sequence = [];
    private readonly BracketedPaste _paste = new();
    private readonly byte[] _utf8 = new byte[4];
    private int _utf8Length;
    private Modifiers _held;
    private State _state;

    private enum State
    {
        Ground,
        Utf8,
        Escape,
        Control,
        LinuxFunction,
        SingleShift,
        Text,
        TextEscape,
        Paste,
    }

    /// <summary>
    /// Whether more octets may belong to what has begun. A terminal sends a sequence at one go, so after a short silence
    /// (some 40 ms) <see cref="Flush"/> should be called.
    /// </summary>
    public bool IsPending => _state is not (State.Ground or State.Paste);

    /// <summary>What these octets complete, in order.</summary>
    public IReadOnlyList<Input> Feed(ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
        {
            Step(octet);
        }

        return TakeInputs();
    }

    /// <summary>Ends what has begun because nothing followed: a lone escape octet is the Escape key.</summary>
    public IReadOnlyList<Input> Flush()
    {
        switch (_state)
        {
            case State.Escape:
                Press(Key.Escape, Modifiers.None);
                break;
            case State.Control when _sequence.Count == 0:
                Press('[', Modifiers.Alt);
                break;
            case State.SingleShift:
                Press('O', Modifiers.Alt);
                break;
            case State.Text when _sequence.Count == 1:
                Press((char)_sequence[0], Modifiers.Alt);
                break;
        }

        if (_state != State.Paste)
        {
            Reset();
        }

        return TakeInputs();
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
            State.Text => Text,
            State.TextEscape => TextEscape,
            _ => Paste,
        };
        meet(octet);
    }

    private void Ground(byte octet)
    {
        var held = _held;
        Reset();
        switch (octet)
        {
            case 0x1B:
                _state = State.Escape;
                break;
            case 0x0D or 0x0A:
                Press(Key.Enter, held);
                break;
            case 0x09:
                Press(Key.Tab, held);
                break;
            case 0x08 or 0x7F:
                Press(Key.Backspace, held);
                break;
            case 0x00:
                Press(' ', held | Modifiers.Control);
                break;
            case <= 0x1A:
                Press((char)('a' + octet - 1), held | Modifiers.Control);
                break;
            case < 0x20:
                Press((char)(octet + 0x40), held | Modifiers.Control);
                break;
            case < 0x7F:
                Press((char)octet, held);
                break;
            default:
                _held = held;
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
                var held = _held;
                Reset();
                if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                {
                    _inputs.Add(new Input.Pressed(new KeyPress(Key.Character, rune, held)));
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
            _inputs.Add(new Input.Pasted(_paste.Text));
        }
    }

    private void Press(Key key, Modifiers modifiers) => _inputs.Add(new Input.Pressed(new KeyPress(key, default, modifiers)));

    private void Press(char character, Modifiers modifiers) => _inputs.Add(new Input.Pressed(KeyPress.Of(character, modifiers)));

    private void Reset()
    {
        _state = State.Ground;
        _held = Modifiers.None;
        _utf8Length = 0;
        _sequence.Clear();
    }

    private Input[] TakeInputs()
    {
        var inputs = _inputs.ToArray();
        _inputs.Clear();
        return inputs;
    }
}
