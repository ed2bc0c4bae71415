using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Runs;

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

        switch (quest)
        {
            case BuildQuest build:
                Check(build, diagnostics);
                break;
            case VerifyQuest verify:
                Check(verify, diagnostics);
                break;
            case AttackQuest attack:
                AttackProof.Check(attack, SeedsOf(quest), diagnostics);
                break;
            case SheetQuest sheet:
                SheetProof.Check(sheet, SeedsOf(quest), diagnostics);
                break;
        }
    }

    private static void Check(BuildQuest quest, Diagnostics diagnostics)
    {
        foreach (var seed in SeedsOf(quest))
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

    private static void Check(VerifyQuest quest, Diagnostics diagnostics)
    {
        foreach (var fault in quest.Faults)
        {
            var round = VerifyJudge.Arrive(quest, quest.Seed, 0, fault);
            var found = round.Inspections is null ? $"{quest.Role.Name}/{quest.Step.Name}/form" : round.Failing?.Refusal?.Check.ToString() ?? "nothing";
            if (round.Run.Verdict is not Verdict.Completed)
            {
                found = "an earlier message";
            }

            if (!CheckName.IsMeant(fault.Trips, found))
            {
                diagnostics.Error("PQ0443", fault.Place, $"the fault {fault.Id} should trip {fault.Trips}, but trips {found}");
            }
        }

        if (VerifyJudge.Arrive(quest, quest.Seed, 0, null).Failing is { } failing)
        {
            diagnostics.Error("PQ0443", quest.Place, $"the honest message trips {failing.Check}");
        }

        foreach (var seed in SeedsOf(quest))
        {
            var attempt = Attempt.Of(quest, string.Join('\n', quest.Solution), seed);
            if (!attempt.IsSolved)
            {
                var failed = attempt.Rounds.First(r => r.Outcome != RoundOutcome.Right);
                diagnostics.Error("PQ0441", quest.Place, $"the solution earns {attempt.Score} of 100 with seed {seed}: {failed.Round.Fault?.Id ?? Fault.Honest} ends as {failed.Outcome}", $"lacking: {string.Join(", ", failed.Lacking)}");
                return;
            }
        }

        foreach (var oversight in quest.Oversights)
        {
            var fault = quest.Faults.FirstOrDefault(f => f.Id == oversight.Misses);
            if (VerifyJudge.Judge(quest, VerifyJudge.Arrive(quest, quest.Seed, 0, fault), oversight.Statements).Outcome == RoundOutcome.Right)
            {
                diagnostics.Error("PQ0442", oversight.Place, $"an answer should miss {oversight.Misses}, but it does not");
            }
        }
    }

    private static IEnumerable<ulong> SeedsOf(Quest quest) => Enumerable.Range(0, Seeds).Select(i => unchecked(quest.Seed + ((ulong)i * 7919)));
}
