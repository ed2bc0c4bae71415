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

    /// <summary>The inputs of a term as its constructor takes them, of what is signed the octets and not their digest; null when nobody has one of them.</summary>
    public byte[][]? Taken(Constructor constructor, Term term)
    {
        var inputs = constructor.Inputs(term)!.Select((input, i) => Taken(constructor.TakeOf(i), input, term)).OfType<byte[]>().ToArray();
        return inputs.Length == constructor.Inputs(term)!.Count ? inputs : null;
    }

    private byte[]? Taken(Take take, Term input, Term of) => _wiring is null ? null
        : take == Take.KeyPair ? []
        : Octets(input) is not { } der ? null
        : take == Take.Signed ? _wiring.Digested(input, der) is { } content ? _wiring.SignedOctets((Term.Signed)of, content) : null
        : Taking.Of(take, input, der, _wiring);
}
