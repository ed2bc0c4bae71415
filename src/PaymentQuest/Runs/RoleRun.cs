using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>What came of one step of a role: octets for the network, or nothing, or the verdict that ends the run.</summary>
/// <param name="Octets">The message that the role sends, or null.</param>
/// <param name="Verdict">Why the run is over, or null.</param>
public readonly record struct StepOutcome(byte[]? Octets, Verdict? Verdict);

/// <summary>What a check of a message gives, whatever the others give.</summary>
/// <param name="Check">The check.</param>
/// <param name="IsPossible">Whether it can be made; not when what it needs is inside something that does not open.</param>
/// <param name="Refusal">Why it fails, or null when it holds or cannot be made.</param>
public sealed record Inspection(CheckName Check, bool IsPossible, Verdict.Refused? Refusal)
{
    /// <summary>Whether the check was made and holds.</summary>
    public bool Holds => IsPossible && Refusal is null;
}

/// <summary>One role at work in one run: interprets its program on octets.</summary>
public sealed class RoleRun
{
    private readonly RoleProgram _program;
    private readonly Surroundings _surroundings;
    private readonly Register?[] _registers;
    private readonly Evaluation _evaluation;
    private readonly List<CheckResult> _checks;
    private int _next;

    private RoleRun(RoleProgram program, Surroundings surroundings, Register?[] registers, List<CheckResult> checks)
    {
        _program = program;
        _surroundings = surroundings;
        _registers = registers;
        _checks = checks;
        _evaluation = new Evaluation(surroundings, program.Role.Name, registers);
    }

    /// <summary>The role.</summary>
    public Role Role => _program.Role;

    /// <summary>The party that plays it.</summary>
    public string Party => _surroundings.Setting.Parties[_program.Role.Name];

