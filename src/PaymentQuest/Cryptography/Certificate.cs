using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>What came of verifying a certificate. The cases are named in the order in which they are looked for.</summary>
public abstract record CertificateResult
{
    private CertificateResult()
    {
    }

    /// <summary>
    /// The words of the demands that a verifier makes, in the order in which they are made. Each may be left out on purpose by a verifier
    /// that does not know better, except that the octets must be a certificate.
    /// </summary>
    public static readonly Sequence<string> Demands = ["issuer", "signature", "not_yet_valid", "expired", "revoked", "path", "usage", "policy", "role"];

    /// <summary>The word of the demand that was not met: <c>form</c>, one of <see cref="Demands"/>, or <c>verified</c>.</summary>
    public string Word => this switch
    {
        Malformed => "form",
        WrongIssuer => "issuer",
        NotSignedByIssuer => "signature",
        NotYetValid => "not_yet_valid",
        Expired => "expired",
        Revoked => "revoked",
        WrongPath => "path",
        WrongUse => "usage",
        WrongPolicy => "policy",
        WrongRole => "role",
        _ => "verified",
    };

    /// <summary>The octets are not the one encoding of a certificate of this suite.</summary>
    /// <param name="Offset">The octet, from 0, at which reading stopped.</param>
    public sealed record Malformed(int Offset) : CertificateResult;

    /// <summary>It names another issuer than the one whose key was given.</summary>
    /// <param name="Found">The name in the certificate, as its maker wrote it.</param>
    public sealed record WrongIssuer(DistinguishedName Found) : CertificateResult;

    /// <summary>The signature is not the issuer's over this content.</summary>
    public sealed record NotSignedByIssuer : CertificateResult;

    /// <summary>It is too early.</summary>
    /// <param name="NotBefore">The first second of validity.</param>
    public sealed record NotYetValid(DateTimeOffset NotBefore) : CertificateResult;

    /// <summary>It is too late.</summary>
    /// <param name="NotAfter">The last second of validity.</param>
    public sealed record Expired(DateTimeOffset NotAfter) : CertificateResult;

    /// <summary>The issuer took it back.</summary>
    /// <param name="Serial">Its serial number.</param>
    public sealed record Revoked(long Serial) : CertificateResult;

    /// <summary>The issuer may not issue this: it is no authority, or the path below it has become too long (RFC 5280 §4.2.1.9).</summary>
    public sealed record WrongPath : CertificateResult;

    /// <summary>The key is for something else (RFC 5280 §4.2.1.3).</summary>
    /// <param name="Found">What it may be used for.</param>
    public sealed record WrongUse(KeyUses Found) : CertificateResult;

    /// <summary>It was issued under another policy, or none (RFC 5280 §4.2.1.4).</summary>
    /// <param name="Found">The policy's object identifier, or null.</param>
    public sealed record WrongPolicy(string? Found) : CertificateResult;

    /// <summary>It is genuine, for somebody who acts as something else.</summary>
    /// <param name="Found">The role in the certificate.</param>
    public sealed record WrongRole(string Found) : CertificateResult;

    /// <summary>Everything was checked.</summary>
    /// <param name="Proof">The proof, which only <see cref="Certificate.Verify"/> makes.</param>
    public sealed record Verified(VerifiedCertificate Proof) : CertificateResult;
}

/// <summary>Whose word a verifier takes for a certificate: an authority that it trusts from the start, or one whose certificate it has verified.</summary>
/// <param name="Name">The issuer's name, which the certificate must give.</param>
/// <param name="Key">The issuer's key.</param>
public sealed record CertificateIssuer(DistinguishedName Name, PublicKey Key)
{
    /// <summary>Whether the issuer may issue certificates at all. Who is trusted from the start may.</summary>
    public bool IsAuthority { get; init; } = true;

    /// <summary>How many authorities may still follow below the issuer; null for any number.</summary>
    public int? PathLength { get; init; }
}

/// <summary>What a verifier wants of a certificate beyond being genuine.</summary>
/// <param name="Role">What the subject must be certified as.</param>
internal sealed record CertificateExpectation(string Role)
{
    /// <summary>What the key must be for: exactly this, so that one key never has two uses.</summary>
    public KeyUses Uses { get; init; } = KeyUses.Party;

    /// <summary>How the certificate says its role, and under which policy it must have been issued.</summary>
    public CertificateProfile Profile { get; init; } = CertificateProfile.Plain;

    /// <summary>Words of <see cref="CertificateResult.Demands"/> that this verifier does not make.</summary>
    public Sequence<string> Omitted { get; init; } = [];
}

/// <summary>A certificate that was verified. Whoever asks for one of these cannot be given a certificate that was not.</summary>
public sealed class VerifiedCertificate
{
    private readonly int? _remaining;

