using PaymentQuest.Cryptography;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>
/// How a role comes to trust a key: from an authority that it knows, down through certificates, each verified before its key is used
/// (rule R2). What it holds from the start is verified when it is first needed.
/// </summary>
internal sealed partial class RoleCompiler
{
    private string? IssuerOf(string holder) => _protocol.Certificates.GetValueOrDefault(holder)?.Issuer;

    /// <summary>Whether a holder's key is known, or can be by verifying certificates that the role has had since before this message.</summary>
    private bool IsWithinReach(string holder) =>
        Express(new Term.PublicKey(holder)) is not null
        || (IssuerOf(holder) is { } issuer && !_verified.Contains(holder) && IsSettled(new Term.Certificate(holder)) && IsWithinReach(issuer));

    /// <summary>
    /// The first certificate to verify on the way down to a holder's key within reach; null when the key is known. One link at a time, so
    /// that what is cheap about a certificate is compared before the next signature.
    /// </summary>
    private (CheckCost, Action)? NextLink(string holder) =>
        Express(new Term.PublicKey(holder)) is not null ? null
        : NextLink(IssuerOf(holder)!) ?? (CheckCost.Certificate, () => VerifyHeldCertificate(holder));

    private bool IsSettled(Term term) => _held.ContainsKey(term) && !_open.Any(o => o.Term.Equals(term));

    /// <summary>Verifies what leads to a holder's key before something is sealed for it, and makes every comparison that this allows.</summary>
    private void VerifyBeforeUse(string holder)
    {
        while (IsWithinReach(holder) && NextLink(holder) is var (_, verify))
        {
            verify();
            while (Cheapest([]) is { } next)
            {
                next();
            }
        }
    }

    /// <summary>Verifies the certificates that lead to a holder's key, if they are held and the key is not.</summary>
    private void VerifyHeldCertificate(string holder)
    {
        if (!Holds(new Term.PublicKey(holder)) && !Holds(new Term.PrivateKey(holder)) && _held.TryGetValue(new Term.Certificate(holder), out var register))
        {
            TryVerify(new Occurrence(new Term.Certificate(holder), register, "", _step));
        }
    }

    private void TryVerify(Occurrence o)
    {
        var holder = ((Term.Certificate)o.Term).Holder;
        if (IssuerOf(holder) is not { } issuer || !IsWithinReach(issuer) || !_verified.Add(holder))
        {
            return;
        }

        VerifyHeldCertificate(issuer);
        var list = new Term.RevocationList(issuer);
        if (!_revocationLists.ContainsKey(issuer) && IsSettled(list))
        {
            VerifyList(new Occurrence(list, _held[list], "", _step), issuer);
        }

        var declaration = _protocol.Certificates[holder];
        var told = _protocol.Certified(declaration);
        var registers = told.Select(Register).ToList();
        var key = Express(new Term.PublicKey(issuer))!;
        var when = When([o.Register, .. key.Registers]);
        var label = _protocol.Vocabulary.Label(o.Term);
        var name = Name(label);
        int? revoked = _revocationLists.TryGetValue(issuer, out var found) ? found : null;
        var demands = CertificateResult.Demands.Where(d =>
            !_protocol.Omitted.ContainsKey(name.Demand(d).ToString()) && (d != "revoked" || revoked is not null || !_protocol.HasRevocationList(issuer)));
        Emit(new RoleAction.VerifyCertificate(_step.Number, when, name, o.Register, key, declaration, registers[0], registers.Skip(1).ToSequence())
        {
            Demands = demands.ToSequence(),
            RevocationList = revoked,
        });
        for (var i = 0; i < told.Count; i++)
        {
            if (when == Condition.Approved)
            {
                _approvedOnly.Add(registers[i]);
            }

            Arrive(new Occurrence(told[i], registers[i], label, _step));
        }
    }

    private void VerifyList(Occurrence o, string issuer)
    {
        VerifyHeldCertificate(issuer);
        var key = Express(new Term.PublicKey(issuer))!;
        Emit(new RoleAction.VerifyRevocationList(_step.Number, When([o.Register, .. key.Registers]), Name(_protocol.Vocabulary.Label(o.Term)), o.Register, key, issuer));
        _revocationLists[issuer] = o.Register;
    }
}
