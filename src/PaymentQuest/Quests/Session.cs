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

    /// <summary>
    /// How long operations took when the attempt began. It is kept like a move, because everything follows from the moves and nobody can measure
    /// the same again.
    /// </summary>
    /// <param name="Nanoseconds">The times, by name of the figure.</param>
    public sealed record Measure(Sequence<(string Figure, long Time)> Nanoseconds) : Move;
}

/// <summary>What a player is working on between sends and decisions.</summary>
/// <param name="Drafts">What the slots, or the entries of a sheet, hold, by key.</param>
/// <param name="Statements">What has been stated about the current round's message, or the ploys that were played.</param>
public sealed record Desk(IReadOnlyDictionary<string, string> Drafts, Sequence<string> Statements)
{
    /// <summary>An empty desk.</summary>
    public static readonly Desk Empty = new(new Dictionary<string, string>(), []);
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

    private Session(Quest quest, ulong seed)
    {
        Quest = quest;
        Seed = seed;
    }

    /// <summary>The quest.</summary>
    public Quest Quest { get; private init; }

    /// <summary>The seed of this attempt.</summary>
    public ulong Seed { get; }

    /// <summary>All moves so far.</summary>
    public Sequence<Move> Log { get; private init; } = [];

    /// <summary>The current desk.</summary>
    public Desk Desk { get; private init; } = Desk.Empty;

    /// <summary>The hints that were bought.</summary>
    public int HintsTaken { get; private init; }

    /// <summary>The last judgement of each slot that was sent, by key.</summary>
    public IReadOnlyDictionary<string, BuildJudgement> Judgements { get; private init; } = new Dictionary<string, BuildJudgement>();

    /// <summary>The judgements of the rounds that are over.</summary>
    public Sequence<VerifyJudgement> Rounds { get; private init; } = [];

    /// <summary>What came of the sheet that was handed in; null before, and in build and verify quests.</summary>
    public SheetJudgement? Sheet { get; private init; }

    /// <summary>How an attack quest stands; null in others.</summary>
    public Board? Board { get; private init; }

    /// <summary>How many moves count against par: what was sent, stated and decided, and filled into a sheet, whether or not it was taken back.</summary>
    public int Moves => Log.Count(m => IsCounted(m, Quest is SheetQuest));

