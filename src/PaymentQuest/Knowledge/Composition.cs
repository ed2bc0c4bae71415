using PaymentQuest.Terms;

namespace PaymentQuest.Knowledge;

/// <summary>What constructors take: the synthesis half of the deduction of Dolev and Yao.</summary>
public static class Composition
{
    /// <summary>
    /// What is needed to construct a term, in order: first the key, then the content. Null for what cannot be constructed: atoms,
    /// private keys, functions of others. A signature takes the private key and what is inside the digest.
    /// </summary>
    /// <param name="term">A canonical term.</param>
    /// <param name="functions">Names of the private functions that can be evaluated.</param>
    /// <param name="holds">Whether a term is held.</param>
    /// <param name="issuing">What it takes to issue a certificate, or null for those that exist beforehand; null when all do.</param>
    public static Sequence<Term>? Inputs(Term term, IReadOnlySet<string> functions, Func<Term, bool> holds, Func<Term.Certificate, Sequence<Term>?>? issuing = null) => term switch
    {
        Term.Literal => Sequence<Term>.Empty,
        Term.Tuple t => t.Parts,
        Term.Concatenation c => c.Parts,
        Term.Digest d => [d.Body],
        Term.Mac m => [m.Key, m.Body],
        Term.DerivedKey k => [k.Key, k.Body],
        Term.Encrypted e => [e.Key, e.Body],
        Term.Sealed s => [new Term.PublicKey(s.Holder), s.Body],
        Term.Signed { Body: Term.Digest d } s => [new Term.PrivateKey(s.Holder), d.Body],
        Term.Certificate c => issuing?.Invoke(c),
        Term.Difference d => [d.Whole, d.Part],
        Term.Function f when functions.Contains(f.Name) => [f.Argument],
        Term.PublicKey k when holds(new Term.PrivateKey(k.Holder)) => [new Term.PrivateKey(k.Holder)],
        _ => null,
    };
}
