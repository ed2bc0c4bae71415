using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>How a role composes a message.</summary>
internal sealed partial class RoleCompiler
{
    private void Send(Step step)
    {
        Forget(step);
        foreach (var rule in step.SenderRules)
        {
            EnsureFresh(rule.Inputs);
            if (!TryApply(rule))
            {
                CannotApply(rule);
            }
        }

        var message = _answers.TryGetValue(step.Number, out var answer) ? step.Framed(answer) : step.Message;
        if (Compose(message) is not { } expression)
        {
            if (HasAnsweredBefore)
            {
                return;
            }

            _diagnostics.Error(
                "PQ0230",
                step.Place,
                $"{_role.Name} cannot compose {step.Number} {step.Name}: {Lacking(message)}",
                "let it know, generate or receive these first");
            return;
        }

        if (_answers.ContainsKey(step.Number))
        {
            Believe(step.Message, expression);
        }

        Expression? declined = null;
        if (step.Declined is not null && (declined = Compose(step.Declined)) is null && !HasAnsweredBefore)
        {
            _diagnostics.Error("PQ0230", step.Place, $"{_role.Name} cannot compose {step.Number} {step.Name} when declined: {Lacking(step.Declined)}", "let it know, generate or receive these first");
            return;
        }

        Emit(new RoleAction.Send(step.Number, expression, declined));
    }

    /// <summary>Whether the role has sent something else than the protocol says, so that what it lacks is no mistake of the protocol's author.</summary>
    private bool HasAnsweredBefore => _answers.Keys.Any(step => step < _step.Number);

    /// <summary>
    /// How to make a term to be sent: atoms that are the role's own are generated at first use, keys are verified first, and
    /// what is randomized is computed into a register so that the role remembers what it sent.
    /// </summary>
    private Expression? Compose(Term term)
    {
        if (_held.TryGetValue(term, out var register))
        {
            return new Expression.Held(term, register);
        }

        if (term is Term.Atom atom && _protocol.Fresh.TryGetValue(atom.Name, out var generator) && generator == _role.Name)
        {
            _held[term] = Register(term);
            Emit(new RoleAction.Generate(_step.Number, _held[term], atom));
            return new Expression.Held(term, _held[term]);
        }

        if (term is Term.Sealed { Holder: var holder })
        {
            VerifyBeforeUse(holder);
        }

        if (Composition.Inputs(term, _functions, Holds, _protocol.Issuing) is not { } inputs)
        {
            return null;
        }

        var made = new List<Expression>(inputs.Count);
        foreach (var input in inputs)
        {
            var expression = Compose(input) ?? (Constructor.Of(term) is { DigestsLast: true } constructor && made.Count == inputs.Count - 1 ? Express(constructor.Parts(term)![^1]) : null);
            if (expression is null)
            {
                return null;
            }

            made.Add(expression);
        }

        var built = _reach.Build(term, made.ToSequence());
        if (!term.IsRandomized)
        {
            return built;
        }

        _held[term] = Register(term);
        Emit(new RoleAction.Compute(_step.Number, Mark(_held[term], built.Registers), _held[term], built));
        return new Expression.Held(term, _held[term]);
    }

    /// <summary>A register that depends on something known only after approval is known only then itself.</summary>
    private Condition Mark(int register, IEnumerable<int> from)
    {
        var when = When(from);
        if (when == Condition.Approved)
        {
            _approvedOnly.Add(register);
        }

        return when;
    }

    private void EnsureFresh(IEnumerable<Term> terms)
    {
        foreach (var atom in terms.SelectMany(t => t.SelfAndDescendants).OfType<Term.Atom>())
        {
            if (!Holds(atom) && _protocol.Fresh.GetValueOrDefault(atom.Name) == _role.Name)
            {
                Compose(atom);
            }
        }
    }

    /// <summary>Where a message that was sent instead of the protocol's differs from it, the role takes its own part for the protocol's.</summary>
    private void Believe(Term expected, Expression sent)
    {
        if (expected.Equals(sent.Term) || Holds(expected))
        {
            return;
        }

        if (expected is Term.Tuple tuple && sent is Expression.Built { Term: Term.Tuple, Inputs: var parts } && parts.Count == tuple.Parts.Count)
        {
            for (var i = 0; i < parts.Count; i++)
            {
                Believe(tuple.Parts[i], parts[i]);
            }

            return;
        }

        if (expected is Term.Tuple)
        {
            return;
        }

        var register = Register(expected);
        _held[expected] = register;
        Emit(new RoleAction.Compute(_step.Number, Mark(register, sent.Registers), register, sent));
    }
}
