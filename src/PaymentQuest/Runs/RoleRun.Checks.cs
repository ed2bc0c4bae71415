using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>The checks that a role makes of what it received.</summary>
public sealed partial class RoleRun
{
    private Verdict.Refused Refuse(RoleAction action, string reason, byte[]? expected, byte[]? found) =>
        new(_program.Role.Name, action.Step, action.Check!, reason, expected, found);

    private Verdict.Stalled Stall(int step) => new(_program.Role.Name, step, _evaluation.Fault!);

    private Verdict? Open(RoleAction.Open open)
    {
        var ciphertext = Der.Content(_registers[open.Register]!.Value.Octets);
        var plaintext = _evaluation.Opened(_program.Registers[open.Register], open.Key, ciphertext.ToArray());
        if (plaintext is not null && open.Content is Shape.Leaf { Term: Term.Concatenation } run)
        {
            _registers[run.Register] = new Register(Der.OctetString(plaintext));
            return null;
        }

        if (plaintext is not null && Read(open.Content, plaintext) is null)
        {
            return null;
        }

        // Whoever sent it learns nothing of why: neither padding nor length nor form, and what had been read of it is not kept.
        foreach (var leaf in open.Content.Leaves)
        {
            _registers[leaf.Register] = null;
        }

        return Refuse(open, "opening", null, ciphertext.ToArray());
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
        Verdict.Refused Fails(string demand) => Refuse(verify, demand, null, octets) with { Check = verify.Name.Demand(demand) };
        if (_evaluation.Issuer(verify.IssuerKey, verify.Declaration.Issuer) is not { } issuer)
        {
            return Fails("issuer");
        }

        var result = Judge(verify, octets, issuer, verify.Demands);
        if (result is not CertificateResult.Verified { Evidence: var evidence })
        {
            return Fails(result.Word);
        }

        _registers[verify.Key] = new Register(evidence.Content.Key.SubjectPublicKeyInfo.ToArray(), evidence.Content.Key, evidence);
        for (var i = 0; i < verify.Told.Count; i++)
        {
            if (Told(verify, i, evidence.Content) is not { } value)
            {
                return Fails("bound");
            }

            _registers[verify.Told[i]] = new Register(value);
        }

        return null;
    }

    private Verdict? Verify(RoleAction.VerifyRevocationList verify)
    {
        var octets = _registers[verify.Register]!.Value.Octets;
        var result = Judge(verify, octets);
        return result is RevocationListResult.Failed failed
            ? Refuse(verify, failed.Word, null, octets) with { Check = verify.Name.Demand(failed.Word) }
            : null;
    }

    /// <summary>The octets of each input; null where one has no value.</summary>
    private byte[]?[] Inputs(Sequence<Expression> inputs)
    {
        var octets = new byte[]?[inputs.Count];
        for (var i = 0; i < octets.Length; i++)
        {
            octets[i] = _evaluation.Octets(inputs[i]);
        }

        return octets;
    }

    private Verdict? Guard(RoleAction.Guard guard, World world)
    {
        var inputs = Inputs(guard.Inputs);
        if (inputs.Contains(null))
        {
            return Refuse(guard, "unknown", null, null);
        }

        switch (guard.Rule)
        {
            case Rule.Once once:
                return world.Remembers(Party, once.Memory, inputs[0]!) ? Refuse(guard, "replay", null, inputs[0]) : null;
            case Rule.Within within:
                var date = Der.ReadDate(inputs[0]);
                return date is not null && (date.Value - world.Clock).Duration() <= TimeSpan.FromSeconds(within.Seconds)
                    ? null
                    : Refuse(guard, "date", Der.Date(world.Clock), inputs[0]);
            case Rule.Before:
                return Der.ReadDate(inputs[0]) is { } end && world.Clock < end ? null : Refuse(guard, "expired", Der.Date(world.Clock), inputs[0]);
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

                return inputs.Length < 2 || value.AsSpan().SequenceEqual(inputs[1]) ? null : Refuse(guard, "differs", value, inputs[1]);
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
}