    /// <summary>A role before its first message. Checks that it makes are added to <paramref name="checks"/>.</summary>
    public static (RoleRun? Run, Verdict? Verdict) Start(RoleProgram program, Surroundings surroundings, List<CheckResult> checks)
    {
        var registers = new Register?[program.Registers.Count];
        var beforehand = new Beforehand(surroundings);
        for (var i = 0; i < program.Known.Count; i++)
        {
            if (beforehand.Value(program.Known[i]) is not { } value)
            {
                return (null, new Verdict.Stalled(program.Role.Name, 0, beforehand.Fault));
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

    /// <summary>Composes the message of a step.</summary>
    public StepOutcome Send(int step) => Work(step, null, _surroundings.World);

    /// <summary>Takes in the message of a step. The world changes only when everything was accepted.</summary>
    public StepOutcome Receive(int step, byte[] message) => Work(step, message, _surroundings.World);

    /// <summary>The octets of an expression over the role's registers; null when it has no value.</summary>
    public byte[]? Evaluate(Expression expression) => _evaluation.Octets(expression);

    /// <summary>The octets in a register; null while there are none.</summary>
    public byte[]? Octets(int register) => _registers[register]?.Octets;

    /// <summary>
    /// Makes every check of a received message that can be made, also after one has failed, and changes nothing in the world. Null
    /// when the message does not have its form.
    /// </summary>
    public Sequence<Inspection>? Inspect(int step, byte[] message)
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
            else if (action.Check is { } check && !(action.When == Condition.Approved && IsDeclined))
            {
                var isPossible = Reads(action).All(r => _registers[r] is not null);
                inspections.Add(new Inspection(check, isPossible, isPossible ? Do(action, _surroundings.World) as Verdict.Refused : null));
            }
        }

        return inspections.ToSequence();
    }

    private static IEnumerable<int> Reads(RoleAction action) => action switch
    {
        RoleAction.Compare c => c.Expected.Registers.Append(c.Register),
        RoleAction.Open o => o.Key.Registers.Append(o.Register),
        RoleAction.VerifySignature v => v.PublicKey.Registers.Concat(v.Content.Registers).Append(v.Register),
        RoleAction.VerifyCertificate v => v.AuthorityKey.Registers.Append(v.Register),
        RoleAction.Guard g => g.Inputs.SelectMany(i => i.Registers),
        _ => [],
    };

    /// <summary>Finishes: evidence is kept.</summary>
    public void Finish()
    {
        for (; _next < _program.Actions.Count; _next++)
        {
            if (_program.Actions[_next] is RoleAction.Keep keep)
            {
                Evidence = keep.Terms.Select(t => (t.Term, Octets: _evaluation.Octets(t))).Where(t => t.Octets is not null).Select(t => (t.Term, t.Octets!)).ToSequence();
                _surroundings.World.Note(keep.Step, Party, "keep", string.Join(", ", Evidence.Select(e => Label(e.Term))), "");
            }
        }
    }

    /// <summary>What the role kept to prove something with later. Empty until the run is completed.</summary>
    public Sequence<(Term Term, byte[] Octets)> Evidence { get; private set; } = Sequence<(Term, byte[])>.Empty;

    private string Label(Term term) => _surroundings.Protocol.Vocabulary.Label(term);

    private StepOutcome Work(int step, byte[]? message, World world)
    {
        World? before = null;
        StepOutcome End(Verdict verdict)
        {
            // An account that cannot bear the second effect of a step must not keep the first.
            if (before is not null)
            {
                world.Restore(before);
            }

            return new StepOutcome(null, verdict);
        }

        for (; _next < _program.Actions.Count && _program.Actions[_next] is var next && next.Step == step && next is not RoleAction.Keep; _next++)
        {
            var action = _program.Actions[_next];
            if (action.When == Condition.Approved && IsDeclined)
            {
                continue;
            }

            if (action is RoleAction.Send send)
            {
                _next++;
                var chosen = IsDeclined && send.Declined is not null ? send.Declined : send.Message;
                return _evaluation.Octets(chosen) is { } octets ? new StepOutcome(octets, null) : End(Stall(step));
            }

            before ??= action is RoleAction.Effect ? world.Copy() : null;
            var verdict = action is RoleAction.Receive receive ? Take(receive, message!) : Do(action, world);
            if (action.Check is { } check)
            {
                _checks.Add(new CheckResult(check, step, verdict is null));
            }

            if (verdict is not null)
            {
                return End(verdict);
            }
        }

        return default;
    }

    /// <summary>Whether the role knows that the decision of the run is negative.</summary>
    public bool IsDeclined => _program.Decision is { } d && _registers[d] is { } decision && !Values.IsApproval(decision.Octets);

    private Verdict? Take(RoleAction.Receive receive, byte[] message)
    {
        var fault = Decode(receive.Shape, message, 0..message.Length);
        var isDeclinedForm = false;
        if (fault is not null)
        {
            foreach (var leaf in receive.Shape.Leaves)
            {
                _registers[leaf.Register] = null;
            }
        }

        if (fault is not null && receive.Declined is not null && Decode(receive.Declined, message, 0..message.Length) is null)
        {
            isDeclinedForm = true;
            fault = null;
        }

        var form = new CheckName(_program.Role.Name, _surroundings.Protocol.Steps[receive.Step - 1].Name, "form");
        if (fault is var (offset, expected))
        {
            _checks.Add(new CheckResult(form, receive.Step, false));
            return new Verdict.Malformed(_program.Role.Name, receive.Step, form, offset, expected);
        }

        _checks.Add(new CheckResult(form, receive.Step, receive.Declined is null || isDeclinedForm == IsDeclined));
        return receive.Declined is not null && isDeclinedForm != IsDeclined
            ? new Verdict.Refused(_program.Role.Name, receive.Step, form, "form", null, message)
            : null;
    }

    private (int Offset, string Expected)? Decode(Shape shape, byte[] message, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(message.Length);
        var der = message.AsSpan(start, length);
        if (shape is Shape.Leaf leaf)
        {
            if (MessageForm.Fault(leaf.Term, der, _surroundings.Protocol.Vocabulary, _surroundings.Suite) is not null)
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
        switch (action)
        {
            case RoleAction.Generate g:
                _registers[g.Register] = new Register(Fresh(g.Atom));
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
            case RoleAction.Guard g:
                return Guard(g, world);
            case RoleAction.Remember r:
                if (_evaluation.Octets(r.Value) is { } remembered)
                {
                    world.Remember(Party, r.Rule.Memory, remembered);
                }

                return null;
            case RoleAction.Effect e:
                return Apply(e, world);
            default:
                return null;
        }
    }

    private Verdict.Refused Refuse(RoleAction action, string reason, byte[]? expected, byte[]? found) =>
        new(_program.Role.Name, action.Step, action.Check!, reason, expected, found);

    private Verdict.Stalled Stall(int step) => new(_program.Role.Name, step, _evaluation.Fault);

    private Verdict? Open(RoleAction.Open open)
    {
        var ciphertext = Der.Content(_registers[open.Register]!.Value.Octets);
        byte[]? plaintext = null;
        if (_program.Registers[open.Register] is Term.Sealed s)
        {
            plaintext = _surroundings.Suite.Open(_surroundings.Keyring.PrivateKey(s.Holder), ciphertext);
        }
        else if (_evaluation.Octets(open.Key) is { } key)
        {
            plaintext = _surroundings.Suite.Decrypt(Der.Content(key), ciphertext);
        }

        if (plaintext is null)
        {
            return Refuse(open, "opening", null, ciphertext.ToArray());
        }

        if (open.Content is Shape.Leaf { Term: Term.Concatenation } run)
        {
            _registers[run.Register] = new Register(Der.OctetString(plaintext));
            return null;
        }

        return Decode(open.Content, plaintext, 0..plaintext.Length) is null ? null : Refuse(open, "form", null, plaintext);
    }

    private Verdict? Verify(RoleAction.VerifySignature verify)
    {
        var signature = _registers[verify.Register]!.Value.Octets;
        var signed = (Term.Signed)_program.Registers[verify.Register];
        return _evaluation.Key(verify.PublicKey) is { } key
            && _evaluation.SignedDigest(verify.Content, signed) is { } digest
            && _surroundings.Suite.VerifyDigest(key, digest, Der.Content(signature))
                ? null
                : Refuse(verify, "signature", null, signature);
    }

    private Verdict? Verify(RoleAction.VerifyCertificate verify)
    {
        var octets = _registers[verify.Register]!.Value.Octets;
        if (_evaluation.Key(verify.AuthorityKey) is not { } authority)
        {
            return Refuse(verify, "issuer", null, octets);
        }

        var result = Certificate.Verify(
            _surroundings.Suite, octets, authority, _surroundings.Keyring.Authority, verify.Declaration.Role, _surroundings.World.Clock, _surroundings.Keyring.IsRevoked);
        if (result is not CertificateResult.Verified { Evidence.Content: var content })
        {
            return Refuse(verify, CertificateReason(result), null, octets);
        }

        _registers[verify.Key] = new Register(content.Key.SubjectPublicKeyInfo.ToArray(), content.Key);
        _registers[verify.Subject] = new Register(Der.Text(content.Subject));
        for (var i = 0; i < verify.Bound.Count; i++)
        {
            var bound = content.Bound.FirstOrDefault(b => b.Name == verify.Declaration.Binds[i].Name);
            if (bound is null || MessageForm.Fault(verify.Declaration.Binds[i], bound.Der.Span, _surroundings.Protocol.Vocabulary, _surroundings.Suite) is not null)
            {
                return Refuse(verify, "bound", null, octets);
            }

            _registers[verify.Bound[i]] = new Register(bound.Der.ToArray());
        }

        return null;
    }

    /// <summary>The stable word for each way in which a certificate can fail.</summary>
    private static string CertificateReason(CertificateResult result) => result switch
    {
        CertificateResult.Malformed => "form",
        CertificateResult.WrongIssuer => "issuer",
        CertificateResult.NotSignedByIssuer => "signature",
        CertificateResult.NotYetValid => "not_yet_valid",
        CertificateResult.Expired => "expired",
        CertificateResult.Revoked => "revoked",
        CertificateResult.WrongRole => "role",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Verdict? Guard(RoleAction.Guard guard, World world)
    {
        var inputs = guard.Inputs.Select(_evaluation.Octets).ToList();
        if (inputs.Contains(null))
        {
            return Refuse(guard, "unknown", null, null);
        }

        switch (guard.Rule)
        {
            case Rule.Once once:
                return world.Remembers(Party, once.Memory, inputs[0]) ? Refuse(guard, "replay", null, inputs[0]) : null;
            case Rule.Within within:
                var date = Der.ReadDate(inputs[0]);
                return date is not null && (date.Value - world.Clock).Duration() <= TimeSpan.FromSeconds(within.Seconds)
                    ? null
                    : Refuse(guard, "date", Der.Date(world.Clock), inputs[0]);
            case Rule.AtLeast:
                return Der.ReadMoney(inputs[0]) is { } amount && Der.ReadMoney(inputs[1]) is { } limit && amount.IsAtLeast(limit) == true
                    ? null
                    : Refuse(guard, "amount", inputs[1], inputs[0]);
            case Rule.LookUp lookUp:
                var value = _evaluation.LookUp(lookUp.Function, inputs[0]!);
                if (value is null)
                {
                    return Refuse(guard, "unknown", null, inputs[0]);
                }

                if (guard.Output is { } output)
                {
                    _registers[output] = new Register(value);
                    return null;
                }

                return inputs.Count < 2 || value.AsSpan().SequenceEqual(inputs[1]) ? null : Refuse(guard, "differs", value, inputs[1]);
            case Rule.Decide decide:
                _registers[guard.Output!.Value] = new Register(Decide(decide, inputs[0]!, inputs[1]!, world));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The issuer's word: Y with an approval code, or N with the reason.</summary>
    private byte[] Decide(Rule.Decide decide, byte[] account, byte[] amount, World world)
    {
        var objection = Der.ReadMoney(amount) is { } money
            ? world.Objection(TermText.Of(decide.Account, account, _surroundings.Protocol.Vocabulary), money)
            : "13";
        return Der.Text(objection is null
            ? $"Y:{_surroundings.Random($"{_program.Role.Name}/{decide.Decision.Name}").Below(1_000_000):D6}"
            : $"N:{objection}");
    }

    private Verdict? Apply(RoleAction.Effect effect, World world)
    {
        var vocabulary = _surroundings.Protocol.Vocabulary;
        var inputs = effect.Inputs.Select(_evaluation.Octets).ToList();
        if (inputs.Contains(null))
        {
            return Stall(effect.Step);
        }

        string Text(int i) => TermText.Of(effect.Inputs[i].Term, inputs[i], vocabulary);
        switch (effect.Rule)
        {
            case Rule.Record:
                world.Note(effect.Step, Party, "record", $"{effect.Rule.Label} = {Text(0)}", "");
                return null;
            case Rule.Reserve when Der.ReadMoney(inputs[0]) is { } amount:
                return world.Reserve(effect.Step, Party, amount, Text(1), Text(2), Text(3))
                    ? null
                    : new Verdict.Stalled(_program.Role.Name, effect.Step, $"account {Text(1)} cannot bear {amount}, or {Text(3)} is reserved already");
            case Rule.Settle:
                return world.Settle(effect.Step, Party, Text(0)) ? null : new Verdict.Stalled(_program.Role.Name, effect.Step, $"nothing is reserved under {Text(0)}");
            case Rule.Issue:
                return world.Issue(effect.Step, Party, Text(0), inputs[0]) ? null : new Verdict.Stalled(_program.Role.Name, effect.Step, $"{Text(0)} was issued before");
            case Rule.Ship:
                world.Note(effect.Step, Party, "ship", Text(0), inputs.Count > 1 ? Text(1) : "");
                return null;
            default:
                return new Verdict.Stalled(_program.Role.Name, effect.Step, $"{effect.Rule.Label} is no amount");
        }
    }

    private byte[] Fresh(Term.Atom atom)
    {
        var sort = _surroundings.Protocol.Vocabulary.Atoms[atom.Name];
        var random = _surroundings.Random($"{_program.Role.Name}/{atom.Name}");
        return sort.Kind switch
        {
            SortKind.Date => Der.Date(_surroundings.World.Clock),
            SortKind.Text => Der.Text($"{atom.Name.Split('_')[0]}-{random.Below(100_000_000):D8}"),
            SortKind.Key => Der.OctetString(random.Octets(_surroundings.Suite.SymmetricKeyLength)),
            _ => Der.OctetString(random.Octets(sort.Size)),
        };
    }
}
