using PaymentQuest.Documents;

namespace PaymentQuest.Quests;

/// <summary>
/// Proves a quest by playing it: untouched it earns nothing, its solution earns everything on several seeds, each wrong answer trips
/// the check that its author named, each fault is found where its author says.
/// </summary>
public static class QuestProof
{
    /// <summary>How many seeds the solution must hold for.</summary>
    public const int Seeds = 5;

    /// <summary>Adds what does not hold to the diagnostics.</summary>
    public static void Check(Quest quest, Diagnostics diagnostics)
    {
        quest = quest.Remembering;
        if (Attempt.Of(quest, "", quest.Seed).Score != 0)
        {
            diagnostics.Error("PQ0440", quest.Place, "without any answer this quest earns something", "ask for something");
        }

        quest.Prove(SeedsOf(quest), diagnostics);
    }

    private static IEnumerable<ulong> SeedsOf(Quest quest) => Enumerable.Range(0, Seeds).Select(i => unchecked(quest.Seed + ((ulong)i * 7919)));
}
