using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Where the keys of an action count.</summary>
public enum KeyScope
{
    /// <summary>Everywhere; while text is typed only those that are no text themselves.</summary>
    Anywhere,

    /// <summary>Only while no text is typed.</summary>
    AtRest,

    /// <summary>Only while text is typed.</summary>
    Typing,
}

/// <summary>An action of the game and the keys that it is shipped with.</summary>
/// <param name="Intent">The action.</param>
/// <param name="Name">Its name in files and for programs: the same in every language, and the same for ever.</param>
/// <param name="Label">What it does, in a word or three. A screen may say it more nearly.</param>
/// <param name="Scope">Where its keys count.</param>
/// <param name="Keys">Its keys, the one that is shown first.</param>
public sealed record KeyedAction(Intent Intent, string Name, Prose Label, KeyScope Scope, Sequence<KeyPress> Keys)
{
    /// <summary>Keys that it cannot lose, because texts name them and nobody would find the way without them.</summary>
    public Sequence<KeyPress> Fixed => Intent is Intent.Choose or Intent.Back or Intent.Up or Intent.Down or Intent.Left or Intent.Right ? [Keys[0]] : [];

    /// <summary>Whether its keys count while text is typed, as far as they are no text.</summary>
    public bool CountsWhileTyping => Scope != KeyScope.AtRest;
}

