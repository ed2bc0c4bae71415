using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of sheets.</summary>
public static class SheetKeys
{
    private static readonly Binding[] Sideways =
    [
        Binding.Of(Intent.Left, "←", Prose.Of("sheet.column-left"), false, new KeyPress(Key.Left)),
        Binding.Of(Intent.Right, "→", Prose.Of("sheet.column-right"), false, new KeyPress(Key.Right)),
    ];

    private static readonly Binding HandIn = Binding.Of(Intent.Send, 's', Prose.Of("sheet.hand-in"), true);
    private static readonly Binding Clear = new(Intent.Remove, Prose.Of("common.bksp"), Prose.Of("sheet.clear"), true, [new KeyPress(Key.Backspace), new KeyPress(Key.Delete)]);

    /// <summary>The table of a classify quest.</summary>
    public static Sequence<Binding> Classify { get; } =
    [
        KeyTable.Choose(Prose.Of("sheet.change-mark")),
        Binding.Of(Intent.MarkKnown, '+', Prose.Of("sheet.knows"), true),
        Binding.Of(Intent.MarkUnknown, '-', Prose.Of("sheet.does-not-know"), true),
        Clear,
        HandIn,
        .. Sideways,
        .. Common(),
    ];

    /// <summary>The table of an order quest.</summary>
    public static Sequence<Binding> Order { get; } = [KeyTable.Choose(Prose.Of("sheet.pick-up")), HandIn, .. Common()];

    /// <summary>The table while a check is carried to another place.</summary>
    public static Sequence<Binding> Carrying { get; } =
    [
        KeyTable.Choose(Prose.Of("sheet.put-down")),
        Binding.Of(Intent.Up, "↑", Prose.Of("sheet.carry-up"), true, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", Prose.Of("sheet.carry-down"), true, new KeyPress(Key.Down), KeyPress.Of('j')),
        new(Intent.Back, Prose.Of("common.escape"), Prose.Of("sheet.back-to-its-place"), true, [new KeyPress(Key.Escape)]),
        .. KeyTable.Everywhere,
    ];

    /// <summary>The table of a compute quest.</summary>
    public static Sequence<Binding> Compute { get; } = [KeyTable.Choose(Prose.Of("sheet.write")), Clear, HandIn, .. Common()];

    /// <summary>The table while a value is typed.</summary>
    public static Sequence<Binding> Typing { get; } =
    [
        KeyTable.Choose(Prose.Of("common.next-mark")),
        .. KeyTable.Editing.Where(b => b.Intent is not (Intent.Complete or Intent.PageUp or Intent.PageDown)),
        KeyTable.KeepAndLeave,
        .. KeyTable.WhileTyping,
    ];

    /// <summary>The table while it is asked whether to hand in.</summary>
    public static Sequence<Binding> HandingIn { get; } =
    [
        new(Intent.Choose, Prose.Of("keys.enter"), Prose.Of("sheet.hand-in"), true, [new KeyPress(Key.Enter), KeyPress.Of('s')]),
        new(Intent.Back, Prose.Of("common.escape"), Prose.Of("sheet.not-yet"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]),
        .. KeyTable.Everywhere,
    ];

    /// <summary>The table of a sheet that was handed in.</summary>
    public static Sequence<Binding> Over { get; } =
        [KeyTable.Choose(Prose.Of("common.go-on")), .. KeyTable.Moving, .. Sideways, KeyTable.Desk[4], KeyTable.BackToList, .. KeyTable.Everywhere];

    private static Binding[] Common() => [.. KeyTable.Moving, .. KeyTable.Desk, KeyTable.BackToList, .. KeyTable.Everywhere];
}
