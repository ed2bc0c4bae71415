using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What verify quests understand.</summary>
internal static class VerifyKeys
{
    /// <summary>At an easy desk.</summary>
    public static Sequence<Binding> Easy { get; } =
    [
        KeyTable.Choose(Prose.Of("keys.make-check")),
        Binding.Of(Intent.Accept, isInFooter: true),
        Binding.Of(Intent.Refuse, isInFooter: true),
        .. KeyTable.Moving,
        .. KeyTable.Desk,
        .. KeyTable.Inspecting,
        .. KeyTable.BackToList,
        .. KeyTable.Everywhere,
    ];

    /// <summary>At a hard desk.</summary>
    public static Sequence<Binding> Hard { get; } = [KeyTable.Choose(Prose.Of("keys.write-a-check")), new(Intent.Type, Prose.Of("keys.write-a-check")), .. Easy.Skip(1)];

    /// <summary>While a check is typed.</summary>
    public static Sequence<Binding> Typing { get; } = [KeyTable.Choose(Prose.Of("keys.make-check")), .. KeyTable.Notation, KeyTable.KeepAndLeave, .. KeyTable.Everywhere];

    /// <summary>While the reason for a refusal is chosen.</summary>
    public static Sequence<Binding> Refusing { get; } =
        [KeyTable.Choose(Prose.Of("keys.refuse-for-this")), .. KeyTable.Moving, .. KeyTable.Back(Prose.Of("keys.do-not-refuse")), .. KeyTable.Everywhere];

    /// <summary>When a round is over.</summary>
    public static Sequence<Binding> RoundOver { get; } =
        [KeyTable.Choose(Prose.Of("common.go-on")), .. KeyTable.Moving, .. KeyTable.Inspecting, .. KeyTable.BackToList, .. KeyTable.Everywhere];
}
