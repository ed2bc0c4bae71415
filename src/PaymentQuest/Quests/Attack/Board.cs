using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Goals;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// An attack quest as it stands after some ploys: honest parties at work on octets, messages, what the adversary holds, and whether a goal is violated.
/// A function of the quest, the seed and the lines; it is played from the first of them.
/// </summary>
public sealed partial class Board
{
    private readonly Referee _referee;
    private readonly WorldReferee _worldReferee;
    private readonly List<Turn> _turns = [];
    private readonly Dictionary<string, Sequence<Recipe>> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Fate> _fates = [];
    private readonly List<(string Atom, Disclosure.Tested Test)> _tests = [];

    private Board(AttackQuest quest, Battlefield field, Cast cast)
    {
        Quest = quest;
        Field = field;
        _worldReferee = new WorldReferee(cast.Compiled.Protocol with { WorldGoals = field.WorldGoals });
        Runs = new Interleaving(cast, quest.Means.Leaks, _worldReferee, isBounded: true);
        _referee = new Referee(cast);
        Holdings = new Holdings(quest, Runs, new BoardNames(cast, quest.Means.Plays), _referee);
    }

    /// <summary>The quest.</summary>
    public AttackQuest Quest { get; }

    /// <summary>The protocol that is attacked, as it is or repaired.</summary>
    public Battlefield Field { get; }

    /// <summary>The parties at work.</summary>
    public Interleaving Runs { get; }

    /// <summary>What the adversary has.</summary>
    public Holdings Holdings { get; }

    /// <summary>The ploys and what came of each, those of the opening first.</summary>
    public IReadOnlyList<Turn> Turns => _turns;

    /// <summary>The goal that is violated; null while none is.</summary>
    public Breach? Breach { get; private set; }

    /// <summary>Names that ploys have given, in no order.</summary>
    public IEnumerable<string> Named => _named.Keys;

    /// <summary>The board after the opening and some lines. Null when the pool has too few keys, which <c>lint</c> reports.</summary>
    /// <param name="quest">The quest.</param>
    /// <param name="field">The protocol, as it is or repaired.</param>
    /// <param name="seed">All randomness comes from it.</param>
    /// <param name="lines">The player's lines. One that cannot be carried out is a turn, and changes nothing else.</param>
    /// <param name="cast">The parties, when they are there already.</param>
    public static Board? After(AttackQuest quest, Battlefield field, ulong seed, IEnumerable<string> lines, Cast? cast = null)
    {
        if ((cast ?? Cast.Of(field.Compiled, quest.Suite, seed, quest.Means.Runs)) is not { } parties)
        {
            return null;
        }

        var board = new Board(quest, field, parties);
        foreach (var line in quest.Opening.Concat(lines))
        {
            board.Play(line);
        }

        return board;
    }

    /// <summary>The same board with other lines.</summary>
    public Board With(IEnumerable<string> lines) => After(Quest, Field, Runs.Cast.Seed, lines, Runs.Cast)!;

    /// <summary>The label of a participant: the symbol of its role, and its number among those of that role; 0 in the older run.</summary>
    public string Label(int participant)
    {
        var role = Runs.Participants[participant].Role;
        var number = Runs.Participants.Take(participant + 1).Skip(Runs.Older).Count(p => p.Role == role);
        return Field.Compiled.Protocol.RoleNamed(role).Symbol + number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The participant with a label; null when there is none. A role's name will do while one party plays it.</summary>
    public int? Participant(string label)
    {
        var all = Enumerable.Range(0, Runs.Participants.Count).ToList();
        if (all.Find(p => Label(p) == label) is var found && all.Count > 0 && Label(found) == label)
        {
            return found;
        }

        return all.FindAll(p => p >= Runs.Older && Runs.Participants[p].Role == Field.Compiled.Protocol.FindRole(label)?.Name) is [var one] ? one : null;
    }

    /// <summary>What became of a message, by number from 1.</summary>
    public Fate FateOf(int message) => _fates.GetValueOrDefault(message, message <= Runs.HeardBefore ? Fate.Delivered : Fate.InFlight);

    /// <summary>Plays one more line on this very board.</summary>
    internal Turn Play(string line)
    {
        var (ploy, problem) = PloyReader.Read(line, Field.Compiled.Protocol);
        var turn = ploy is null ? new Turn(line, null, TurnOutcome.Impossible) { Problem = problem }
            : Breach is not null ? Over(line, ploy)
            : _turns.Count >= Quest.Opening.Count + Bounds.AnswerLines ? TooMany(line, ploy)
            : Play(line, ploy);
        if (turn.Outcome != TurnOutcome.Impossible)
        {
            Holdings.Hear();
            Breach ??= Judge() ?? Lost(turn);
            turn = Breach is null && turn.IsSuccess ? turn with { Near = NearMiss() } : turn;
        }

        _turns.Add(turn);
        return turn;
    }

    /// <summary>What was won stays won; nothing happens after it.</summary>
    private static Turn Over(string line, Ploy ploy) =>
        new(line, ploy, TurnOutcome.Impossible) { Problem = new PloyProblem(0, Prose.Of("attack.a-goal-is-violated-already-it")) };

    private static Turn TooMany(string line, Ploy ploy) => new(line, ploy, TurnOutcome.Impossible)
    {
        Problem = new PloyProblem(0, Prose.Of("common.no-more-than-ploys", ("most", Bounds.AnswerLines))),
    };

    private Breach? Judge()
    {
        foreach (var claim in Field.Claims)
        {
            for (var i = Runs.Older; i < Runs.Participants.Count; i++)
            {
                if (_referee.IsJudgedFor(claim, Runs.Participants[i].Role) && DisclosuresOf(claim, i).Any(e => _referee.IsViolated(claim, Runs, i, e)))
                {
                    return new Breach(claim.Name, i, Story.Consequence(Runs, claim, i));
                }
            }
        }

        return null;
    }

    /// <summary>A goal of the world that was lost in a turn, after a message that the party of the turn sent or accepted.</summary>
    private Breach? Lost(Turn turn) => _worldReferee.Losses is [var loss, ..] && turn.Who is { } who && Participant(who) is { } participant
        ? new Breach(loss.Goal.Name, participant, Prose.Of("attack.so", ("story", loss.Story)))
        : null;

    /// <summary>How the adversary can show that something is no secret; one null for claims that need no showing.</summary>
    private IEnumerable<Disclosure?> DisclosuresOf(Protocols.Claim claim, int participant) => claim switch
    {
        Protocols.Claim.Secret s => Having(s.Value, participant),
        Protocols.Claim.Guessable g => _tests.Where(t => g.Value is Term.Atom a && a.Name == t.Atom).Select(Disclosure? (t) => t.Test).Concat(Having(g.Value, participant)),
        _ => [null],
    };

    /// <summary>Whoever has a value need not guess it.</summary>
    private IEnumerable<Disclosure?> Having(Term value, int participant) =>
        Runs.Participants[participant].Passed.Count > 0 && Holdings.Derive(value, participant) is { } recipe ? [new Disclosure.Made(recipe)] : [];
}

/// <summary>What became of a message.</summary>
public enum Fate
{
    /// <summary>It has arrived nowhere yet.</summary>
    InFlight,

    /// <summary>It has arrived, or was refused, at least once.</summary>
    Delivered,

    /// <summary>It is kept for later.</summary>
    Held,

    /// <summary>It was taken off the network.</summary>
    Dropped,
}
