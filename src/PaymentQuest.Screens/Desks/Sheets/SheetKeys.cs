using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of sheets.</summary>
public static class SheetKeys
{
    /// <summary>From column to column.</summary>
    internal static readonly Binding[] Sideways =
    [
        Binding.Of(Intent.Left, "←", Prose.Of("sheet.column-left"), false, new KeyPress(Key.Left)),
        Binding.Of(Intent.Right, "→", Prose.Of("sheet.column-right"), false, new KeyPress(Key.Right)),
    ];

    /// <summary>Hands the sheet in.</summary>
    internal static readonly Binding HandIn = Binding.Of(Intent.Send, 's', Prose.Of("sheet.hand-in"), true);

    /// <summary>Empties the entry under the pointer.</summary>
    internal static readonly Binding Clear = new(Intent.Remove, Prose.Of("common.bksp"), Prose.Of("sheet.clear"), true, [new KeyPress(Key.Backspace), new KeyPress(Key.Delete)]);

    /// <summary>The table of a sheet whose values are written.</summary>
    public static Sequence<Binding> Values { get; } = [KeyTable.Choose(Prose.Of("sheet.write")), Clear, HandIn, .. Common()];

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

    /// <summary>What every sheet has while it is filled in.</summary>
    internal static Binding[] Common() => [.. KeyTable.Moving, .. KeyTable.Desk, KeyTable.BackToList, .. KeyTable.Everywhere];
}
