namespace PaymentQuest.Quests;

/// <summary>What has come of an attempt so far, beside what lies on the desk. Each kind of quest has its own.</summary>
public abstract record Work
{
    /// <summary>The quest, with what was measured for this attempt.</summary>
    public abstract Quest Quest { get; }

    /// <summary>Whether there is nothing left to do.</summary>
    public abstract bool IsOver { get; }

    /// <summary>What was earned, before hints are paid, in hundredths.</summary>
    public abstract int Earned { get; }

    /// <summary>Whether what lies on the desk can no longer be changed, undone or sent.</summary>
    public virtual bool IsClosed => false;

    /// <summary>Whether an unfinished line can be kept.</summary>
    public virtual bool TakesLine => false;

    /// <summary>What a move of this kind of quest leads to; null when it makes no sense here.</summary>
    /// <param name="move">The move.</param>
    /// <param name="desk">What lies on the desk.</param>
    internal abstract Worked? After(Move move, Desk desk);

    /// <summary>The work with what was measured when the attempt began; null in quests in which nothing is.</summary>
    internal virtual Work? With(Move.Measure measured) => null;

    /// <summary>The work after the desk became another because something was taken back.</summary>
    internal virtual Work On(Desk desk) => this;

    /// <summary>The word for what the move came to that led here; null when it is not judged. See <see cref="MoveOutcome"/>.</summary>
    internal abstract string? Outcome(Work before, Move move);
}

/// <summary>What a move led to.</summary>
/// <param name="Work">What has come of the attempt.</param>
/// <param name="Desk">What lies on the desk; another desk than before can be taken back.</param>
internal sealed record Worked(Work Work, Desk Desk)
{
    /// <summary>Whether nothing before this move can be taken back any more.</summary>
    public bool IsFinal { get; init; }
}
