namespace PaymentQuest.Screens;

/// <summary>What a key, the key bar, the menu or the palette asks for. Every screen understands some of these; its table says which, and <see cref="KeyMap"/> by which keys.</summary>
public enum Intent
{
    /// <summary>The choice above.</summary>
    Up,

    /// <summary>The choice below.</summary>
    Down,

    /// <summary>A page back.</summary>
    PageUp,

    /// <summary>A page on.</summary>
    PageDown,

    /// <summary>One part to the left.</summary>
    Left,

    /// <summary>One part to the right.</summary>
    Right,

    /// <summary>The beginning.</summary>
    First,

    /// <summary>The end.</summary>
    Last,

    /// <summary>Do what is chosen.</summary>
    Choose,

    /// <summary>One step back: out of a line, a question, a screen.</summary>
    Back,

    /// <summary>Leave the screen; from the list of quests, the game.</summary>
    Close,

    /// <summary>Show only what is called so.</summary>
    Filter,

    /// <summary>Sort by the next column.</summary>
    Sort,

    /// <summary>The other language.</summary>
    Language,

    /// <summary>The next theme: other colours.</summary>
    Theme,

    /// <summary>All keys of the screen.</summary>
    Help,

    /// <summary>What the name under the cursor is; where there is none, what the screen is.</summary>
    WhatIs,

    /// <summary>The menu.</summary>
    Menu,

    /// <summary>All that can be asked for, by name.</summary>
    Palette,

    /// <summary>End the program, from wherever it is.</summary>
    Quit,

    /// <summary>Take a part away.</summary>
    Remove,

    /// <summary>Take the character under the cursor away.</summary>
    Delete,

    /// <summary>Take everything out of the line, as shells do: what was refused is often written anew.</summary>
    Clear,

    /// <summary>Put the chosen constructor around what is written.</summary>
    Wrap,

    /// <summary>Type the notation.</summary>
    Type,

    /// <summary>Complete a name.</summary>
    Complete,

    /// <summary>Send what is composed.</summary>
    Send,

    /// <summary>Take back.</summary>
    Undo,

    /// <summary>Do again what was taken back.</summary>
    Redo,

    /// <summary>Begin the desk anew.</summary>
    Reset,

    /// <summary>A hint.</summary>
    Hint,

    /// <summary>The next panel.</summary>
    NextPanel,

    /// <summary>The previous panel.</summary>
    PreviousPanel,

    /// <summary>The border between two panels one column to the left.</summary>
    SplitLeft,

    /// <summary>The border between two panels one column to the right.</summary>
    SplitRight,

    /// <summary>One word to the left.</summary>
    WordLeft,

    /// <summary>One word to the right.</summary>
    WordRight,

    /// <summary>Select the character before the cursor.</summary>
    SelectLeft,

    /// <summary>Select the character at the cursor.</summary>
    SelectRight,

    /// <summary>Select from the cursor to the beginning.</summary>
    SelectFirst,

    /// <summary>Select from the cursor to the end.</summary>
    SelectLast,

    /// <summary>Copy what is selected.</summary>
    Copy,

    /// <summary>Copy what is selected and take it away.</summary>
    Cut,

    /// <summary>Put in what was copied.</summary>
    Paste,

    /// <summary>The next message to compose.</summary>
    NextSlot,

    /// <summary>The previous message to compose.</summary>
    PreviousSlot,

    /// <summary>Accept the message.</summary>
    Accept,

    /// <summary>Refuse the message.</summary>
    Refuse,

    /// <summary>Give up, and see the solution.</summary>
    GiveUp,

    /// <summary>Begin a new attempt.</summary>
    Anew,

    /// <summary>Say that something is known.</summary>
    MarkKnown,

    /// <summary>Say that something is not known.</summary>
    MarkUnknown,

    /// <summary>The octets and the values in them.</summary>
    Octets,

    /// <summary>The certificates.</summary>
    Certificates,

    /// <summary>Start an honest party.</summary>
    Start,

    /// <summary>Send a message to somebody else.</summary>
    Redirect,

    /// <summary>Try values off line.</summary>
    Guess,
}
