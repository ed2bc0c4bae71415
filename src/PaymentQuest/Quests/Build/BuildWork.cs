using System.Collections.Immutable;

namespace PaymentQuest.Quests;

/// <summary>What has come of a build quest: the judgement of each slot that was sent.</summary>
public sealed record BuildWork : Work
{
    private readonly BuildQuest _quest;
    private readonly ulong _seed;

    internal BuildWork(BuildQuest quest, ulong seed)
    {
        _quest = quest;
        _seed = seed;
    }

    /// <inheritdoc/>
    public override Quest Quest => _quest;

    /// <summary>The last judgement of each slot that was sent, by key.</summary>
    public ImmutableDictionary<string, BuildJudgement> Judgements { get; private init; } = ImmutableDictionary<string, BuildJudgement>.Empty;

    /// <inheritdoc/>
    public override bool IsOver => _quest.Slots.All(IsSolved);

    /// <inheritdoc/>
    public override int Earned => 100 * _quest.Slots.Where(IsSolved).Sum(s => s.Weight) / Math.Max(1, _quest.Slots.Sum(s => s.Weight));

    /// <inheritdoc/>
    internal override Worked? After(Move move, Desk desk) => move switch
    {
        Move.Write w when _quest.Slots.Any(s => s.Key == w.Slot) => new Worked(this, desk.Writing(w)),
        Move.Send s when _quest.Slots.FirstOrDefault(x => x.Key == s.Slot) is { } slot =>
            new Worked(this with { Judgements = Judgements.SetItem(slot.Key, BuildJudge.Judge(_quest, slot, desk.Drafts.GetValueOrDefault(slot.Key, ""), _seed)) }, desk),
        _ => null,
    };

    /// <inheritdoc/>
    internal override string? Outcome(Work before, Move move) => move is Move.Send { Slot: var slot } && Judgements.TryGetValue(slot, out var judgement)
        ? judgement.IsSolved ? MoveOutcome.Right : judgement.Outcome.Trips
        : null;

    private bool IsSolved(Slot slot) => Judgements.TryGetValue(slot.Key, out var judgement) && judgement.IsSolved;
}

/// <summary>What a session or an attempt has come to in a build quest.</summary>
public static class BuildProgress
{
    extension(Session session)
    {
        /// <summary>The last judgement of each slot that was sent, by key; empty in other quests.</summary>
        public IReadOnlyDictionary<string, BuildJudgement> Judgements => (session.Work as BuildWork)?.Judgements ?? ImmutableDictionary<string, BuildJudgement>.Empty;
    }

    extension(Attempt attempt)
    {
        /// <summary>What came of each slot of a build quest, in its order; empty in other quests.</summary>
        public IEnumerable<BuildJudgement> Judgements =>
            attempt.Work is BuildWork work ? ((BuildQuest)work.Quest).Slots.Where(s => work.Judgements.ContainsKey(s.Key)).Select(s => work.Judgements[s.Key]) : [];
    }
}
