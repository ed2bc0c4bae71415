using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of verify quests.</summary>
public static class VerifyKeys
{
    /// <summary>The table of an easy verify quest.</summary>
    public static Sequence<Binding> Easy { get; } =
    [
        KeyTable.Choose(Prose.Of("keys.make-check")),
        Binding.Of(Intent.Accept, 'a', Prose.Of("keys.accept"), true),
        Binding.Of(Intent.Refuse, 'r', Prose.Of("keys.refuse"), true),
        .. KeyTable.Moving,
        .. KeyTable.Desk,
        .. KeyTable.Inspecting,
        KeyTable.BackToList,
        .. KeyTable.Everywhere,
    ];

    /// <summary>The table of a hard verify quest.</summary>
    public static Sequence<Binding> Hard { get; } =
    [
        new(Intent.Type, Prose.Of("keys.enter"), Prose.Of("keys.write-a-check"), true, [new KeyPress(Key.Enter), KeyPress.Of('=')]),
        Binding.Of(Intent.Accept, 'a', Prose.Of("keys.accept"), true),
        Binding.Of(Intent.Refuse, 'r', Prose.Of("keys.refuse"), true),
        .. KeyTable.Moving,
        .. KeyTable.Desk,
        .. KeyTable.Inspecting,
        KeyTable.BackToList,
        .. KeyTable.Everywhere,
    ];

    /// <summary>The table while a check is typed.</summary>
    public static Sequence<Binding> Typing { get; } =
        [KeyTable.Choose(Prose.Of("keys.make-check")), .. KeyTable.Editing, KeyTable.KeepAndLeave, .. KeyTable.WhileTyping];

    /// <summary>The table while the reason for a refusal is chosen.</summary>
    public static Sequence<Binding> Refusing { get; } =
        [KeyTable.Choose(Prose.Of("keys.refuse-for-this")), .. KeyTable.Moving, new(Intent.Back, Prose.Of("common.escape"), Prose.Of("keys.do-not-refuse"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]), .. KeyTable.Everywhere];

    /// <summary>The table when a round is over.</summary>
    public static Sequence<Binding> RoundOver { get; } =
        [KeyTable.Choose(Prose.Of("common.go-on")), .. KeyTable.Moving, .. KeyTable.Inspecting, KeyTable.BackToList, .. KeyTable.Everywhere];
}
