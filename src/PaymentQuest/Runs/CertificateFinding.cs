using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Runs;

/// <summary>What came of one demand on a certificate, whatever came of the others.</summary>
public enum DemandOutcome
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It fails.</summary>
    Fails,

    /// <summary>The role does not make this demand: it has no revocation list to look into, or the protocol omits it.</summary>
    NotDemanded,

    /// <summary>It cannot be made: the issuer's key is not trusted, or the certificate is malformed.</summary>
    NotJudged,
}

/// <summary>One demand on a certificate.</summary>
/// <param name="Demand">Its word: <see cref="CertificateFinding.Form"/>, one of <see cref="CertificateResult.Demands"/>, or <see cref="CertificateFinding.Bound"/>.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record DemandFinding(string Demand, DemandOutcome Outcome);

/// <summary>A revocation list that a role looks into.</summary>
/// <param name="Issuer">Whose list it must be: the holder.</param>
/// <param name="Octets">The list, DER.</param>
/// <param name="Content">What it claims; null when it is malformed.</param>
/// <param name="Failure">The word of the demand that it does not meet (<see cref="RevocationListResult.Failed"/>); null when it is the current list.</param>
public sealed record RevocationListFinding(string Issuer, byte[] Octets, RevocationListContent? Content, string? Failure);

/// <summary>A certificate that a role holds, and why the role trusts it or does not.</summary>
/// <param name="Holder">Whose certificate it is taken for: the symbol after CERT_.</param>
/// <param name="Octets">The certificate, DER.</param>
/// <param name="Content">What it claims, whether or not it is true; null when it is malformed.</param>
/// <param name="Declaration">What the protocol says that it should claim; null for an unknown holder.</param>
/// <param name="Verification">Where the role verifies it; null when it only passes it on.</param>
/// <param name="Issuer">Whose word the role takes for it; null when it does not verify it, or does not trust the issuer's key.</param>
/// <param name="Demands">All demands with what came of each, in the order in which they are made; empty when the role does not verify it, or not yet.</param>
/// <param name="List">The revocation list that it is looked up in; null when there is none.</param>
public sealed record CertificateFinding(
    string Holder,
    byte[] Octets,
    CertificateContent? Content,
    CertificateDeclaration? Declaration,
    RoleAction.VerifyCertificate? Verification,
    CertificateIssuer? Issuer,
    Sequence<DemandFinding> Demands,
    RevocationListFinding? List)
{
    /// <summary>The word of the first demand, that the octets are a certificate. No verifier can leave it out.</summary>
    public const string Form = "form";

    /// <summary>The word of the last demand, that the certificate tells what the protocol binds to the key.</summary>
    public const string Bound = "bound";

    /// <summary>Whether the role trusts it: every demand that it makes holds.</summary>
    public bool IsTrusted => Verification is not null && Issuer is not null && Demands.All(d => d.Outcome is DemandOutcome.Holds or DemandOutcome.NotDemanded);

    /// <summary>The first demand that fails; null when none does.</summary>
    public string? Failing => Demands.FirstOrDefault(d => d.Outcome == DemandOutcome.Fails)?.Demand;

    /// <summary>Whether it names its own subject as its issuer.</summary>
    public bool IsSelfIssued => Content is { } content && content.Subject == content.Issuer;
}
