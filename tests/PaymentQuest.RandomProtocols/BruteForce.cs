using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>How much a search may do.</summary>
/// <param name="States">How many states a systematic search looks at.</param>
/// <param name="Plays">How many plays are made by chance.</param>
/// <param name="Variants">How many messages are tried wherever one can be delivered.</param>
internal sealed record Effort(int States, int Plays, int Variants)
{
    /// <summary>The most messages that are delivered.</summary>
    public const int Messages = 8;

    /// <summary>What finds nearly as much for less than half as much work.</summary>
    public Effort Part => new(States / 3, Plays / 4, Variants);
}

/// <summary>
/// A forward search for attacks, simple and slow: it begins runs, delivers whatever could be accepted, and looks after each move whether a goal is
/// violated. It works on octets, shares no line with the search that it is there to contradict, and what it finds is an attack by definition.
/// It finds nothing for certain: it stops when its effort is spent.
/// </summary>
internal sealed class BruteForce(Field field, IReadOnlyList<Claim> claims, Effort effort, ulong seed)
{
    /// <summary>So many plays one after the other that came to no new state, and there is hardly one left.</summary>
    private const int MostRepeated = 30;

    /// <summary>So many messages one after the other that nobody would accept, and a play is stuck.</summary>
    private const int MostFailed = 20;

    private readonly Dice _dice = new(seed);
    private readonly Dictionary<Claim, Script> _found = [];
    private readonly bool _hasClock = field.Protocol.Fresh.Keys.Any(a => field.Protocol.Vocabulary.Atoms[a].Kind == SortKind.Date);
    private readonly HashSet<string> _tried = [];
    private readonly HashSet<string> _seen = [];
    private readonly Opinion _opinion = new(field);
    private readonly Dictionary<Claim, Script> _parted = [];
    private int _states;

    /// <summary>How many states were looked at.</summary>
    public int States => _states;

    /// <summary>Scripts that violate claims, as short as leaving out moves makes them.</summary>
    public IReadOnlyDictionary<Claim, Script> Search()
    {
        Systematically();
        for (var (i, repeated) = (0, 0); i < effort.Plays && _found.Count < claims.Count && repeated < MostRepeated; i++)
        {
            var before = _states;
            ByChance();
            repeated = _states == before ? repeated + 1 : 0;
        }

        return _found;
    }

    private void Systematically()
    {
        var seen = new HashSet<string>();
        var waiting = new PriorityQueue<List<Move>, (int, int)>();
        waiting.Enqueue([], (0, 0));
        for (var order = 1; waiting.TryDequeue(out var moves, out _) && _states < effort.States && _found.Count < claims.Count;)
        {
            if (Play.Again(field, moves) is not { } play)
            {
                continue;
            }

            Look(play);

            // The shortest are first; of what stands behind so many none would get a turn.
            foreach (var next in waiting.Count > effort.States - _states ? [] : Next(play))
            {
                // Whether others stand in its way is seen when its turn comes: most never get one.
                if (seen.Add(play.StateAfter(next)))
                {
                    waiting.Enqueue([.. moves, next], (moves.Count + 1, order++));
                }
            }
        }
    }

    private void ByChance()
    {
        var play = new Play(field);
        for (var (tries, failed) = (0, 0); tries < 40 && failed < MostFailed && play.Delivered < Effort.Messages; tries++)
        {
            var waiting = Waiting(play).ToList();
            var starts = Starts(play).ToList();
            var lapses = Lapses(play).ToList();
            var move = lapses.Count > 0 && _dice.In100(15) ? _dice.Any(lapses) : _hasClock && play.Moves.Count > 0 && _dice.In100(8) ? new Move.Wait(1)
                : starts.Count > 0 && (waiting.Count == 0 || _dice.In100(30)) ? _dice.Any(starts)
                : waiting.Count > 0 ? Deliveries(play, _dice.Any(waiting), 1).FirstOrDefault()
                : null;
            if (move is null && waiting.Count == 0 && starts.Count == 0 && lapses.Count == 0)
            {
                return;
            }

            failed = move is null ? failed + 1 : 0;
            if (move is not null)
            {
                if (!play.Do(move))
                {
                    return;
                }

                Look(play);
            }
        }
    }

