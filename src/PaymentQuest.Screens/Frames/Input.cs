using System.Text;

namespace PaymentQuest.Screens;

/// <summary>A key of the keyboard, as far as terminals can tell them apart.</summary>
public enum Key
{
    /// <summary>A letter, digit, sign or space; see <see cref="KeyPress.Character"/>.</summary>
    Character,

    /// <summary>Enter, also of the number block.</summary>
    Enter,

    /// <summary>Escape.</summary>
    Escape,

    /// <summary>Tab.</summary>
    Tab,

    /// <summary>Tab with Shift.</summary>
    BackTab,

    /// <summary>Backspace.</summary>
    Backspace,

    /// <summary>Delete.</summary>
    Delete,

    /// <summary>Insert.</summary>
    Insert,

    /// <summary>Arrow up.</summary>
    Up,

    /// <summary>Arrow down.</summary>
    Down,

    /// <summary>Arrow left.</summary>
    Left,

    /// <summary>Arrow right.</summary>
    Right,

    /// <summary>Home.</summary>
    Home,

    /// <summary>End.</summary>
    End,

    /// <summary>Page up.</summary>
    PageUp,

    /// <summary>Page down.</summary>
    PageDown,

    /// <summary>Function key 1.</summary>
    F1,

    /// <summary>Function key 2.</summary>
    F2,

    /// <summary>Function key 3.</summary>
    F3,

    /// <summary>Function key 4.</summary>
    F4,

    /// <summary>Function key 5.</summary>
    F5,

    /// <summary>Function key 6.</summary>
    F6,

    /// <summary>Function key 7.</summary>
    F7,

    /// <summary>Function key 8.</summary>
    F8,

    /// <summary>Function key 9.</summary>
    F9,

    /// <summary>Function key 10.</summary>
    F10,

    /// <summary>Function key 11.</summary>
    F11,

    /// <summary>Function key 12.</summary>
    F12,
}

/// <summary>Keys held down with another.</summary>
[Flags]
public enum Modifiers
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Shift; for characters it is part of the character instead.</summary>
    Shift = 1,

    /// <summary>Alt, also called Meta.</summary>
    Alt = 2,

    /// <summary>Control.</summary>
    Control = 4,
}

/// <summary>One press of a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Character">The character if the key is one, never a control character; for control with a letter the small letter; else U+0000.</param>
/// <param name="Modifiers">What was held down.</param>
public readonly record struct KeyPress(Key Key, Rune Character = default, Modifiers Modifiers = Modifiers.None)
{
    /// <summary>The press of a character.</summary>
    public static KeyPress Of(char character, Modifiers modifiers = Modifiers.None) => new(Key.Character, new Rune(character), modifiers);

    /// <summary>Whether it is text where text is typed: a character without Alt or Control.</summary>
    public bool IsText => Key == Key.Character && Modifiers == Modifiers.None;

    /// <summary>Whether this is that character, without Alt or Control.</summary>
    public bool Is(char character) => Key == Key.Character && Modifiers == Modifiers.None && Character.Value == character;

    /// <summary>Whether this is Control with that small letter.</summary>
    public bool IsControl(char letter) => Key == Key.Character && Modifiers == Modifiers.Control && Character.Value == letter;
}

/// <summary>Something that happened outside and that a model may answer to.</summary>
public abstract record Input
{
    private Input()
    {
    }

    /// <summary>When the model is told of it: the time that the program ran since it began, by a clock that stands still while it is stopped; null when nobody said.</summary>
    public virtual TimeSpan? At { get; init; }

    /// <summary>A key was pressed.</summary>
    public sealed record Pressed(KeyPress Press) : Input;

    /// <summary>Something was asked for without its key: on the key bar, in the menu or in the palette. What is being typed is kept first where it is in the way.</summary>
    public sealed record Asked(Intent Intent) : Input;

    /// <summary>The player points at an entry of what is chosen from on the visible screen.</summary>
    /// <param name="Entry">From 0; beyond the last entry it means nothing.</param>
    public sealed record Pointed(int Entry) : Input;

    /// <summary>The player points at the heading of a column, to sort by it.</summary>
    /// <param name="Column">As the visible screen counts its columns, from 0.</param>
    public sealed record Sorted(int Column) : Input;

    /// <summary>The player dragged an entry to the place of another, or to what the visible screen counts in its own way, such as the parties of a board.</summary>
    /// <param name="From">The entry, from 0.</param>
    /// <param name="To">Where it was let go, from 0.</param>
    public sealed record Dragged(int From, int To) : Input;

    /// <summary>The player moved the border between two columns.</summary>
    /// <param name="Columns">How far to the right of where it usually stands; negative for the left.</param>
    public sealed record Split(int Columns) : Input;

    /// <summary>The line that is typed on the visible screen reads otherwise now, or the cursor stands elsewhere in it.</summary>
    /// <param name="Text">The line, printable.</param>
    /// <param name="Cursor">Where the next letter goes, in UTF-16 units.</param>
    public sealed record Edited(string Text, int Cursor) : Input;

    /// <summary>The terminal has another size now, in columns and rows.</summary>
    public sealed record Resized(int Columns, int Rows) : Input;

    /// <summary>Text was pasted: printable, its lines divided by line feeds, of at most 65,536 octets.</summary>
    public sealed record Pasted(string Text) : Input;

    /// <summary>A wait that the model asked for is over.</summary>
    /// <param name="SinceStart">Time since the loop began, by a clock that never goes back.</param>
    public sealed record Elapsed(TimeSpan SinceStart) : Input
    {
        /// <inheritdoc/>
        public override TimeSpan? At { get; init; } = SinceStart;
    }

    /// <summary>The program was stopped, by Control-Z or a signal, and goes on.</summary>
    public sealed record GoneOn : Input;

    /// <summary>An effect has been carried out.</summary>
    /// <param name="Result">What it yielded.</param>
    public sealed record Finished(object? Result) : Input;

    /// <summary>The player or the system ends the program. The loop ends after the effects of this update, whatever the model says.</summary>
    public sealed record Interrupted : Input;
}
