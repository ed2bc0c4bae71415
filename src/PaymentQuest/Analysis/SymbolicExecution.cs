using PaymentQuest.Constructors;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// Carries out role programs on patterns: takes in a message of which nothing is decided, lets each check decide what it must, and sends what
/// follows. Where a check can be met in several ways, each is tried.
/// </summary>
internal sealed partial class SymbolicExecution(
    InitialKnowledge initial, Trail trail, Backtracking branch, Substitution substitution, Constraints constraints, Memories memories, Demands demands, KeptValues kept, EventOrder order)
{
    private static readonly FormClass[] Decisions = [FormClass.Approval, FormClass.Refusal];
    private int _most;

    /// <summary>Whether something was left out because more would have to happen.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>From here on at most so many events happen on a branch.</summary>
    public void Bound(int most) => (_most, IsCutShort) = (Math.Min(most, Bounds.Events), false);

    /// <summary>One more event happens to an actor: it goes on until it waits for another message. False when that would be one too many.</summary>
    public bool GoOn(Actor actor)
    {
        if (order.Events.Length >= _most)
        {
            IsCutShort = true;
            return false;
        }

        order.Begin(actor);
        branch.Then(() => Execute(actor, actor.Next, actor.Next));
        return true;
    }

    /// <summary>Carries out actions up to the next that can be met in several ways, and says which.</summary>
    private IEnumerable<bool> Execute(Actor actor, int from, int at, bool isOnPath = false)
    {
        for (; at < actor.Program.Actions.Count; at++, isOnPath = false)
        {
            if (!isOnPath && Forks(actor, from, at) is { Count: > 0 } forks)
            {
                return OnPaths(actor, from, at, forks);
            }

            if (actor.Program.Actions[at] is RoleAction.Keep)
            {
                break;
            }

            var action = actor.Program.Actions[at];
            if (action.When == Condition.Approved ? actor.IsDeclined || actor.HasDeclinedForm == true : IsLeftOut(action.Step) && actor.IsDeclined)
            {
                continue;
            }

            if (action is RoleAction.Receive && at > from)
            {
                return Wait(actor, at);
            }

            foreach (var built in Looking(action))
            {
                if (built.Term is Term.Function function)
                {
                    if (Unlooked(actor, action.Step, function, built.Inputs[0]) is { } argument)
                    {
                        branch.Then(() => Execute(actor, from, at, isOnPath: true));
                        return IsKept(function.Name) ? Recall(actor, action.Step, function, argument) : initial.Table(function.Name).Select(t => substitution.Unify(argument, t.Argument));
                    }
                }
                else if (!Calculate(actor, built))
                {
                    return [];
                }
            }

            if (Choices(actor, action) is { } ways)
            {
                branch.Then(() => Execute(actor, from, at + 1));
                return ways;
            }

            if (!Do(actor, action))
            {
                return [];
            }
        }

        return Wait(actor, at);
    }

    private bool IsLeftOut(int step) => initial.Protocol.Steps[step - 1].IsApprovedOnly;

    private IEnumerable<bool> Wait(Actor actor, int next)
    {
        var before = actor.Next;
        actor.Next = next;
        trail.Note(() => actor.Next = before);
        return [true];
    }

    /// <summary>What is looked up, read or calculated for an action, what is inside first.</summary>
    private IEnumerable<Expression.Built> Looking(RoleAction action)
    {
        var expressions = action switch
        {
            RoleAction.Compare c => [c.Expected],
            RoleAction.Compute c => [c.Expression],
            RoleAction.Send s => s.Declined is null ? [s.Message] : [s.Message, s.Declined],
            RoleAction.VerifySignature v => [v.Content],
            RoleAction.Open o => [o.Key],
            RoleAction.Remember r => r.Until is null ? [r.Value] : [r.Value, r.Until],
            RoleAction.Guard { Rule: { Search: RuleSearch.Entry entry, Asks: { } asked } } g when IsKept(entry.Function) => [.. g.Inputs, new Expression.Built(asked, [g.Inputs[0]])],
            RoleAction.Guard g => g.Inputs,
            RoleAction.Effect { Rule.Search: RuleSearch.Written } e => e.Inputs,
            _ => (IReadOnlyList<Expression>)[],
        };
        return expressions.SelectMany(Looking);
    }

    /// <summary>What a look-up asks for, when that is not decided yet or its value has yet to be read; else null.</summary>
    private Pattern? Unlooked(Actor actor, int step, Term.Function function, Expression argument) => actor.Value(argument) is not { } asked ? null
        : (IsKept(function.Name) ? IsUnread(actor, step, function, asked) : !initial.Table(function.Name).Any(t => Substitution.AreEqual(t.Argument, asked))) ? asked
        : null;

    private static IEnumerable<Expression.Built> Looking(Expression expression) => expression is not Expression.Built built
        ? []
        : built.Inputs.SelectMany(Looking).Concat(built.Term is Term.Function or Term.Arithmetic ? [built] : []);

    /// <summary>The ways in which an action can be met, when there is more than one; else null.</summary>
    private IEnumerable<bool>? Choices(Actor actor, RoleAction action) => action switch
    {
        RoleAction.Receive r => Receive(actor, r),
        RoleAction.VerifyCertificate v => Certificates(v).Select(d => Verify(actor, v, d)),
        RoleAction.Open o when IsDecisionIn(actor, o.Content) => Decisions.Select(d => Open(actor, o) && IsDecided(actor, d)),
        RoleAction.Open { Content: Shape.Leaf { Term: Term.Concatenation } } o when Constructor.Of(actor.Program.Registers[o.Register]) is { IsText: false } => new[] { true, false }.Select(isRun => Open(actor, o, isRun)),
        RoleAction.Guard { Rule.Search: RuleSearch.Entry entry } g when IsKept(entry.Function) =>
            new[] { actor.Value(g.Inputs[0])! }.Select(a => LookUp(actor, g, a, kept.ReadNow(Party(actor), entry.Function, a, g.Step)!)),
        RoleAction.Guard { Rule.Search: RuleSearch.Entry entry } g => initial.Table(entry.Function).Select(t => LookUp(actor, g, t.Argument, t.Value)),
        RoleAction.Guard { Rule.Search: RuleSearch.Decision } g => Decide(actor, g),
        RoleAction.Effect { Rule.Search: RuleSearch.Reservation } e => Reserve(actor, e),
        _ => null,
    };

    private static bool IsDecisionIn(Actor actor, Shape shape) => shape.Leaves.Any(l => l.Register == actor.Program.Decision);

    /// <summary>Whether the decision that an actor knows of can be this, also after the form of the message that it comes with.</summary>
    private bool IsDecided(Actor actor, FormClass decision)
    {
        if (!substitution.Narrow(actor.Registers[actor.Program.Decision!.Value]!, new Form(decision)) || actor.HasDeclinedForm == (decision == FormClass.Approval))
        {
            return false;
        }

        Shape(actor, null);
        return true;
    }

    /// <summary>The message may have either form. Who does not know the decision yet, because it is inside something closed, must find it there.</summary>
    private IEnumerable<bool> Receive(Actor actor, RoleAction.Receive receive)
    {
        var other = receive.Declined is { } declined && !declined.Equals(receive.Shape) ? declined : null;
        if (other is null && !IsDecisionIn(actor, receive.Shape))
        {
            order.Receives(receive.Step, Taken(actor, receive.Shape));
            yield return true;
            yield break;
        }

        foreach (var decision in Decisions)
        {
            order.Receives(receive.Step, Taken(actor, decision == FormClass.Refusal && other is not null ? other : receive.Shape));
            if (actor.Program.Decision is { } register && actor.Registers[register] is not null)
            {
                yield return IsDecided(actor, decision);
            }
            else
            {
                Shape(actor, decision == FormClass.Refusal);
                yield return true;
            }
        }
    }

    private void Shape(Actor actor, bool? isDeclined)
    {
        var before = actor.HasDeclinedForm;
        actor.HasDeclinedForm = isDeclined;
        trail.Note(() => actor.HasDeclinedForm = before);
    }

    private Pattern Taken(Actor actor, Shape shape)
    {
        if (shape is Shape.Framed framed)
        {
            return initial.Compound(Constructor.Tuple, "", [.. framed.Parts.Select(p => Taken(actor, p))]);
        }

        var leaf = (Shape.Leaf)shape;
        var form = initial.FormOf(leaf.Term);
        if (leaf.Term is Term.PublicKey)
        {
            var key = initial.Compound(Constructor.PublicKey, "", new Pattern.Variable(Form.Any));
            constraints.Require(key, order.Current);
            return Set(actor, leaf.Register, key);
        }

        var variable = new Pattern.Variable(form);
        substitution.Supply(variable, order.Current.Bit);
        return Set(actor, leaf.Register, variable);
    }

    /// <summary>What is inside something that is opened.</summary>
    private Pattern Content(Actor actor, Shape shape) => shape is Shape.Framed framed
        ? initial.Compound(Constructor.Tuple, "", [.. framed.Parts.Select(p => Content(actor, p))])
        : Set(actor, ((Shape.Leaf)shape).Register, Fresh(((Shape.Leaf)shape).Term));

    /// <summary>Something of which a role has only the octets as they are encrypted.</summary>
    private Pattern.Variable Opaque(Actor actor, Shape.Leaf leaf)
    {
        var inside = new Pattern.Variable(Form.Any);
        Set(actor, leaf.Register, new Pattern.Compound(Constructor.Slice, new Form(FormClass.Octets), Constructor.Starting(0), inside));
        return inside;
    }

    private Pattern Fresh(Term term) => term switch
    {
        Term.PublicKey => initial.Compound(Constructor.PublicKey, "", new Pattern.Variable(Form.Any)),
        _ => new Pattern.Variable(initial.FormOf(term)),
    };

    private Pattern Set(Actor actor, int register, Pattern pattern)
    {
        var before = actor.Registers[register];
        actor.Registers[register] = pattern;
        trail.Note(() => actor.Registers[register] = before);
        return pattern;
    }

    private bool Do(Actor actor, RoleAction action)
    {
        switch (action)
        {
            case RoleAction.Generate g:
                var sort = initial.Protocol.Vocabulary.Atoms[g.Atom.Name];
                Set(actor, g.Register, sort.Kind == SortKind.Date ? demands.Now() : initial.Constant((actor.Number, g.Atom.Name), initial.Forms.Of(sort), g.Atom.Name));
                return true;
            case RoleAction.Compute c:
                return actor.Evaluate(c.Expression, c.Register) is { } computed && substitution.HasRoom(computed) && Set(actor, c.Register, computed) is not null;
            case RoleAction.Compare c:
                return actor.Value(c.Expected) is { } expected && actor.Registers[c.Register] is { } found && substitution.Unify(found, expected);
            case RoleAction.Open o:
                return Open(actor, o);
            case RoleAction.VerifySignature v:
                return Verify(actor, v);
            case RoleAction.VerifyRevocationList v:
                return actor.Value(v.IssuerKey) is { } issuer && actor.Registers[v.Register] is { } list && substitution.Unify(list, initial.Compound(Constructor.RevocationList, "", issuer));
            case RoleAction.Guard { Rule.Search: RuleSearch.New fresh } g:
                memories.Once(initial.Cast.Party(actor.Role, actor.IsReversed), fresh.Memory, actor.Value(g.Inputs[0])!, g.Inputs.Count > 1 ? actor.Value(g.Inputs[1]) : null);
                return true;
            case RoleAction.Guard { Rule.Search: RuleSearch.Demand demand } g:
                return demands.Require(demand.Inequalities, i => actor.Value(g.Inputs[i])!);
            case RoleAction.Guard { Rule.Search: RuleSearch.Same } g:
                return AreSame(actor.Value(g.Inputs[0])!, actor.Value(g.Inputs[1])!);
            case RoleAction.Remember r:
                if (actor.Value(r.Value) is { } value)
                {
                    memories.Remember(initial.Cast.Party(actor.Role, actor.IsReversed), r.Memory, value, r.Until is null ? null : actor.Value(r.Until));
                }

                return true;
            case RoleAction.Effect { Rule.Search: RuleSearch.Written written } e:
                return Write(actor, e, written.Function);
            case RoleAction.Send s:
                return Send(actor, s);
            default:
                // What changes in the world is no business of who may say what.
                return true;
        }
    }

    private bool Send(Actor actor, RoleAction.Send send)
    {
        if (actor.Value(actor.IsDeclined && send.Declined is not null ? send.Declined : send.Message) is not { } message || !substitution.HasRoom(message))
        {
            return false;
        }

        order.Sends(send.Step, message);
        return true;
    }

    /// <summary>Something opens. What is opened as octets that run together can be anything: who does not take it apart does not see what it is.</summary>
    private bool Open(Actor actor, RoleAction.Open open, bool isRun = false)
    {
        if (actor.Value(open.Key) is not { } key || actor.Registers[open.Register] is not { } closed)
        {
            return false;
        }

        var term = actor.Program.Registers[open.Register];
        var constructor = Constructor.Of(term)!;
        if (constructor.IsText)
        {
            return substitution.Unify(closed, initial.Compound(constructor, constructor.Label(term), Content(actor, open.Content)));
        }

        return substitution.Unify(closed, initial.Taking(
            isRun,
            constructor,
            constructor.Label(term),
            constructor.OpenedBy == OpenedBy.PrivateHalf ? initial.Compound(Constructor.PublicKey, "", key) : key,
            isRun || open.Content.Term is not Term.Concatenation ? Content(actor, open.Content) : Opaque(actor, (Shape.Leaf)open.Content),
            new Pattern.Variable(Form.Any)));
    }

    private bool Verify(Actor actor, RoleAction.VerifySignature verify)
    {
        if (actor.Value(verify.PublicKey) is not { } key || actor.Value(verify.Content) is not { } content || actor.Registers[verify.Register] is not { } signature)
        {
            return false;
        }

        var signed = (Term.Signed)actor.Program.Registers[verify.Register];
        var signer = new Pattern.Variable(Form.Any);
        var digest = verify.Content.Term.Equals(signed.Body) ? content : initial.Taking(verify.Content.Term is Term.Concatenation, Constructor.Digest, "", content);
        return substitution.Unify(key, initial.Compound(Constructor.PublicKey, "", signer)) && substitution.Unify(signature, initial.Compound(Constructor.Signed, "", signer, digest));
    }
}