    private IEnumerable<Move> Next(Play play)
    {
        // Who has just begun and waits is there to receive something.
        if (play.Moves.Count > 0 && play.Moves[^1] is Move.Start && play.Runs.Participants[^1] is { Awaits: not null, Passed.Count: 0 })
        {
            return Deliveries(play, play.Runs.Participants.Count - 1, effort.Variants).Concat(Lapses(play).Where(l => l.Participant == play.Runs.Participants.Count - 1));
        }

        return Starts(play).Concat<Move>(Lapses(play)).Concat(play.Delivered < Effort.Messages ? Waiting(play).SelectMany(p => Deliveries(play, p, effort.Variants)) : []);
    }

    private IEnumerable<int> Waiting(Play play) => Enumerable.Range(0, play.Runs.Participants.Count).Where(p => field.Steps(play.Runs.Participants[p]).Any());

    private static IEnumerable<Move.Lapse> Lapses(Play play) => Enumerable.Range(0, play.Runs.Participants.Count).Where(p => play.Runs.Participants[p].Patience is not null).Select(p => new Move.Lapse(p));

    private IEnumerable<Move.Start> Starts(Play play) =>
        from role in field.Protocol.Roles
        from casting in field.CastingsOf(role.Name)
        where play.Runs.Participants.Count(p => p.Role == role.Name && p.Casting.IsReversed == casting.IsReversed) < field.Sessions
        select new Move.Start(role.Name, casting);

    private List<Move> Deliveries(Play play, int to, int variants)
    {
        var steps = field.Steps(play.Runs.Participants[to]).ToList();
        var moves = new List<Move>();
        var tried = new HashSet<string>();
        void Try(Recipe? recipe)
        {
            if (recipe is not null && play.Runs.Make(recipe) is { } octets && tried.Add(Convert.ToBase64String(octets)) && play.WouldAccept(to, octets))
            {
                moves.Add(new Move.Deliver(to, recipe));
            }
        }

        for (var i = 0; i < variants * 3 && moves.Count < variants; i++)
        {
            var step = _dice.Any(steps);

            // What will be refused is worth something to who answers it.
            if (field.Protocol.Branches.Any(b => b.Leaving == Leaving.Refused && b.At == step.Number) && _dice.In100(25))
            {
                Try(_dice.In100(50) ? new Recipe.Literal("nothing that is meant") : play.Craft(step.Message, null, _dice));
                continue;
            }

            var form = step.Declined is { } declined && _dice.In100(30) ? declined : step.Message;
            Try(_dice.In100(20) && play.Runs.Heard.Count > 0 ? new Recipe.Heard(_dice.Below(play.Runs.Heard.Count)) : play.Craft(form, to, _dice, field.Protocol.Omitted.Count == 0 || _dice.In100(60)));
        }

        return moves;
    }

    /// <summary>Where the referee and a second opinion part: the claim, for whom, and what was played.</summary>
    public IReadOnlyDictionary<Claim, Script> Parted => _parted;

    private void Look(Play play)
    {
        if (!_seen.Add(play.State))
        {
            return;
        }

        _states++;
        foreach (var agree in claims.OfType<Claim.Agree>().Where(c => !_parted.ContainsKey(c)))
        {
            for (var who = 0; who < play.Runs.Participants.Count; who++)
            {
                if (_opinion.IsViolated(agree, play.Runs, who) is { } isViolated && field.Referee.IsJudgedFor(agree, play.Runs.Participants[who].Role) && isViolated != field.Referee.IsViolated(agree, play.Runs, who, null))
                {
                    _parted[agree] = new Script(play.Moves.ToSequence(), who, null);
                }
            }
        }

        foreach (var claim in claims.Where(c => !_found.ContainsKey(c)))
        {
            for (var who = 0; who < play.Runs.Participants.Count; who++)
            {
                if (Violation(play, claim, who) is { } script)
                {
                    _found.Add(claim, new Shortening(field, claim).Shortest(script));
                    break;
                }
            }
        }
    }

    private Script? Violation(Play play, Claim claim, int who)
    {
        if (!field.Referee.IsJudgedFor(claim, play.Runs.Participants[who].Role))
        {
            return null;
        }

        foreach (var disclosure in claim is Claim.Alive or Claim.Agree ? [null] : new Disclosing(field, play, _tried, _dice).Of(claim, who))
        {
            if (field.Referee.IsViolated(claim, play.Runs, who, disclosure))
            {
                var script = new Script(play.Moves.ToSequence(), who, disclosure);

                // What was tried on the way may have used up chance, so that the same moves make other octets.
                return Shortening.IsViolated(field, claim, script) ? script : null;
            }
        }

        return null;
    }
}
