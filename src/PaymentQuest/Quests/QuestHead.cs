using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What the file of every quest says, whatever is to be done in it.</summary>
public sealed record QuestHead
{
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
    public required Prose Source { get; init; }

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

    /// <summary>Certificates that are made up for this quest, with their private keys: what only its dishonest senders have.</summary>
    public Sequence<Term> ForeignCertificates { get; init; } = [];

    /// <summary>The file.</summary>
    public required Place Place { get; init; }

    /// <summary>The file itself, from which its claims are read when somebody proves them; null for a quest that was not read.</summary>
    internal WrittenQuest? Written { get; init; }
}

/// <summary>A quest as its file says it.</summary>
/// <param name="Root">The file.</param>
/// <param name="Find">Finds other protocols that it names, by identifier.</param>
internal sealed record WrittenQuest(Node.Map Root, Func<string, Diagnostics, CompiledProtocol?> Find);
