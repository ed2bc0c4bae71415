using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>One role at work in one run: interprets its program on octets.</summary>
public sealed partial class RoleRun
{
    private readonly RoleProgram _program;
    private readonly Registers _registers;
    private Surroundings _surroundings;
    private readonly Evaluation _evaluation;
    private readonly List<CheckResult> _checks;

    private RoleRun(RoleProgram program, Surroundings surroundings, Registers registers, List<CheckResult> checks)
    {
        _program = program;
        _surroundings = surroundings;
        _registers = registers;
        _checks = checks;
        _flow = surroundings.Protocol.Flow;
        Party = surroundings.Setting.Parties[program.Role.Name];
        _evaluation = new Evaluation(surroundings, program.Role.Name, registers, program.Composed);
        State = After(0);
    }

    /// <summary>The role.</summary>
    public Role Role => _program.Role;

    /// <summary>The world in which it is at work.</summary>
    internal World World => _surroundings.World;

    /// <summary>What it carries out.</summary>
    public RoleProgram Program => _program;

    /// <summary>Names of the private functions that it can evaluate.</summary>
    public IReadOnlySet<string> Functions => _surroundings.Protocol.Vocabulary.FunctionsOf(_program.Role.Name);

    /// <summary>The party that plays it.</summary>
    public string Party { get; }

    /// <summary>A role before its first message. Checks that it makes are added to <paramref name="checks"/>.</summary>
    public static (RoleRun? Run, Verdict? Verdict) Start(RoleProgram program, Surroundings surroundings, List<CheckResult> checks)
    {
        var registers = new Registers(program.Registers.Count);
        var beforehand = new Beforehand(surroundings);
        for (var i = 0; i < program.Known.Count; i++)
        {
            if (beforehand.Value(program.Known[i]) is not { } value)
            {
                return (null, new Verdict.Stalled(program.Role.Name, 0, beforehand.Fault!));
            }

            registers[i] = value;
        }

        return (new RoleRun(program, surroundings, registers, checks), null);
    }

    /// <summary>The octets that the role holds for a term, or null when it does not hold it now.</summary>
    public byte[]? Octets(Term term)
    {
        for (var i = 0; i < _registers.Length; i++)
        {
            if (_registers[i] is { } register && _program.Registers[i].Equals(term))
            {
                return register.Octets;
            }
        }

        return null;
    }

    /// <summary>All terms that the role holds now, with their octets, in the order in which it got them.</summary>
    public IEnumerable<(Term Term, byte[] Octets, int Register)> Holdings =>
        Enumerable.Range(0, _registers.Length).Where(i => _registers[i] is not null).Select(i => (_program.Registers[i], _registers[i]!.Value.Octets, i));

    /// <summary>Composes the message of a step, when it is this role's turn to send it.</summary>
    public StepOutcome Send(int step) => Misfit(step, isSending: true) is { } misfit ? new StepOutcome.Unfit(misfit) : Work(step, null, _surroundings.World);

    /// <summary>Takes in the message of a step, when the role waits for it. The world changes only when everything was accepted.</summary>
    public StepOutcome Receive(int step, byte[] message) =>
        Misfit(step, isSending: false) is { } misfit ? new StepOutcome.Unfit(misfit) : Work(step, message, _surroundings.World);

    /// <summary>The octets of an expression over the role's registers; null when it has no value.</summary>
    public byte[]? Evaluate(Expression expression) => _evaluation.Octets(_program.OnPath(expression, r => _registers[r] is not null));

    /// <summary>The octets that are sealed or encrypted when an expression is; null when it has no value.</summary>
    public byte[]? Plaintext(Expression expression) => _evaluation.Message(expression);

    /// <summary>The octets in a register; null while there are none.</summary>
    public byte[]? Octets(int register) => _registers[register]?.Octets;

