using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
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
        var opened = _program.Registers[open.Register];
        var plaintext = _evaluation.Opened(opened, open.Key, ciphertext.ToArray());
        if (plaintext is not null && Constructor.Of(opened) is { IsText: true } && !_surroundings.Wiring.Describes(open.Content.Term))
        {
            plaintext = Taking.Unspelled(open.Content.Term, plaintext, _surroundings.Protocol.Vocabulary, _surroundings.Wiring);
        }
        else if (plaintext is not null && open.Content is Shape.Leaf { Term: Term.Concatenation } run)
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
        if (result is not CertificateResult.Verified { Proof: var proof })
        {
            return Fails(result.Word);
        }

        _registers[verify.Key] = new Register(proof.Content.Key.SubjectPublicKeyInfo.ToArray(), proof.Content.Key, proof);
        for (var i = 0; i < verify.Told.Count; i++)
        {
            if (Told(verify, i, proof.Content) is not { } value)
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

        var result = guard.Rule.Check(new Occasion(this, guard.Step, guard.Inputs, inputs, world));
        if (result.Reason is { } reason)
        {
            return Refuse(guard, reason, result.Expected, result.Found);
        }

        if (guard.Output is { } output)
        {
            _registers[output] = new Register(result.Output!);
        }

        return null;
    }
}
