using PaymentQuest.Constructors;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// Carries out role programs on patterns: takes in a message of which nothing is decided, lets each check decide what it must, and sends what
/// follows. Where a check can be met in several ways, each is tried.
/// </summary>
internal sealed partial class SymbolicExecution(InitialKnowledge initial, Substitution substitution, Deduction deduction, Memories memories, EventOrder order)
{
    /// <summary>
    /// An actor goes on until it waits for another message. <paramref name="then"/> is called in each way in which it can; when it returns
    /// true, that is enough, and nothing more is tried.
    /// </summary>
    public bool Continue(Actor actor, Func<bool> then) => Go(actor, actor.Next, actor.Next, then);

    private bool Go(Actor actor, int from, int at, Func<bool> then)
    {
        for (; ; at++)
        {
            if (at >= actor.Program.Actions.Count || actor.Program.Actions[at] is RoleAction.Keep)
            {
                return Wait(actor, actor.Program.Actions.Count, then);
            }

            var action = actor.Program.Actions[at];
            if ((action.When == Condition.Approved || IsLeftOut(action.Step)) && actor.IsDeclined)
            {
                continue;
            }

            if (action is RoleAction.Receive && at > from)
            {
                return Wait(actor, at, then);
            }

            if (Unlooked(actor, action) is var (function, argument))
            {
                var here = at;
                return Each(initial.Table(function), t => substitution.Unify(argument, t.Argument), () => Go(actor, from, here, then));
            }

            if (Ways(actor, action) is { } ways)
            {
                var after = at + 1;
                return Each(ways, w => w(), () => Go(actor, from, after, then));
            }

            if (!Do(actor, action))
            {
                return false;
            }
        }
    }

    private bool IsLeftOut(int step) => initial.Protocol.Steps[step - 1].IsApprovedOnly;

    private bool Wait(Actor actor, int next, Func<bool> then)
    {
        var before = actor.Next;
        actor.Next = next;
        substitution.Changed(() => actor.Next = before);
        return then();
    }

    private bool Each<T>(IEnumerable<T> ways, Func<T, bool> take, Func<bool> then)
    {
        foreach (var way in ways)
        {
            var mark = substitution.Mark;
            if (take(way) && then())
            {
                return true;
            }

            substitution.Undo(mark);
        }

        return false;
    }

    /// <summary>The first look-up in what an action computes whose argument is not decided yet.</summary>
    private (string Function, Pattern Argument)? Unlooked(Actor actor, RoleAction action)
    {
        var expressions = action switch
        {
            RoleAction.Compare c => [c.Expected],
            RoleAction.Compute c => [c.Expression],
            RoleAction.Send s => s.Declined is null ? [s.Message] : [s.Message, s.Declined],
            RoleAction.VerifySignature v => [v.Content],
            RoleAction.Remember r => [r.Value],
            RoleAction.Guard g => g.Inputs,
            _ => (IReadOnlyList<Expression>)[],
        };
        foreach (var built in expressions.SelectMany(Looking))
        {
            if (actor.Value(built.Inputs[0]) is { } argument && !initial.Table(((Term.Function)built.Term).Name).Any(t => Substitution.AreEqual(t.Argument, argument)))
            {
                return (((Term.Function)built.Term).Name, argument);
            }
        }

        return null;
    }

    private static IEnumerable<Expression.Built> Looking(Expression expression) => expression is not Expression.Built built
        ? []
        : built.Inputs.SelectMany(Looking).Concat(built.Term is Term.Function ? [built] : []);

