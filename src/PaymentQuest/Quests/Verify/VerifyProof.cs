using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Runs;

namespace PaymentQuest.Quests;

/// <summary>Proves a verify quest by playing it: each fault is found where its author says, the solution finds them all, and each oversight misses what it is said to.</summary>
internal static class VerifyProof
{
    public static void Check(VerifyQuest quest, IEnumerable<ulong> seeds, Diagnostics diagnostics)
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

        foreach (var seed in seeds)
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
}
