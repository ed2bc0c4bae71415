using PaymentQuest.Screens;
using PaymentQuest.Tui;

namespace PaymentQuest.Terminal;

/// <summary>Something that the console of Windows reports (INPUT_RECORD).</summary>
internal abstract record ConsoleRecord
{
    private ConsoleRecord()
    {
    }

    /// <summary>A key went down or up (KEY_EVENT_RECORD).</summary>
    /// <param name="IsDown">Whether it went down.</param>
    /// <param name="Times">How often it repeated itself; at least 1.</param>
    /// <param name="VirtualKey">The key (VK_…).</param>
    /// <param name="Unit">The UTF-16 unit that it stands for; U+0000 for none.</param>
    /// <param name="Held">What was held down with it (dwControlKeyState).</param>
    internal sealed record KeyChanged(bool IsDown, int Times, int VirtualKey, char Unit, int Held) : ConsoleRecord;

    /// <summary>The buffer, and with it maybe the window, has another size (WINDOW_BUFFER_SIZE_RECORD).</summary>
    internal sealed record SizeChanged(int Columns, int Rows) : ConsoleRecord;
}

/// <summary>Turns the records of a console of Windows into arrivals. A character beyond the basic plane comes in two records, one for each half.</summary>
internal sealed class ConsoleRecordDecoder
{
    private const int AltRight = 0x01;
    private const int AltLeft = 0x02;
    private const int ControlRight = 0x04;
    private const int ControlLeft = 0x08;
    private const int ShiftHeld = 0x10;
    private const int AltKey = 0x12;
    private const int MostTimes = 64;

    private char _high;

    /// <summary>What a record completes.</summary>
    internal IEnumerable<Arrival> Feed(ConsoleRecord record)
    {
        switch (record)
        {
            case ConsoleRecord.SizeChanged size:
                return [new Arrival.Resized()];
            // A character typed by its number, or by another program, comes when Alt goes up.
            case ConsoleRecord.KeyChanged key when key.IsDown || (key.VirtualKey == AltKey && key.Unit != 0):
                return Press(key) is { } press ? Enumerable.Repeat(Arrived(press), Math.Clamp(key.Times, 1, MostTimes)) : [];
            default:
                return [];
        }
    }

    private static Arrival Arrived(KeyPress press) =>
        press.IsControl('c') ? new Arrival.Urged('c') : press.IsControl('\\') ? new Arrival.Urged('\\') : new Arrival.Pressed(press);

    private KeyPress? Press(ConsoleRecord.KeyChanged key)
    {
        var (alt, control) = ((key.Held & (AltLeft | AltRight)) != 0, (key.Held & (ControlLeft | ControlRight)) != 0);
        var held = ((key.Held & ShiftHeld) != 0 ? Modifiers.Shift : 0) | (alt ? Modifiers.Alt : 0) | (control ? Modifiers.Control : 0);
        if (Named(key.VirtualKey) is { } named)
        {
            _high = '\0';
            return named == Key.Tab && held.HasFlag(Modifiers.Shift) ? new KeyPress(Key.BackTab) : new KeyPress(named, default, held);
        }

        if (char.IsHighSurrogate(key.Unit))
        {
            _high = key.Unit;
            return null;
        }

        var high = _high;
        if (char.IsLowSurrogate(key.Unit))
        {
            _high = '\0';
            return high == 0 ? null : new KeyPress(Key.Character, new System.Text.Rune(high, key.Unit), AltAlone(alt, control));
        }

        // Keys that stand for nothing, such as Shift itself, may come between the halves.
        if (key.Unit == 0)
        {
            return null;
        }

        _high = '\0';
        return key.Unit switch
        {
            '\r' => new KeyPress(Key.Enter, default, held),
            '\t' => new KeyPress(Key.Tab, default, held),
            '\b' or '\u007f' => new KeyPress(Key.Backspace, default, held),
            '\e' => new KeyPress(Key.Escape, default, held),
            '\u001c' => KeyPress.Of('\\', Modifiers.Control),
            <= '\u001a' => KeyPress.Of((char)('a' + key.Unit - 1), Modifiers.Control),
            _ when char.IsControl(key.Unit) => null,
            _ => KeyPress.Of(key.Unit, key.VirtualKey == AltKey ? Modifiers.None : AltAlone(alt, control)),
        };
    }

    // Alt with Control is AltGr, which is part of the character.
    private static Modifiers AltAlone(bool alt, bool control) => alt && !control ? Modifiers.Alt : Modifiers.None;

    private static Key? Named(int virtualKey) => virtualKey switch
    {
        0x08 => Key.Backspace,
        0x09 => Key.Tab,
        0x0d => Key.Enter,
        0x1b => Key.Escape,
        0x21 => Key.PageUp,
        0x22 => Key.PageDown,
        0x23 => Key.End,
        0x24 => Key.Home,
        0x25 => Key.Left,
        0x26 => Key.Up,
        0x27 => Key.Right,
        0x28 => Key.Down,
        0x2d => Key.Insert,
        0x2e => Key.Delete,
        >= 0x70 and <= 0x7b => Key.F1 + (virtualKey - 0x70),
        _ => null,
    };
}