    /// <summary>
    /// Makes every check of a received message that can be made, also after one has failed, and changes nothing, neither in the role nor in the world.
    /// </summary>
    /// <returns>
    /// What each check gives, null when the message does not have its form or the role does not wait for it; and the role as it is with the message taken apart, from
    /// which values can be read.
    /// </returns>
    public (Sequence<Inspection>? Checks, RoleRun Opened) Inspect(int step, byte[] message)
    {
        var opened = CopyTo(_surroundings.World, []);
        return (Awaits(step) ? opened.Inspected(step, message) : null, opened);
    }

    private Sequence<Inspection>? Inspected(int step, byte[] message)
    {
        var inspections = new List<Inspection>();
        foreach (var action in _program.Actions.Where(a => a.Step == step))
        {
            if (action is RoleAction.Receive receive)
            {
                if (Take(receive, message) is not null)
                {
                    return null;
                }
            }
            else if (action.Check is { } check && Takes(action))
            {
                var isPossible = Reads(action).All(r => _registers[r] is not null);
                inspections.Add(new Inspection(check, isPossible, isPossible ? Do(action, _surroundings.World) as Verdict.Refused : null));
            }
        }

        return Contradiction() is null ? inspections.ToSequence() : null;
    }

    private static IEnumerable<int> Reads(RoleAction action) => action switch
    {
        RoleAction.Compare c => c.Expected.Registers.Append(c.Register),
        RoleAction.Open o => o.Key.Registers.Append(o.Register),
        RoleAction.VerifySignature v => v.PublicKey.Registers.Concat(v.Content.Registers).Append(v.Register),
        RoleAction.VerifyCertificate v => v.IssuerKey.Registers.Append(v.Register),
        RoleAction.VerifyRevocationList v => v.IssuerKey.Registers.Append(v.Register),
        RoleAction.Guard g => g.Inputs.SelectMany(i => i.Registers),
        _ => [],
    };

    /// <summary>The run is completed: evidence is kept, once. Who still waits for something that must come keeps nothing.</summary>
    public StepOutcome Finish()
    {
        Misfit? misfit = State switch
        {
            RoleState.Over => Runs.Misfit.Over,
            RoleState.Done { IsFinal: true } => Runs.Misfit.Past,
            RoleState.Waiting w when !MayRest(w) => Runs.Misfit.TooEarly,
            _ => null,
        };
        if (misfit is { } reason)
        {
            return new StepOutcome.Unfit(reason);
        }

        foreach (var keep in _program.Actions.OfType<RoleAction.Keep>().Where(k => _flow.FirstOf(k.Step) == _flow.FirstOf(_last)))
        {
            Evidence = keep.Terms.Select(t => (t.Term, Octets: _evaluation.Octets(t))).Where(t => t.Octets is not null).Select(t => (t.Term, t.Octets!)).ToSequence();
            if (Evidence.Count > 0 || _surroundings.Protocol.Branches.Count == 0)
            {
                _surroundings.World.Note(keep.Step, Party, "keep", string.Join(", ", Evidence.Select(e => Label(e.Term))), "");
            }
        }

        State = new RoleState.Done(Round, IsFinal: true);
        return StepOutcome.Accepted.Value;
    }

    /// <summary>What the role kept to prove something with later. Empty until the run is completed.</summary>
    public Sequence<(Term Term, byte[] Octets)> Evidence { get; private set; } = Sequence<(Term, byte[])>.Empty;

    private string Label(Term term) => _surroundings.Protocol.Vocabulary.Label(term);

