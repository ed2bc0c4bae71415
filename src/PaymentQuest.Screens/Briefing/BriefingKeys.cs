using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of the briefing.</summary>
public static class BriefingKeys
{
    /// <summary>The table of the briefing while its quest is being read, when nobody knows yet whether an attempt is unfinished.</summary>
    public static Sequence<Binding> OfUnread { get; } =
        [KeyTable.Choose(Prose.Of("keys.play")), .. KeyTable.Moving, KeyTable.BackToList, .. KeyTable.Everywhere];

    /// <summary>The table of the briefing of a quest that cannot be read.</summary>
    public static Sequence<Binding> OfBroken { get; } =
        [.. KeyTable.Moving, KeyTable.BackToList, .. KeyTable.Everywhere];

    /// <summary>The table of the briefing before a quest.</summary>
    public static Sequence<Binding> Begin { get; } =
        [KeyTable.Choose(Prose.Of("keys.begin")), .. KeyTable.Moving, KeyTable.BackToList, .. KeyTable.Everywhere];

    /// <summary>The table of the briefing when an attempt is unfinished.</summary>
    public static Sequence<Binding> OfUnfinished { get; } =
        [KeyTable.Choose(Prose.Of("keys.go-on")), Binding.Of(Intent.Anew, 'n', Prose.Of("keys.begin-anew"), true), .. KeyTable.Moving, KeyTable.BackToList, .. KeyTable.Everywhere];
}
