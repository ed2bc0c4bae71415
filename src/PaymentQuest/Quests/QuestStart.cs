using PaymentQuest.Documents;
using PaymentQuest.Runs;
using PaymentQuest.Wire;

namespace PaymentQuest.Quests;

/// <summary>Whether the runs of a quest can begin: without that there is nothing to play or to judge.</summary>
internal static class QuestStart
{
    /// <summary>Whether they can. What a quest's setting lacks is an author's mistake, and is reported.</summary>
    public static bool IsPossible(Quest quest, Diagnostics diagnostics)
    {
        foreach (var atom in quest.Foreign)
        {
            var sort = quest.Protocol.Vocabulary.Atoms[atom.Name];
            if (!quest.Setting.Values.TryGetValue(atom.Name, out var text))
            {
                if (!sort.IsRandom)
                {
                    diagnostics.Error("PQ0241", quest.Place, $"'{atom}' has no value", $"add '{atom}: …' under setting: values:, a value of sort {sort}");
                }
            }
            else if (Values.Parse(sort, text, quest.Suite) is null)
            {
                diagnostics.Error("PQ0221", quest.Place, $"{PlainText.Excerpt(text)} is no value of sort {sort} under suite {quest.Suite.Name}", $"correct '{atom}' under setting: values:");
            }
        }

        if (!diagnostics.HasErrors && Run.Execute(quest.Plan(quest.Seed) with { StopAfter = 0 }).Verdict is not Verdict.Completed and var verdict)
        {
            diagnostics.Error("PQ0436", quest.Place, $"no run of this quest can begin under suite {quest.Suite.Name}: {Reason(verdict)}", "choose a suite of the protocol, and complete the setting");
        }

        return !diagnostics.HasErrors;
    }

    private static string Reason(Verdict verdict) => verdict switch
    {
        Verdict.Stalled s => $"{s.Role} lacks a value: {HindranceText.Of(s.Reason).En}",
        Verdict.Incompatible i => HindranceText.Of(i.Reason).En,
        _ => verdict.Word,
    };
}