    private StepOutcome Work(int step, byte[]? message, World world)
    {
        var hasBegun = false;
        StepOutcome End(Verdict verdict)
        {
            // An account that cannot bear the second effect of a step must not keep the first.
            if (hasBegun)
            {
                world.TakeBack();
            }

            if (Turn(step, message is null ? Leaving.Instead : Leaving.Refused) is { } next)
            {
                return new StepOutcome.Turned(verdict, next);
            }

            State = new RoleState.Over(verdict);
            return new StepOutcome.Ended(verdict);
        }

        StepOutcome GoOn(StepOutcome outcome)
        {
            world.Commit();
            _last = step;
            State = After(step);
            return outcome;
        }

        foreach (var action in _program.Actions)
        {
            if (action.Step != step || action is RoleAction.Keep || !Takes(action))
            {
                continue;
            }

            if (action is RoleAction.Send send)
            {
                var chosen = IsDeclined && send.Declined is not null ? send.Declined : send.Message;
                return _evaluation.Sent(chosen) is { } octets ? GoOn(new StepOutcome.Sent(octets)) : End(Stall(step));
            }

            if (!hasBegun && action is RoleAction.Effect)
            {
                world.Begin();
                hasBegun = true;
            }

            var verdict = action is RoleAction.Receive receive ? Take(receive, message!) : Do(action, world);
            if (action.Check is { } check)
            {
                _checks.Add(Made((verdict as Verdict.Refused)?.Check ?? check, step, verdict is null));
            }

            if (verdict is null && Contradiction() is { } contradiction)
            {
                _checks.Add(Made(contradiction.Check, step, false));
                verdict = contradiction;
            }

            if (verdict is not null)
            {
                return End(verdict);
            }
        }

        // Whoever sent something else than the protocol says may lack what a later message takes.
        return message is not null ? GoOn(StepOutcome.Accepted.Value) : End(new Verdict.Stalled(Role.Name, step, new Hindrance.Lacking(Step(step)!.Name)));
    }

    /// <summary>Whether the role knows that the decision of the run is negative.</summary>
    public bool IsDeclined => Decision is { } decision && !Values.IsApproval(decision.Octets);

    private Register? Decision => _program.Decision is { } d ? _registers[d] : null;

    private bool Takes(RoleAction action) => action.When != Condition.Approved || !(IsDeclined || Form is { IsDeclined: true });

    private UnsettledForm? Form
    {
        get => (State as RoleState.Waiting)?.Form;
        set => State = (RoleState.Waiting)State with { Form = value };
    }

    /// <summary>
    /// A message that came in the form for approval with a negative decision in it, or the other way round. When the decision is inside something
    /// that had to be opened, this shows only then.
    /// </summary>
    private Verdict.Refused? Contradiction()
    {
        if (Form is not { } form || Decision is null)
        {
            return null;
        }

        Form = null;
        return form.IsDeclined == IsDeclined ? null : new Verdict.Refused(_program.Role.Name, form.Step, form.Check, "form", null, form.Message);
    }

    private Verdict? Take(RoleAction.Receive receive, byte[] message)
    {
        var fault = Read(receive.Shape, message);
        var isDeclinedForm = false;
        if (fault is not null)
        {
            foreach (var leaf in receive.Shape.Leaves)
            {
                _registers[leaf.Register] = null;
            }
        }

        if (fault is not null && receive.Declined is not null && Read(receive.Declined, message) is null)
        {
            isDeclinedForm = true;
            fault = null;
        }

        var form = new CheckName(_program.Role.Name, _surroundings.Protocol.Steps[receive.Step - 1].Name, "form");
        if (fault is var (offset, expected, word))
        {
            _checks.Add(Made(form, receive.Step, false));
            return new Verdict.Malformed(_program.Role.Name, receive.Step, form, offset, expected) { Fault = word };
        }

        // Where both forms are the same, the form says nothing of the decision.
        Form = receive.Declined is null || receive.Declined.Equals(receive.Shape) ? null : new UnsettledForm(form, receive.Step, isDeclinedForm, message);
        var contradiction = Contradiction();
        _checks.Add(Made(form, receive.Step, contradiction is null));
        return contradiction;
    }