/// <summary>Which keys ask for which action: one table for the whole game, in which no key asks for two.</summary>
public sealed class KeyMap
{
    /// <summary>All actions with the keys that they are shipped with, in the order in which they are listed.</summary>
    public static Sequence<KeyedAction> Actions { get; } =
    [
        Row(Intent.Choose, "choose", Prose.Of("keys.choose"), new KeyPress(Key.Enter)),
        Row(Intent.Back, "back", Prose.Of("keys.back"), new KeyPress(Key.Escape)),
        Row(Intent.Close, "close", Prose.Of("keys.leave"), KeyPress.Of('q')),
        Row(Intent.Quit, "quit", Prose.Of("keys.quit"), KeyPress.Of('q', Modifiers.Control)),
        Row(Intent.Help, "help", Prose.Of("keys.help"), KeyPress.Of('?'), KeyPress.Of('g', Modifiers.Control)),
        Row(Intent.WhatIs, "what_is", Prose.Of("keys.what-is-this"), new KeyPress(Key.F1)),
        Row(Intent.Menu, "menu", Prose.Of("keys.menu"), new KeyPress(Key.F10)),
        Row(Intent.Palette, "palette", Prose.Of("keys.everything-by-name"), KeyPress.Of(':'), KeyPress.Of('p', Modifiers.Control)),
        Row(Intent.Language, "language", Prose.Of("keys.other-language"), KeyPress.Of('l'), KeyPress.Of('l', Modifiers.Control)),
        Row(Intent.Theme, "theme", Prose.Of("keys.other-colours"), KeyPress.Of('t', Modifiers.Control)),
        Row(Intent.Up, "up", Prose.Of("keys.up"), new KeyPress(Key.Up), KeyPress.Of('k')),
        Row(Intent.Down, "down", Prose.Of("keys.down"), new KeyPress(Key.Down), KeyPress.Of('j')),
        Row(Intent.Left, "left", Prose.Of("keys.left"), new KeyPress(Key.Left)),
        Row(Intent.Right, "right", Prose.Of("keys.right"), new KeyPress(Key.Right)),
        Row(Intent.PageUp, "page_up", Prose.Of("keys.page-up"), new KeyPress(Key.PageUp)),
        Row(Intent.PageDown, "page_down", Prose.Of("keys.page-down"), new KeyPress(Key.PageDown)),
        Row(Intent.First, "first", Prose.Of("keys.beginning"), new KeyPress(Key.Home), KeyPress.Of('a', Modifiers.Control)),
        Row(Intent.Last, "last", Prose.Of("keys.end-final"), new KeyPress(Key.End), KeyPress.Of('e', Modifiers.Control)),
        Row(Intent.NextPanel, "next_panel", Prose.Of("keys.other-panel"), KeyScope.AtRest, new KeyPress(Key.Tab), KeyPress.Of('t')),
        Row(Intent.PreviousPanel, "previous_panel", Prose.Of("keys.previous-panel"), KeyScope.AtRest, new KeyPress(Key.BackTab)),
        Row(Intent.SplitLeft, "split_left", Prose.Of("keys.border-left"), KeyScope.AtRest, new KeyPress(Key.Left, default, Modifiers.Control)),
        Row(Intent.SplitRight, "split_right", Prose.Of("keys.border-right"), KeyScope.AtRest, new KeyPress(Key.Right, default, Modifiers.Control)),
        Row(Intent.Filter, "filter", Prose.Of("keys.find"), KeyPress.Of('/')),
        Row(Intent.Sort, "sort", Prose.Of("keys.sort"), KeyPress.Of('v')),
        Row(Intent.Type, "type", Prose.Of("keys.type-it"), KeyPress.Of('=')),
        Row(Intent.Complete, "complete", Prose.Of("keys.complete"), KeyScope.Typing, new KeyPress(Key.Tab)),
        Row(Intent.Remove, "remove", Prose.Of("keys.remove"), new KeyPress(Key.Backspace), KeyPress.Of('x')),
        Row(Intent.Delete, "delete", Prose.Of("keys.delete"), new KeyPress(Key.Delete)),
        Row(Intent.Clear, "clear", Prose.Of("keys.empty-the-line"), KeyPress.Of('u', Modifiers.Control)),
        Row(Intent.WordLeft, "word_left", Prose.Of("keys.word-left"), KeyScope.Typing, new KeyPress(Key.Left, default, Modifiers.Control), KeyPress.Of('b', Modifiers.Alt)),
        Row(Intent.WordRight, "word_right", Prose.Of("keys.word-right"), KeyScope.Typing, new KeyPress(Key.Right, default, Modifiers.Control), KeyPress.Of('f', Modifiers.Alt)),
        Row(Intent.SelectLeft, "select_left", Prose.Of("keys.select-left"), new KeyPress(Key.Left, default, Modifiers.Shift)),
        Row(Intent.SelectRight, "select_right", Prose.Of("keys.select-right"), new KeyPress(Key.Right, default, Modifiers.Shift)),
        Row(Intent.SelectFirst, "select_first", Prose.Of("keys.select-to-the-beginning"), new KeyPress(Key.Home, default, Modifiers.Shift), new KeyPress(Key.Up, default, Modifiers.Shift)),
        Row(Intent.SelectLast, "select_last", Prose.Of("keys.select-to-the-end"), new KeyPress(Key.End, default, Modifiers.Shift), new KeyPress(Key.Down, default, Modifiers.Shift)),
        Row(Intent.Copy, "copy", Prose.Of("keys.copy"), KeyScope.Typing, KeyPress.Of('c', Modifiers.Alt)),
        Row(Intent.Cut, "cut", Prose.Of("keys.cut"), KeyScope.Typing, KeyPress.Of('x', Modifiers.Alt)),
        Row(Intent.Paste, "paste", Prose.Of("keys.paste"), KeyScope.Typing, KeyPress.Of('v', Modifiers.Alt)),
        Row(Intent.Send, "send", Prose.Of("keys.send"), KeyPress.Of('s')),
        Row(Intent.Hint, "hint", Prose.Of("keys.hint"), KeyPress.Of('h')),
        Row(Intent.Undo, "undo", Prose.Of("keys.undo"), KeyPress.Of('u')),
        Row(Intent.Redo, "redo", Prose.Of("keys.redo"), KeyPress.Of('U'), KeyPress.Of('y', Modifiers.Control)),
        Row(Intent.Reset, "reset", Prose.Of("keys.start-over"), KeyPress.Of('R')),
        Row(Intent.GiveUp, "give_up", Prose.Of("keys.give-up"), KeyPress.Of('G')),
        Row(Intent.Anew, "anew", Prose.Of("keys.begin-anew"), KeyPress.Of('N')),
        Row(Intent.Octets, "bytes", Prose.Of("common.octets"), KeyPress.Of('o')),
        Row(Intent.Certificates, "certificates", Prose.Of("keys.certificates"), KeyPress.Of('c')),
        Row(Intent.Wrap, "wrap", Prose.Of("keys.wrap-all-in-the-chosen-h"), KeyPress.Of('w')),
        Row(Intent.NextSlot, "next_message", Prose.Of("keys.next-message"), KeyPress.Of('n')),
        Row(Intent.PreviousSlot, "previous_message", Prose.Of("keys.previous-message"), KeyPress.Of('p')),
        Row(Intent.Accept, "accept", Prose.Of("keys.accept"), KeyPress.Of('a')),
        Row(Intent.Refuse, "refuse", Prose.Of("keys.refuse"), KeyPress.Of('r')),
        Row(Intent.MarkKnown, "mark_known", Prose.Of("sheet.knows"), KeyPress.Of('+')),
        Row(Intent.MarkUnknown, "mark_unknown", Prose.Of("sheet.does-not-know"), KeyPress.Of('-')),
        Row(Intent.Start, "start", Prose.Of("keys.start-a-party"), KeyPress.Of('i')),
        Row(Intent.Redirect, "redirect", Prose.Of("keys.to-somebody-else"), KeyPress.Of('f')),
        Row(Intent.Guess, "guess", Prose.Of("keys.guess"), KeyPress.Of('g')),
    ];

