using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Rules;
using PaymentQuest.Terms;
using Cost = PaymentQuest.Rules.CheckCost;

namespace PaymentQuest.Roles;

/// <summary>What a role checks of a message.</summary>
internal sealed partial class RoleCompiler
{
    private void Receive(Step step)
    {
        Forget(step);
        var registers = new Dictionary<Term, int>();
        var shape = Shaped(step.Message, term =>
        {
            var register = Register(term);
            registers.TryAdd(term, register);
            return register;
        });
        var declined = step.Declined is null ? null : Shaped(step.Declined, term =>
            registers.TryGetValue(term, out var shared) ? shared : NotInBoth(term, step));
        Emit(new RoleAction.Receive(step.Number, shape, declined));
        if (declined is not null)
        {
            _approvedOnly.UnionWith(shape.Leaves.Select(l => l.Register).Except(declined.Leaves.Select(l => l.Register)));
        }

        Leave(step, Leaving.Refused, shape.Leaves.Select(l => new Occurrence(l.Term, l.Register, "", step)));
        foreach (var leaf in shape.Leaves)
        {
            Arrive(new Occurrence(leaf.Term, leaf.Register, "", step));
        }

        var guards = step.ReceiverRules.Where(r => r.IsGuard).ToList();
        while (Cheapest(guards) is { } next)
        {
            next();
        }

        foreach (var guard in guards)
        {
            CannotApply(guard);
        }

        foreach (var effect in step.ReceiverRules.Where(r => !r.IsGuard))
        {
            if (!TryApply(effect))
            {
                CannotApply(effect);
            }
        }

        foreach (var rule in step.ReceiverRules)
        {
            if (rule.Remembers is var (term, memory, date) && Express(term) is { } value && !_protocol.Omitted.ContainsKey(new CheckName(_role.Name, step.Name, rule.Label).ToString()))
            {
                var until = date is null ? null : Express(date);
                Emit(new RoleAction.Remember(step.Number, When([.. value.Registers, .. until?.Registers ?? []]), memory, value, until));
            }
        }
    }

    private int NotInBoth(Term term, Step step)
    {
        _diagnostics.Error("PQ0233", step.Place, $"the declined form of {step.Name} contains '{_protocol.Vocabulary.Label(term)}', which its approved form lacks", "a declined form leaves parts out; it brings nothing new");
        return 0;
    }

    private static Shape Shaped(Term term, Func<Term, int> register) => term is Term.Tuple tuple
        ? new Shape.Framed(term, tuple.Parts.Select(p => Shaped(p, register)).ToSequence())
        : new Shape.Leaf(term, register(term));

    /// <summary>Takes note of a received term. The first time a term arrives it is held, the second time it is compared.</summary>
    private void Arrive(Occurrence occurrence)
    {
        if (_refused.Remove(occurrence.Term))
        {
            _held.Remove(occurrence.Term);
        }

        if (_held.TryAdd(occurrence.Term, occurrence.Register) && IsSettledByHolding(occurrence.Term))
        {
            NoteDecision(occurrence.Term, occurrence.Register);
            return;
        }

        _open.Add(occurrence);
    }

    private static bool IsSettledByHolding(Term term) => term is Term.Atom or Term.PublicKey or Term.PrivateKey;

    private void NoteDecision(Term term, int register)
    {
        if (term is Term.Atom atom && _protocol.Vocabulary.Atoms[atom.Name].Kind == SortKind.Decision)
        {
            _decision ??= register;
        }
    }

    /// <summary>The cheapest thing that can be done next, in order of arrival among equals; null when nothing can.</summary>
    private Action? Cheapest(List<Rule> guards)
    {
        var best = (Cost: (Cost)int.MaxValue, Do: (Action?)null);
        foreach (var occurrence in _open)
        {
            if (Candidate(occurrence) is var (cost, action) && cost < best.Cost)
            {
                best = (cost, action);
            }
        }

        foreach (var guard in guards)
        {
            var cost = guard.Word.Cost!.Value;
            if (cost < best.Cost && guard.Inputs.All(i => Express(i) is not null || guard.Teaches is not null) && Express(guard.Inputs[0]) is not null)
            {
                best = (cost, () =>
                {
                    guards.Remove(guard);
                    if (!TryApply(guard))
                    {
                        CannotApply(guard);
                    }
                }
                );
            }
        }

        return best.Do;
    }

