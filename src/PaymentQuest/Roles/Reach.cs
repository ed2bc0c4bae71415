using PaymentQuest.Constructors;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>
/// How terms can be had from registers, without generating anything and without constructing anything randomized, which would give
/// other octets than those that were meant (rule R1).
/// </summary>
/// <param name="held">The register of each term that is held.</param>
/// <param name="functions">Names of the private functions that can be evaluated.</param>
/// <param name="issuing">What it takes to issue a certificate.</param>
internal sealed class Reach(IReadOnlyDictionary<Term, int> held, IReadOnlySet<string> functions, Func<Term.Certificate, Sequence<Term>?>? issuing = null)
{
    private readonly Dictionary<Expression.Built, Expression.Built> _built = [];

    /// <summary>Held if it is held, else constructed; null when neither is possible.</summary>
    public Expression? Express(Term term) => held.TryGetValue(term, out var register) ? new Expression.Held(term, register) : Construct(term);

    /// <summary>Constructed from its inputs, although it may be held as well; null when that is not possible.</summary>
    public Expression? Construct(Term term)
    {
        if (term.IsRandomized || Composition.Inputs(term, functions, held.ContainsKey, issuing) is not { } inputs)
        {
            return null;
        }

        var expressions = inputs.Select(Express).ToList();
        return expressions.Contains(null) ? null : Build(term, expressions.Select(e => e!).ToSequence());
    }

    /// <summary>The construction of a term. Equal constructions are one object, so that whoever evaluates them sees what it has evaluated before.</summary>
    public Expression.Built Build(Term term, Sequence<Expression> inputs)
    {
        var built = new Expression.Built(term, inputs);
        return _built.TryAdd(built, built) ? built : _built[built];
    }
}
