using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Scenarios;

/// <summary>
/// Something to do in a protocol, as its author wrote it in a scenario file. How it is judged is not in it: the run is.
/// </summary>
public abstract record Quest
{
    private Quest()
    {
    }

    /// <summary>The identifier, in lower case with hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The protocol and its programs.</summary>
    public required CompiledProtocol Compiled { get; init; }

    /// <summary>The algorithms.</summary>
    public required Suite Suite { get; init; }

    /// <summary>The protocol's setting with what the scenario changes.</summary>
    public required Setting Setting { get; init; }

    /// <summary>The seed of the first attempt.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Its name.</summary>
    public required Prose Title { get; init; }

    /// <summary>What happened before the player takes over.</summary>
    public required Prose Story { get; init; }

    /// <summary>What the player is to do, in a sentence or two.</summary>
    public required Prose Brief { get; init; }

    /// <summary>Three hints, each saying more: the idea, the place, the shape.</summary>
    public required Sequence<Prose> Hints { get; init; }

    /// <summary>What there is to learn from it, shown when it is done.</summary>
    public required Prose Debrief { get; init; }

    /// <summary>The lecture's item or the publication that it stands on.</summary>
    public required string Source { get; init; }

    /// <summary>Quests that should be done before.</summary>
    public required Sequence<string> Requires { get; init; }

    /// <summary>Words of the lexicon and of the lecture that it teaches.</summary>
    public required Sequence<string> Teaches { get; init; }

    /// <summary>The time that a practised player takes, in seconds.</summary>
    public required int ParSeconds { get; init; }

    /// <summary>The moves that a practised player makes.</summary>
    public required int ParMoves { get; init; }

    /// <summary>Atoms that only dishonest senders of this quest know, besides those of the protocol.</summary>
    public required Sequence<Term.Atom> Foreign { get; init; }

    /// <summary>The file.</summary>
    public required Place Place { get; init; }

    /// <summary>The protocol.</summary>
    public Protocol Protocol => Compiled.Protocol;

    /// <summary>The plan of the honest run under a seed.</summary>
    public RunPlan Plan(ulong seed) => new(Compiled, Suite, Setting, seed);

    /// <summary>The player composes messages.</summary>
    public sealed record Build : Quest
    {
        /// <summary>What is to be composed, in order.</summary>
        public required Sequence<Slot> Slots { get; init; }

        /// <summary>Wrong answers and the check that each trips.</summary>
        public required Sequence<Reject> Rejects { get; init; }
    }

    /// <summary>A message arrives, honest or not, and the player finds out which.</summary>
    public sealed record Verify : Quest
    {
        /// <summary>The player's role, which receives the message.</summary>
        public required Role Role { get; init; }

        /// <summary>The message.</summary>
        public required Step Step { get; init; }

        /// <summary>Whether the player writes both sides of every check; else checks are chosen from a list.</summary>
        public required bool IsHard { get; init; }

        /// <summary>How many messages arrive, one after the other.</summary>
        public required int Rounds { get; init; }

        /// <summary>What may have been done to the message.</summary>
        public required Sequence<Fault> Faults { get; init; }

        /// <summary>Statements that find out everything, in the syntax of answers.</summary>
        public required Sequence<string> Solution { get; init; }

        /// <summary>Answers that miss something.</summary>
        public required Sequence<Oversight> Oversights { get; init; }
    }
}

/// <summary>One thing to compose: a message, or a definition that a role's messages contain.</summary>
/// <param name="Key">The message's name, or the name of the definition.</param>
/// <param name="Step">The message that is composed, or the first message of the role in which the definition occurs.</param>
/// <param name="Definition">The definition, or null when the whole message is composed.</param>
/// <param name="InAtoms">Whether names of definitions must not be used.</param>
/// <param name="Without">Names of definitions that must not be used: always the one that stands for the whole answer.</param>
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

/// <summary>Something dishonest that may have happened before the message arrives.</summary>
/// <param name="Id">Its identifier within the quest.</param>
/// <param name="Step">The message that is not what it should be.</param>
/// <param name="Kind">What is done to it.</param>
/// <param name="Term">What is sent, spliced or flipped; null for a replay.</param>
/// <param name="Trips">The name of the check that finds it.</param>
/// <param name="Story">What was done, told when the round is over.</param>
public sealed record Fault(string Id, Step Step, FaultKind Kind, Term? Term, string Trips, Prose Story)
{
    /// <summary>The word for a message to which nothing was done; no fault is called that.</summary>
    public const string Honest = "honest";

    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}

/// <summary>What is done to a message.</summary>
public enum FaultKind
{
    /// <summary>The sender composes something else.</summary>
    Send,

    /// <summary>A field comes from an earlier run between the same parties.</summary>
    Splice,

    /// <summary>The whole message was accepted once before.</summary>
    Replay,

    /// <summary>One bit of a field is flipped on the way.</summary>
    Flip,
}

/// <summary>An answer to a verify quest that misses something.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Misses">The fault that goes unnoticed, by identifier.</param>
/// <param name="Because">Why that matters.</param>
public sealed record Oversight(Sequence<string> Statements, string Misses, Prose Because)
{
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}