    /// <summary>The ways in which an action can be met, when there is more than one; else null.</summary>
    private IEnumerable<Func<bool>>? Ways(Actor actor, RoleAction action) => action switch
    {
        RoleAction.Receive r => Taking(actor, r),
        RoleAction.VerifyCertificate v => Certificates(v).Select(d => (Func<bool>)(() => Verify(actor, v, d))),
        RoleAction.Open { Content: var content } o when content.Leaves.Any(l => l.Register == actor.Program.Decision) => Deciding(actor, () => Open(actor, o)),
        RoleAction.Guard { Rule.Search: RuleSearch.Entry entry } g => initial.Table(entry.Function).Select(t => (Func<bool>)(() => LookUp(actor, g, t.Argument, t.Value))),
        RoleAction.Guard { Rule.Search: RuleSearch.Decision } g => Deciding(actor, g),
        _ => null,
    };

    private IEnumerable<Func<bool>> Taking(Actor actor, RoleAction.Receive receive)
    {
        bool Is(FormClass form) => actor.Program.Decision is not { } d || actor.Registers[d] is not { } decision
            ? form == FormClass.Approval
            : substitution.Narrow(decision, new Form(form));

        bool Take(Shape shape)
        {
            order.Receives(Taken(actor, shape));
            return true;
        }

        if (receive.Declined is { } declined)
        {
            return [() => Take(receive.Shape) && Is(FormClass.Approval), () => Take(declined) && Is(FormClass.Refusal)];
        }

        return receive.Shape.Leaves.Any(l => l.Register == actor.Program.Decision)
            ? Deciding(actor, () => Take(receive.Shape))
            : [() => Take(receive.Shape)];
    }

    /// <summary>When an action brings the decision, it is one of two.</summary>
    private IEnumerable<Func<bool>> Deciding(Actor actor, Func<bool> action)
    {
        bool Is(FormClass form) => substitution.Narrow(actor.Registers[actor.Program.Decision!.Value]!, new Form(form));
        return [() => action() && Is(FormClass.Approval), () => action() && Is(FormClass.Refusal)];
    }

    private Pattern Taken(Actor actor, Shape shape)
    {
        if (shape is Shape.Framed framed)
        {
            return initial.Compound(Constructor.Tuple, "", [.. framed.Parts.Select(p => Taken(actor, p))]);
        }

        var leaf = (Shape.Leaf)shape;
        var form = Form.Of(leaf.Term, initial.Protocol.Vocabulary, initial.Cast.Suite);
        if (leaf.Term is Term.PublicKey)
        {
            var key = initial.Compound(Constructor.PublicKey, "", substitution.New(Form.Any));
            deduction.Require(key, order.Current);
            return Set(actor, leaf.Register, key);
        }

        var variable = substitution.New(form);
        substitution.Supply(variable, order.Current.Bit);
        return Set(actor, leaf.Register, variable);
    }

    /// <summary>What is inside something that is opened.</summary>
    private Pattern Content(Actor actor, Shape shape) => shape is Shape.Framed framed
        ? initial.Compound(Constructor.Tuple, "", [.. framed.Parts.Select(p => Content(actor, p))])
        : Set(actor, ((Shape.Leaf)shape).Register, Fresh(((Shape.Leaf)shape).Term));

    private Pattern Fresh(Term term) => term switch
    {
        Term.PublicKey => initial.Compound(Constructor.PublicKey, "", substitution.New(Form.Any)),
        _ => substitution.New(Form.Of(term, initial.Protocol.Vocabulary, initial.Cast.Suite)),
    };

    private Pattern Set(Actor actor, int register, Pattern pattern)
    {
        var before = actor.Registers[register];
        actor.Registers[register] = pattern;
        substitution.Changed(() => actor.Registers[register] = before);
        return pattern;
    }

