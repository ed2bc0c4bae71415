using System.Text;
using System.Text.RegularExpressions;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

// What follows an escape octet; the plain characters are in the other part.
public sealed partial class InputFilter
{
    // Octets of a mouse report in the form from before SGR (xterm, mode 1000 alone).
    private const int OldMouseLength = 3;

    private int _oldMouse;

    private void Escape(byte octet)
    {
        switch (octet)
        {
            case 0x1B:
                Press(new KeyPress(Key.Escape));
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
                _isAlt = true;
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
            case (byte)'M' when _sequence.Count == 0:
                _oldMouse = 0;
                _state = State.OldMouse;
                break;
            case >= 0x40:
                var parameters = Encoding.ASCII.GetString([.. _sequence]);
                Reset();
                if (octet == '~' && parameters == "200")
                {
                    EndBurst();
                    _paste.Begin();
                    _state = State.Paste;
                }
                else if (Known().IsMatch(parameters + (char)octet))
                {
                    Sequence("\e[" + Known(parameters, octet) + (char)octet);
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

    // The library stumbles over the numbers that rxvt has for Home and End.
    private static string Known(string parameters, byte final) => (final, parameters) switch
    {
        ((byte)'~', ['7', ..]) => "1" + parameters[1..],
        ((byte)'~', ['8', ..]) => "4" + parameters[1..],
        _ => parameters,
    };

    // Arrows and the like with what is held; keys by number; clicks, drags and the wheel by SGR (xterm, mode 1006), whose coordinates begin at 1.
    [GeneratedRegex(@"\A(?:(?:1;[2-8])?[ABCDHFPQRS]|Z|(?:[1-8]|1[1-57-9]|2[0134])(?:;[2-8])?~|<\d{1,3};[1-9]\d{0,3};[1-9]\d{0,3}[Mm])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    // The Linux console sends its first five function keys as CSI [ and a letter.
    private void LinuxFunction(byte octet)
    {
        Reset();
        if (octet is >= (byte)'A' and <= (byte)'E')
        {
            Sequence($"\e[{octet - 'A' + 11}~");
        }
    }

    private void SingleShift(byte octet)
    {
        Reset();
        if (octet is < 0x20 or >= 0x7F)
        {
            Ground(octet);
        }
        else if ((char)octet is 'A' or 'B' or 'C' or 'D' or 'H' or 'F' or 'P' or 'Q' or 'R' or 'S')
        {
            Sequence("\eO" + (char)octet);
        }
        else if (octet == 'M')
        {
            Sequence("\r");
        }
    }

    private void OldMouse(byte octet)
    {
        if (++_oldMouse == OldMouseLength)
        {
            Reset();
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
