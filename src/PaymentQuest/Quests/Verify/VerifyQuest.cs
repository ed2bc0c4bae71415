using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>A message arrives, honest or not, and the player finds out which.</summary>
public sealed record VerifyQuest(QuestHead Head) : Quest(Head)
{
    /// <summary>The kind.</summary>
    public static QuestKind Verifying { get; } = new("verify", (reader, fields, head) => reader.Verify(fields, head));

    /// <inheritdoc/>
    public override QuestKind Kind => Verifying;

    /// <inheritdoc/>
    internal override Work Begin(ulong seed) => new VerifyWork(this, seed, []);

    /// <summary>Each line is a statement, made in every round.</summary>
    internal override Attempt Answer(string text, ulong seed)
    {
        var statements = Attempt.Lines(text).ToList();
        return new Attempt(new VerifyWork(this, seed, Enumerable.Range(0, Rounds).Select(i => VerifyJudge.Judge(this, VerifyJudge.Draw(this, seed, i), statements)).ToSequence()), null);
    }

    /// <inheritdoc/>
    internal override void Prove(IEnumerable<ulong> seeds, Diagnostics diagnostics) => VerifyProof.Check(this, seeds, diagnostics);

    /// <summary>The player's role, which receives the message.</summary>
    public required Role Role { get; init; }

    /// <summary>The message.</summary>
    public required Step Step { get; init; }

    /// <summary>
    /// A later message to the same role with which the player decides: when the checks of <see cref="Step"/> hold, the role goes on by itself until it arrives, and its checks are made too. Null
    /// when the player decides at <see cref="Step"/>.
    /// </summary>
    public Step? Until { get; init; }

    /// <summary>Whether the player's checks are made at a message.</summary>
    /// <param name="step">Its number.</param>
    internal bool IsJudgedAt(int step) => step == Step.Number || step == Until?.Number;

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

/// <summary>Something dishonest that may have happened before the message arrives.</summary>
/// <param name="Id">Its identifier within the quest.</param>
/// <param name="Step">The message that is not what it should be.</param>
/// <param name="Kind">What is done to it.</param>
/// <param name="Term">What is sent, spliced or flipped; null where the whole message is meant.</param>
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

    /// <summary>The message of this very run was accepted before, and comes once more.</summary>
    Repeat,

    /// <summary>The message never arrives, and its receiver has waited long enough.</summary>
    Lost,
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