    private bool Do(Actor actor, RoleAction action)
    {
        switch (action)
        {
            case RoleAction.Generate g:
                var sort = initial.Protocol.Vocabulary.Atoms[g.Atom.Name];
                Set(actor, g.Register, sort.Kind == SortKind.Date ? initial.Now : initial.Constant((actor.Number, g.Atom.Name), Form.Of(sort, initial.Cast.Suite), g.Atom.Name));
                return true;
            case RoleAction.Compute c:
                return actor.Evaluate(c.Expression, c.Register) is { } computed && Set(actor, c.Register, computed) is not null;
            case RoleAction.Compare c:
                return actor.Value(c.Expected) is { } expected && actor.Registers[c.Register] is { } found && substitution.Unify(found, expected);
            case RoleAction.Open o:
                return Open(actor, o);
            case RoleAction.VerifySignature v:
                return Verify(actor, v);
            case RoleAction.VerifyRevocationList v:
                return actor.Value(v.IssuerKey) is { } issuer && actor.Registers[v.Register] is { } list && substitution.Unify(list, initial.Compound(Constructor.RevocationList, "", issuer));
            case RoleAction.Guard { Rule.Search: RuleSearch.New fresh } g:
                memories.Once(initial.Cast.Party(actor.Role, actor.IsReversed), fresh.Memory, actor.Value(g.Inputs[0])!);
                return true;
            case RoleAction.Remember r:
                if (actor.Value(r.Value) is { } value)
                {
                    memories.Remember(initial.Cast.Party(actor.Role, actor.IsReversed), r.Memory, value);
                }

                return true;
            case RoleAction.Send s:
                if (actor.Value(actor.IsDeclined && s.Declined is not null ? s.Declined : s.Message) is not { } message)
                {
                    return false;
                }

                order.Sends(s.Step, message);
                return true;
            default:
                // Times and amounts are judged when the messages are made; what changes in the world is no business of who may say what.
                return true;
        }
    }

    private bool Open(Actor actor, RoleAction.Open open)
    {
        if (actor.Value(open.Key) is not { } key || actor.Registers[open.Register] is not { } closed)
        {
            return false;
        }

        var constructor = Constructor.Of(actor.Program.Registers[open.Register])!;
        return substitution.Unify(closed, initial.Compound(
            constructor,
            "",
            constructor.OpenedBy == OpenedBy.PrivateHalf ? initial.Compound(Constructor.PublicKey, "", key) : key,
            Content(actor, open.Content),
            substitution.New(Form.Any)));
    }

    private bool Verify(Actor actor, RoleAction.VerifySignature verify)
    {
        if (actor.Value(verify.PublicKey) is not { } key || actor.Value(verify.Content) is not { } content || actor.Registers[verify.Register] is not { } signature)
        {
            return false;
        }

        var signed = (Term.Signed)actor.Program.Registers[verify.Register];
        var signer = substitution.New(Form.Any);
        var digest = verify.Content.Term.Equals(signed.Body) ? content : initial.Compound(Constructor.Digest, "", content);
        return substitution.Unify(key, initial.Compound(Constructor.PublicKey, "", signer)) && substitution.Unify(signature, initial.Compound(Constructor.Signed, "", signer, digest));
    }

    private bool LookUp(Actor actor, RoleAction.Guard guard, Pattern argument, Pattern value)
    {
        if (!substitution.Unify(actor.Value(guard.Inputs[0])!, argument))
        {
            return false;
        }

        if (guard.Output is { } output)
        {
            Set(actor, output, value);
            return true;
        }

        return guard.Inputs.Count < 2 || substitution.Unify(actor.Value(guard.Inputs[1])!, value);
    }

    /// <summary>The issuer agrees for an account that it keeps, and refuses for one that it does not.</summary>
    private IEnumerable<Func<bool>> Deciding(Actor actor, RoleAction.Guard guard)
    {
        var account = actor.Value(guard.Inputs[0])!;
        var yes = initial.Constant((actor.Number, "approval"), new Form(FormClass.Approval), "Y");
        return initial.Accounts.Select(a => (Func<bool>)(() => substitution.Unify(account, a) && Set(actor, guard.Output!.Value, yes) is not null))
            .Append(() =>
            {
                foreach (var kept in initial.Accounts)
                {
                    memories.Differ(account, kept);
                }

                return memories.AreKept && Set(actor, guard.Output!.Value, initial.Literal("N:14")) is not null;
            });
    }
}
