using PaymentQuest.Roles;
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

    public TermValues(Run run)
    {
        _run = run;
        _wiring = run.Keyring?.Wiring(run.Plan.Compiled.Protocol.Wire);
        var holdings = run.Roles.SelectMany(r => r.Value.Holdings.Select(h => (h.Term, h.Octets, IsOwn: Own(run.Plan, r.Key).Contains(h.Register)))).ToList();

        // Whoever made a value knows what it was meant to be; what others received may have been altered on the way.
        foreach (var (term, octets, _) in holdings.Where(h => h.IsOwn).Concat(holdings.Where(h => !h.IsOwn)))
        {
            // The register of a private key only says that the role has it.
            if (term is not Term.PrivateKey)
            {
                _held.TryAdd(term, octets);
            }
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
            case var determined when _wiring is not null && Construction.IsDetermined(determined):
                return All([.. determined.Children]) is { } children ? Construction.Octets(determined, children, _wiring) : null;
            case Term.PublicKey k when _run.Keyring is { } keyring:
                return keyring.PublicKey(k.Holder).SubjectPublicKeyInfo.ToArray();
            case Term.Certificate c when _run.Keyring is { } keyring && keyring.Holders.Contains(c.Holder):
                return keyring.Certificate(c.Holder);
            default:
                return null;
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

    /// <summary>The registers of what a role knew, made or decided itself.</summary>
    private static HashSet<int> Own(RunPlan plan, string role)
    {
        var program = plan.Programs.GetValueOrDefault(role) ?? plan.Compiled.Programs[role];
        var made = program.Actions.Select(a => a switch
        {
            RoleAction.Generate g => g.Register,
            RoleAction.Compute c => c.Register,
            RoleAction.Guard { Output: { } output } => output,
            _ => -1,
        });
        return [.. Enumerable.Range(0, program.Known.Count), .. made];
    }

    private byte[][]? All(Sequence<Term> terms)
    {
        var octets = terms.Select(Octets).OfType<byte[]>().ToArray();
        return octets.Length == terms.Count ? octets : null;
    }
}
