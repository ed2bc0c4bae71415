using PaymentQuest.Terms;

namespace PaymentQuest.Constructors;

/// <summary>What somebody needs to construct terms: the synthesis half of the deduction of Dolev and Yao.</summary>
internal static class Composition
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
        Term.Certificate c => issuing?.Invoke(c),
        Term.Function f when !functions.Contains(f.Name) => null,
        Term.PublicKey k when !holds(new Term.PrivateKey(k.Holder)) => null,
        _ => Constructor.Of(term)?.Inputs(term),
    };
}
