using PaymentQuest.Knowledge;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>
/// How terms can be had from registers, without generating anything and without constructing anything randomised, which would give
/// other octets than those that were meant (rule R1).
/// </summary>
/// <param name="held">The register of each term that is held.</param>
/// <param name="functions">Names of the private functions that can be evaluated.</param>
/// <param name="issuing">What it takes to issue a certificate.</param>
public sealed class Reach(IReadOnlyDictionary<Term, int> held, IReadOnlySet<string> functions, Func<Term.Certificate, Sequence<Term>?>? issuing = null)
{
    /// <summary>Held if it is held, else constructed; null when neither is possible.</summary>
    public Expression? Express(Term term) => held.TryGetValue(term, out var register) ? new Expression.Held(term, register) : Construct(term);

    /// <summary>Constructed from its inputs, although it may be held as well; null when that is not possible.</summary>
    public Expression? Construct(Term term)
    {
        if (term.IsRandomised || Composition.Inputs(term, functions, held.ContainsKey, issuing) is not { } inputs)
        {
            return null;
        }

        var expressions = inputs.Select(Express).ToList();
        return expressions.Contains(null) ? null : new Expression.Built(term, expressions.Select(e => e!).ToSequence());
    }
}
