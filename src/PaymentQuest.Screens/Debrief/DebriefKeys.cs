using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of the debrief.</summary>
public static class DebriefKeys
{
    /// <summary>The table of the debrief.</summary>
    public static Sequence<Binding> All { get; } =
        [KeyTable.Choose(Prose.Of("keys.next-quest")), Binding.Of(Intent.Anew, 'n', Prose.Of("keys.play-again"), true), .. KeyTable.Moving, KeyTable.BackToList, .. KeyTable.Everywhere];
}
