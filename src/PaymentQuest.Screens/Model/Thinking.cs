namespace PaymentQuest.Screens;

/// <summary>The player's time over an attempt at the moment of a move, by a clock that stands still while the program is stopped or closed.</summary>
/// <param name="Spent">The time spent on the attempt so far; null when part of it was not measured, as in records of earlier versions.</param>
/// <param name="Since">How long ago the player could begin to think about this move, whether or not the clock ran all the time.</param>
/// <param name="Ran">Whether the clock ran all the time since the move before, or since the desk was opened.</param>
public sealed record Thinking(TimeSpan? Spent, TimeSpan Since, bool Ran)
{
    /// <summary>A move that takes no time, such as the one that an attempt begins with by itself.</summary>
    public static Thinking None { get; } = new(TimeSpan.Zero, TimeSpan.Zero, true);
}

/// <summary>
/// What a judgement depends on beside the moves: the files that the quest came from, and the rules by which moves are judged and scored.
/// A score is kept with its edition and is never computed anew by another.
/// </summary>
/// <param name="Content">The SHA-256 digest of the quest's file and of those of its protocol, in hexadecimal; empty when it is not known.</param>
/// <param name="Scoring">The version of the rules; see <see cref="Quests.Session.Scoring"/>.</param>
public sealed record Edition(string Content, int Scoring);
