using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Roles;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Analysis;

/// <summary>
/// The run that lies before everything else, of which values have become known (Denning and Sacco, 1981), as the search sees it: honest parties among
/// themselves, of whom each has received what the other sent. Nothing of it is open any more.
/// </summary>
internal sealed class OlderRun
{
    /// <summary>There was none.</summary>
    public static readonly OlderRun None = new([], [], [], []);

    private readonly IReadOnlyList<Actor> _actors;

    private OlderRun(IReadOnlyList<Actor> actors, IReadOnlyList<Pattern> messages, IReadOnlyList<Memories.Entry> remembered, IReadOnlyList<(Term.Atom Atom, Pattern Value)> compromised) =>
        (_actors, Messages, Remembered, Compromised) = (actors, messages, remembered, compromised);

    /// <summary>Those who took part, in the order of roles.</summary>
    public IReadOnlyList<Actor> Actors => _actors;

    /// <summary>What they sent, in order.</summary>
    public IReadOnlyList<Pattern> Messages { get; }

    /// <summary>What they remember of it.</summary>
    public IReadOnlyList<Memories.Entry> Remembered { get; }

    /// <summary>What has become known.</summary>
    public IReadOnlyList<(Term.Atom Atom, Pattern Value)> Compromised { get; }

    /// <summary>The older run of a cast; null when the search cannot follow it.</summary>
    /// <param name="initial">The values that are known before it.</param>
    /// <param name="runs">The same on octets.</param>
    public static OlderRun? Of(InitialKnowledge initial, Interleaving runs) =>
        runs.Fault is null && !initial.Protocol.Vocabulary.Functions.Values.Any(f => f.IsKept) ? new Replay(initial, runs).Followed() : null;

    /// <summary>Carries the run out, as a branch of a search on which nobody supplies anything.</summary>
    private sealed class Replay
    {
        private readonly InitialKnowledge _initial;
        private readonly Interleaving _runs;
        private readonly Backtracking _branch;
        private readonly EventOrder _order;
        private readonly Substitution _substitution;
        private readonly Demands _demands;
        private readonly Memories _memories;
        private readonly SymbolicExecution _execution;
        private readonly List<Actor> _actors;

        public Replay(InitialKnowledge initial, Interleaving runs)
        {
            var trail = new Trail();
            (_initial, _runs) = (initial, runs);
            _branch = new Backtracking(trail);
            _order = new EventOrder(trail);
            _substitution = new Substitution(trail, initial.Forms);
            var constraints = new Constraints(trail, _substitution, new Deduction(initial, trail, _order), _order);
            _demands = new Demands(initial, trail, _substitution, _order, initial.Protocol.Setting.Clock - Interleaving.Age);
            _memories = new Memories(trail, _order, _demands, []);
            _execution = new SymbolicExecution(initial, trail, _branch, _substitution, constraints, _memories, _demands, new KeptValues(trail, _order), _order);
            _execution.Bound(Bounds.Events);
            _actors = [.. initial.Protocol.Roles.Select((r, i) => new Actor(initial, initial.Cast.Compiled.Programs[r.Name], Casting.Honest, -1 - i))];
        }

        public OlderRun? Followed() => _branch.Explore(() => Begin(0)) ? Settled() : null;

        private IEnumerable<bool> Begin(int role)
        {
            _branch.Then(() => role + 1 < _actors.Count ? Begin(role + 1) : Arrive(0));
            return [_actors[role].Program.Actions.FirstOrDefault(a => a is RoleAction.Receive or RoleAction.Send) is not RoleAction.Send || _execution.GoOn(_actors[role])];
        }

        private List<(int Step, Pattern Message)> Sent()
        {
            var sent = new List<(int Step, Pattern Message)>();
            foreach (var runEvent in _order.Events)
            {
                sent.AddRange(runEvent.Sent);
            }

            return sent;
        }

        /// <summary>A message arrives, and then those after it.</summary>
        private IEnumerable<bool> Arrive(int number)
        {
            var sent = Sent();
            if (number == _runs.Arrived.Count)
            {
                _branch.Then(() => [AreDated()]);
                return _demands.AreRefused();
            }

            var at = _runs.Arrived[number];
            if (at >= sent.Count)
            {
                return [];
            }

            var (step, message) = sent[at];
            _branch.Then(() => Arrive(number + 1));
            _branch.Then(() => [_substitution.Unify(_order.Current.Message!, message)]);
            return [_runs.Heard[at].Step == step && _execution.GoOn(_actors.Find(a => a.Role == _initial.Protocol.Steps[step - 1].To)!)];
        }

        /// <summary>Clocks showed the times that they did on octets. Whether all has happened then, under every suite.</summary>
        private bool AreDated()
        {
            foreach (var (actor, participant) in _actors.Zip(_runs.Participants))
            {
                foreach (var generate in actor.Program.Actions.OfType<RoleAction.Generate>())
                {
                    if (actor.Registers[generate.Register]?.Resolved is Pattern.Variable { Form.Class: FormClass.Date } now && Der.ReadDate(participant.Run.Octets(generate.Register)) is { } date)
                    {
                        _substitution.Choose(now, _initial.Chosen(now.Form, Values.Show(date)));
                    }
                }
            }

            return _actors.TrueForAll(a => a.IsDone) && Sent().Count == _runs.HeardBefore && _substitution.Suites == _initial.Forms.All;
        }

        private OlderRun? Settled()
        {
            foreach (var actor in _actors)
            {
                for (var i = 0; i < actor.Registers.Length; i++)
                {
                    actor.Registers[i] = actor.Registers[i] is { } held ? Settled(held) : null;
                }
            }

            var messages = Sent().Select(s => Settled(s.Message)).ToList();
            var remembered = _memories.Remembered.Select(m => m with { Value = Settled(m.Value), Until = m.Until is null ? null : Settled(m.Until), At = null }).ToList();
            var compromised = _runs.Compromised.Select(a => (a, Made(a))).ToList();
            return messages.Concat(remembered.Select(m => m.Value)).Concat(compromised.Select(c => c.Item2)).All(p => p.IsGround) ? new OlderRun(_actors, messages, remembered, compromised) : null;
        }

        private Pattern Made(Term.Atom atom)
        {
            var maker = _actors.Find(a => a.Role == _initial.Protocol.Fresh[atom.Name])!;
            return maker.Registers[maker.Program.Actions.OfType<RoleAction.Generate>().First(g => g.Atom.Equals(atom)).Register]!;
        }

        /// <summary>The same without the variables by which it came to be what it is.</summary>
        private static Pattern Settled(Pattern pattern) => pattern.Resolved is Pattern.Compound { IsGround: false } c
            ? new Pattern.Compound(c.Constructor, c.Form, c.Label, Array.ConvertAll(c.Parts, Settled)) { TakesRun = c.TakesRun }
            : pattern.Resolved;
    }
}
