using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What came of a ploy.</summary>
public enum TurnOutcome
{
    /// <summary>A party has begun.</summary>
    Started,

    /// <summary>A party took the message in.</summary>
    Accepted,

    /// <summary>A party refused the message, could not read it, or could not go on.</summary>
    Refused,

    /// <summary>Something that concerns the adversary alone, or time.</summary>
    Done,

    /// <summary>Trying found the value.</summary>
    Found,

    /// <summary>None of the values that were tried fits.</summary>
    NotFound,

    /// <summary>It cannot be carried out, and changed nothing.</summary>
    Impossible,
}

/// <summary>A ploy and what came of it.</summary>
/// <param name="Line">As written.</param>
/// <param name="Ploy">The ploy; null for a line that says none.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record Turn(string Line, Ploy? Ploy, TurnOutcome Outcome)
{
    /// <summary>The label of the party that it was about, or null.</summary>
    public string? Who { get; init; }

    /// <summary>Which message of the protocol was delivered, or null.</summary>
    public Step? Step { get; init; }

    /// <summary>Why the message was not accepted, or null.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Numbers of the messages that were sent because of it.</summary>
    public Sequence<int> Heard { get; init; } = [];

    /// <summary>What a guess found, as people read it, or null; and how many values were tried.</summary>
    public (string? Value, int Tried) Guess { get; init; }

    /// <summary>Which goal came nearest and why what was done does not count, or null.</summary>
    public Prose? Near { get; init; }

    /// <summary>What is wrong with a line that cannot be carried out, or null.</summary>
    public PloyProblem? Problem { get; init; }

    /// <summary>Whether the adversary got something from the ploy, if only an answer to what was refused.</summary>
    public bool IsSuccess => (Outcome == TurnOutcome.Refused && Heard.Count > 0) || Outcome is not (TurnOutcome.Refused or TurnOutcome.NotFound or TurnOutcome.Impossible);

    /// <summary>What stopped the ploy: the name of the check that refused, or the ploy's own word. Empty when nothing did.</summary>
    public string StoppedBy => IsSuccess ? "" : Verdict switch
    {
        Verdict.Refused r => r.Check.ToString(),
        Verdict.Malformed m => m.Check.ToString(),
        _ => Ploy?.Word ?? "",
    };
}

/// <summary>A goal that is violated.</summary>
/// <param name="Goal">The name of the goal.</param>
/// <param name="Participant">For whom, in the order of starting, from 0; of a goal of the world, whose message it was after which it was violated.</param>
/// <param name="Story">What that means, in a sentence.</param>
public sealed record Breach(string Goal, int Participant, Prose Story);
