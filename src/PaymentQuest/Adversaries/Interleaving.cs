using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Adversaries;

/// <summary>
/// Runs that go on at the same time in one world, on octets, with the adversary for a network: it hears what is sent, and nothing arrives but
/// what it delivers. Where the protocol says that values of an older run have become known, that run takes place first, and nobody interferes.
/// </summary>
public sealed class Interleaving
{
    /// <summary>How long before everything else an older run begins: long enough for one of its keys to have been found.</summary>
    internal static readonly TimeSpan Age = TimeSpan.FromDays(1);

    private readonly World _world;
    private readonly List<Participant> _participants = [];
    private readonly List<Spoken> _heard = [];
    private readonly List<CheckResult> _checks = [];
    private readonly Workshop _workshop;
    private readonly IWitness? _witness;
    private readonly Dictionary<Term.Atom, byte[]> _compromised = [];
    private readonly List<int> _arrived = [];

    /// <summary>Nothing has happened yet.</summary>
    /// <param name="cast">The parties.</param>
    /// <param name="leaks">Holders whose private keys the adversary comes to have, and after how many messages.</param>
    /// <param name="witness">Who watches; null for nobody.</param>
    /// <param name="isBounded">
    /// Whether the adversary may only work within <see cref="Terms.Bounds.CraftedOctets"/> and <see cref="Terms.Bounds.AdversarySteps"/>: so when a stranger says what it
    /// does. An attack that a search found is never given up for a bound.
    /// </param>
    internal Interleaving(Cast cast, IReadOnlyDictionary<string, int>? leaks = null, IWitness? witness = null, bool isBounded = false)
    {
        _witness = witness;
        Cast = cast;
        _world = cast.NewWorld();
        _workshop = new Workshop(cast, _heard, leaks ?? new Dictionary<string, int>(), _compromised, isBounded);
        witness?.Begin(cast.Around(Casting.Honest, _world, 0));
        if (cast.Compiled.Protocol.OlderRuns > 0)
        {
            PlayOlderRun(cast.Compiled.Protocol);
        }
    }

    /// <summary>The parties.</summary>
    public Cast Cast { get; }

    /// <summary>What happened outside messages.</summary>
    public World World => _world;

    /// <summary>The honest parties' runs, in the order in which they started: those of the older run first.</summary>
    public IReadOnlyList<Participant> Participants => _participants;

    /// <summary>How many of the participants took part in the older run; 0 where there was none.</summary>
    public int Older { get; private set; }

    /// <summary>How many of the messages were sent in the older run.</summary>
    public int HeardBefore { get; private set; }

    /// <summary>The messages of the older run, by number from 0, in the order in which they arrived.</summary>
    internal IReadOnlyList<int> Arrived => _arrived;

    /// <summary>What has become known of the older run.</summary>
    internal IEnumerable<Term.Atom> Compromised => _compromised.Keys;

    /// <summary>The message of the older run that something first is in, from 0.</summary>
    internal int FirstWith(Term.Atom atom) => Math.Max(0, _heard.FindIndex(m => Cast.Compiled.Protocol.Steps[m.Step - 1].Message.SelfAndDescendants.Contains(atom)));

    /// <summary>Why the older run has not gone as it should, and at which message, by number; null when it has, or when there was none.</summary>
    internal (int Step, Verdict? Verdict)? Fault { get; private set; }

    /// <summary>What was sent, in order.</summary>
    public IReadOnlyList<Spoken> Heard => _heard;

    /// <summary>Every check that any party made, in order.</summary>
    public IReadOnlyList<CheckResult> Checks => _checks;

    /// <summary>The octets that the adversary makes by a recipe; null when it cannot.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="guess">What a guessed value is taken to be.</param>
    public byte[]? Make(Recipe recipe, byte[]? guess = null) => _workshop.Make(recipe, guess);

    /// <summary>Which bound the adversary would have passed when it last made something; null when it passed none.</summary>
    internal WorkBound? Passed => _workshop.Passed;

