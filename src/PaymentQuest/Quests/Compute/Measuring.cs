using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>Measures the figures of a quest that are times, where it is played.</summary>
public static class Measuring
{
    /// <summary>The first move of an attempt at a quest with measured figures; null for other quests.</summary>
    /// <param name="quest">The quest, whose suite is measured.</param>
    /// <param name="clock">The clock. Equal readings give equal moves.</param>
    public static Move.Measure? Begin(Quest quest, TimeProvider clock)
    {
        if (quest is not ComputeQuest compute || compute.Figures.All(f => f.Operation is null))
        {
            return null;
        }

        var timing = new Timing(quest.Suite, clock);
        return new Move.Measure(compute.Figures.Where(f => f.Operation is not null).Select(f => (f.Name, timing.Nanoseconds(f.Operation!.Value))).ToSequence());
    }

    /// <summary>The quest with measured times in place of its author's examples. What is no measured figure of it changes nothing.</summary>
    public static ComputeQuest With(ComputeQuest quest, Move.Measure measured) => quest with
    {
        Figures = quest.Figures.Select(f => f.Operation is not null && measured.Nanoseconds.FirstOrDefault(m => m.Figure == f.Name) is { Figure: not null, Time: > 0 and var time } ? f with { Number = time } : f).ToSequence(),
    };
}
