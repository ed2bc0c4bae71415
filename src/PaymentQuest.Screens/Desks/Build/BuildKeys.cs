using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What build quests understand.</summary>
internal static class BuildKeys
{
    /// <summary>At the workbench.</summary>
    public static Sequence<Binding> Composing { get; } =
    [
        KeyTable.Choose(Prose.Of("keys.add")),
        new(Intent.Up, Prose.Of("keys.part-above")),
        new(Intent.Down, Prose.Of("keys.part-below")),
        Binding.Of(Intent.Send, isInFooter: true),
        Binding.Of(Intent.Remove, isInFooter: true),
        new(Intent.Delete, Prose.Of("keys.remove")),
        Binding.Of(Intent.Type, isInFooter: true),
        Binding.Of(Intent.Hint, isInFooter: true),
        .. KeyTable.Panels,
        .. KeyTable.Inspecting,
        .. KeyTable.BackToList,
        new(Intent.Left, Prose.Of("keys.cursor-left")),
        new(Intent.Right, Prose.Of("keys.cursor-right")),
        new(Intent.First, Prose.Of("keys.cursor-to-the-start")),
        new(Intent.Last, Prose.Of("keys.cursor-to-the-end")),
        Binding.Of(Intent.Wrap),
        Binding.Of(Intent.NextSlot),
        Binding.Of(Intent.PreviousSlot),
        Binding.Of(Intent.Undo, isInFooter: true),
        Binding.Of(Intent.Redo),
        Binding.Of(Intent.Reset),
        Binding.Of(Intent.GiveUp),
        .. KeyTable.Reading,
        .. KeyTable.Everywhere,
    ];

    /// <summary>At the workbench of a quest with several messages.</summary>
    public static Sequence<Binding> ComposingOfMany { get; } =
        [.. Composing.Take(3), Binding.Of(Intent.NextSlot, isInFooter: true), .. Composing.Skip(3).Where(b => b.Intent != Intent.NextSlot)];

    /// <summary>While it says that a message was accepted.</summary>
    public static Sequence<Binding> Solved { get; } = [KeyTable.Choose(Prose.Of("common.go-on")), .. Composing.Skip(1)];

    /// <summary>While notation is typed.</summary>
    public static Sequence<Binding> Typing { get; } = [KeyTable.Choose(Prose.Of("keys.send")), .. KeyTable.Notation, KeyTable.KeepAndLeave, .. KeyTable.Everywhere];
}
