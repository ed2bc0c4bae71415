using System.Text;
using PaymentQuest.Screens;
using Terminal.Gui.Drivers;
using LibraryKey = Terminal.Gui.Input.Key;

namespace PaymentQuest.Tui;

/// <summary>Key presses as the models know them, and as the library does.</summary>
internal static class KeyPresses
{
    private static readonly Dictionary<KeyCode, Key> Named = new()
    {
        [KeyCode.Enter] = Key.Enter,
        [KeyCode.Esc] = Key.Escape,
        [KeyCode.Tab] = Key.Tab,
        [KeyCode.Backspace] = Key.Backspace,
        [KeyCode.Delete] = Key.Delete,
        [KeyCode.Insert] = Key.Insert,
        [KeyCode.CursorUp] = Key.Up,
        [KeyCode.CursorDown] = Key.Down,
        [KeyCode.CursorLeft] = Key.Left,
        [KeyCode.CursorRight] = Key.Right,
        [KeyCode.Home] = Key.Home,
        [KeyCode.End] = Key.End,
        [KeyCode.PageUp] = Key.PageUp,
        [KeyCode.PageDown] = Key.PageDown,
        [KeyCode.F1] = Key.F1,
        [KeyCode.F2] = Key.F2,
        [KeyCode.F3] = Key.F3,
        [KeyCode.F4] = Key.F4,
        [KeyCode.F5] = Key.F5,
        [KeyCode.F6] = Key.F6,
        [KeyCode.F7] = Key.F7,
        [KeyCode.F8] = Key.F8,
        [KeyCode.F9] = Key.F9,
        [KeyCode.F10] = Key.F10,
        [KeyCode.F11] = Key.F11,
        [KeyCode.F12] = Key.F12,
    };

    private static readonly Dictionary<Key, KeyCode> Known = Named.ToDictionary(n => n.Value, n => n.Key);

    /// <summary>The press that a key of the library is; null for one that stands for nothing a model knows.</summary>
    public static KeyPress? Of(LibraryKey key)
    {
        var held = (key.IsAlt ? Modifiers.Alt : 0) | (key.IsCtrl ? Modifiers.Control : 0);
        if (Named.TryGetValue(key.NoAlt.NoCtrl.NoShift.KeyCode, out var named))
        {
            return (named, key.IsShift) switch
            {
                (Key.Tab, true) => new KeyPress(Key.BackTab),
                // Some terminals send Shift with Backspace as a key of its own, which nobody means by it.
                (Key.Backspace, _) => new KeyPress(named),
                _ => new KeyPress(named, default, held | (key.IsShift ? Modifiers.Shift : 0)),
            };
        }

        // The library knows letters by their key: Control with a letter has no character, nor has one with Alt.
        var plain = key.NoAlt.NoCtrl;
        var rune = plain.AsRune;
        return rune == default || Rune.IsControl(rune) ? null : new KeyPress(Key.Character, rune, held);
    }

    /// <summary>The key of the library that a press is.</summary>
    public static LibraryKey Of(KeyPress press)
    {
        var key = press.Key switch
        {
            Key.BackTab => LibraryKey.Tab.WithShift,
            Key.Character when press.Character.IsAscii => new LibraryKey((char)press.Character.Value),
            Key.Character => new LibraryKey((KeyCode)press.Character.Value),
            var named => new LibraryKey(Known[named]),
        };
        key = press.Modifiers.HasFlag(Modifiers.Alt) ? key.WithAlt : key;
        key = press.Modifiers.HasFlag(Modifiers.Control) ? key.WithCtrl : key;
        return press.Key != Key.Character && press.Modifiers.HasFlag(Modifiers.Shift) ? key.WithShift : key;
    }
}
