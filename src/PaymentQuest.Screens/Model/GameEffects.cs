using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Read and compile a quest, and find its unfinished attempt. Answered by <see cref="QuestLoaded"/>.</summary>
/// <param name="Id">The quest.</param>
public sealed record LoadQuest(string Id) : Effect;

/// <summary>Something to keep for good before the next frame is drawn. Answered by <see cref="KeepingChanged"/> when that changed whether anything is kept.</summary>
public abstract record Keep : DurableEffect;

/// <summary>Keep moves of an attempt.</summary>
/// <param name="Quest">The quest's identifier.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="First">The position of the first of these moves in the log, from 0.</param>
/// <param name="Moves">The moves. They were made at the same moment.</param>
/// <param name="Result">What the attempt came to when it is over, else null.</param>
public sealed record SaveMoves(string Quest, int Attempt, ulong Seed, int First, Sequence<Move> Moves, AttemptResult? Result) : Keep
{
    /// <summary>The player's time at this moment.</summary>
    public Thinking Thinking { get; init; } = Thinking.None;

    /// <summary>The moves before these, as far as they make sense in the quest as it is now; null when all do that are kept.</summary>
    public IReadOnlyList<Move>? Before { get; init; }

    /// <summary>What came of the last of the moves; see <see cref="MoveOutcome"/>.</summary>
    public string? Outcome { get; init; }

    /// <inheritdoc/>
    public override Prose What => Prose.Of("game.moves-of-an-attempt", ("quest", Quest), ("attempt", Attempt), ("first", First + 1), ("last", First + Moves.Count));
}

/// <summary>Keep the time spent on an attempt, when a desk is left and now and then before.</summary>
/// <param name="Quest">The quest's identifier.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
/// <param name="Spent">The time.</param>
public sealed record SaveTime(string Quest, int Attempt, TimeSpan Spent) : Keep
{
    /// <inheritdoc/>
    public override Prose What => Prose.Of("game.the-time", ("quest", Quest));
}

/// <summary>What a finished attempt came to.</summary>
/// <param name="IsSolved">Whether everything was right.</param>
/// <param name="Score">In hundredths.</param>
public sealed record AttemptResult(bool IsSolved, int Score);

/// <summary>Keep the language that the player chose.</summary>
/// <param name="Language">The language.</param>
public sealed record KeepLanguage(Language Language) : Keep
{
    /// <inheritdoc/>
    public override Prose What => Prose.Of("game.the-language");
}

/// <summary>Keep the theme that the player chose.</summary>
/// <param name="Theme">The theme.</param>
public sealed record KeepTheme(Theme Theme) : Keep
{
    /// <inheritdoc/>
    public override Prose What => Prose.Of("game.the-colours");
}

/// <summary>Try again to keep what could not be kept.</summary>
public sealed record KeepAgain : Keep
{
    /// <inheritdoc/>
    public override Prose What => Prose.Of("game.what-could-not-be-kept-before");
}

/// <summary>An attempt as it was saved.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Moves">Its log.</param>
/// <param name="Spent">The time spent on it; null when it was not measured.</param>
public sealed record SavedAttempt(int Number, ulong Seed, Sequence<Move> Moves, TimeSpan? Spent = null);

/// <summary>A quest has been read, or not.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Quest">The quest; null when it could not be read.</param>
/// <param name="Problem">Why not; null when it could.</param>
/// <param name="Unfinished">The attempt to go on with, or null.</param>
/// <param name="NextAttempt">The number that a new attempt gets, from 1.</param>
/// <param name="Reached">What the player has reached in it; null when nothing is kept of it.</param>
public sealed record QuestLoaded(string Id, Quest? Quest, string? Problem, SavedAttempt? Unfinished, int NextAttempt, QuestProgress? Reached = null)
{
    /// <summary>What was measured for a new attempt; null when nothing is.</summary>
    public Move.Measure? Measured { get; init; }

    /// <summary>Whether the best score was given in another edition than today's; it stands all the same.</summary>
    public bool IsBestOfAnother { get; init; }

    /// <summary>Whether progress is kept, if that has changed meanwhile; else null.</summary>
    public KeepingChanged? Keeping { get; init; }
}

/// <summary>Whether progress is kept has changed, or there is something to tell about it; play goes on.</summary>
/// <param name="Note">What the player is told from now on; null takes back what was told before.</param>
/// <param name="IsKept">Whether everything is kept.</param>
public sealed record KeepingChanged(Prose? Note, bool IsKept);
