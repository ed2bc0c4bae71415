using System.Collections.Immutable;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>One decision of a player. A session is the list of its moves; everything else follows from them.</summary>
public abstract record Move
{
    private Move()
    {
    }

    /// <summary>Notation is written into a slot of a build quest, or something into an entry of a sheet. It is judged when it is sent, not before.</summary>
    public sealed record Write(string Slot, string Notation) : Move;

    /// <summary>What a slot holds is sent, and the run goes on to its end; or a whole sheet is handed in.</summary>
    public sealed record Send(string Slot) : Move;

    /// <summary>A statement is made about the message of the current round of a verify quest, or a ploy is played in an attack quest.</summary>
    public sealed record State(string Statement) : Move;

    /// <summary>The round's message is accepted or refused.</summary>
    /// <param name="Refuse">The label of the check, or null to accept.</param>
    public sealed record Decide(string? Refuse) : Move;

    /// <summary>The next hint is bought.</summary>
    public sealed record TakeHint : Move;

    /// <summary>All slots, or all statements of the round, are cleared.</summary>
    public sealed record Reset : Move;

    /// <summary>The last write, statement or reset is taken back. What was sent, decided or bought stays.</summary>
    public sealed record Undo : Move;

    /// <summary>What was taken back last comes again.</summary>
    public sealed record Redo : Move;

    /// <summary>The player gives up and is shown the solution. An attempt that was not over is over then and scores nothing.</summary>
    public sealed record GiveUp : Move;

    /// <summary>
    /// How long operations took when the attempt began. It is kept like a move, because everything follows from the moves and nobody can measure
    /// the same again.
    /// </summary>
    /// <param name="Nanoseconds">The times, by name of the figure.</param>
    public sealed record Measure(Sequence<(string Figure, long Time)> Nanoseconds) : Move;
}

/// <summary>What a player is working on between sends and decisions. Adding to it costs the same however much lies there.</summary>
/// <param name="Drafts">What the slots, or the entries of a sheet, hold, by key.</param>
/// <param name="Statements">What has been stated about the current round's message, or the ploys that were played.</param>
public sealed record Desk(ImmutableDictionary<string, string> Drafts, ImmutableList<string> Statements)
{
    /// <summary>An empty desk.</summary>
    public static readonly Desk Empty = new(ImmutableDictionary.Create<string, string>(StringComparer.Ordinal), []);

    internal Desk Writing(Move.Write written) => this with { Drafts = Drafts.SetItem(written.Slot, written.Notation) };

    internal Desk Stating(string statement) => this with { Statements = Statements.Add(statement) };
}

/// <summary>
/// A play of a quest: the log of moves and what follows from it. Replaying the log gives the same session, and the score is
/// computed from it, never stored.
/// </summary>
public sealed record Session
{
    /// <summary>What hints cost, in hundredths of the score: the first, the second, the third.</summary>
    public static readonly Sequence<int> HintPrices = [10, 20, 30];

    /// <summary>
    /// The version of the rules by which moves are judged and scored. Whoever changes what some log of moves comes to raises it; records keep
    /// the version of each score.
    /// </summary>
    public const int Scoring = 1;

    /// <summary>The slot of a <see cref="Move.Write"/> that keeps an unfinished <see cref="Line"/>.</summary>
    public const string LineSlot = "line";

    private Session(Work work, ulong seed)
    {
        Work = work;
        Seed = seed;
    }

    /// <summary>The quest, with what was measured for this attempt.</summary>
    public Quest Quest => Work.Quest;

    /// <summary>What has come of it so far.</summary>
    public Work Work { get; private init; }

    /// <summary>The seed of this attempt.</summary>
    public ulong Seed { get; }

    /// <summary>All moves so far.</summary>
    public ImmutableList<Move> Log { get; private init; } = [];

    /// <summary>The current desk.</summary>
    public Desk Desk { get; private init; } = Desk.Empty;

    /// <summary>The hints that were bought.</summary>
    public int HintsTaken { get; private init; }

    /// <summary>How many moves count against par: what was sent, stated and decided, and filled into a sheet, whether or not it was taken back.</summary>
    public int Moves { get; private init; }

    /// <summary>Whether the player gave up, and so has seen the solution without finding it.</summary>
    public bool HasGivenUp { get; private init; }

    /// <summary>Whether there is nothing left to do.</summary>
    public bool IsOver => Work.IsOver || HasGivenUp;

