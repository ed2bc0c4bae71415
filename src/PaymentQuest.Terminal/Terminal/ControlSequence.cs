using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <summary>A finished control sequence (ECMA-48 section 5.4) as a keyboard sends it: up to two numbers and a final octet.</summary>
internal readonly record struct ControlSequence(bool IsKnown, int First, int Second, char Final)
{
    /// <summary>Whether the octets that follow are pasted.</summary>
    public bool IsPasteStart => IsKnown && Final == '~' && First == 200;

    /// <summary>The sequence with these parameter octets and this final octet.</summary>
    public static ControlSequence From(IReadOnlyList<byte> parameters, byte final)
    {
        Span<int> numbers = [0, 0];
        var index = 0;
        foreach (var octet in parameters)
        {
            if (octet == ';' && index == 0)
            {
                index++;
            }
            else if (octet is >= (byte)'0' and <= (byte)'9' && numbers[index] < 1000)
            {
                numbers[index] = (numbers[index] * 10) + octet - '0';
            }
            else
            {
                return new ControlSequence(false, 0, 0, (char)final);
            }
        }

        return new ControlSequence(true, numbers[0], numbers[1], (char)final);
    }

    /// <summary>The key that a final letter stands for, after CSI as after SS3.</summary>
    public static Key? KeyOfLetter(byte letter) => (char)letter switch
    {
        'A' => Key.Up,
        'B' => Key.Down,
        'C' => Key.Right,
        'D' => Key.Left,
        'H' => Key.Home,
        'F' => Key.End,
        'P' => Key.F1,
        'Q' => Key.F2,
        'R' => Key.F3,
        'S' => Key.F4,
        _ => null,
    };

    /// <summary>The key press that it means, if it means one.</summary>
    public KeyPress? ToKeyPress()
    {
        if (!IsKnown)
        {
            return null;
        }

        if (Final == 'Z')
        {
            return new KeyPress(Key.BackTab);
        }

        var key = Final == '~' ? KeyOfNumber(First) : KeyOfLetter((byte)Final);
        return key is { } known ? new KeyPress(known, default, Held) : null;
    }

    // The second number is one more than the bits shift 1, alt 2, control 4.
    private Modifiers Held => Second is >= 2 and <= 8 ? (Modifiers)(Second - 1) : Modifiers.None;

    private static Key? KeyOfNumber(int number) => number switch
    {
        1 or 7 => Key.Home,
        2 => Key.Insert,
        3 => Key.Delete,
        4 or 8 => Key.End,
        5 => Key.PageUp,
        6 => Key.PageDown,
        >= 11 and <= 15 => Key.F1 + (number - 11),
        >= 17 and <= 21 => Key.F6 + (number - 17),
        23 => Key.F11,
        24 => Key.F12,
        _ => null,
    };
}
