using System.Globalization;
using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <summary>
/// Turns the octets that a terminal sends into key presses and pasted text (ECMA-48 control sequences, as xterm, VT220 and the Linux console
/// use them). It reads octet by octet, so that it does not matter how a read divides them. What it does not know it swallows whole; no
/// octets make it fail.
/// </summary>
public sealed class KeyDecoder
{
    /// <summary>Octets of a paste that are kept; the rest is dropped.</summary>
    public const int LongestPaste = 65_536;

    private const int LongestSequence = 32;
    private static readonly byte[] PasteEnd = "\e[201~"u8.ToArray();

    private readonly List<Input> _inputs = [];
    private readonly List<byte> _sequence = [];
    private readonly List<byte> _paste = [];
    private readonly byte[] _utf8 = new byte[4];
    private int _utf8Length;
    private int _pasteEndMatched;
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
        switch (_state)
        {
            case State.Ground:
                Ground(octet);
                break;
            case State.Utf8:
                Utf8(octet);
                break;
            case State.Escape:
                Escape(octet);
                break;
            case State.Control:
                Control(octet);
                break;
            case State.LinuxFunction:
                Reset();
                if (octet is >= (byte)'A' and <= (byte)'E')
                {
                    Press(Key.F1 + (octet - 'A'), Modifiers.None);
                }

                break;
            case State.SingleShift:
                SingleShift(octet);
                break;
            case State.Text:
                Text(octet);
                break;
            case State.TextEscape:
                Reset();
                if (octet != '\\')
                {
                    Escape(octet);
                }

                break;
            case State.Paste:
                Paste(octet);
                break;
        }
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

    private void Escape(byte octet)
    {
        switch (octet)
        {
            case 0x1B:
                Press(Key.Escape, Modifiers.None);
                _state = State.Escape;
                break;
            case (byte)'[':
                _sequence.Clear();
                _state = State.Control;
                break;
            case (byte)'O':
                _state = State.SingleShift;
                break;
            case (byte)']' or (byte)'P' or (byte)'_' or (byte)'^':
                _sequence.Clear();
                _sequence.Add(octet);
                _state = State.Text;
                break;
            default:
                _held = Modifiers.Alt;
                Ground(octet);
                break;
        }
    }

    private void Control(byte octet)
    {
        switch (octet)
        {
            case < 0x20 or >= 0x7F:
                // No sequence contains these: the one that had begun was broken off.
                Reset();
                Ground(octet);
                break;
            case (byte)'[' when _sequence.Count == 0:
                _state = State.LinuxFunction;
                break;
            case >= 0x40:
                var sequence = ControlSequence.From(_sequence, octet);
                Reset();
                if (sequence.IsPasteStart)
                {
                    _paste.Clear();
                    _pasteEndMatched = 0;
                    _state = State.Paste;
                }
                else if (sequence.ToKeyPress() is { } press)
                {
                    _inputs.Add(new Input.Pressed(press));
                }

                break;
            default:
                // A sequence that is too long is read to its end, but it can no longer mean anything.
                if (_sequence.Count <= LongestSequence)
                {
                    _sequence.Add(octet);
                }

                break;
        }
    }

    private void SingleShift(byte octet)
    {
        Reset();
        if (octet is < 0x20 or >= 0x7F)
        {
            Ground(octet);
        }
        else if (ControlSequence.KeyOfLetter(octet) is { } key)
        {
            Press(key, Modifiers.None);
        }
        else if (octet == 'M')
        {
            Press(Key.Enter, Modifiers.None);
        }
    }

    private void Text(byte octet)
    {
        switch (octet)
        {
            case 0x07 or 0x18 or 0x1A:
                Reset();
                break;
            case 0x03:
                // Whatever the terminal is telling, the player can always interrupt.
                Reset();
                Ground(octet);
                break;
            case 0x1B:
                _state = State.TextEscape;
                break;
            default:
                if (_sequence.Count <= LongestSequence)
                {
                    _sequence.Add(octet);
                }

                break;
        }
    }

    private void Paste(byte octet)
    {
        if (octet == PasteEnd[_pasteEndMatched])
        {
            if (++_pasteEndMatched == PasteEnd.Length)
            {
                EndPaste();
            }

            return;
        }

        if (octet == 0x03)
        {
            // A terminal that never ends its paste must not lock the player out.
            Reset();
            Ground(octet);
            return;
        }

        foreach (var matched in PasteEnd.AsSpan(0, _pasteEndMatched))
        {
            Keep(matched);
        }

        _pasteEndMatched = octet == PasteEnd[0] ? 1 : 0;
        if (_pasteEndMatched == 0)
        {
            Keep(octet);
        }
    }

    private void Keep(byte octet)
    {
        if (_paste.Count < LongestPaste)
        {
            _paste.Add(octet);
        }
    }

    private void EndPaste()
    {
        var lines = Encoding.UTF8.GetString([.. _paste]).ReplaceLineEndings("\n").Split('\n').Select(ColumnWidth.Printable);
        _paste.Clear();
        Reset();
        _inputs.Add(new Input.Pasted(string.Join('\n', lines)));
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
