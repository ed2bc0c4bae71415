using System.Formats.Asn1;
using System.Security.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>
/// Makes X.509 version 3 certificates (RFC 5280). They are signed with RSASSA-PKCS1-v1_5 under the suite's digest, as
/// certificates were and mostly are, so equal arguments give equal octets. The role and the bound values are one private extension
/// with the DER <c>SEQUENCE { UTF8String role, SEQUENCE OF SEQUENCE { UTF8String name, ANY value } }</c>.
/// </summary>
public static class CertificateIssue
{
    /// <summary>The object identifier of the private extension, under the arc that anybody may use with a UUID of their own (ITU-T X.667).</summary>
    public const string RoleExtension = "2.25.212761338558212485649869751787476252611";

    private const string CommonName = "2.5.4.3";
    private const string BasicConstraints = "2.5.29.19";
    private const string KeyUsage = "2.5.29.15";
    private const int Version3 = 2;
    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);

    // Dates up to 2049 are UTCTime, later ones GeneralizedTime (RFC 5280 §4.1.2.5); UTCTime's two digits start in 1950.
    private const int FirstUtcTimeYear = 1950;
    internal const int LastUtcTimeYear = 2049;

    // Every certificate that arrives is written again for comparison. Object identifiers are slow to encode, so what never varies is
    // encoded once.
    private static readonly byte[] CommonNameIdentifier = Encoded(writer => writer.WriteObjectIdentifier(CommonName));
    private static readonly byte[] RoleIdentifier = Encoded(writer => writer.WriteObjectIdentifier(RoleExtension));

    // sha1WithRSAEncryption and sha256WithRSAEncryption (RFC 8017 A.2.4), whose parameters are NULL.
    private static readonly byte[] Sha1WithRsa = Algorithm("1.2.840.113549.1.1.5");
    private static readonly byte[] Sha256WithRsa = Algorithm("1.2.840.113549.1.1.11");

    private static readonly byte[][] PartyExtensions = UsageExtensions(isAuthority: false);
    private static readonly byte[][] AuthorityExtensions = UsageExtensions(isAuthority: true);

    /// <summary>The certificate of a party, which may sign and open but not issue, in DER.</summary>
    /// <param name="suite">Decides the digest and the length of both keys.</param>
    /// <param name="issuerKey">The issuer's key.</param>
    /// <param name="content">What the certificate is to say.</param>
    /// <exception cref="ArgumentException">A bound value is not DER, a text is not Unicode, or a key is not of the suite's length.</exception>
    public static byte[] Issue(Suite suite, PrivateKey issuerKey, CertificateContent content) =>
        Signed(suite, issuerKey, ToBeSigned(suite, content));

    /// <summary>The self-signed certificate of an issuer, in DER, for a program that wants a file of authorities.</summary>
    /// <param name="suite">Decides the digest and the length of the key.</param>
    /// <param name="issuerKey">The issuer's key.</param>
    /// <param name="issuer">The issuer's common name.</param>
    /// <param name="notBefore">The first second of validity.</param>
    /// <param name="notAfter">The last second of validity.</param>
    /// <param name="serial">The serial number, at least 1.</param>
    /// <exception cref="ArgumentException">The name is not Unicode, or the key is not of the suite's length.</exception>
    public static byte[] IssueRoot(Suite suite, PrivateKey issuerKey, string issuer, DateTimeOffset notBefore, DateTimeOffset notAfter, long serial)
    {
        var content = new CertificateContent(issuer, "", Sequence<BoundValue>.Empty, issuerKey.Public, notBefore, notAfter, serial, issuer);
        return Signed(suite, issuerKey, ToBeSigned(suite, content, isAuthority: true));
    }

    /// <summary>The part that is signed. There is one way to write a content, and the reader compares with it.</summary>
    internal static byte[] ToBeSigned(Suite suite, CertificateContent content, bool isAuthority = false)
    {
        if (content.Key.ModulusLength != suite.ModulusLength)
        {
            throw new ArgumentException($"the {suite} suite certifies keys of {suite.ModulusLength} octets");
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(VersionTag))
            {
                writer.WriteInteger(Version3);
            }

            writer.WriteInteger(content.Serial);
            WriteAlgorithm(writer, suite);
            WriteName(writer, content.Issuer);
            using (writer.PushSequence())
            {
                WriteTime(writer, content.NotBefore);
                WriteTime(writer, content.NotAfter);
            }

            WriteName(writer, content.Subject);
            writer.WriteEncodedValue(content.Key.SubjectPublicKeyInfo.Span);
            using (writer.PushSequence(ExtensionsTag))
            using (writer.PushSequence())
            {
                foreach (var extension in isAuthority ? AuthorityExtensions : PartyExtensions)
                {
                    writer.WriteEncodedValue(extension);
                }

                if (!isAuthority)
                {
                    WriteRole(writer, content);
                }
            }
        }

        return writer.Encode();
    }

    /// <summary>The whole certificate: what was signed, the algorithm, the signature.</summary>
    internal static byte[] Assembled(Suite suite, ReadOnlySpan<byte> toBeSigned, ReadOnlySpan<byte> signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(toBeSigned);
            WriteAlgorithm(writer, suite);
            writer.WriteBitString(signature);
        }

        return writer.Encode();
    }

    private static byte[] Signed(Suite suite, PrivateKey issuerKey, byte[] toBeSigned)
    {
        if (issuerKey.Public.ModulusLength != suite.ModulusLength)
        {
            throw new ArgumentException($"the {suite} suite signs with keys of {suite.ModulusLength} octets");
        }

        return Assembled(suite, toBeSigned, issuerKey.Platform.SignData(toBeSigned, suite.Hash, RSASignaturePadding.Pkcs1));
    }

    private static void WriteAlgorithm(AsnWriter writer, Suite suite) =>
        writer.WriteEncodedValue(suite.Hash == HashAlgorithmName.SHA1 ? Sha1WithRsa : Sha256WithRsa);

    private static void WriteName(AsnWriter writer, string commonName)
    {
        using (writer.PushSequence())
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(CommonNameIdentifier);
            WriteText(writer, commonName);
        }
    }

    private static void WriteText(AsnWriter writer, string text) => writer.WriteCharacterString(UniversalTagNumber.UTF8String, text);

    private static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        if (utc.Year is >= FirstUtcTimeYear and <= LastUtcTimeYear)
        {
            writer.WriteUtcTime(utc, LastUtcTimeYear);
        }
        else
        {
            writer.WriteGeneralizedTime(utc, omitFractionalSeconds: true);
        }
    }

    private static void WriteRole(AsnWriter writer, CertificateContent content)
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(RoleIdentifier);
            using (writer.PushOctetString())
            using (writer.PushSequence())
            {
                WriteText(writer, content.Role);
                using (writer.PushSequence())
                {
                    foreach (var bound in content.Bound)
                    {
                        using (writer.PushSequence())
                        {
                            WriteText(writer, bound.Name);
                            writer.WriteEncodedValue(bound.Der.Span);
                        }
                    }
                }
            }
        }
    }

    private static byte[] Algorithm(string identifier) => Encoded(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(identifier);
            writer.WriteNull();
        }
    });

    /// <summary>Basic constraints and key usage, which say whether the subject may issue certificates.</summary>
    private static byte[][] UsageExtensions(bool isAuthority) =>
    [
        CriticalExtension(BasicConstraints, writer =>
        {
            using (writer.PushSequence())
            {
                if (isAuthority)
                {
                    writer.WriteBoolean(true);
                }
            }
        }),

        // Bits from the left (RFC 5280 §4.2.1.3): 0 digitalSignature, 1 nonRepudiation, 2 keyEncipherment; 5 keyCertSign, 6 cRLSign.
        CriticalExtension(KeyUsage, writer => writer.WriteBitString(isAuthority ? [0b0000_0110] : [0b1110_0000], isAuthority ? 1 : 5)),
    ];

    private static byte[] CriticalExtension(string identifier, Action<AsnWriter> writeValue) => Encoded(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(identifier);
            writer.WriteBoolean(true);
            using (writer.PushOctetString())
            {
                writeValue(writer);
            }
        }
    });

    private static byte[] Encoded(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
