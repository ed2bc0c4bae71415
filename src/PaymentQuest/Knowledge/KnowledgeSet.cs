using PaymentQuest.Constructors;
using PaymentQuest.Terms;

namespace PaymentQuest.Knowledge;

/// <summary>What a certificate tells whoever reads it: the holder's public key, the subject's name, the bound atoms.</summary>
public delegate IEnumerable<Term> CertificateReader(Term.Certificate certificate);

/// <summary>
/// What somebody knows: terms, each with the derivation by which it was first obtained. Learning a term analyses everything again,
/// because a key that arrives late opens what arrived before. This is the deduction of Dolev and Yao (1983) over the term algebra.
/// </summary>
/// <param name="certified">What certificates tell.</param>
/// <param name="functions">Names of the private functions that can be evaluated.</param>
/// <param name="issuing">What it takes to issue a certificate.</param>
/// <param name="isOfKnownLength">Whether everybody knows how many octets a term has, so that octets that are run together come apart where it is not known of one part at most; null when nobody knows it of any.</param>
/// <param name="showsDigests">Whether a signature shows the digest of what was signed to whoever has the public key, as that of PKCS #1 v1.5 does.</param>
public sealed class KnowledgeSet(CertificateReader certified, IReadOnlySet<string> functions, Func<Term.Certificate, Sequence<Term>?>? issuing = null, Func<Term, bool>? isOfKnownLength = null, bool showsDigests = false)
{
    private readonly Dictionary<Term, Derivation> _facts = [];
    private readonly HashSet<Term> _closed = [];

    /// <summary>Everything that is held as such, in the order of learning; not what could be computed from it.</summary>
    public IEnumerable<Derivation> Facts => _facts.Values;

    /// <summary>A copy that can learn independently.</summary>
    public KnowledgeSet Copy()
    {
        var copy = new KnowledgeSet(certified, functions, issuing, isOfKnownLength, showsDigests);
        foreach (var (term, derivation) in _facts)
        {
            copy._facts.Add(term, derivation);
        }

        copy._closed.UnionWith(_closed);
        return copy;
    }

    /// <summary>Whether the term is held as such.</summary>
    public bool Holds(Term term) => _facts.ContainsKey(term);

    /// <summary>Takes in a term and everything that can now be taken apart. What is known already keeps its first derivation.</summary>
    public void Learn(Derivation derivation)
    {
        if (!Take(derivation))
        {
            return;
        }

        // Opening one term may give the key to another, so this goes on until nothing changes.
        var isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            foreach (var closed in _closed.ToList())
            {
                if (Open(closed) is { } contents)
                {
                    _closed.Remove(closed);
                    foreach (var content in contents)
                    {
                        Take(content);
                    }

                    isChanged = true;
                }
            }
        }
    }

    /// <summary>How the term can be had: held, or computed from what is held. Null when it cannot.</summary>
    public Derivation? Derive(Term term)
    {
        if (_facts.TryGetValue(term, out var fact))
        {
            return fact;
        }

        if (Inputs(term) is not { } inputs)
        {
            return null;
        }

        var premises = new List<Derivation>(inputs.Count);
        foreach (var input in inputs)
        {
            if (Derive(input) is not { } premise)
            {
                // What is inside the digest could not be had, so the digest is held or cannot be had either; deriving it would try the inside again, twice at each level.
                return Constructor.Of(term) is { DigestsLast: true } constructor && premises.Count == inputs.Count - 1 && _facts.TryGetValue(constructor.Parts(term)![^1], out var digest)
                    ? new Derivation(term, Origin.Computed, [.. premises, digest])
                    : null;
            }

            premises.Add(premise);
        }

        return new Derivation(term, Origin.Computed, premises.ToSequence());
    }

    /// <summary>Why <see cref="Derive"/> gives nothing for this term; null when it gives something.</summary>
    public Obstacle? WhyNot(Term term)
    {
        if (Derive(term) is not null)
        {
            return null;
        }

        var missing = Missing(term).Distinct().ToSequence();
        var hidden = new List<(Term, Term, Term?)>();
        foreach (var lacking in missing)
        {
            foreach (var holder in _facts.Keys.Where(f => Constructor.Of(f) is { Clear: Clear.Nothing, Test: not GuessTest.None } or { OpenedBy: not (OpenedBy.None or OpenedBy.Anybody) }))
            {
                if (Contents(holder).Any(c => c.SelfAndDescendants.Contains(lacking)))
                {
                    hidden.Add((lacking, holder, Constructor.OpenerOf(holder)));
                }
            }
        }

        return new Obstacle(term, missing, hidden.ToSequence());
    }

    private Sequence<Term>? Inputs(Term term) => Composition.Inputs(term, functions, Holds, issuing);

    /// <summary>What travels inside a term. The key of an encryption opens it and is not inside.</summary>
    private static IEnumerable<Term> Contents(Term holder) => Constructor.IsClosed(holder) ? [Constructor.ContentOf(holder)] : holder.Children;

    private bool Take(Derivation derivation)
    {
        if (!_facts.TryAdd(derivation.Term, derivation))
        {
            return false;
        }

        if (Constructor.Of(derivation.Term) is { OpenedBy: not OpenedBy.None } or { Clear: not Clear.Nothing })
        {
            _closed.Add(derivation.Term);
        }

        return true;
    }

    private IEnumerable<Derivation>? Open(Term closed)
    {
        var self = _facts[closed];
        switch (closed)
        {
            case Term.Certificate c:
                return certified(c).Select(t => new Derivation(t, Origin.Certified, [self])).ToList();
            case Term.Signed signed:
                return showsDigests && Derive(new Term.PublicKey(signed.Holder)) is { } verifier ? [new Derivation(Constructor.ContentOf(signed), Origin.Opened, [self, verifier])] : null;
            case var open when !Constructor.IsClosed(open):
                return IsInPieces(open) ? open.Children.Select(p => new Derivation(p, Origin.Part, [self])).ToList() : null;
            default:
                return Derive(Constructor.OpenerOf(closed)!) is { } key ? [new Derivation(Constructor.ContentOf(closed), Origin.Opened, [self, key])] : null;
        }
    }

    /// <summary>Whether it shows where each part ends: in a frame, or because of one part at most the length is not known, which is then what the others leave.</summary>
    private bool IsInPieces(Term term) =>
        Constructor.Of(term)!.Clear == Clear.Parts || (isOfKnownLength is not null && term.Children.Count(p => !isOfKnownLength(p)) <= 1);

    private IEnumerable<Term> Missing(Term term)
    {
        if (Derive(term) is not null)
        {
            return [];
        }

        return Inputs(term) is { Count: > 0 } inputs && term is not (Term.Function or Term.Certificate) ? inputs.SelectMany(Missing) : [term];
    }
}
