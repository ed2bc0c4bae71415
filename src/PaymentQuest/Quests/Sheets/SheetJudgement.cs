using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What came of a sheet that was handed in.</summary>
/// <param name="Score">What it earns, in hundredths.</param>
public abstract record SheetJudgement(int Score)
{
    /// <summary>Marks of who knows what.</summary>
    /// <param name="Cells">Every cell, column by column.</param>
    /// <param name="Score">What they earn, in hundredths.</param>
    public sealed record Classified(Sequence<CellJudgement> Cells, int Score) : SheetJudgement(Score);

    /// <summary>An order of checks.</summary>
    /// <param name="Places">The checks in the player's order, up to the last that was named.</param>
    /// <param name="Score">What they earn, in hundredths.</param>
    public sealed record Ordered(Sequence<PlaceJudgement> Places, int Score) : SheetJudgement(Score)
    {
        /// <summary>The first place that is not right; null when all are.</summary>
        public PlaceJudgement? Wrong => Places.FirstOrDefault(p => p.Finding is PlaceFinding.TooEarly or PlaceFinding.TooDear);

        /// <summary>What the quest's author says about going wrong just there; null when its author foresaw something else.</summary>
        public Prose? Because { get; init; }
    }

    /// <summary>Computed values.</summary>
    /// <param name="Values">What came of each, in the quest's order.</param>
    /// <param name="Score">What they earn, in hundredths.</param>
    public sealed record Computed(Sequence<ValueJudgement> Values, int Score) : SheetJudgement(Score);
}

/// <summary>What came of a cell of a classify quest.</summary>
/// <param name="Column">Who.</param>
/// <param name="Row">What.</param>
/// <param name="Mark">Whether the player says that it is known; null when nothing was said.</param>
/// <param name="Why">How it is known; null when it is not.</param>
/// <param name="Obstacle">Why it is not known; null when it is.</param>
/// <param name="Knowledge">Everything that is known in this column.</param>
public sealed record CellJudgement(string Column, ClassifyRow Row, bool? Mark, Derivation? Why, Obstacle? Obstacle, KnowledgeSet Knowledge)
{
    /// <summary>Whether the term is known.</summary>
    public bool IsKnown => Why is not null;

    /// <summary>Whether the player is right; null when nothing was said.</summary>
    public bool? IsRight => Mark is { } mark ? mark == IsKnown : null;

    /// <summary>What the quest's author says about this wrong mark; null when its author says nothing.</summary>
    public Prose? Because { get; init; }
}

/// <summary>What is to be said about a place in an order of checks.</summary>
public abstract record PlaceFinding
{
    private PlaceFinding()
    {
    }

    /// <summary>The check can be made here, and nothing cheaper could have been.</summary>
    public sealed record Right : PlaceFinding;

    /// <summary>The check cannot be made yet.</summary>
    /// <param name="Lacking">What it lacks, each with the label of the check that gives it; null when none of the quest does.</param>
    public sealed record TooEarly(Sequence<(Term Term, string? Giver)> Lacking) : PlaceFinding;

    /// <summary>A cheaper check could have been made before it.</summary>
    /// <param name="Cheaper">The label of the cheapest that could.</param>
    /// <param name="Cost">What it costs.</param>
    /// <param name="Own">What the check in this place costs.</param>
    public sealed record TooDear(string Cheaper, CheckCost Cost, CheckCost Own) : PlaceFinding;

    /// <summary>The order went wrong before this place.</summary>
    public sealed record Behind : PlaceFinding;
}

/// <summary>What came of a place in an order of checks.</summary>
/// <param name="Number">Which place, from 1.</param>
/// <param name="Label">The label of the check that stands there.</param>
/// <param name="Finding">What is to be said about it.</param>
public sealed record PlaceJudgement(int Number, string Label, PlaceFinding Finding);

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
