using PaymentQuest.Adversaries;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Goals;

/// <summary>Judges claims on octets, after moves that were really played.</summary>
internal sealed class Referee
{
    private readonly Cast _cast;
    private readonly IReadOnlyDictionary<string, Viewpoint> _views;
    private readonly Judgement<byte[]> _judgement;
    private readonly Dictionary<Claim, bool> _lacking = [];

    /// <param name="cast">The parties.</param>
    public Referee(Cast cast)
    {
        _cast = cast;
        _views = cast.Compiled.Programs.ToDictionary(p => p.Key, p => new Viewpoint(cast, p.Value), StringComparer.Ordinal);
        _judgement = new Judgement<byte[]>(cast, _views, (a, b) => a.AsSpan().SequenceEqual(b), cast.Octets);
    }

    /// <summary>Whether a claim can be judged for those who play a role.</summary>
    public bool IsJudgedFor(Claim claim, string role) => !Lacks(claim) && _judgement.Claimants(claim, _cast.Compiled.Protocol).Contains(role);

    private bool Lacks(Claim claim)
    {
        if (!_lacking.TryGetValue(claim, out var lacks))
        {
            _lacking[claim] = lacks = _judgement.Lacking(claim, _cast.Compiled.Protocol) is not null;
        }

        return lacks;
    }

    /// <summary>What a term is for a participant; null when it does not have it now.</summary>
    public byte[]? Value(Term term, Interleaving runs, int participant) =>
        _views[runs.Participants[participant].Role].Express(term) is { } expression ? runs.Participants[participant].Run.Evaluate(expression) : null;

    /// <summary>A role that a claim wants an honest party to play, and in which a participant takes somebody dishonest; null when there is none.</summary>
    internal string? NotHonest(Claim claim, Interleaving runs, int participant) => new ObservedParticipant(runs.Participants[participant]) is var who
        ? Judgement<byte[]>.Named(claim, who.Role).FirstOrDefault(r => !_judgement.TakesForHonest(who, [r], isForgiving: claim is Claim.Secret or Claim.Guessable))
        : null;

    /// <summary>Whether a participant got past the step after which a claim of being alive or of agreement is judged, with what is to be agreed on.</summary>
    internal bool HasPassed(Claim claim, Interleaving runs, int participant) => new ObservedParticipant(runs.Participants[participant]) is var who && claim switch
    {
        Claim.Alive a => who.HasPassed(a.After),
        Claim.Agree a => who.HasPassed(a.After) && _judgement.Values(a, who) is not null,
        _ => false,
    };

    /// <summary>Whether a claim is violated for a participant.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="runs">What happened.</param>
    /// <param name="participant">For whom, in the order of starting.</param>
    /// <param name="disclosure">How the adversary has the secret, or tests a guess; null for claims of agreement.</param>
    public bool IsViolated(Claim claim, Interleaving runs, int participant, Disclosure? disclosure)
    {
        if (participant < runs.Older || participant >= runs.Participants.Count)
        {
            return false;
        }

        var all = runs.Participants.Select(p => new ObservedParticipant(p)).ToList();
        var who = all[participant];
        if (claim is Claim.Alive or Claim.Agree)
        {
            return _judgement.IsViolated(claim, who, all);
        }

        var hidden = (Claim.Hidden)claim;
        return disclosure is not null
            && (hidden.For is null || who.HasPassed(hidden.After))
            && _views[who.Role].Express(hidden.Value) is { } expression
            && who.Value(expression) is { } value
            && all.All(o => (o != who && (hidden.For is not null || !IsHeldBy(o, claim, hidden.Value, value))) || _judgement.TakesForHonest(o, Judgement<byte[]>.Named(claim, o.Role), isForgiving: true))
            && (disclosure switch
            {
                Disclosure.Made m => runs.Make(m.Recipe) is { } made && made.AsSpan().SequenceEqual(value),
                Disclosure.Tested t => IsTested(t, runs, value),
                _ => false,
            });
    }

    /// <summary>Whether somebody else brings the same value. Whoever shows it to a dishonest partner has no secret left to lose.</summary>
    private bool IsHeldBy(ObservedParticipant other, Claim claim, Term term, byte[] value) =>
        _judgement.Claimants(claim, _cast.Compiled.Protocol).Contains(other.Role)
        && _views[other.Role].Express(term) is { } expression
        && other.Value(expression) is { } own
        && own.AsSpan().SequenceEqual(value);

    /// <summary>
    /// The right guess passes the test and another does not. A padding alone, which is all that tells whether something opens into octets that run
    /// together, is right by chance once in 256 times; so several are tried.
    /// </summary>
    private static bool IsTested(Disclosure.Tested test, Interleaving runs, byte[] value)
    {
        return Passes(value) && Enumerable.Range(0, 8).Any(bit => !Passes([.. value[..^1], (byte)(value[^1] ^ (1 << bit))]));

        bool Passes(byte[] guess) => test.Signer is { } signer
            ? runs.Make(test.Guess, guess) is { } content && runs.Make(test.Against!) is { } signature && IsSignature(content, signature, runs.Make(signer), runs.Cast.Suite)
            : test.Against is null
            ? runs.Make(test.Guess, guess) is [var tag, ..] opened && Der.Whole(opened, tag) is not null
            : runs.Make(test.Guess, guess) is { } made && runs.Make(test.Against) is { } held && made.AsSpan().SequenceEqual(held);
    }

    private static bool IsSignature(byte[] digest, byte[] signature, byte[]? signer, Suite suite) =>
        signer is not null && PublicKey.FromSubjectPublicKeyInfo(signer) is { } key && suite.VerifyDigest(key, Der.Content(digest), Der.Content(signature));
}

/// <summary>How the adversary shows that something is no secret.</summary>
public abstract record Disclosure
{
    private Disclosure()
    {
    }

    /// <summary>It makes the value.</summary>
    public sealed record Made(Recipe Recipe) : Disclosure;

    /// <summary>It can test a guess.</summary>
    /// <param name="Guess">What it makes of the guess.</param>
    /// <param name="Against">What that must be equal to, or its signature; null when it is enough that something opens into a value or, by its padding, into octets that run together.</param>
    /// <param name="Signer">The public key under which <paramref name="Against"/> is a signature of the digest that is made; null when it is none.</param>
    public sealed record Tested(Recipe Guess, Recipe? Against, Recipe? Signer = null) : Disclosure;
}
