using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of attack quests.</summary>
public static class AttackKeys
{
    /// <summary>The table of an attack quest.</summary>
    public static Sequence<Binding> Board { get; } =
    [
        KeyTable.Choose(Prose.Of("keys.pass-on")),
        Binding.Of(Intent.Redirect, 'r', Prose.Of("keys.to-somebody-else"), true),
        Binding.Of(Intent.Send, 's', Prose.Of("keys.send-your-own"), true),
        Binding.Of(Intent.Start, 'n', Prose.Of("keys.start-a-party"), true),
        new(Intent.Remove, Prose.Of("keys.x"), Prose.Of("keys.drop"), true, [KeyPress.Of('x'), new KeyPress(Key.Delete)]),
        Binding.Of(Intent.Guess, 'g', Prose.Of("keys.guess"), true),
        Binding.Of(Intent.Type, "=", Prose.Of("keys.write-a-ploy"), true, KeyPress.Of('='), KeyPress.Of(':')),
        .. KeyTable.Desk,
        .. KeyTable.Moving,
        KeyTable.BackToList,
        .. KeyTable.Everywhere,
    ];

    /// <summary>The table of an attack quest before its first message: there is nothing yet to pass on or to drop.</summary>
    public static Sequence<Binding> BoardOfNothing { get; } = [.. Board.Where(b => b.Intent is not (Intent.Choose or Intent.Redirect or Intent.Remove))];

    /// <summary>The table while a ploy is typed.</summary>
    public static Sequence<Binding> Typing { get; } =
        [KeyTable.Choose(Prose.Of("keys.do-it")), .. KeyTable.Editing, KeyTable.KeepAndLeave, .. KeyTable.WhileTyping];

    /// <summary>The table when a goal is violated.</summary>
    public static Sequence<Binding> Won { get; } =
        [KeyTable.Choose(Prose.Of("common.go-on")), .. KeyTable.Moving, KeyTable.BackToList, .. KeyTable.Everywhere];
}
