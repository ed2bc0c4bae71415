namespace PaymentQuest.Quests;

/// <summary>What came of a move, in a word for records and programs. Language-free, and never changed once it is in a record.</summary>
public static class MoveOutcome
{
    /// <summary>The slot was accepted, or the round decided rightly and with the checks that show it.</summary>
    public const string Right = "right";

    /// <summary>
    /// The word for what the last move of a session led to: <c>right</c>; for a slot what it tripped (<see cref="BuildOutcome.Trips"/>);
    /// for a round how it was decided; for a ploy what came of it, or <c>breach</c> when it won; for a sheet <c>right</c> or <c>partly</c>.
    /// Null for a move that is not judged.
    /// </summary>
    /// <param name="before">The session before the move.</param>
    /// <param name="after">The session after it.</param>
    public static string? Of(Session before, Session after) => after.Log is [.., var move] ? after.Work.Outcome(before.Work, move) : null;
}
