using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>What verifying a certificate decides.</summary>
internal sealed partial class SymbolicExecution
{
    /// <summary>The certificates that a verifier takes for the one that it wants: all that say the same of role and use, as far as it looks.</summary>
    private IEnumerable<CertificateDeclaration> Certificates(RoleAction.VerifyCertificate verify) => initial.Protocol.Certificates.Values.Where(d =>
        (d.Role == verify.Declaration.Role || !verify.Demands.Contains("role"))
        && (d.Uses == verify.Declaration.Uses || !verify.Demands.Contains("usage")));

    private bool Verify(Actor actor, RoleAction.VerifyCertificate verify, CertificateDeclaration shown)
    {
        if (actor.Registers[verify.Register] is not { } certificate || actor.Value(verify.IssuerKey) is not { } issuer)
        {
            return false;
        }

        var told = initial.Protocol.Certified(shown).Skip(1).Select(Fresh).ToList();
        var key = initial.Compound(Constructor.PublicKey, "", new Pattern.Variable(Form.Any));
        var signer = verify.Demands.Contains("signature") ? issuer : initial.Compound(Constructor.PublicKey, "", new Pattern.Variable(Form.Any));
        if (!substitution.Unify(certificate, initial.Compound(Constructor.Certificate, shown.Holder, [signer, key, .. told])))
        {
            return false;
        }

        Set(actor, verify.Key, key);
        foreach (var register in verify.Told)
        {
            if (Place(actor.Program.Registers[register], verify.Declaration, shown) is not { } place || place >= told.Count
                || !substitution.Narrow(told[place], Form.Of(actor.Program.Registers[register], initial.Protocol.Vocabulary, initial.Cast.Suite)))
            {
                return false;
            }

            Set(actor, register, told[place]);
        }

        return true;
    }

    /// <summary>Where a certificate tells what a verifier wants to know: in the subject's name, the organization's, or under the same label.</summary>
    private static int? Place(Term wanted, CertificateDeclaration expected, CertificateDeclaration shown)
    {
        var subjects = shown.Subject is null ? 0 : 1;
        var organizations = shown.Organization is null ? 0 : 1;
        if (wanted.Equals(expected.Subject))
        {
            return subjects == 1 ? 0 : null;
        }

        if (wanted.Equals(expected.Organization))
        {
            return organizations == 1 ? subjects : null;
        }

        return shown.Binds.IndexOf(wanted) is >= 0 and var i ? subjects + organizations + i : null;
    }
}
