using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>The player composes messages.</summary>
public sealed record BuildQuest(QuestHead Head) : Quest(Head)
{
    /// <summary>What is to be composed, in order.</summary>
    public required Sequence<Slot> Slots { get; init; }

    /// <summary>Wrong answers and the check that each trips.</summary>
    public required Sequence<Reject> Rejects { get; init; }
}

/// <summary>One thing to compose: a message, or a definition that a role's messages contain.</summary>
/// <param name="Key">The message's name, or the name of the definition.</param>
/// <param name="Step">The message that is composed, or the first message of the role in which the definition occurs.</param>
/// <param name="Definition">The definition, or null when the whole message is composed.</param>
/// <param name="InAtoms">Whether names of definitions must not be used.</param>
/// <param name="Without">Names of definitions or atoms that must not be used: always the one that stands for the whole answer.</param>
/// <param name="Weight">The share of the score, in parts of the sum of all weights.</param>
/// <param name="Solution">What solves it, in the notation.</param>
public sealed record Slot(string Key, Step Step, string? Definition, bool InAtoms, Sequence<string> Without, int Weight, string Solution)
{
    /// <summary>Where its solution is written.</summary>
    public Place Place { get; init; }
}

/// <summary>A wrong answer.</summary>
/// <param name="Slot">The slot's key.</param>
/// <param name="Answer">The notation.</param>
/// <param name="Trips">The name of the check that refuses it, or <c>unknown</c>, <c>form</c>, <c>secret</c>, <c>atoms</c>, <c>notation</c>.</param>
/// <param name="Because">Why it is wrong.</param>
public sealed record Reject(string Slot, string Answer, string Trips, Prose Because)
{
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}
