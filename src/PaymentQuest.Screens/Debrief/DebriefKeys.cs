using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What the debrief understands.</summary>
internal static class DebriefKeys
{
    /// <summary>Where the solution is told.</summary>
    public static Sequence<Binding> Found { get; } =
        [KeyTable.Choose(Prose.Of("keys.next-quest")), new(Intent.Anew, Prose.Of("keys.play-again"), true), .. KeyTable.Moving, .. KeyTable.BackToList, .. KeyTable.Everywhere];

    /// <summary>Where it can be asked for.</summary>
    public static Sequence<Binding> Withheld { get; } = [new(Intent.GiveUp, Prose.Of("keys.see-the-solution"), true), .. Found];
}
