using PaymentQuest.Documents;
using PaymentQuest.Play;
using PaymentQuest.Scenarios;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Read and compile a quest, and find its unfinished attempt. Answered by <see cref="QuestLoaded"/>.</summary>
/// <param name="Id">The quest.</param>
public sealed record LoadQuest(string Id) : Effect;

/// <summary>Keep moves of an attempt for good. Answered by <see cref="SavingFailed"/>, or by nothing when it worked.</summary>
/// <param name="Quest">The quest's identifier.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="First">The position of the first of these moves in the log, from 0.</param>
/// <param name="Moves">The moves.</param>
/// <param name="Result">What the attempt came to when it is over, else null. It is only a note: the log decides.</param>
public sealed record SaveMoves(string Quest, int Attempt, ulong Seed, int First, Sequence<Move> Moves, AttemptResult? Result) : Effect;

/// <summary>What a finished attempt came to.</summary>
/// <param name="IsSolved">Whether everything was right.</param>
/// <param name="Score">In hundredths.</param>
public sealed record AttemptResult(bool IsSolved, int Score);

/// <summary>Keep the language that the player chose.</summary>
/// <param name="Language">The language.</param>
public sealed record KeepLanguage(Language Language) : Effect;

/// <summary>An attempt as it was saved.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Moves">Its log.</param>
public sealed record SavedAttempt(int Number, ulong Seed, Sequence<Move> Moves);

/// <summary>A quest has been read, or not.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Quest">The quest; null when it could not be read.</param>
/// <param name="Problem">Why not; null when it could.</param>
/// <param name="Unfinished">The attempt to go on with, or null.</param>
/// <param name="NextAttempt">The number that a new attempt gets, from 1.</param>
/// <param name="Reached">What the player has reached in it, computed anew from the logs; null when nothing is kept of it.</param>
public sealed record QuestLoaded(string Id, Quest? Quest, string? Problem, SavedAttempt? Unfinished, int NextAttempt, QuestProgress? Reached = null)
{
    /// <summary>What was measured for a new attempt; null when nothing is.</summary>
    public Move.Measure? Measured { get; init; }
}

/// <summary>Progress cannot be kept; play goes on.</summary>
/// <param name="Note">What the player is told.</param>
public sealed record SavingFailed(Prose Note);
