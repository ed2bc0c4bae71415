using PaymentQuest.Constructors;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Tests.Runs;

/// <summary>Evaluates terms with the engine's own evaluation, over octets that the test gives for some terms.</summary>
internal sealed class TermEvaluator
{
    private readonly List<Term> _terms = [];
    private readonly IReadOnlySet<string> _functions;
    private readonly Evaluation _evaluation;

    /// <param name="surroundings">Suite, keys and randomness.</param>
    /// <param name="role">Whose randomness and functions are used.</param>
    /// <param name="held">The octets of terms that are held.</param>
    public TermEvaluator(Surroundings surroundings, string role, IEnumerable<(Term Term, byte[] Octets)> held)
    {
        var holdings = held.ToList();
        var registers = new Registers(holdings.Count);
        foreach (var (term, octets) in holdings)
        {
            registers[_terms.Count] = new Register(octets);
            _terms.Add(term);
        }

        _functions = surroundings.Protocol.Vocabulary.Functions.Values.Where(f => f.Roles.Contains(role)).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        _evaluation = new Evaluation(surroundings, role, registers, []);
    }

    public static Surroundings Around(CompiledProtocol compiled, PaymentQuest.Cryptography.Suite suite, ulong seed = 1) => new(
        compiled.Protocol, Keyring.Deal(suite, compiled.Protocol, compiled.Protocol.Setting, seed)!, new World(compiled.Protocol.Setting), compiled.Protocol.Setting, seed, 0);

    /// <summary>The DER octets of a canonical term.</summary>
    public byte[] Octets(Term term) => _evaluation.Octets(Expression(term)) ?? throw new InvalidOperationException($"{_evaluation.Fault}");

    /// <summary>The digest that a signature signs.</summary>
    public byte[] SignedDigest(Term.Signed signed) =>
        _evaluation.SignedDigest(Expression(((Term.Digest)signed.Body).Body), signed) ?? throw new InvalidOperationException($"{_evaluation.Fault}");

    private Expression Expression(Term term)
    {
        var register = _terms.IndexOf(term);
        return register >= 0
            ? new Expression.Held(term, register)
            : new Expression.Built(
                term,
                (Composition.Inputs(term, _functions, t => _terms.Contains(t)) ?? throw new InvalidOperationException($"{term} is neither held nor constructed")).Select(Expression).ToSequence());
    }
}
