using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Runs;

/// <summary>The judgement of certificates and revocation lists, for checks and for showing why a certificate is or is not trusted.</summary>
public sealed partial class RoleRun
{
    private (byte[]? Octets, RevocationListContent? Content) _listRead;

    /// <summary>
    /// The certificates that the role holds now, and how it stands to each: every demand that it makes is judged alone, also after one has
    /// failed. Nothing changes. In the order in which the role got them.
    /// </summary>
    /// <param name="step">The last message that the role has received. What is verified at a later one is not judged.</param>
    public Sequence<CertificateFinding> Certificates(int step)
    {
        var findings = new List<CertificateFinding>();
        foreach (var (term, octets, register) in Holdings)
        {
            if (term is Term.Certificate certificate && findings.All(f => f.Holder != certificate.Holder))
            {
                var verify = _program.Actions.OfType<RoleAction.VerifyCertificate>().FirstOrDefault(v => v.Register == register);
                findings.Add(Finding(certificate.Holder, octets, verify, isDue: verify?.Step <= step));
            }
        }

        return findings.ToSequence();
    }

    /// <summary>Whether the role has a key as its own or from the start, so that it needs no certificate to trust it.</summary>
    public bool TrustsFromTheStart(string holder) =>
        _program.Known.Contains(new Term.PublicKey(holder)) || _program.Known.Contains(new Term.PrivateKey(holder));

    private CertificateFinding Finding(string holder, byte[] octets, RoleAction.VerifyCertificate? verify, bool isDue)
    {
        var issuer = verify is null || !isDue ? null : _evaluation.Issuer(verify.IssuerKey, verify.Declaration.Issuer);
        return new CertificateFinding(
            holder,
            octets,
            Certificate.Read(_surroundings.Suite, octets, _surroundings.Protocol.CertificateProfile),
            _surroundings.Protocol.Certificates.GetValueOrDefault(holder),
            verify,
            issuer,
            verify is null || !isDue ? [] : CertificateResult.Demands.Append(CertificateFinding.Bound).Prepend(CertificateFinding.Form)
                .Select(d => new DemandFinding(d, issuer is null ? DemandOutcome.NotJudged : Outcome(verify, octets, issuer, d))).ToSequence(),
            verify?.RevocationList is { } list && _registers[list] is { } held ? ListFinding(list, held.Octets) : null);
    }

    private DemandOutcome Outcome(RoleAction.VerifyCertificate verify, byte[] octets, CertificateIssuer issuer, string demand)
    {
        if (demand == CertificateFinding.Form)
        {
            return Judge(verify, octets, issuer, []) is CertificateResult.Malformed ? DemandOutcome.Fails : DemandOutcome.Holds;
        }

        if (demand == CertificateFinding.Bound)
        {
            return Judge(verify, octets, issuer, []) is not CertificateResult.Verified { Proof: var proof } ? DemandOutcome.NotJudged
                : Enumerable.Range(0, verify.Told.Count).All(i => Told(verify, i, proof.Content) is not null) ? DemandOutcome.Holds : DemandOutcome.Fails;
        }

        return !verify.Demands.Contains(demand) ? DemandOutcome.NotDemanded
            : demand == "revoked" && verify.RevocationList is { } list && _registers[list] is null ? DemandOutcome.NotJudged
            : Judge(verify, octets, issuer, [demand]) switch
            {
                CertificateResult.Malformed => DemandOutcome.NotJudged,
                CertificateResult.Verified => DemandOutcome.Holds,
                _ => DemandOutcome.Fails,
            };
    }

    private RevocationListFinding? ListFinding(int register, byte[] octets)
    {
        var verify = _program.Actions.OfType<RoleAction.VerifyRevocationList>().FirstOrDefault(v => v.Register == register);
        return verify is null ? null : new RevocationListFinding(
            verify.Issuer, octets, RevocationList.Read(_surroundings.Suite, octets), (Judge(verify, octets) as RevocationListResult.Failed)?.Word);
    }

    /// <summary>What comes of some of a certificate's demands.</summary>
    private CertificateResult Judge(RoleAction.VerifyCertificate verify, byte[] octets, CertificateIssuer issuer, Sequence<string> demands)
    {
        var keyring = _surroundings.Keyring;
        var list = verify.RevocationList is { } register ? ListIn(register) : null;
        var expected = new CertificateExpectation(verify.Declaration.Role)
        {
            Uses = verify.Declaration.Uses,
            Profile = _surroundings.Protocol.CertificateProfile,
            Omitted = CertificateResult.Demands.Where(d => !demands.Contains(d)).ToSequence(),
        };
        return Certificate.Verify(
            _surroundings.Suite, octets, issuer, expected, _surroundings.World.Clock, serial => list?.Serials.Contains(serial) ?? keyring.IsRevoked(verify.Declaration.Issuer, serial));
    }

    /// <summary>What the revocation list in a register says. Several certificates are looked up in the same one.</summary>
    private RevocationListContent? ListIn(int register)
    {
        var octets = _registers[register]?.Octets;
        if (octets is null || octets != _listRead.Octets)
        {
            _listRead = (octets, RevocationList.Read(_surroundings.Suite, octets));
        }

        return _listRead.Content;
    }

    private RevocationListResult Judge(RoleAction.VerifyRevocationList verify, byte[] octets) =>
        _evaluation.Issuer(verify.IssuerKey, verify.Issuer) is { } issuer
            ? RevocationList.Verify(_surroundings.Suite, octets, issuer, _surroundings.World.Clock)
            : new RevocationListResult.Failed("issuer");

    /// <summary>The octets of one of the terms that a certificate tells; null when it does not tell it, or not in its form.</summary>
    private byte[]? Told(RoleAction.VerifyCertificate verify, int index, CertificateContent content)
    {
        var term = _program.Registers[verify.Told[index]];
        return Told(verify.Declaration, term, content) is { } value
            && MessageForm.Fits(term, value, _surroundings.Protocol.Vocabulary, _surroundings.Suite)
                ? value
                : null;
    }

    private byte[]? Told(CertificateDeclaration declaration, Term term, CertificateContent content)
    {
        if (term.Equals(declaration.Subject))
        {
            return CertifiedName.Octets(term, content.Subject.CommonName);
        }

        return term.Equals(declaration.Organization)
            ? content.Subject.Organization is { } organization ? CertifiedName.Octets(term, organization) : null
            : content.Bound.FirstOrDefault(b => b.Name == Label(term))?.Der.ToArray();
    }
}