    /// <summary>Reads octets in the protocol's wire format and puts what they say into registers.</summary>
    private (int Offset, string Expected, string? Fault)? Read(Shape shape, byte[] octets)
    {
        var reading = _surroundings.Wiring.Received(shape.Term, octets);
        if (reading.Der is not { } der)
        {
            return (reading.Offset, Label(reading.Expected ?? shape.Term), reading.Fault);
        }

        // An offset in the canonical DER means nothing to who sees other octets.
        return Decode(shape, der, 0..der.Length) is not { } fault ? null : (ReferenceEquals(der, octets) ? fault.Offset : _surroundings.Wiring.PlaceOf(shape.Term, octets, t => Label(t) == fault.Expected), fault.Expected, null);
    }

    private (int Offset, string Expected)? Decode(Shape shape, byte[] message, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(message.Length);
        var der = message.AsSpan(start, length);
        if (shape is Shape.Leaf leaf)
        {
            if (!MessageForm.Fits(leaf.Term, der, _surroundings.Protocol.Vocabulary, _surroundings.Suite) && !IsForeign(leaf.Term, der))
            {
                return (start, Label(leaf.Term));
            }

            _registers[leaf.Register] = new Register(der.ToArray());
            return null;
        }

        var framed = (Shape.Framed)shape;
        if (Der.Parts(der, out var at) is not { } parts)
        {
            return (start + at, Label(framed.Term));
        }

        for (var i = 0; i < framed.Parts.Count; i++)
        {
            if (i >= parts.Count)
            {
                return (start + length, Label(framed.Parts[i].Term));
            }

            var (partStart, partLength) = parts[i].GetOffsetAndLength(length);
            if (Decode(framed.Parts[i], message, (start + partStart)..(start + partStart + partLength)) is { } fault)
            {
                return fault;
            }
        }

        return parts.Count > framed.Parts.Count ? (start + parts[framed.Parts.Count].GetOffsetAndLength(length).Offset, "the end") : null;
    }

    private Verdict? Do(RoleAction action, World world)
    {
        // What it would check to answer a message that it has refused may never have come out of that.
        if (action switch
        {
            RoleAction.Compare c => c.Register,
            RoleAction.Open o => o.Register,
            RoleAction.VerifySignature v => v.Register,
            RoleAction.VerifyCertificate v => v.Register,
            RoleAction.VerifyRevocationList v => v.Register,
            _ => (int?)null,
        } is { } register && _registers[register] is null)
        {
            return new Verdict.Stalled(_program.Role.Name, action.Step, new Hindrance.Lacking(Step(action.Step)!.Name));
        }

        switch (action)
        {
            case RoleAction.Generate g:
                if (Fresh(g.Atom) is not { } fresh)
                {
                    return Stall(g.Step);
                }

                _registers[g.Register] = new Register(fresh);
                return null;
            case RoleAction.Compute c:
                if (_evaluation.Octets(c.Expression) is not { } computed)
                {
                    return Stall(c.Step);
                }

                _registers[c.Register] = new Register(computed);
                return null;
            case RoleAction.Compare c:
                var found = _registers[c.Register]!.Value.Octets;
                var expected = _evaluation.Octets(c.Expected);
                return expected is not null && found.AsSpan().SequenceEqual(expected) ? null : Refuse(c, expected is null ? "unknown" : "differs", expected, found);
            case RoleAction.Open o:
                return Open(o);
            case RoleAction.VerifySignature v:
                return Verify(v);
            case RoleAction.VerifyCertificate v:
                return Verify(v);
            case RoleAction.VerifyRevocationList v:
                return Verify(v);
            case RoleAction.Guard g:
                return Guard(g, world);
            case RoleAction.Remember r:
                if (_evaluation.Octets(r.Value) is { } remembered)
                {
                    world.Remember(Party, r.Memory, remembered, r.Until is null || _evaluation.Octets(r.Until) is not { } date ? null : Der.ReadDate(date));
                }

                return null;
            case RoleAction.Effect e:
                return Apply(e, world);
            default:
                return null;
        }
    }
}