    /// <summary>Carries out a move; false when it cannot be carried out or the receiver refuses.</summary>
    public bool Play(Move move) => move switch
    {
        Move.Start s => Start(s),
        Move.Deliver d => d.Participant < _participants.Count && Make(d.Message) is { } octets && Deliver(d.Participant, octets),
        Move.Wait w => _world.Pass(w.Seconds),
        Move.Lapse l => l.Participant < _participants.Count && Lapse(l.Participant),
        _ => false,
    };

    /// <summary>
    /// All parties begin, every message arrives some time after it was sent, and what is compromised becomes known.
    /// </summary>
    private void PlayOlderRun(Protocols.Protocol protocol)
    {
        foreach (var role in protocol.Roles)
        {
            Start(new Move.Start(role.Name, Casting.Honest));
        }

        // Who has sent two messages at once has to wait for the second to be due.
        int? Receiver(int message) => _arrived.Contains(message) ? null
            : Enumerable.Range(0, _participants.Count).Where(p => _participants[p].Run.Awaits(_heard[message].Step)).Select(p => (int?)p).FirstOrDefault();
        while (Enumerable.Range(0, _heard.Count).FirstOrDefault(m => Receiver(m) is not null, -1) is >= 0 and var next)
        {
            var receiver = Receiver(next)!.Value;
            _world.Pass(protocol.OlderRunPace);
            _arrived.Add(next);
            if (!Deliver(receiver, _heard[next].Octets))
            {
                Fault ??= (_heard[next].Step, _participants[receiver].Verdict);
            }
        }

        foreach (var atom in protocol.Compromised.Select(a => new Term.Atom(a)))
        {
            if (_participants.Find(p => p.Role == protocol.Fresh[atom.Name])?.Run.Octets(atom) is { } octets)
            {
                _compromised.Add(atom, octets);
            }
        }

        if (_participants.Count < protocol.Roles.Count || _participants.Exists(p => p.Run.State is not RoleState.Done) || _compromised.Count < protocol.Compromised.Count)
        {
            Fault ??= (0, _participants.Select(p => p.Verdict).FirstOrDefault(v => v is not null));
        }

        (Older, HeardBefore) = (_participants.Count, _heard.Count);
        _world.Advance(protocol.Setting.Clock);
    }

    private bool Start(Move.Start start)
    {
        var program = Cast.Compiled.Programs[start.Role];
        if (RoleRun.Start(program, Cast.Around(start.Casting, _world, _participants.Count), _checks).Run is not { } run)
        {
            return false;
        }

        _participants.Add(new Participant(Cast.Compiled.Protocol, program, start.Casting, run));
        Listen(_participants.Count - 1);
        return true;
    }

    private bool Deliver(int participant, byte[] octets)
    {
        var passed = _participants[participant].Passed.Count;
        var isTaken = _participants[participant].Receive(octets);
        if (_participants[participant].Passed.Count > passed)
        {
            _witness?.Passed(_participants[participant].Run, _participants[participant].Passed[^1]);
        }

        Listen(participant);
        return isTaken;
    }

    /// <summary>A party has waited as long as it waits.</summary>
    private bool Lapse(int participant)
    {
        if (_participants[participant].Patience is not { } seconds || !_world.Pass(seconds) || !_participants[participant].Lapse())
        {
            return false;
        }

        Listen(participant);
        return true;
    }

    private void Listen(int participant)
    {
        foreach (var (step, octets) in _participants[participant].Send())
        {
            _heard.Add(new Spoken(participant, step.Number, octets));
            _witness?.Passed(_participants[participant].Run, step.Number);
        }
    }
}

/// <summary>A message that an honest party sent.</summary>
/// <param name="Participant">Who, in the order of starting.</param>
/// <param name="Step">Which message of the protocol, by number.</param>
/// <param name="Octets">What it sent.</param>
public sealed record Spoken(int Participant, int Step, byte[] Octets);
