using PaymentQuest.Runs;
using PaymentQuest.Worlds;

namespace PaymentQuest.Adversaries;

/// <summary>
/// Runs that go on at the same time in one world, on octets, with the adversary for a network: it hears what is sent, and nothing arrives but
/// what it delivers.
/// </summary>
public sealed class Interleaving
{
    private readonly World _world;
    private readonly List<Participant> _participants = [];
    private readonly List<Spoken> _heard = [];
    private readonly List<CheckResult> _checks = [];
    private readonly Workshop _workshop;
    private readonly IWitness? _witness;

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
        _workshop = new Workshop(cast, _heard, leaks ?? new Dictionary<string, int>(), isBounded);
        witness?.Begin(cast.Around(Casting.Honest, _world, 0));
    }

    /// <summary>The parties.</summary>
    public Cast Cast { get; }

    /// <summary>What happened outside messages.</summary>
    public World World => _world;

    /// <summary>The honest parties' runs, in the order in which they started.</summary>
    public IReadOnlyList<Participant> Participants => _participants;

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
        _ => false,
    };

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
        var isAccepted = _participants[participant].Receive(octets);
        if (isAccepted)
        {
            _witness?.Passed(_participants[participant].Run, _participants[participant].Passed[^1]);
        }

        Listen(participant);
        return isAccepted;
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
