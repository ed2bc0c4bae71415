using System.Security.Cryptography;

namespace PaymentQuest.Cryptography;

/// <summary>What came of verifying a certificate. The cases are named in the order in which they are looked for.</summary>
public abstract record CertificateResult
{
    private CertificateResult()
    {
    }

    /// <summary>The octets are not the one encoding of a certificate of this suite.</summary>
    /// <param name="Offset">The octet, from 0, at which reading stopped.</param>
    public sealed record Malformed(int Offset) : CertificateResult;

    /// <summary>It names another issuer than the one whose key was given.</summary>
    /// <param name="Found">The name in the certificate, as its maker wrote it.</param>
    public sealed record WrongIssuer(string Found) : CertificateResult;

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

    /// <summary>It is genuine, for somebody who acts as something else.</summary>
    /// <param name="Found">The role in the certificate.</param>
    public sealed record WrongRole(string Found) : CertificateResult;

    /// <summary>Everything was checked.</summary>
    /// <param name="Evidence">The proof, which only <see cref="Certificate.Verify"/> makes.</param>
    public sealed record Verified(VerifiedCertificate Evidence) : CertificateResult;
}

/// <summary>A certificate that was verified. Whoever asks for one of these cannot be given a certificate that was not.</summary>
public sealed class VerifiedCertificate
{
    private VerifiedCertificate(CertificateContent content) => Content = content;

    /// <summary>What it says.</summary>
    public CertificateContent Content { get; }

    internal static CertificateResult Verify(
        Suite suite, ReadOnlySpan<byte> der, PublicKey issuerKey, string expectedIssuer, string expectedRole, DateTimeOffset now, Func<long, bool> isRevoked)
    {
        var reading = CertificateReading.Read(suite, der);
        if (reading.Content is not { } content)
        {
            return new CertificateResult.Malformed(reading.Offset);
        }

        if (content.Issuer != expectedIssuer)
        {
            return new CertificateResult.WrongIssuer(content.Issuer);
        }

        var digest = suite.Digest(der.Slice(reading.SignedAt, reading.SignedLength));
        if (!suite.VerifyDigest(issuerKey, digest, der[^suite.ModulusLength..], RSASignaturePadding.Pkcs1))
        {
            return new CertificateResult.NotSignedByIssuer();
        }

        if (now < content.NotBefore)
        {
            return new CertificateResult.NotYetValid(content.NotBefore);
        }

        // Valid through the last second, not up to it (RFC 5280 §4.1.2.5).
        if (now - content.NotAfter >= TimeSpan.FromSeconds(1))
        {
            return new CertificateResult.Expired(content.NotAfter);
        }

        if (isRevoked(content.Serial))
        {
            return new CertificateResult.Revoked(content.Serial);
        }

        return content.Role == expectedRole
            ? new CertificateResult.Verified(new VerifiedCertificate(content))
            : new CertificateResult.WrongRole(content.Role);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Content.Subject}, {Content.Role}, certified by {Content.Issuer}";
}

/// <summary>Reads certificates that anybody may have sent. Nothing here throws.</summary>
public static class Certificate
{
    /// <summary>
    /// What a certificate claims, without any check of whether it is true: for showing it. Null when the octets are not the one encoding
    /// of a certificate of this suite.
    /// </summary>
    public static CertificateContent? Read(Suite suite, ReadOnlySpan<byte> der) => CertificateReading.Read(suite, der).Content;

    /// <summary>
    /// Whether a certificate proves that its key belongs to somebody who may act in a role. Reading is strict: of each content exactly
    /// one encoding is accepted.
    /// </summary>
    /// <param name="suite">Decides the digest and the length of both keys.</param>
    /// <param name="der">The octets that were received.</param>
    /// <param name="issuerKey">The key of the issuer whom the verifier trusts.</param>
    /// <param name="expectedIssuer">That issuer's common name.</param>
    /// <param name="expectedRole">What the subject must be certified as.</param>
    /// <param name="now">The verifier's time.</param>
    /// <param name="isRevoked">Whether the issuer has revoked this serial number.</param>
    public static CertificateResult Verify(
        Suite suite,
        ReadOnlySpan<byte> der,
        PublicKey issuerKey,
        string expectedIssuer,
        string expectedRole,
        DateTimeOffset now,
        Func<long, bool> isRevoked) =>
        VerifiedCertificate.Verify(suite, der, issuerKey, expectedIssuer, expectedRole, now, isRevoked);
}
