using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Of classify quests.</content>
public abstract partial record SheetJudgement
{
    /// <summary>Marks of who knows what.</summary>
    /// <param name="Cells">Every cell, column by column.</param>
    /// <param name="Score">What they earn, in hundredths.</param>
    public sealed record Classified(Sequence<CellJudgement> Cells, int Score) : SheetJudgement(Score)
    {
        /// <inheritdoc/>
        internal override string Fault => string.Join(", ", Cells.Where(x => x.IsRight != true).Select(x => $"{x.Column} {(x.IsKnown ? "knows" : "does not know")} {x.Row.Label}"));
    }
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
