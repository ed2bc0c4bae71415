using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
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

        var named = initial.Protocol.Named(shown.Issuer).Select(Fresh).ToList();
        var told = initial.Protocol.Certified(shown).Skip(1).Select(Fresh).ToList();
        var key = initial.Compound(Constructor.PublicKey, "", new Pattern.Variable(Form.Any));
        var signer = verify.Demands.Contains("signature") ? issuer : initial.Compound(Constructor.PublicKey, "", new Pattern.Variable(Form.Any));
        if (!substitution.Unify(certificate, initial.Compound(Constructor.Certificate, shown.Holder, [signer, .. named, key, .. told])) || !IsBelow(actor, verify, shown.Issuer, named))
        {
            return false;
        }

        Set(actor, verify.Key, key);
        foreach (var register in verify.Told)
        {
            if (Place(actor.Program.Registers[register], verify.Declaration, shown) is not { } place || place >= told.Count
                || !substitution.Narrow(told[place], initial.FormOf(actor.Program.Registers[register])))
            {
                return false;
            }

            Set(actor, register, told[place]);
        }

        return true;
    }

    /// <summary>Whether the issuer is named in a certificate as the verifier knows it, from the certificate above or from the start, and may issue.</summary>
    private bool IsBelow(Actor actor, RoleAction.VerifyCertificate verify, string shownIssuer, List<Pattern> shownNamed)
    {
        var issuer = verify.Declaration.Issuer;
        var above = verify.IssuerKey is Expression.Held { Register: var register } ? actor.Program.Actions.OfType<RoleAction.VerifyCertificate>().FirstOrDefault(v => v.Key == register) : null;
        if (above is not null && verify.Demands.Contains("path") && actor.Registers[above.Register]?.Resolved is Pattern.Compound { Constructor.IsIssued: true, Label: var holder }
            && !(initial.Protocol.Certificates[holder] is { PathLength: not null } authority && authority.Uses.HasFlag(KeyUses.CertificateSigning)))
        {
            return false;
        }

        if (!verify.Demands.Contains("issuer"))
        {
            return true;
        }

        List<Pattern> known = above is null ? [.. initial.Named(issuer, actor.Casting)] : [.. above.Told.Take(initial.Protocol.Named(issuer).Count).Select(r => actor.Registers[r]!)];
        var (name, organization) = Name(issuer, known);
        var (shownName, shownOrganization) = Name(shownIssuer, shownNamed);
        return substitution.Unify(name, shownName)
            && (organization is null) == (shownOrganization is null)
            && (organization is null || substitution.Unify(organization, shownOrganization!));
    }

    /// <summary>A holder's name in certificates, of what it says: who it is, and under whose roof.</summary>
    private (Pattern Name, Pattern? Organization) Name(string holder, List<Pattern> named) => !initial.Protocol.Certificates.TryGetValue(holder, out var declaration)
        ? (initial.Literal(holder), null)
        : (declaration.Subject is null ? initial.Literal(declaration.CommonName) : named[0], declaration.Organization is null ? null : named[^1]);

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
