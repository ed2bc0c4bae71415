using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <summary>One attempt as the records keep it. Times are in milliseconds: of moments since 1970-01-01 UTC, and of thinking. Null is what was not recorded.</summary>
/// <param name="Player">The player's name; empty for the one without.</param>
/// <param name="Quest">The quest's identifier.</param>
/// <param name="Number">From 1, in the order in which attempts at a quest were begun on this machine.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Moves">The log, from position 0 on.</param>
internal sealed record AttemptRecord(string Player, string Quest, int Number, ulong Seed, IReadOnlyList<MoveRecord> Moves)
{
    /// <summary>The end of the year 9999, as of every time in .NET. No time is later, also none that was spent.</summary>
    public const long LastMoment = 253_402_300_799_999;

    /// <summary>When it was begun.</summary>
    public long? Began { get; init; }

    /// <summary>When it was over; null while it is not.</summary>
    public long? Ended { get; init; }

    /// <summary>The time spent on it, by a clock that stood still while the program was stopped or closed.</summary>
    public long? Thought { get; init; }

    /// <summary>How many hints were taken.</summary>
    public int Hints { get; init; }

    /// <summary>What it came to; null while it is not over.</summary>
    public AttemptResult? Result { get; init; }

    /// <summary>The edition of the result, or of the last move while there is none.</summary>
    public Edition? Edition { get; init; }
}

/// <summary>One move as the records keep it; see <see cref="MoveText"/>.</summary>
/// <param name="Word">What kind of move.</param>
/// <param name="First">Its first text, or null.</param>
/// <param name="Second">Its second text, or null.</param>
internal sealed record MoveRecord(string Word, string? First, string? Second)
{
    /// <summary>When the player could begin to think about it.</summary>
    public long? Began { get; init; }

    /// <summary>When it was made.</summary>
    public long? Ended { get; init; }

    /// <summary>How long the clock ran in between.</summary>
    public long? Thought { get; init; }

    /// <summary>Whether the clock ran all the time in between.</summary>
    public bool? ClockRan { get; init; }

    /// <summary>What came of it, in a word; null for what is not judged.</summary>
    public string? Outcome { get; init; }

    /// <summary>The edition in which it was judged.</summary>
    public Edition? Edition { get; init; }

    /// <summary>Whether it is a move that the game knows.</summary>
    public bool IsMove => MoveText.Read(Word, First, Second) is not null;

    /// <summary>Whether two records tell of the same move.</summary>
    public bool IsSame(MoveRecord other) => (Word, First, Second, Ended) == (other.Word, other.First, other.Second, other.Ended);
}
