using PaymentQuest.Constructors;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>
/// Turns what a protocol says about all roles into what one role does. Everything a receiver can check is derived (design, rules
/// R1 to R7): a term that can be had in two ways is compared, what a key opens is opened, what can be verified is verified.
/// </summary>
internal sealed partial class RoleCompiler
{
    private readonly Protocol _protocol;
    private readonly Role _role;
    private readonly Diagnostics _diagnostics;
    private readonly IReadOnlyDictionary<int, Term> _answers;
    private readonly IReadOnlySet<string> _functions;
    private readonly List<Term> _registers = [];
    private readonly Dictionary<Term, int> _held = [];
    private HashSet<int> _approvedOnly = [];
    private HashSet<string> _verified = [];
    private Dictionary<string, int> _revocationLists = [];
    private readonly List<RoleAction> _actions = [];
    private readonly List<Occurrence> _open = [];
    private readonly List<Occurrence> _forgotten = [];
    private readonly List<(int Step, int Register)> _forgottenRegisters = [];
    private readonly HashSet<string> _names = [];
    private readonly Reach _reach;
    private int? _decision;
    private int? _decided;
    private int _knownCount;
    private Step _step;

    private RoleCompiler(Protocol protocol, Role role, Diagnostics diagnostics, IReadOnlyDictionary<int, Term> answers)
    {
        _protocol = protocol;
        _role = role;
        _diagnostics = diagnostics;
        _answers = answers;
        _functions = protocol.Vocabulary.FunctionsOf(role.Name);
        _reach = new Reach(_held, _functions, protocol.Issuing);
        _step = protocol.Steps[0];
    }

    /// <summary>The program of a role, or null when it cannot do what the protocol asks of it; the diagnostics say why.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="role">One of its roles.</param>
    /// <param name="diagnostics">Takes authoring errors.</param>
    /// <param name="answers">
    /// What the role sends instead of the protocol's message at some steps, by number: canonical terms. From then on the role takes
    /// what it sent for what the protocol says at that position, as somebody does who has it wrong; what it cannot check, compose
    /// or keep for that reason it leaves out.
    /// </param>
    public static RoleProgram? Compile(Protocol protocol, Role role, Diagnostics diagnostics, IReadOnlyDictionary<int, Term>? answers = null) =>
        new RoleCompiler(protocol, role, diagnostics, answers ?? new Dictionary<int, Term>()).Compile();

    private RoleProgram? Compile()
    {
        var before = _diagnostics.Count;
        foreach (var term in _protocol.Knows[_role.Name].Prepend(new Term.Atom(_role.Symbol)).Distinct())
        {
            _held.TryAdd(term, Register(term));
        }

        var known = _registers.ToSequence();
        _knownCount = known.Count;
        Follow(1);
        foreach (var branch in _protocol.Branches.Where(Resume))
        {
            Follow(branch.First);
        }

        return _diagnostics.Count > before && _diagnostics.HasErrors
            ? null
            : new RoleProgram(_role, _registers.ToSequence(), known, _actions.ToSequence(), _forgotten.Select(o => (o.Term, o.Step.Number)).Distinct().ToSequence(), _decided) { Forks = _forks.ToSequence(), Forgotten = _forgottenRegisters.ToSequence(), Composed = _answers.Select(a => (a.Value, _protocol.Steps[a.Key - 1].Content)).ToSequence() };
    }

    /// <summary>What a role does not retain at a step it has no more: its programs read only what it knew beforehand and what it retains.</summary>
    private void Forget(Step step)
    {
        if (!step.Retains.TryGetValue(_role.Name, out var retained))
        {
            return;
        }

        var kept = retained.Where(Holds).Select(t => _held[t]).ToHashSet();
        _forgottenRegisters.AddRange(Enumerable.Range(_knownCount, _registers.Count - _knownCount).Where(r => !kept.Contains(r)).Select(r => (step.Number, r)));
        foreach (var term in _held.Where(h => h.Value >= _knownCount && !retained.Contains(h.Key)).Select(h => h.Key).ToList())
        {
            _held.Remove(term);
        }

        _verified.Clear();
        _revocationLists.Clear();
        _forgotten.AddRange(_open.Where(o => !Holds(o.Term)));
        _open.RemoveAll(o => !Holds(o.Term));
        foreach (var term in retained.Where(t => !Holds(t)))
        {
            _diagnostics.Error("PQ0232", step.Place, $"{_role.Name} cannot retain '{_protocol.Vocabulary.Label(term)}' at {step.Number} {step.Name}: it does not hold it", "retain what a message brought or the role generated");
        }
    }

    private int Register(Term term)
    {
        _registers.Add(term);
        return _registers.Count - 1;
    }

    private bool Holds(Term term) => _held.ContainsKey(term);

    private Expression? Express(Term term) => _reach.Express(term);

    private Expression? Construct(Term term) => _reach.Construct(term);

    private Condition When(IEnumerable<int> registers) => registers.Any(_approvedOnly.Contains) ? Condition.Approved : Condition.Always;

    /// <summary>A name for a check of this step that no other check has.</summary>
    private CheckName Name(string label)
    {
        var name = new CheckName(_role.Name, _step.Name, label);
        for (var i = 2; !_names.Add(name.ToString()); i++)
        {
            name = name with { Label = $"{label}#{i}" };
        }

        return name;
    }

    private void Emit(RoleAction action)
    {
        if (action.IsOmittable && _protocol.Omitted.ContainsKey(action.Check!.ToString()))
        {
            return;
        }

        _actions.Add(action);
    }

    /// <summary>The role keeps what it has at the end of a path. On a branch it may lack some of it.</summary>
    private void Keep(int last)
    {
        var kept = new List<Expression>();
        foreach (var term in _protocol.Keeps[_role.Name])
        {
            if (Express(term) is { } expression)
            {
                kept.Add(expression);
            }
            else if (_answers.Count == 0 && _protocol.Flow.BranchOf(last) is null)
            {
                _diagnostics.Error("PQ0232", _protocol.KeepPlaces.GetValueOrDefault(_role.Name, _protocol.Place), $"{_role.Name} cannot keep '{_protocol.Vocabulary.Label(term)}' as evidence: {Lacking(term)}", "take it out of keeps, or let a message bring it");
            }
        }

        if (kept.Count > 0 || _protocol.Branches.Count > 0)
        {
            _actions.Add(new RoleAction.Keep(last, kept.ToSequence()));
        }
    }

    /// <summary>Which innermost terms are missing to have a term, as a phrase.</summary>
    private string Lacking(Term term)
    {
        var lacking = Missing(term).Distinct().Select(t => _protocol.Vocabulary.Label(t)).ToList();
        return lacking.Count == 0 ? "it can only be constructed anew" : $"it does not know {string.Join(", ", lacking)}";
    }

    private IEnumerable<Term> Missing(Term term)
    {
        if (Express(term) is not null || (term is Term.Atom a && _protocol.Fresh.TryGetValue(a.Name, out var by) && by == _role.Name))
        {
            return [];
        }

        return Composition.Inputs(term, _functions, Holds, _protocol.Issuing) is { Count: > 0 } inputs ? inputs.SelectMany(Missing) : [term];
    }

    /// <summary>A received term that has not been accounted for yet.</summary>
    /// <param name="Term">The canonical term.</param>
    /// <param name="Register">Where its octets are.</param>
    /// <param name="Container">The label of what it was inside, or empty when it stood in the message itself.</param>
    /// <param name="Step">The message that brought it.</param>
    private sealed record Occurrence(Term Term, int Register, string Container, Step Step);
}
