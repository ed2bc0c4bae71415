using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Of compute quests.</content>
public abstract partial record SheetJudgement
{
    /// <summary>Computed values.</summary>
    /// <param name="Values">What came of each, in the quest's order.</param>
    /// <param name="Score">What they earn, in hundredths.</param>
    public sealed record Computed(Sequence<ValueJudgement> Values, int Score) : SheetJudgement(Score)
    {
        /// <inheritdoc/>
        internal override string Fault => string.Join(", ", Values.Where(x => x.Outcome != ValueOutcome.Right).Select(x => $"{x.Calculation.Key} is not {x.Written}"));
    }
}

/// <summary>What came of a value that was computed.</summary>
public enum ValueOutcome
{
    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>It cannot be read as a value.</summary>
    Unreadable,

    /// <summary>It is right.</summary>
    Right,

    /// <summary>It is right for an earlier value of the player that is wrong, and earns half.</summary>
    FollowsThrough,

    /// <summary>The number is right, but not the number of digits.</summary>
    Digits,

    /// <summary>It is wrong.</summary>
    Wrong,
}

/// <summary>What came of one objective of a compute quest.</summary>
/// <param name="Calculation">The objective.</param>
/// <param name="Written">What the player wrote, without spaces.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="From">Keys of the player's wrong values that the answer follows from; empty unless it does.</param>
public sealed record ValueJudgement(Calculation Calculation, string Written, ValueOutcome Outcome, Sequence<string> From)
{
    /// <summary>What the quest's author says about this wrong value; null when its author says nothing.</summary>
    public Prose? Because { get; init; }
}