    // By the number of the intent.
    private static readonly KeyedAction[] ByIntent = [.. Actions.OrderBy(a => a.Intent)];

    private readonly Sequence<KeyPress>[] _keys;

    private KeyMap(Sequence<KeyPress>[] keys) => _keys = keys;

    /// <summary>The keys as they are shipped.</summary>
    public static KeyMap Shipped { get; } = new([.. ByIntent.Select(a => a.Keys)]);

    /// <summary>The keys of an action, the one that is shown first.</summary>
    public Sequence<KeyPress> this[Intent intent] => _keys[(int)intent];

    /// <summary>An action by what is asked for.</summary>
    public static KeyedAction Of(Intent intent) => ByIntent[(int)intent];

    /// <summary>The map with other keys for some actions.</summary>
    internal KeyMap With(IReadOnlyDictionary<Intent, Sequence<KeyPress>> changed) => new([.. _keys.Select((keys, i) => changed.GetValueOrDefault((Intent)i, keys))]);

    /// <summary>What a press asks for; null when it asks for nothing, or is text.</summary>
    /// <param name="press">The press.</param>
    /// <param name="isTyping">Whether text is being typed: then what is text is no command.</param>
    public Intent? Meaning(KeyPress press, bool isTyping)
    {
        foreach (var action in Actions)
        {
            if (Counts(action, press, isTyping) && this[action.Intent].Contains(press))
            {
                return action.Intent;
            }
        }

        return null;
    }

    /// <summary>What can be asked for on a screen as it is now, in the order of its table, with the keys in force.</summary>
    public IEnumerable<ScreenAction> On(Screen screen) =>
        screen.Keys.Select(b => new ScreenAction(b.Intent, b.Label, b.IsInFooter, this[b.Intent].Where(k => Counts(Of(b.Intent), k, screen.IsTyping)).ToSequence()));

    private static bool Counts(KeyedAction action, KeyPress press, bool isTyping) => isTyping ? action.CountsWhileTyping && !press.IsText : action.Scope != KeyScope.Typing;

    private static KeyedAction Row(Intent intent, string name, Prose label, params ReadOnlySpan<KeyPress> keys) => Row(intent, name, label, KeyScope.Anywhere, keys);

    private static KeyedAction Row(Intent intent, string name, Prose label, KeyScope scope, params ReadOnlySpan<KeyPress> keys) => new(intent, name, label, scope, Sequence.From(keys));
}