    private VerifiedCertificate(CertificateContent content, CertificateIssuer issuer)
    {
        Content = content;
        _remaining = Least(content.PathLength, issuer.PathLength - 1);
    }

    /// <summary>What it says.</summary>
    public CertificateContent Content { get; }

    /// <summary>The subject as an issuer of further certificates. What it may issue is looked at when one of them is verified.</summary>
    public CertificateIssuer AsIssuer => new(Content.Subject, Content.Key)
    {
        IsAuthority = Content.PathLength is not null && Content.Uses.HasFlag(KeyUses.CertificateSigning),
        PathLength = _remaining,
    };

    internal static CertificateResult Verify(
        Suite suite, ReadOnlySpan<byte> der, CertificateIssuer issuer, CertificateExpectation expected, DateTimeOffset now, Func<long, bool> isRevoked)
    {
        var reading = CertificateReading.Read(suite, der, expected.Profile);
        if (reading.Content is not { } content)
        {
            return new CertificateResult.Malformed(reading.Offset);
        }

        foreach (var demand in CertificateResult.Demands)
        {
            if (!expected.Omitted.Contains(demand) && Failure(demand, der, reading, content) is { } failure)
            {
                return failure;
            }
        }

        return new CertificateResult.Verified(new VerifiedCertificate(content, issuer));

        CertificateResult? Failure(string demand, ReadOnlySpan<byte> octets, CertificateReading read, CertificateContent said) => demand switch
        {
            "issuer" => said.Issuer == issuer.Name ? null : new CertificateResult.WrongIssuer(said.Issuer),
            "signature" => suite.VerifyIssued(issuer.Key, octets.Slice(read.SignedAt, read.SignedLength), octets[^suite.ModulusLength..])
                ? null
                : new CertificateResult.NotSignedByIssuer(),
            "not_yet_valid" => now < said.NotBefore ? new CertificateResult.NotYetValid(said.NotBefore) : null,

            // Valid through the last second, not up to it (RFC 5280 §4.1.2.5).
            "expired" => now - said.NotAfter >= TimeSpan.FromSeconds(1) ? new CertificateResult.Expired(said.NotAfter) : null,
            "revoked" => isRevoked(said.Serial) ? new CertificateResult.Revoked(said.Serial) : null,
            "path" => issuer.IsAuthority && (said.PathLength is null || issuer.PathLength is not <= 0) ? null : new CertificateResult.WrongPath(),
            "usage" => said.Uses == expected.Uses ? null : new CertificateResult.WrongUse(said.Uses),
            "policy" => said.Policy == expected.Profile.Policy ? null : new CertificateResult.WrongPolicy(said.Policy),
            _ => said.Role == expected.Role ? null : new CertificateResult.WrongRole(said.Role),
        };
    }

    private static int? Least(int? one, int? other) => one is null || other < one ? other : one;

    /// <inheritdoc/>
    public override string ToString() => $"{Content.Subject}, {Content.Role}, certified by {Content.Issuer}";
}

/// <summary>Reads certificates that anybody may have sent. Nothing here throws.</summary>
public static class Certificate
{
    /// <summary>
    /// What a certificate claims, without any check of whether it is true: for showing it. Null when the octets are not the one encoding
    /// of a certificate of this suite and profile.
    /// </summary>
    public static CertificateContent? Read(Suite suite, ReadOnlySpan<byte> der, CertificateProfile? profile = null) =>
        CertificateReading.Read(suite, der, profile ?? CertificateProfile.Plain).Content;

    /// <summary>
    /// What the certificate of a root authority claims, without any check. It says nothing of a role or a policy and bounds no chain. Null
    /// when the octets are not the one encoding of such a certificate in this suite.
    /// </summary>
    public static CertificateContent? ReadRoot(Suite suite, ReadOnlySpan<byte> der) =>
        CertificateReading.Read(suite, der, CertificateProfile.Plain, isRoot: true).Content;

    /// <summary>
    /// Whether a certificate proves that its key belongs to somebody who may act in a role. Reading is strict: of each content exactly
    /// one encoding is accepted.
    /// </summary>
    /// <param name="suite">Decides the digest and the length of both keys.</param>
    /// <param name="der">The octets that were received.</param>
    /// <param name="issuer">Whose word the verifier takes.</param>
    /// <param name="expected">What it wants the certificate to say.</param>
    /// <param name="now">The verifier's time.</param>
    /// <param name="isRevoked">Whether the issuer has revoked this serial number.</param>
    internal static CertificateResult Verify(
        Suite suite, ReadOnlySpan<byte> der, CertificateIssuer issuer, CertificateExpectation expected, DateTimeOffset now, Func<long, bool> isRevoked) =>
        VerifiedCertificate.Verify(suite, der, issuer, expected, now, isRevoked);
}
