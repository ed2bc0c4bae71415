using PaymentQuest.Documents;

namespace PaymentQuest.Quests;

/// <summary>Proves a sheet by filling it in: its solution earns everything, its wrong entries are wrong, and nothing is earned by leaving it or by marking all alike.</summary>
internal static class SheetProof
{
    /// <summary>The most that the same mark in every cell may earn, in hundredths: three tenths of the cells are then of the rarer kind.</summary>
    private const int MostForSame = 40;

    public static void Check(SheetQuest quest, IEnumerable<ulong> seeds, Diagnostics diagnostics)
    {
        foreach (var seed in seeds)
        {
            var judgement = SheetJudge.Judge(quest, quest.Solution, seed);
            if (judgement.Score < 100)
            {
                diagnostics.Error("PQ0441", quest.SolutionPlace, $"the solution earns {judgement.Score} of 100 with seed {seed}: {Fault(judgement)}", "'paymentquest try' shows what happens");
                break;
            }
        }

        foreach (var reject in quest.Rejects)
        {
            if (Untrue(quest, reject) is { Length: > 0 } untrue)
            {
                diagnostics.Error("PQ0442", reject.Place, $"the wrong answer {PlainText.Excerpt(reject.Written.ReplaceLineEndings(", "))} {untrue}");
            }
        }

        var idle = quest is ClassifyQuest ? Alike(quest) : SheetJudge.Judge(quest, new Dictionary<string, string>(), quest.Seed).Score;
        if (idle > (quest is ClassifyQuest ? MostForSame : 0))
        {
            diagnostics.Error("PQ0445", quest.Place, $"without thinking this quest earns {idle} of 100", quest is ClassifyQuest ? "ask about more of what is rarer: known terms, or unknown ones" : "choose checks of different cost");
        }
    }

    private static int Alike(SheetQuest quest) => ((string[])[ClassifyQuest.Knows, ClassifyQuest.KnowsNot])
        .Max(mark => SheetJudge.Judge(quest, quest.Keys.ToDictionary(k => k, _ => mark), quest.Seed).Score);

    private static string Fault(SheetJudgement judgement) => judgement switch
    {
        SheetJudgement.Classified c => string.Join(", ", c.Cells.Where(x => x.IsRight != true).Select(x => $"{x.Column} {(x.IsKnown ? "knows" : "does not know")} {x.Row.Label}")),
        SheetJudgement.Ordered { Wrong: { } wrong } => $"{wrong.Label} in place {wrong.Number} {Told(wrong.Finding)}",
        SheetJudgement.Computed v => string.Join(", ", v.Values.Where(x => x.Outcome != ValueOutcome.Right).Select(x => $"{x.Calculation.Key} is not {x.Written}")),
        _ => "checks are missing",
    };

    private static string Told(PlaceFinding finding) => finding switch
    {
        PlaceFinding.TooEarly e => $"lacks {string.Join(", ", e.Lacking.Select(l => l.Term))}",
        PlaceFinding.TooDear d => $"could come after {d.Cheaper}, which is cheaper",
        _ => "is not judged",
    };

    /// <summary>What an author claims about a wrong entry and is not so, as a phrase; empty when all is.</summary>
    private static string Untrue(SheetQuest quest, WrongEntry reject)
    {
        var entries = new Dictionary<string, string> { [reject.Key] = reject.Written };
        switch (SheetJudge.Judge(quest, entries, quest.Seed))
        {
            case SheetJudgement.Classified c:
                return c.Cells.First(x => ClassifyQuest.Cell(x.Column, x.Row) == reject.Key).IsRight == true ? "is right" : "";
            case SheetJudgement.Ordered o:
                return o.Wrong is null ? "is right" : o.Wrong.Label == reject.Trips ? "" : $"should go wrong at {reject.Trips}, but goes wrong at {o.Wrong.Label}";
            case SheetJudgement.Computed v:
                var outcome = v.Values.First(x => x.Calculation.Key == reject.Key).Outcome;
                return outcome == ValueOutcome.Right ? "is right"
                    : outcome == ValueOutcome.Unreadable ? "is no value"
                    : reject.From is { } from && ComputeJudge.Value((ComputeQuest)quest, from, quest.Seed) is var found && found != v.Values.First(x => x.Calculation.Key == reject.Key).Written
                        ? $"is not the value of '{from}', which is {found ?? "none"}"
                        : "";
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
