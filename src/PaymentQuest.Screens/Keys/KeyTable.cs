using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of all screens: the only place that says which key does what.</summary>
public static class KeyTable
{
    internal static readonly Binding[] Everywhere =
    [
        Binding.Of(Intent.Help, "?", Prose.Of("keys.help"), true, KeyPress.Of('?'), new KeyPress(Key.F1)),
        Binding.Of(Intent.Language, "l", Prose.Of("keys.espanol"), true, KeyPress.Of('l'), new KeyPress(Key.F2)),
    ];

    internal static readonly Binding[] WhileTyping =
    [
        Binding.Of(Intent.Help, "F1", Prose.Of("keys.help"), true, new KeyPress(Key.F1)),
        Binding.Of(Intent.Language, "F2", Prose.Of("keys.espanol"), true, new KeyPress(Key.F2)),
    ];

    internal static readonly Binding[] Moving =
    [
        Binding.Of(Intent.Up, "↑", Prose.Of("keys.up"), false, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", Prose.Of("keys.down"), false, new KeyPress(Key.Down), KeyPress.Of('j')),
        new(Intent.PageUp, Prose.Of("keys.pgup"), Prose.Of("keys.text-back"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, Prose.Of("keys.pgdn"), Prose.Of("keys.text-on"), false, [new KeyPress(Key.PageDown)]),
    ];

    internal static readonly Binding[] Editing =
    [
        new(Intent.Complete, Prose.Of("keys.tab"), Prose.Of("keys.complete"), true, [new KeyPress(Key.Tab)]),
        Binding.Of(Intent.Left, "←", Prose.Of("keys.left"), false, new KeyPress(Key.Left)),
        Binding.Of(Intent.Right, "→", Prose.Of("keys.right"), false, new KeyPress(Key.Right)),
        new(Intent.First, Prose.Of("keys.home"), Prose.Of("keys.beginning"), false, [new KeyPress(Key.Home), KeyPress.Of('a', Modifiers.Control)]),
        new(Intent.Last, Prose.Of("keys.end"), Prose.Of("keys.end-final"), false, [new KeyPress(Key.End), KeyPress.Of('e', Modifiers.Control)]),
        new(Intent.Remove, Prose.Of("common.bksp"), Prose.Of("keys.delete-back"), false, [new KeyPress(Key.Backspace)]),
        new(Intent.Delete, Prose.Of("keys.del"), Prose.Of("keys.delete"), false, [new KeyPress(Key.Delete)]),
        Binding.Of(Intent.Clear, "^U", Prose.Of("keys.empty-the-line"), true, KeyPress.Of('u', Modifiers.Control)),
        new(Intent.PageUp, Prose.Of("keys.pgup"), Prose.Of("keys.text-back"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, Prose.Of("keys.pgdn"), Prose.Of("keys.text-on"), false, [new KeyPress(Key.PageDown)]),
    ];

    internal static readonly Binding KeepAndLeave = new(Intent.Back, Prose.Of("common.escape"), Prose.Of("keys.keep-and-leave"), true, [new KeyPress(Key.Escape)]);

    internal static readonly Binding BackToList = new(Intent.Back, Prose.Of("common.escape"), Prose.Of("keys.quests"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]);

    internal static readonly Binding[] Desk =
    [
        Binding.Of(Intent.Hint, 'h', Prose.Of("keys.hint"), true),
        Binding.Of(Intent.Undo, 'u', Prose.Of("keys.undo"), true),
        Binding.Of(Intent.Redo, "U", Prose.Of("keys.redo"), false, KeyPress.Of('U'), KeyPress.Of('y', Modifiers.Control)),
        Binding.Of(Intent.Reset, 'R', Prose.Of("keys.start-over"), false),
        Binding.Of(Intent.Panel, 't', Prose.Of("keys.other-panel"), true),
    ];

    internal static readonly Binding[] Inspecting =
    [
        Binding.Of(Intent.Octets, 'o', Prose.Of("common.octets"), true),
        Binding.Of(Intent.Certificates, 'c', Prose.Of("keys.certificates"), true),
    ];

    /// <summary>The table while the price of a hint is shown.</summary>
    public static Sequence<Binding> Buying { get; } =
    [
        new(Intent.Choose, Prose.Of("keys.enter"), Prose.Of("keys.take-the-hint"), true, [new KeyPress(Key.Enter), KeyPress.Of('h')]),
        new(Intent.Back, Prose.Of("common.escape"), Prose.Of("keys.no-thank-you"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]),
        .. Everywhere,
    ];

    /// <summary>The table while it is asked whether to start over.</summary>
    public static Sequence<Binding> Resetting { get; } =
    [
        new(Intent.Choose, Prose.Of("keys.enter"), Prose.Of("keys.start-over"), true, [new KeyPress(Key.Enter), KeyPress.Of('R')]),
        new(Intent.Back, Prose.Of("common.escape"), Prose.Of("keys.keep-it"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]),
        .. Everywhere,
    ];


    internal static IEnumerable<Binding> Paging =>
    [
        new(Intent.PageUp, Prose.Of("keys.pgup"), Prose.Of("keys.page-up"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, Prose.Of("keys.pgdn"), Prose.Of("keys.page-down"), false, [new KeyPress(Key.PageDown)]),
        new(Intent.First, Prose.Of("keys.home"), Prose.Of("keys.first-primero"), false, [new KeyPress(Key.Home)]),
        new(Intent.Last, Prose.Of("keys.end"), Prose.Of("keys.last-ultimo"), false, [new KeyPress(Key.End)]),
    ];

    /// <summary>The key that chooses.</summary>
    internal static Binding Choose(Prose label) => new(Intent.Choose, Prose.Of("keys.enter"), label, true, [new KeyPress(Key.Enter)]);
}
