namespace PaymentQuest.Quests;

/// <summary>What has come of an attack quest: its board.</summary>
/// <param name="Attacked">The quest.</param>
/// <param name="Board">How it stands; null when the pool has too few keys for its parties.</param>
public sealed record AttackWork(AttackQuest Attacked, Board? Board) : Work
{
    /// <inheritdoc/>
    public override Quest Quest => Attacked;

    /// <inheritdoc/>
    public override bool IsOver => Board?.Breach is not null;

    /// <inheritdoc/>
    public override int Earned => IsOver ? 100 : 0;

    /// <inheritdoc/>
    public override bool IsClosed => IsOver;

    /// <inheritdoc/>
    public override bool TakesLine => Board is { Breach: null };

    /// <inheritdoc/>
    internal override Worked? After(Move move, Desk desk)
    {
        if (move is not Move.State { Statement: var line } || Board is not { Breach: null })
        {
            return null;
        }

        // What cannot be carried out costs nothing.
        var stated = desk.Stating(line);
        var played = Board.With(stated.Statements);
        return played.Turns[^1].Outcome == TurnOutcome.Impossible ? null : new Worked(this with { Board = played }, stated);
    }

    /// <inheritdoc/>
    internal override Work On(Desk desk) => this with { Board = Board?.With(desk.Statements) };

    /// <inheritdoc/>
    internal override string? Outcome(Work before, Move move) => move is Move.State && Board is { Turns: [.., var turn] }
        ? Board.Breach is not null ? "breach" : turn.Outcome switch
        {
            TurnOutcome.Started => "started",
            TurnOutcome.Accepted => "accepted",
            TurnOutcome.Refused => "refused",
            TurnOutcome.Found => "found",
            TurnOutcome.NotFound => "not-found",
            _ => "done",
        }
        : null;
}

/// <summary>What a session or an attempt has come to in an attack quest.</summary>
public static class AttackProgress
{
    extension(Session session)
    {
        /// <summary>How an attack quest stands; null in others.</summary>
        public Board? Board => (session.Work as AttackWork)?.Board;
    }

    extension(Attempt attempt)
    {
        /// <summary>What came of the ploys; null in other quests than attack quests.</summary>
        public Board? Board => (attempt.Work as AttackWork)?.Board;
    }
}
