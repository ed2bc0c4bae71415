using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// Something to do in a protocol, as its author wrote it in a scenario file. How it is judged is not in it: the run is.
/// </summary>
public abstract record Quest
{
    internal Quest(QuestHead head)
    {
        Head = head;
    }

    /// <summary>What every kind of quest has.</summary>
    public QuestHead Head { get; internal init; }

    /// <inheritdoc cref="QuestHead.Id"/>
    public string Id => Head.Id;

    /// <inheritdoc cref="QuestHead.Compiled"/>
    public CompiledProtocol Compiled => Head.Compiled;

    /// <summary>The same quest, whose runs repeat no operation with a key pair that was made before.</summary>
    internal Quest Remembering => this with { Head = Head with { Suite = Suite.Remembering } };

    /// <inheritdoc cref="QuestHead.Suite"/>
    public Suite Suite => Head.Suite;

    /// <inheritdoc cref="QuestHead.Setting"/>
    public Setting Setting => Head.Setting;

    /// <inheritdoc cref="QuestHead.Seed"/>
    public ulong Seed => Head.Seed;

    /// <inheritdoc cref="QuestHead.Title"/>
    public Prose Title => Head.Title;

    /// <inheritdoc cref="QuestHead.Story"/>
    public Prose Story => Head.Story;

    /// <inheritdoc cref="QuestHead.Brief"/>
    public Prose Brief => Head.Brief;

    /// <inheritdoc cref="QuestHead.Hints"/>
    public Sequence<Prose> Hints => Head.Hints;

    /// <inheritdoc cref="QuestHead.Debrief"/>
    public Prose Debrief => Head.Debrief;

    /// <inheritdoc cref="QuestHead.Source"/>
    public Prose Source => Head.Source;

    /// <inheritdoc cref="QuestHead.Requires"/>
    public Sequence<string> Requires => Head.Requires;

    /// <inheritdoc cref="QuestHead.Teaches"/>
    public Sequence<string> Teaches => Head.Teaches;

    /// <inheritdoc cref="QuestHead.ParSeconds"/>
    public int ParSeconds => Head.ParSeconds;

    /// <inheritdoc cref="QuestHead.ParMoves"/>
    public int ParMoves => Head.ParMoves;

    /// <inheritdoc cref="QuestHead.Foreign"/>
    public Sequence<Term.Atom> Foreign => Head.Foreign;

    /// <inheritdoc cref="QuestHead.ForeignCertificates"/>
    public Sequence<Term> ForeignCertificates => Head.ForeignCertificates;

    /// <inheritdoc cref="QuestHead.Place"/>
    public Place Place => Head.Place;

    /// <summary>The protocol.</summary>
    public Protocol Protocol => Compiled.Protocol;

    /// <summary>What is done in it.</summary>
    public abstract QuestKind Kind { get; }

    /// <summary>The work before the first move of an attempt.</summary>
    internal abstract Work Begin(ulong seed);

    /// <summary>What comes of a whole answer as text, or why it cannot be judged.</summary>
    internal abstract Attempt Answer(string text, ulong seed);

    /// <summary>Adds what an author claims and is not so to the diagnostics.</summary>
    internal abstract void Prove(IEnumerable<ulong> seeds, Diagnostics diagnostics);

    /// <summary>The plan of the honest run under a seed.</summary>
    public RunPlan Plan(ulong seed) => new(Compiled, Suite, Setting, seed);
}