    private (Cost, Action)? Candidate(Occurrence o)
    {
        void Settle(Action emit)
        {
            _open.Remove(o);
            emit();
        }

        if (_held[o.Term] != o.Register)
        {
            return (Cost.Equality, () => Settle(() => Compare(o, new Expression.Held(o.Term, _held[o.Term]))));
        }

        switch (o.Term)
        {
            // What the role can write itself it compares, which is cheaper than reading it.
            case var text when Constructor.Of(text) is { IsText: true } && Construct(text) is { } written:
                return (Cost.Digest, () => Settle(() => Compare(o, written)));
            case var closed when Constructor.OpenerOf(closed) is { } opener && Express(opener) is { } key:
                return (Cost.Opening, () => Settle(() => Open(o, key, Constructor.ContentOf(closed))));
            case Term.RevocationList l when IsWithinReach(l.Holder):
                return NextLink(l.Holder) ?? (Cost.RevocationList, () => Settle(() => VerifyList(o, l.Holder)));
            case Term.Certificate c when IssuerOf(c.Holder) is { } issuer && IsWithinReach(issuer):
                return NextLink(issuer) ?? (Cost.Certificate, () => Settle(() => TryVerify(o)));
            case Term.Signed s when SignedContent(s) is { } content:
                if (Express(new Term.PublicKey(s.Holder)) is { } verifier)
                {
                    return (Cost.Signature, () => Settle(() =>
                        Emit(new RoleAction.VerifySignature(_step.Number, When([o.Register, .. verifier.Registers, .. content.Registers]), Name(Label(o)), o.Register, verifier, content))));
                }

                return IsWithinReach(s.Holder) ? NextLink(s.Holder) : null;
            default:
                return Construct(o.Term) is { } rebuilt
                    ? (Constructor.Of(o.Term) is { IsAtHand: true } ? Cost.Equality : Cost.Digest, () => Settle(() => Compare(o, rebuilt)))
                    : null;
        }
    }

    /// <summary>What a signature covers, or its digest when only that is known.</summary>
    private Expression? SignedContent(Term.Signed signed) => Express(((Term.Digest)signed.Body).Body) ?? Express(signed.Body);

    private string Label(Occurrence o)
    {
        var label = _protocol.Vocabulary.Label(o.Term);
        return o.Container.Length == 0 ? label : $"{o.Container}.{label}";
    }

    private void Compare(Occurrence o, Expression expected) =>
        Emit(new RoleAction.Compare(_step.Number, When([o.Register, .. expected.Registers]), Name(Label(o)), o.Register, expected));

    private void Open(Occurrence o, Expression key, Term body) => Open(o, key, body, Arrive);

    private void Open(Occurrence o, Expression key, Term body, Action<Occurrence> arrive)
    {
        var content = Shaped(body, Register);
        var when = When([o.Register, .. key.Registers]);
        var isFrame = o.Container.Length == 0 && o.Step.Frame is not null && (o.Term.Equals(o.Step.Frame) || IsHanded(o.Step, o.Term));
        var label = !isFrame ? Label(o) : o.Term.Equals(o.Step.Frame) ? Channel.Check : Channel.SessionCheck;
        Emit(new RoleAction.Open(_step.Number, when, Name(label), o.Register, key, content));
        foreach (var leaf in content.Leaves)
        {
            if (when == Condition.Approved)
            {
                _approvedOnly.Add(leaf.Register);
            }

            arrive(new Occurrence(leaf.Term, leaf.Register, isFrame ? "" : _protocol.Vocabulary.Label(o.Term), _step));
        }
    }

    /// <summary>Whether a term is what hands over the key of a session with which a channel wraps the step's message.</summary>
    private static bool IsHanded(Step step, Term term) => step.Message is Term.Tuple { Parts: [var handed, _] } && handed.Equals(term);

    /// <summary>Carries out a guard or an effect; false when what it needs is not known.</summary>
    private bool TryApply(Rule rule)
    {
        int? output = null;
        var inputs = new List<Expression>();
        foreach (var term in rule.Inputs)
        {
            if (Express(term) is { } input)
            {
                inputs.Add(input);
            }
            else if (rule.Teaches is { } taught && taught.Equals(term) && inputs.Count == 1)
            {
                _held[taught] = Register(taught);
                output = _held[taught];
            }
            else
            {
                return false;
            }
        }

        if (rule.Asks is { } function && !_functions.Contains(function.Name))
        {
            return false;
        }

        var when = When(inputs.SelectMany(i => i.Registers));
        if (rule.Gives is { } given)
        {
            if (Holds(given))
            {
                return false;
            }

            output = Register(given);
            _held[given] = output.Value;
            NoteDecision(given, output.Value);
        }

        if (rule.IsGuard)
        {
            Emit(new RoleAction.Guard(_step.Number, when, Name(rule.Label), rule, inputs.ToSequence(), output));
        }
        else
        {
            // Money and goods move only after approval; a journal is kept in any case.
            Emit(new RoleAction.Effect(_step.Number, rule.Word.IsKeptWhenDeclined || _decision is null ? when : Condition.Approved, rule, inputs.ToSequence()));
        }

        return true;
    }

    private void CannotApply(Rule rule)
    {
        if (HasAnsweredBefore)
        {
            return;
        }

        var lacking = rule.Asks is { } function && !_functions.Contains(function.Name)
            ? $"only {string.Join(", ", _protocol.Vocabulary.Functions[function.Name].Roles)} can evaluate {function.Name}"
            : rule.Gives is { } given && Holds(given)
                ? $"it knows {given.Name} already"
                : string.Join("; ", rule.Inputs.Where(i => Express(i) is null).Select(Lacking).Distinct());
        _diagnostics.Error("PQ0231", rule.Place, $"{_role.Name} cannot carry out {rule.Word} at {_step.Number} {_step.Name}: {lacking}", "move it to a step or a role that knows enough");
    }
}
