using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What attack quests understand.</summary>
internal static class AttackKeys
{
    /// <summary>At the board.</summary>
    public static Sequence<Binding> Board { get; } =
    [
        KeyTable.Choose(Prose.Of("keys.pass-on")),
        Binding.Of(Intent.Redirect, isInFooter: true),
        new(Intent.Send, Prose.Of("keys.send-your-own"), true),
        Binding.Of(Intent.Start, isInFooter: true),
        new(Intent.Remove, Prose.Of("keys.drop"), true),
        new(Intent.Delete, Prose.Of("keys.drop")),
        Binding.Of(Intent.Guess, isInFooter: true),
        new(Intent.Type, Prose.Of("keys.write-a-ploy"), true),
        .. KeyTable.Desk,
        .. KeyTable.Moving,
        .. KeyTable.BackToList,
        .. KeyTable.Everywhere,
    ];

    /// <summary>Before the first message: there is nothing yet to pass on or to drop.</summary>
    public static Sequence<Binding> BoardOfNothing { get; } = [.. Board.Where(b => b.Intent is not (Intent.Choose or Intent.Redirect or Intent.Remove or Intent.Delete))];

    /// <summary>While a ploy is typed.</summary>
    public static Sequence<Binding> Typing { get; } =
        [KeyTable.Choose(Prose.Of("keys.do-it")), .. KeyTable.Notation, KeyTable.KeepAndLeave, .. KeyTable.Everywhere];

    /// <summary>When a goal is violated.</summary>
    public static Sequence<Binding> Won { get; } =
        [KeyTable.Choose(Prose.Of("common.go-on")), .. KeyTable.Moving, .. KeyTable.BackToList, .. KeyTable.Everywhere];
}