    /// <summary>Whether the solution may be told: it was found, or given up for.</summary>
    public bool IsSolutionTold => IsSolved || HasGivenUp;

    /// <summary>Whether the quest counts as solved: everything was done right.</summary>
    public bool IsSolved => Work.IsOver && Earned == 100;

    /// <summary>What was earned, before hints are paid, in hundredths.</summary>
    public int Earned => Work.Earned;

    /// <summary>The score in hundredths: what was earned less what hints cost, never below 0; nothing where the player gave up before the end.</summary>
    public int Score => !Work.IsOver && HasGivenUp ? 0 : Math.Max(0, Earned - HintPrices.Take(HintsTaken).Sum());

    /// <summary>Whether <see cref="Move.Undo"/> would do something.</summary>
    public bool CanUndo => !Past.IsEmpty;

    /// <summary>Whether <see cref="Move.Redo"/> would do something.</summary>
    public bool CanRedo => !Future.IsEmpty;

    /// <summary>
    /// What was being typed into a line of a verify or attack quest when it was left or the game was interrupted; empty when nothing was. It is
    /// no statement and no ploy yet, costs nothing, and is gone once something is stated, played or decided, or the desk begun anew.
    /// </summary>
    public string Line { get; private init; } = "";

    /// <summary>Whether nothing more can be written, stated or taken back: the attempt has <see cref="Bounds.AttemptMoves"/>. What is there can still be sent and decided.</summary>
    public bool IsFull => Log.Count >= Bounds.AttemptMoves;

    private ImmutableStack<Desk> Past { get; init; } = [];

    private ImmutableStack<Desk> Future { get; init; } = [];

    /// <summary>A session before its first move.</summary>
    public static Session Begin(Quest quest, ulong? seed = null) => new(quest.Begin(seed ?? quest.Seed), seed ?? quest.Seed);

    /// <summary>The session that a log leads to. Moves that make no sense where they stand change nothing.</summary>
    public static Session Replay(Quest quest, ulong seed, IEnumerable<Move> log) => log.Aggregate(Begin(quest, seed), (s, m) => s.After(m));

    /// <summary>The session after one more move. A move that makes no sense changes nothing and is not logged, and so is one too many.</summary>
    public Session After(Move move)
    {
        if (HasGivenUp || (move is Move.GiveUp && IsSolved))
        {
            return this;
        }

        if (IsFull && move is Move.Write or Move.State or Move.Reset or Move.Undo or Move.Redo)
        {
            return this;
        }

        var next = move switch
        {
            Move.GiveUp => this with { HasGivenUp = true, Past = [], Future = [] },
            Move.Write or Move.Send or Move.Reset or Move.Undo or Move.Redo when Work.IsClosed => this,
            Move.Write { Slot: LineSlot } w when Work.TakesLine => w.Notation == Line ? this : this with { Line = w.Notation },
            Move.Measure m => Log.IsEmpty && Work.With(m) is { } work ? this with { Work = work } : this,
            Move.TakeHint => HintsTaken < Quest.Hints.Count && HintsTaken < HintPrices.Count ? this with { HintsTaken = HintsTaken + 1 } : this,
            Move.Reset => Desk.Drafts.IsEmpty && Desk.Statements.IsEmpty ? this : Put(Work.On(Desk.Empty), Desk.Empty),
            Move.Undo => CanUndo ? this with { Work = Work.On(Past.Peek()), Desk = Past.Peek(), Past = Past.Pop(), Future = Future.Push(Desk) } : this,
            Move.Redo => CanRedo ? this with { Work = Work.On(Future.Peek()), Desk = Future.Peek(), Future = Future.Pop(), Past = Past.Push(Desk) } : this,
            _ => Work.After(move, Desk) switch
            {
                null => this,
                { IsFinal: true } decided => this with { Work = decided.Work, Desk = decided.Desk, Past = [], Future = [] },
                { } worked when ReferenceEquals(worked.Desk, Desk) && move is not Move.Write => this with { Work = worked.Work },
                { } worked => Put(worked.Work, worked.Desk),
            },
        };
        return ReferenceEquals(next, this) ? this : next with
        {
            Log = Log.Add(move),
            Moves = Moves + (Quest.Kind.Counts(move) ? 1 : 0),
            Line = move is Move.State or Move.Decide or Move.Reset ? "" : next.Line,
        };
    }

    private Session Put(Work work, Desk desk) => this with { Work = work, Desk = desk, Past = Past.Push(Desk), Future = [] };
}
