using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Tests.Runs;

/// <summary>
/// A second interpreter of role programs, over terms instead of octets: cryptography is perfect, and two values are equal when their
/// terms are. It shares no code with the byte run, so that where both come to the same verdict neither is wrong by itself.
/// </summary>
/// <param name="compiled">The protocol.</param>
/// <param name="tables">The value of a private function for an argument; null when it has none.</param>
/// <param name="isApproval">Whether the value of a decision is positive.</param>
internal sealed class SymbolicRun(CompiledProtocol compiled, Func<string, Term, Term?> tables, Func<Term, bool> isApproval)
{
    private readonly Dictionary<string, SymbolicRole> _roles = compiled.Protocol.Roles.ToDictionary(
        r => r.Name, r => new SymbolicRole(compiled.Programs[r.Name], tables, isApproval), StringComparer.Ordinal);

    /// <summary>The check that refuses first, or <c>completed</c>.</summary>
    /// <param name="replacements">What the network puts in the place of fields, by step and field.</param>
    public string Outcome(IReadOnlyDictionary<(int Step, Term Field), Term> replacements)
    {
        foreach (var step in compiled.Protocol.Steps)
        {
            var (message, isDeclinedForm, refused) = _roles[step.From].Send(step.Number);
            if (refused is not null)
            {
                return refused;
            }

            var form = isDeclinedForm ? step.Declined! : step.Message;
            var delivered = Replaced(form, message!, field => replacements.GetValueOrDefault((step.Number, field)));
            if (_roles[step.To].Receive(step, delivered, isDeclinedForm) is { } check)
            {
                return check;
            }
        }

        return "completed";
    }

    private static Term Replaced(Term form, Term value, Func<Term, Term?> replacement) => form is Term.Tuple tuple
        ? new Term.Tuple(tuple.Parts.Zip(((Term.Tuple)value).Parts, (f, v) => Replaced(f, v, replacement)).ToSequence())
        : replacement(form) ?? value;
}

/// <summary>One role at work on terms.</summary>
internal sealed class SymbolicRole(RoleProgram program, Func<string, Term, Term?> tables, Func<Term, bool> isApproval)
{
    private readonly Dictionary<int, Term> _values = Enumerable.Range(0, program.Known.Count).ToDictionary(i => i, i => program.Known[i]);
    private bool IsDeclined => program.Decision is { } d && _values.TryGetValue(d, out var decision) && !isApproval(decision);

    public (Term? Message, bool IsDeclinedForm, string? Refused) Send(int step)
    {
        foreach (var action in Actions(step))
        {
            if (action is RoleAction.Send send)
            {
                var isDeclinedForm = IsDeclined && send.Declined is not null;
                return (Value(isDeclinedForm ? send.Declined! : send.Message), isDeclinedForm, null);
            }

            if (!Holds(action))
            {
                return (null, false, action.Check!.ToString());
            }
        }

        throw new InvalidOperationException($"{program.Role.Name} sends nothing at step {step}");
    }

    public string? Receive(Step step, Term message, bool isDeclinedForm)
    {
        foreach (var action in Actions(step.Number))
        {
            if (action is RoleAction.Receive receive)
            {
                Take(isDeclinedForm ? receive.Declined! : receive.Shape, message);
                if (receive.Declined is not null && isDeclinedForm != IsDeclined)
                {
                    return $"{program.Role.Name}/{step.Name}/form";
                }
            }
            else if (!Holds(action))
            {
                return action.Check!.ToString();
            }
        }

        return null;
    }

    private IEnumerable<RoleAction> Actions(int step) =>
        program.Actions.Where(a => a.Step == step && a is not RoleAction.Keep && !(a.When == Condition.Approved && IsDeclined));

    private bool Holds(RoleAction action)
    {
        switch (action)
        {
            case RoleAction.Generate g:
                _values[g.Register] = g.Atom;
                return true;
            case RoleAction.Compute c:
                _values[c.Register] = Value(c.Expression)!;
                return true;
            case RoleAction.Compare c:
                return _values[c.Register].Equals(Value(c.Expected));
            case RoleAction.Open o:
                // Only what was sealed for this key opens; what comes out has the parts that went in.
                if (_values[o.Register] is not Term.Sealed opened || !Value(o.Key)!.Equals(new Term.PrivateKey(opened.Holder)))
                {
                    return false;
                }

                Take(o.Content, opened.Body);
                return true;
            case RoleAction.VerifyCertificate v:
                if (!_values[v.Register].Equals(new Term.Certificate(v.Declaration.Holder)))
                {
                    return false;
                }

                foreach (var told in v.Told.Append(v.Key))
                {
                    _values[told] = program.Registers[told];
                }

                return true;
            case RoleAction.VerifySignature v:
                var content = Value(v.Content)!;
                return _values[v.Register] is Term.Signed signed
                    && Value(v.PublicKey)!.Equals(new Term.PublicKey(signed.Holder))
                    && (signed.Body.Equals(new Term.Digest(content)) || (v.Content.Term is Term.Digest && signed.Body.Equals(content)));
            case RoleAction.Guard { Rule: Rule.LookUp lookUp } g:
                var found = tables(lookUp.Function.Name, Value(g.Inputs[0])!);
                return found is not null && (g.Inputs.Count < 2 || found.Equals(Value(g.Inputs[1])));
            case RoleAction.Guard { Rule: Rule.Decide decide } g:
                _values[g.Output!.Value] = decide.Decision;
                return true;
            default:
                // Dates are in time and references are new in every case that is compared.
                return true;
        }
    }

    private void Take(Shape shape, Term value)
    {
        if (shape is Shape.Leaf leaf)
        {
            _values[leaf.Register] = value;
            return;
        }

        foreach (var (part, content) in ((Shape.Framed)shape).Parts.Zip(((Term.Tuple)value).Parts))
        {
            Take(part, content);
        }
    }

    private Term? Value(Expression expression) => expression switch
    {
        Expression.Held held => _values[held.Register],
        Expression.Built { Term: Term.Function f, Inputs: var i } => tables(f.Name, Value(i[0])!),
        Expression.Built { Term: Term.Signed s, Inputs: var i } => s with { Body = i[1].Term.Equals(s.Body) ? Value(i[1])! : new Term.Digest(Value(i[1])!) },
        Expression.Built { Term: Term.Sealed s, Inputs: var i } => s with { Body = Value(i[1])! },
        Expression.Built { Term: Term.Digest, Inputs: var i } => new Term.Digest(Value(i[0])!),
        Expression.Built { Term: Term.Tuple, Inputs: var i } => new Term.Tuple(i.Select(x => Value(x)!).ToSequence()),
        Expression.Built { Term: Term.PublicKey or Term.Literal } built => built.Term,
        _ => throw new NotSupportedException($"no shipped protocol constructs {expression.Term}"),
    };
}
