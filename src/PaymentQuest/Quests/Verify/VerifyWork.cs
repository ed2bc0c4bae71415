using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What has come of a verify quest: the rounds that are over, and the one that lies on the desk.</summary>
public sealed record VerifyWork : Work
{
    private readonly VerifyQuest _quest;
    private readonly ulong _seed;

    internal VerifyWork(VerifyQuest quest, ulong seed, Sequence<VerifyJudgement> rounds)
    {
        _quest = quest;
        _seed = seed;
        Rounds = rounds;
        Current = rounds.Count < quest.Rounds ? VerifyJudge.Draw(quest, seed, rounds.Count) : null;
    }

    /// <inheritdoc/>
    public override Quest Quest => _quest;

    /// <summary>The judgements of the rounds that are over.</summary>
    public Sequence<VerifyJudgement> Rounds { get; }

    /// <summary>The round whose message lies on the desk; null when all are over.</summary>
    public Round? Current { get; }

    /// <inheritdoc/>
    public override bool IsOver => Current is null;

    /// <inheritdoc/>
    public override int Earned => 100 * Rounds.Count(r => r.Outcome == RoundOutcome.Right) / _quest.Rounds;

    /// <inheritdoc/>
    public override bool TakesLine => !IsOver;

    /// <inheritdoc/>
    internal override Worked? After(Move move, Desk desk) => (move, Current) switch
    {
        (Move.State s, { }) => new Worked(this, desk.Stating(s.Statement)),
        (Move.Decide d, { } round) => new Worked(new VerifyWork(_quest, _seed, [.. Rounds, VerifyJudge.Judge(_quest, round, Decided(desk.Statements, d))]), Desk.Empty) { IsFinal = true },
        _ => null,
    };

    /// <inheritdoc/>
    internal override string? Outcome(Work before, Move move) => before is VerifyWork earlier && Rounds.Count > earlier.Rounds.Count
        ? Rounds[^1].Outcome switch
        {
            RoundOutcome.Right => MoveOutcome.Right,
            RoundOutcome.Guessed => "guessed",
            RoundOutcome.Fooled => "fooled",
            RoundOutcome.TooStrict => "too-strict",
            _ => "wrong-reason",
        }
        : null;

    private static IEnumerable<string> Decided(IEnumerable<string> statements, Move.Decide decision) =>
        statements.Where(s => s != "accept" && !s.StartsWith("refuse ", StringComparison.Ordinal)).Append(decision.Refuse is { } label ? $"refuse {label}" : "accept");
}

/// <summary>What a session or an attempt has come to in a verify quest.</summary>
public static class VerifyProgress
{
    extension(Session session)
    {
        /// <summary>The judgements of the rounds that are over; empty in other quests.</summary>
        public Sequence<VerifyJudgement> Rounds => (session.Work as VerifyWork)?.Rounds ?? [];

        /// <summary>The round whose message lies on the desk; null when all are over, and in other quests.</summary>
        public Round? CurrentRound => (session.Work as VerifyWork)?.Current;
    }

    extension(Attempt attempt)
    {
        /// <summary>What came of each round of a verify quest; empty in other quests.</summary>
        public Sequence<VerifyJudgement> Rounds => (attempt.Work as VerifyWork)?.Rounds ?? [];
    }
}
