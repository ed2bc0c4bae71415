using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What the debrief understands.</summary>
internal static class DebriefKeys
{
    /// <summary>On the debrief.</summary>
    public static Sequence<Binding> All { get; } =
        [KeyTable.Choose(Prose.Of("keys.next-quest")), new(Intent.Anew, Prose.Of("keys.play-again"), true), .. KeyTable.Moving, .. KeyTable.BackToList, .. KeyTable.Everywhere];
}
