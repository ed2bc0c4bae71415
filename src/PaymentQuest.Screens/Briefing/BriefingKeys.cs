using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What the briefing understands.</summary>
internal static class BriefingKeys
{
    /// <summary>Of a quest that cannot be read.</summary>
    public static Sequence<Binding> OfBroken { get; } = [.. KeyTable.Moving, .. KeyTable.BackToList, .. KeyTable.Everywhere];

    /// <summary>While its quest is being read, when nobody knows yet whether an attempt is unfinished.</summary>
    public static Sequence<Binding> OfUnread { get; } = [KeyTable.Choose(Prose.Of("keys.play")), .. OfBroken];

    /// <summary>Before a quest.</summary>
    public static Sequence<Binding> Begin { get; } = [KeyTable.Choose(Prose.Of("keys.begin")), .. OfBroken];

    /// <summary>When an attempt is unfinished.</summary>
    public static Sequence<Binding> OfUnfinished { get; } = [KeyTable.Choose(Prose.Of("keys.go-on")), Binding.Of(Intent.Anew, isInFooter: true), .. OfBroken];
}
