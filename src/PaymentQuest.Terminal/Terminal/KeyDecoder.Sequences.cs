using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

// What follows an escape octet; the plain characters are in the other part.
public sealed partial class KeyDecoder
{
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
                    _paste.Begin();
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

    // The Linux console sends its first five function keys as CSI [ and a letter.
    private void LinuxFunction(byte octet)
    {
        Reset();
        if (octet is >= (byte)'A' and <= (byte)'E')
        {
            Press(Key.F1 + (octet - 'A'), Modifiers.None);
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

    private void TextEscape(byte octet)
    {
        Reset();
        if (octet != '\\')
        {
            Escape(octet);
        }
    }
}
