using PaymentQuest.Documents;

namespace PaymentQuest.Quests;

/// <summary>Proves a sheet by filling it in: its solution earns everything, its wrong entries are wrong, and nothing is earned by leaving it or by marking all alike.</summary>
internal static class SheetProof
{
    public static void Check(SheetQuest quest, IEnumerable<ulong> seeds, Diagnostics diagnostics)
    {
        foreach (var seed in seeds)
        {
            var judgement = quest.Judge(quest.Solution, seed);
            if (judgement.Score < 100)
            {
                diagnostics.Error("PQ0441", quest.SolutionPlace, $"the solution earns {judgement.Score} of 100 with seed {seed}: {judgement.Fault}", "'paymentquest try' shows what happens");
                break;
            }
        }

        foreach (var reject in quest.Rejects)
        {
            if (quest.Untrue(reject, quest.Judge(new Dictionary<string, string> { [reject.Key] = reject.Written }, quest.Seed)) is { Length: > 0 } untrue)
            {
                diagnostics.Error("PQ0442", reject.Place, $"the wrong answer {PlainText.Excerpt(reject.Written.ReplaceLineEndings(", "))} {untrue}");
            }
        }

        if (quest.Idle is var (earned, most, advice) && earned > most)
        {
            diagnostics.Error("PQ0445", quest.Place, $"without thinking this quest earns {earned} of 100", advice);
        }
    }
}
