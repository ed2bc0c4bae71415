using PaymentQuest.Documents;
using PaymentQuest.Roles;

namespace PaymentQuest.Quests;

/// <summary>Proves a build quest by playing it: its solution is accepted on every seed, and each wrong answer trips the check that its author named.</summary>
internal static class BuildProof
{
    public static void Check(BuildQuest quest, IEnumerable<ulong> seeds, Diagnostics diagnostics)
    {
        foreach (var seed in seeds)
        {
            foreach (var slot in quest.Slots)
            {
                var judgement = BuildJudge.Judge(quest, slot, slot.Solution, seed);
                if (!judgement.IsSolved)
                {
                    diagnostics.Error("PQ0441", slot.Place, $"the solution of {slot.Key} is not accepted with seed {seed}: {judgement.Outcome.Trips}", "'paymentquest try' shows what happens");
                    return;
                }
            }
        }

        foreach (var reject in quest.Rejects)
        {
            var slot = quest.Slots.First(s => s.Key == reject.Slot);
            var outcome = BuildJudge.Judge(quest, slot, reject.Answer, quest.Seed).Outcome;
            if (!CheckName.IsMeant(reject.Trips, outcome.Trips))
            {
                var found = outcome.Trips.Length == 0 ? "everybody accepts it" : $"it trips {outcome.Trips}";
                diagnostics.Error("PQ0442", reject.Place, $"the wrong answer {PlainText.Excerpt(reject.Answer)} should trip {reject.Trips}, but {found}");
            }
        }
    }
}
