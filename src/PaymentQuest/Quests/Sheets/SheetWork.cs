namespace PaymentQuest.Quests;

/// <summary>What has come of a quest with a sheet: nothing before it is handed in, and then its judgement.</summary>
/// <param name="Sheet">The quest.</param>
/// <param name="Seed">The seed of the attempt.</param>
/// <param name="Judgement">What came of the sheet; null before.</param>
public sealed record SheetWork(SheetQuest Sheet, ulong Seed, SheetJudgement? Judgement) : Work
{
    /// <inheritdoc/>
    public override Quest Quest => Sheet;

    /// <inheritdoc/>
    public override bool IsOver => Judgement is not null;

    /// <inheritdoc/>
    public override int Earned => Judgement?.Score ?? 0;

    /// <inheritdoc/>
    public override bool IsClosed => IsOver;

    /// <inheritdoc/>
    internal override Worked? After(Move move, Desk desk) => move switch
    {
        _ when IsOver => null,
        Move.Write w when Sheet.Keys.Contains(w.Slot) => new Worked(this, desk.Writing(w)),
        Move.Send { Slot: SheetQuest.Whole } => new Worked(this with { Judgement = Sheet.Judge(desk.Drafts, Seed) }, desk),
        _ => null,
    };

    /// <inheritdoc/>
    internal override Work? With(Move.Measure measured) => Sheet.With(measured) is { } known ? this with { Sheet = known } : null;

    /// <inheritdoc/>
    internal override string? Outcome(Work before, Move move) => IsOver && !before.IsOver ? Earned == 100 ? MoveOutcome.Right : "partly" : null;
}

/// <summary>What a session or an attempt has come to in a quest with a sheet.</summary>
public static class SheetProgress
{
    extension(Session session)
    {
        /// <summary>What came of the sheet that was handed in, or lay there when the player gave up; null before, and in other quests.</summary>
        public SheetJudgement? Sheet => session.Work is SheetWork work ? work.Judgement ?? (session.HasGivenUp ? work.Sheet.Judge(session.Desk.Drafts, session.Seed) : null) : null;
    }

    extension(Attempt attempt)
    {
        /// <summary>What came of the sheet; null in other quests.</summary>
        public SheetJudgement? Sheet => (attempt.Work as SheetWork)?.Judgement;
    }
}