    /// <summary>Whether there is nothing left to do.</summary>
    public bool IsOver => Quest switch
    {
        BuildQuest b => b.Slots.All(s => Judgements.TryGetValue(s.Key, out var j) && j.IsSolved),
        VerifyQuest v => Rounds.Count >= v.Rounds,
        AttackQuest => Board?.Breach is not null,
        SheetQuest => Sheet is not null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether the quest counts as solved: everything was done right.</summary>
    public bool IsSolved => IsOver && Earned == 100;

    /// <summary>What was earned, before hints are paid, in hundredths.</summary>
    public int Earned => Quest switch
    {
        BuildQuest b => 100 * b.Slots.Where(s => Judgements.TryGetValue(s.Key, out var j) && j.IsSolved).Sum(s => s.Weight) / Math.Max(1, b.Slots.Sum(s => s.Weight)),
        VerifyQuest v => 100 * Rounds.Count(r => r.Outcome == RoundOutcome.Right) / v.Rounds,
        SheetQuest => Sheet?.Score ?? 0,
        AttackQuest => Board?.Breach is null ? 0 : 100,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The score in hundredths: what was earned less what hints cost, never below 0.</summary>
    public int Score => Math.Max(0, Earned - HintPrices.Take(HintsTaken).Sum());

    /// <summary>Whether <see cref="Move.Undo"/> would do something.</summary>
    public bool CanUndo => Past.Count > 0;

    /// <summary>Whether <see cref="Move.Redo"/> would do something.</summary>
    public bool CanRedo => Future.Count > 0;

    /// <summary>
    /// What was being typed into a line of a verify or attack quest when it was left or the game was interrupted; empty when nothing was. It is
    /// no statement and no ploy yet, costs nothing, and is gone once something is stated, played or decided, or the desk begun anew.
    /// </summary>
    public string Line { get; private init; } = "";

    /// <summary>The message of the current round; null in build quests and when all rounds are over.</summary>
    public Round? CurrentRound { get; private init; }

    private Sequence<Desk> Past { get; init; } = [];

    private Sequence<Desk> Future { get; init; } = [];

    /// <summary>A session before its first move.</summary>
    public static Session Begin(Quest quest, ulong? seed = null) =>
        new Session(quest, seed ?? quest.Seed) { Board = quest is AttackQuest a ? Board.After(a, a.Field, seed ?? quest.Seed, []) : null }.WithRound();

    /// <summary>Whether a move is one of those that <see cref="Moves"/> counts.</summary>
    /// <param name="move">The move.</param>
    /// <param name="isInSheet">Whether it was made in a quest with a sheet, where each entry counts.</param>
    public static bool IsCounted(Move move, bool isInSheet) => move is Move.Send or Move.State or Move.Decide || (move is Move.Write && isInSheet);

    /// <summary>The session that a log leads to. Moves that make no sense where they stand change nothing.</summary>
    public static Session Replay(Quest quest, ulong seed, IEnumerable<Move> log) => log.Aggregate(Begin(quest, seed), (s, m) => s.After(m));

    /// <summary>The session after one more move. A move that makes no sense changes nothing and is not logged.</summary>
    public Session After(Move move)
    {
        var next = move switch
        {
            Move.Write or Move.Send or Move.Reset or Move.Undo or Move.Redo when Sheet is not null || Board?.Breach is not null => this,
            Move.Write { Slot: LineSlot } w when Board is { Breach: null } || CurrentRound is not null => w.Notation == Line ? this : this with { Line = w.Notation },
            Move.Measure m when Log.Count == 0 && Quest is ComputeQuest c => this with { Quest = Measuring.With(c, m) },
            Move.State s when Board is { Breach: null } => Played(s.Statement),
            Move.Write w when Quest is SheetQuest q && q.Keys.Contains(w.Slot) => Put(Desk with { Drafts = With(Desk.Drafts, w.Slot, w.Notation) }),
            Move.Send { Slot: SheetQuest.Whole } when Quest is SheetQuest q => this with { Sheet = SheetJudge.Judge(q, Desk.Drafts, Seed) },
            Move.Write w when Quest is BuildQuest b && b.Slots.Any(s => s.Key == w.Slot) => Put(Desk with { Drafts = With(Desk.Drafts, w.Slot, w.Notation) }),
            Move.Send s when Quest is BuildQuest b && b.Slots.FirstOrDefault(x => x.Key == s.Slot) is { } slot => this with
            {
                Judgements = With(Judgements, slot.Key, BuildJudge.Judge(b, slot, Desk.Drafts.GetValueOrDefault(slot.Key, ""), Seed)),
            },
            Move.State s when CurrentRound is not null => Put(Desk with { Statements = [.. Desk.Statements, s.Statement] }),
            Move.Decide d when Quest is VerifyQuest v && CurrentRound is { } round => Decided(v, round, d),
            Move.TakeHint when HintsTaken < Quest.Hints.Count && HintsTaken < HintPrices.Count => this with { HintsTaken = HintsTaken + 1 },
            Move.Reset when Desk.Drafts.Count > 0 || Desk.Statements.Count > 0 => Put(Desk.Empty).WithBoard(),
            Move.Undo when CanUndo => (this with { Desk = Past[^1], Past = Past.Take(Past.Count - 1).ToSequence(), Future = [.. Future, Desk] }).WithBoard(),
            Move.Redo when CanRedo => (this with { Desk = Future[^1], Future = Future.Take(Future.Count - 1).ToSequence(), Past = [.. Past, Desk] }).WithBoard(),
            _ => this,
        };
        return ReferenceEquals(next, this) ? this : next with { Log = [.. Log, move], Line = move is Move.State or Move.Decide or Move.Reset ? "" : next.Line };
    }

    private Session Put(Desk desk) => this with { Desk = desk, Past = [.. Past, Desk], Future = [] };

    /// <summary>The session after a ploy; the same when it cannot be carried out, which costs nothing.</summary>
    private Session Played(string line)
    {
        var played = Board!.With(Desk.Statements.Append(line));
        return played.Turns[^1].Outcome == TurnOutcome.Impossible ? this : Put(Desk with { Statements = [.. Desk.Statements, line] }) with { Board = played };
    }

    private Session WithBoard() => Board is null ? this : this with { Board = Board.With(Desk.Statements) };

    private Session Decided(VerifyQuest quest, Round round, Move.Decide decision)
    {
        var statements = Desk.Statements.Where(s => s != "accept" && !s.StartsWith("refuse ", StringComparison.Ordinal))
            .Append(decision.Refuse is { } label ? $"refuse {label}" : "accept");
        var decided = this with
        {
            Rounds = [.. Rounds, VerifyJudge.Judge(quest, round, statements)],
            Desk = Desk.Empty,
            Past = [],
            Future = [],
        };
        return decided.WithRound();
    }

    private Session WithRound() => this with { CurrentRound = Quest is VerifyQuest v && Rounds.Count < v.Rounds ? VerifyJudge.Draw(v, Seed, Rounds.Count) : null };

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> map, string key, T value) => new(map, StringComparer.Ordinal) { [key] = value };
}
