using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>The player is the network and plays dishonest parties, and wins by violating a goal, whichever way.</summary>
public sealed record AttackQuest(QuestHead Head) : Quest(Head)
{
    /// <summary>The kind.</summary>
    public static QuestKind Attacking { get; } = new("attack", (reader, fields, head) => reader.Attack(fields, head));

    /// <inheritdoc/>
    public override QuestKind Kind => Attacking;

    /// <inheritdoc/>
    internal override Work Begin(ulong seed) => new AttackWork(this, Board.After(this, Field, seed, []));

    /// <summary>Each line is a ploy.</summary>
    internal override Attempt Answer(string text, ulong seed) => new(new AttackWork(this, Board.After(this, Field, seed, Attempt.Lines(text))), null);

    /// <inheritdoc/>
    internal override void Prove(IEnumerable<ulong> seeds, Diagnostics diagnostics) => AttackProof.Check(this, seeds, diagnostics);

    /// <summary>The protocol that is attacked, and the goals one of which must be violated.</summary>
    public required Battlefield Field { get; init; }

    /// <summary>The protocol in which the attack is stopped, and the same goals.</summary>
    public required Battlefield Repaired { get; init; }

    /// <summary>What stops it there: the name of a check, or the word of a ploy that can no longer be carried out.</summary>
    public required string StoppedBy { get; init; }

    /// <summary>What the adversary has and may do.</summary>
    public required Means Means { get; init; }

    /// <summary>Ploys that are played before the player's first.</summary>
    public required Sequence<string> Opening { get; init; }

    /// <summary>Ploys that win, in two ways of different shape.</summary>
    public required Sequence<AttackScript> Wins { get; init; }

    /// <summary>Ploys that do not win: everything passed on as it should be, and noise.</summary>
    public required Sequence<AttackScript> Misses { get; init; }
}
