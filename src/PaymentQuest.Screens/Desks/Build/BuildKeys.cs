using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of build quests.</summary>
public static class BuildKeys
{
    /// <summary>The table of a build quest.</summary>
    public static Sequence<Binding> Composing { get; } =
    [
        KeyTable.Choose(Prose.Of("keys.add")),
        Binding.Of(Intent.Up, "↑", Prose.Of("keys.part-above"), false, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", Prose.Of("keys.part-below"), false, new KeyPress(Key.Down), KeyPress.Of('j')),
        Binding.Of(Intent.Send, 's', Prose.Of("keys.send"), true),
        new(Intent.Remove, Prose.Of("common.bksp"), Prose.Of("keys.remove"), true, [new KeyPress(Key.Backspace), new KeyPress(Key.Delete), KeyPress.Of('x')]),
        Binding.Of(Intent.Type, "=", Prose.Of("keys.type-it"), true, KeyPress.Of('='), KeyPress.Of(':')),
        KeyTable.Desk[0],
        KeyTable.Desk[4],
        .. KeyTable.Inspecting,
        KeyTable.BackToList,
        Binding.Of(Intent.Left, "←", Prose.Of("keys.cursor-left"), false, new KeyPress(Key.Left)),
        Binding.Of(Intent.Right, "→", Prose.Of("keys.cursor-right"), false, new KeyPress(Key.Right)),
        new(Intent.First, Prose.Of("keys.home"), Prose.Of("keys.cursor-to-the-start"), false, [new KeyPress(Key.Home)]),
        new(Intent.Last, Prose.Of("keys.end"), Prose.Of("keys.cursor-to-the-end"), false, [new KeyPress(Key.End)]),
        Binding.Of(Intent.Wrap, 'w', Prose.Of("keys.wrap-all-in-the-chosen-h"), false),
        Binding.Of(Intent.NextSlot, "n", Prose.Of("keys.next-message"), false, KeyPress.Of('n'), new KeyPress(Key.Tab)),
        Binding.Of(Intent.PreviousSlot, "p", Prose.Of("keys.previous-message"), false, KeyPress.Of('p'), new KeyPress(Key.BackTab)),
        KeyTable.Desk[1],
        KeyTable.Desk[2],
        KeyTable.Desk[3],
        new(Intent.PageUp, Prose.Of("keys.pgup"), Prose.Of("keys.text-back"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, Prose.Of("keys.pgdn"), Prose.Of("keys.text-on"), false, [new KeyPress(Key.PageDown)]),
        .. KeyTable.Everywhere,
    ];

    /// <summary>The table of a build quest with several messages.</summary>
    public static Sequence<Binding> ComposingOfMany { get; } =
        [.. Composing.Take(3), .. Composing.Where(b => b.Intent == Intent.NextSlot).Select(b => b with { IsInFooter = true }), .. Composing.Skip(3).Where(b => b.Intent != Intent.NextSlot)];

    /// <summary>The table of a build quest while it says that a message was accepted.</summary>
    public static Sequence<Binding> Solved { get; } =
        [KeyTable.Choose(Prose.Of("common.go-on")), .. Composing.Skip(1)];

    /// <summary>The table while notation is typed in a build quest.</summary>
    public static Sequence<Binding> Typing { get; } =
        [KeyTable.Choose(Prose.Of("keys.send")), .. KeyTable.Editing, KeyTable.KeepAndLeave, .. KeyTable.WhileTyping];
}
