using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// Judges values that were computed by hand: with the quest's arithmetic, or as octets of a run. What is right for an earlier wrong
/// value of the player is told as such and earns half; a wrong acceptance costs what a right one earns, so that guessing earns
/// nothing on the average.
/// </summary>
public static class ComputeJudge
{
    /// <summary>Judges what is written for each objective. Spaces do not matter.</summary>
    public static SheetJudgement.Computed Judge(ComputeQuest quest, IReadOnlyDictionary<string, string> entries, ulong seed)
    {
        var values = Values(quest, seed);
        var judged = new List<ValueJudgement>();
        var wrong = new Dictionary<Term, (string Key, string Written)>();
        var halves = 0;
        foreach (var calculation in quest.Calculations)
        {
            var written = Compact(entries.GetValueOrDefault(calculation.Key, ""), quest);
            var judgement = calculation switch
            {
                Calculation.Acceptance acceptance => Accepted(acceptance, written, quest.Arithmetic!),
                _ => Valued(calculation, written, values, wrong),
            };
            if (calculation is not Calculation.Acceptance && judgement.Outcome is not (ValueOutcome.Right or ValueOutcome.Empty or ValueOutcome.Unreadable))
            {
                wrong[calculation.Term] = (calculation.Key, written);
            }

            halves += calculation.Weight * (judgement.Outcome switch
            {
                ValueOutcome.Right => 2,
                ValueOutcome.FollowsThrough => 1,
                ValueOutcome.Wrong when calculation is Calculation.Acceptance => -2,
                _ => 0,
            });
            judged.Add(judgement.Outcome == ValueOutcome.Right ? judgement : judgement with { Because = Because(quest, calculation.Key, written) });
        }

        return new SheetJudgement.Computed(judged.ToSequence(), 100 * Math.Max(0, halves) / Math.Max(1, 2 * quest.Calculations.Sum(c => c.Weight)));
    }

    /// <summary>The right answer to an objective; null when it has none.</summary>
    public static string? Expected(ComputeQuest quest, Calculation calculation, ulong seed) => calculation is Calculation.Acceptance a
        ? IsAccepted(a, quest.Arithmetic!) is { } accepted ? accepted ? Calculation.Yes : Calculation.No : null
        : Value(quest, calculation.Term, seed);

    /// <summary>The value of a term; null when it has none.</summary>
    public static string? Value(ComputeQuest quest, Term term, ulong seed) => Values(quest, seed).Of(term, new Dictionary<Term, string>());

    /// <summary>Both sides of an acceptance, as numbers.</summary>
    public static (PaperValue Received, PaperValue Recomputed) Sides(Calculation.Acceptance acceptance, Arithmetic arithmetic) =>
        arithmetic.Accept(acceptance.Term, acceptance.Given.DistinctBy(g => g.Term).ToDictionary(g => g.Term, g => g.Digits));

    /// <summary>What is computed from in the run under a seed, as octets for another program; empty where there is arithmetic.</summary>
    public static Sequence<(string Key, string Octets)> Inputs(ComputeQuest quest, ulong seed) => quest.Arithmetic is not null || quest.Figures.Count > 0
        ? []
        : new OctetValues(quest, seed) is var octets ? quest.Calculations.SelectMany(c => octets.Inputs(c)).ToSequence() : [];

    private static IValues Values(ComputeQuest quest, ulong seed) => quest.Arithmetic is { } arithmetic ? new PaperValues(arithmetic) : quest.Figures.Count > 0 ? new FigureValues(quest) : new OctetValues(quest, seed);

    private static string Compact(string written, ComputeQuest quest)
    {
        var compact = string.Concat(written.Where(c => !char.IsWhiteSpace(c) && (c != ':' || quest.Arithmetic is not null))).ToLowerInvariant();
        return compact switch { "y" or "yes" or "s" or "si" or "sí" => Calculation.Yes, "n" or "no" => Calculation.No, _ => compact };
    }

    private static ValueJudgement Valued(Calculation calculation, string written, IValues values, Dictionary<Term, (string Key, string Written)> wrong)
    {
        ValueJudgement As(ValueOutcome outcome) => new(calculation, written, outcome, []);
        if (written.Length == 0)
        {
            return As(ValueOutcome.Empty);
        }

        if (!values.IsValue(written))
        {
            return As(ValueOutcome.Unreadable);
        }

        var expected = values.Of(calculation.Term, new Dictionary<Term, string>());
        if (expected is not null && values.IsRight(calculation, written, expected))
        {
            return As(ValueOutcome.Right);
        }

        var used = wrong.Where(w => !w.Key.Equals(calculation.Term) && values.Uses(calculation, w.Key)).ToDictionary(w => w.Key, w => w.Value);
        if (used.Count > 0 && values.Of(calculation.Term, used.ToDictionary(u => u.Key, u => u.Value.Written)) is { } following && values.IsRight(calculation, written, following))
        {
            // What stands inside another value of the player's was not used itself.
            var outermost = used.Where(u => !used.Keys.Any(o => !o.Equals(u.Key) && o.SelfAndDescendants.Contains(u.Key)));
            return new ValueJudgement(calculation, written, ValueOutcome.FollowsThrough, outermost.Select(u => u.Value.Key).ToSequence());
        }

        return As(expected is not null && values.IsSameNumber(written, expected) ? ValueOutcome.Digits : ValueOutcome.Wrong);
    }

    private static ValueJudgement Accepted(Calculation.Acceptance acceptance, string written, Arithmetic arithmetic)
    {
        var outcome = written switch
        {
            "" => ValueOutcome.Empty,
            Calculation.Yes or Calculation.No => IsAccepted(acceptance, arithmetic) == (written == Calculation.Yes) ? ValueOutcome.Right : ValueOutcome.Wrong,
            _ => ValueOutcome.Unreadable,
        };
        return new ValueJudgement(acceptance, written, outcome, []);
    }

    private static bool? IsAccepted(Calculation.Acceptance acceptance, Arithmetic arithmetic) => Sides(acceptance, arithmetic) is ({ Digits: { } received }, { Digits: { } recomputed })
        ? Arithmetic.Number(received) == Arithmetic.Number(recomputed)
        : null;

    private static Documents.Prose? Because(ComputeQuest quest, string key, string written) =>
        written.Length == 0 ? null : quest.Rejects.FirstOrDefault(r => r.Key == key && Compact(r.Written, quest) == written)?.Because;
}
