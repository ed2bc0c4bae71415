using PaymentQuest.Documents;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Of order quests.</content>
public abstract partial record SheetJudgement
{
    /// <summary>An order of checks.</summary>
    /// <param name="Places">The checks in the player's order, up to the last that was named.</param>
    /// <param name="Score">What they earn, in hundredths.</param>
    public sealed record Ordered(Sequence<PlaceJudgement> Places, int Score) : SheetJudgement(Score)
    {
        /// <summary>The first place that is not right; null when all are.</summary>
        public PlaceJudgement? Wrong => Places.FirstOrDefault(p => p.Finding is PlaceFinding.TooEarly or PlaceFinding.TooDear);

        /// <summary>What the quest's author says about going wrong just there; null when its author foresaw something else.</summary>
        public Prose? Because { get; init; }

        /// <inheritdoc/>
        internal override string Fault => Wrong is { } wrong ? $"{wrong.Label} in place {wrong.Number} {Told(wrong.Finding)}" : "checks are missing";

        private static string Told(PlaceFinding finding) => finding switch
        {
            PlaceFinding.TooEarly e => $"lacks {string.Join(", ", e.Lacking.Select(l => l.Term))}",
            PlaceFinding.TooDear d => $"could come after {d.Cheaper}, which is cheaper",
            _ => "is not judged",
        };
    }
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
