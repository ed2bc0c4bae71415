using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What sheets understand.</summary>
internal static class SheetKeys
{
    /// <summary>From column to column.</summary>
    public static readonly Binding[] Sideways = [new(Intent.Left, Prose.Of("sheet.column-left")), new(Intent.Right, Prose.Of("sheet.column-right"))];

    /// <summary>Hands the sheet in.</summary>
    public static readonly Binding HandIn = new(Intent.Send, Prose.Of("sheet.hand-in"), true);

    /// <summary>Empties the entry under the pointer.</summary>
    public static readonly Binding[] Clear = [new(Intent.Remove, Prose.Of("sheet.clear"), true), new(Intent.Delete, Prose.Of("sheet.clear"))];

    /// <summary>What every sheet understands while it is filled in.</summary>
    public static readonly Binding[] Common = [.. KeyTable.Moving, .. KeyTable.Desk, .. KeyTable.BackToList, .. KeyTable.Everywhere];

    /// <summary>On a sheet whose values are written.</summary>
    public static Sequence<Binding> Values { get; } = [KeyTable.Choose(Prose.Of("sheet.write")), .. Clear, HandIn, .. Common];

    /// <summary>While a value is typed.</summary>
    public static Sequence<Binding> Typing { get; } = [KeyTable.Choose(Prose.Of("common.next-mark")), .. KeyTable.Editing, KeyTable.KeepAndLeave, .. KeyTable.Everywhere];

    /// <summary>While it is asked whether to hand in.</summary>
    public static Sequence<Binding> HandingIn { get; } = [.. KeyTable.Question(Prose.Of("sheet.hand-in"), Intent.Send, Prose.Of("sheet.not-yet"))];

    /// <summary>On a sheet that was handed in.</summary>
    public static Sequence<Binding> Over { get; } =
        [KeyTable.Choose(Prose.Of("common.go-on")), .. KeyTable.Moving, .. Sideways, .. KeyTable.Panels, .. KeyTable.BackToList, .. KeyTable.Everywhere];
}
