using PaymentQuest.Constructors;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Transcripts;

/// <summary>The octets of terms in a run, as whoever sees into all roles at once knows them.</summary>
internal sealed class TermValues
{
    private readonly Run _run;
    private readonly Wiring? _wiring;
    private readonly Dictionary<Term, byte[]> _held = [];
    private readonly Dictionary<Term, byte[]> _stale = [];

    /// <summary>The values of a round.</summary>
    /// <param name="run">The run.</param>
    /// <param name="holdings">What its roles hold at the end of the round.</param>
    /// <param name="round">The round, from 0.</param>
    public TermValues(Run run, IEnumerable<Holding> holdings, int round)
    {
        _run = run;
        _wiring = run.Keyring?.Wiring(run.Plan.Compiled.Protocol.Wire);

        // Whoever made a value knows what it was meant to be; what others received may have been altered on the way. The private key's register only says
        // that the role has it. What was received in an earlier round and not since is only taken where nothing tells of a later value.
        foreach (var holding in holdings.Where(h => h.Term is not Term.PrivateKey).OrderByDescending(h => h.IsOwn).ThenByDescending(h => h.Round))
        {
            (holding.IsOwn || holding.Round == round ? _held : _stale).TryAdd(holding.Term, holding.Octets);
        }
    }

    /// <summary>The DER octets of a term: held by some role, or made anew where that gives the same octets; null when nobody has it.</summary>
    public byte[]? Octets(Term term)
    {
        if (_held.TryGetValue(term, out var octets))
        {
            return octets;
        }

        switch (term)
        {
            case var determined when _wiring is not null && Taking.Determined(determined, Octets, _wiring) is { } made:
                return made;
            case Term.PublicKey k when _run.Keyring is { } keyring:
                return keyring.PublicKey(k.Holder).SubjectPublicKeyInfo.ToArray();
            case Term.Certificate c when _run.Keyring is { } keyring && keyring.Holders.Contains(c.Holder):
                return keyring.Certificate(c.Holder);
            default:
                return _stale.GetValueOrDefault(term);
        }
    }

    /// <summary>The octets that are encrypted (<see cref="Wiring.Message"/>); null when nobody has the term.</summary>
    public byte[]? Message(Term term) => Octets(term) is { } octets ? _wiring?.Message(term, octets) : null;

    /// <summary>The octets that are digested; null when nobody has the term.</summary>
    public byte[]? Digested(Term term) => Octets(term) is { } octets ? _wiring?.Digested(term, octets) : null;

    /// <summary>The octets that a keyed digest is taken of; null when nobody has the term.</summary>
    public byte[]? Authenticated(Term term) => Octets(term) is { } octets ? _wiring?.Authenticated(term, octets) : null;

    /// <summary>The octets that a signature signs; null when nobody has its content.</summary>
    public byte[]? SignedOctets(Term.Signed signed) => signed.Body is Term.Digest d && Digested(d.Body) is { } content ? _wiring?.SignedOctets(signed, content) : null;
}
