using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>
/// Makes X.509 version 3 certificates (RFC 5280). They are signed with RSASSA-PKCS1-v1_5 under the suite's digest, as
/// certificates were and mostly are, so equal arguments give equal octets. The role and the bound values are one private extension
/// with the DER <c>SEQUENCE { UTF8String role, SEQUENCE OF SEQUENCE { UTF8String name, ANY value } }</c>.
/// </summary>
internal static class CertificateIssue
{
    /// <summary>
    /// The object identifier of the private extension, below an enterprise number that is assigned to nobody. One below 2.25 and a UUID (ITU-T X.667) would be
    /// nobody's too, but most readers of certificates stop at a component of more than 32 or 64 bits, and at the whole certificate with it.
    /// </summary>
    public const string RoleExtension = "1.3.6.1.4.1.99999.1";

    internal const string CommonName = "2.5.4.3";
    internal const string OrganizationName = "2.5.4.10";
    internal const string BasicConstraints = "2.5.29.19";
    internal const string KeyUsage = "2.5.29.15";
    internal const string CertificatePolicies = "2.5.29.32";
    private const int Version3 = 2;
    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3);

    // Dates up to 2049 are UTCTime, later ones GeneralizedTime (RFC 5280 §4.1.2.5); UTCTime's two digits start in 1950.
    private const int FirstUtcTimeYear = 1950;
    internal const int LastUtcTimeYear = 2049;

    // Every certificate that arrives is written again for comparison. Object identifiers are slow to encode, so what never varies is
    // encoded once.
    private static readonly byte[] CommonNameIdentifier = Encoded(writer => writer.WriteObjectIdentifier(CommonName));
    private static readonly byte[] OrganizationIdentifier = Encoded(writer => writer.WriteObjectIdentifier(OrganizationName));
    private static readonly byte[] RoleIdentifier = Encoded(writer => writer.WriteObjectIdentifier(RoleExtension));

    // sha1WithRSAEncryption and sha256WithRSAEncryption (RFC 8017 A.2.4), whose parameters are NULL.
    private static readonly byte[] Sha1WithRsa = Algorithm("1.2.840.113549.1.1.5");
    private static readonly byte[] Sha256WithRsa = Algorithm("1.2.840.113549.1.1.11");

    private static readonly ConcurrentDictionary<(KeyUses Uses, int? PathLength, bool IsRoot), byte[]> UsageExtensions = [];
    private static readonly ConcurrentDictionary<(CertificateProfile Profile, string Role, string? Policy), byte[]> ProfileExtensions = [];

    /// <summary>The certificate of a party or of an authority below the root, in DER.</summary>
    /// <param name="suite">Decides the digest and the length of both keys.</param>
    /// <param name="issuerKey">The issuer's key.</param>
    /// <param name="content">What the certificate is to say.</param>
    /// <param name="profile">How it says the role besides our own extension; null for not at all.</param>
    /// <exception cref="ArgumentException">A bound value is not DER, a text is not Unicode, or a key is not of the suite's length.</exception>
    public static byte[] Issue(Suite suite, PrivateKey issuerKey, CertificateContent content, CertificateProfile? profile = null) =>
        Signed(suite, issuerKey, ToBeSigned(suite, content, profile ?? CertificateProfile.Plain));

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
        var name = new DistinguishedName(issuer);
        var content = new CertificateContent(name, "", Sequence<BoundValue>.Empty, issuerKey.Public, notBefore, notAfter, serial, name) { Uses = KeyUses.Authority };
        return Signed(suite, issuerKey, ToBeSigned(suite, content, CertificateProfile.Plain, isRoot: true));
    }

    // What a certificate says comes from files of anybody, so no memory of it grows without bound.
    private static byte[] Remembered<T>(ConcurrentDictionary<T, byte[]> memory, T what, Func<T, byte[]> encode)
        where T : notnull
    {
        if (memory.Count >= Bounds.Remembered)
        {
            memory.Clear();
        }

        return memory.GetOrAdd(what, encode);
    }

    /// <summary>The part that is signed. There is one way to write a content, and the reader compares with it.</summary>
    internal static byte[] ToBeSigned(Suite suite, CertificateContent content, CertificateProfile profile, bool isRoot = false)
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
                Append(writer, Remembered(UsageExtensions, (content.Uses, content.PathLength, isRoot), UsagesOf));
                if (!isRoot)
                {
                    Append(writer, Remembered(ProfileExtensions, (profile, content.Role, content.Policy), ProfiledOf));
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

    internal static byte[] Signed(Suite suite, PrivateKey issuerKey, byte[] toBeSigned)
    {
        if (issuerKey.Public.ModulusLength != suite.ModulusLength)
        {
            throw new ArgumentException($"the {suite} suite signs with keys of {suite.ModulusLength} octets");
        }

        return Assembled(suite, toBeSigned, suite.SignIssued(issuerKey, toBeSigned));
    }

    internal static void WriteAlgorithm(AsnWriter writer, Suite suite) =>
        writer.WriteEncodedValue(suite.Hash == HashAlgorithmName.SHA1 ? Sha1WithRsa : Sha256WithRsa);

    internal static void WriteName(AsnWriter writer, DistinguishedName name)
    {
        using (writer.PushSequence())
        {
            if (name.Organization is { } organization)
            {
                WriteAttribute(writer, OrganizationIdentifier, organization);
            }

            WriteAttribute(writer, CommonNameIdentifier, name.CommonName);
        }
    }

    private static void WriteAttribute(AsnWriter writer, byte[] identifier, string text)
    {
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(identifier);
            WriteText(writer, text);
        }
    }

    private static void WriteText(AsnWriter writer, string text) => writer.WriteCharacterString(UniversalTagNumber.UTF8String, text);

    internal static void WriteTime(AsnWriter writer, DateTimeOffset time)
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

    /// <summary>Extensions one after the other into the sequence that is being written.</summary>
    private static void Append(AsnWriter writer, ReadOnlySpan<byte> extensions)
    {
        while (!extensions.IsEmpty)
        {
            AsnDecoder.ReadEncodedValue(extensions, AsnEncodingRules.DER, out _, out _, out var consumed);
            writer.WriteEncodedValue(extensions[..consumed]);
            extensions = extensions[consumed..];
        }
    }

    /// <summary>Basic constraints and key usage, which say what the key is good for.</summary>
    private static byte[] UsagesOf((KeyUses Uses, int? PathLength, bool IsRoot) key) =>
    [
        .. CriticalExtension(BasicConstraints, writer =>
        {
            using (writer.PushSequence())
            {
                if (key.IsRoot || key.PathLength is not null)
                {
                    writer.WriteBoolean(true);
                }

                if (key.PathLength is { } length)
                {
                    writer.WriteInteger(length);
                }
            }
        }),
        .. CriticalExtension(KeyUsage, writer => WriteBits(writer, (byte)key.Uses)),
    ];

    /// <summary>What a profile adds: the policy, and the role as one bit.</summary>
    private static byte[] ProfiledOf((CertificateProfile Profile, string Role, string? Policy) key) =>
    [
        .. key.Policy is null ? [] : CriticalExtension(CertificatePolicies, writer =>
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(key.Policy);
            }
        }),
        .. key.Profile.TypeExtension is null || key.Profile.Types.IndexOf(key.Role) is not (>= 0 and var bit) ? [] : CriticalExtension(key.Profile.TypeExtension, writer =>
        {
            var bits = new byte[(bit / 8) + 1];
            bits[^1] = (byte)(0x80 >> (bit % 8));
            WriteBits(writer, bits);
        }),
    ];

    /// <summary>A BIT STRING of named bits, whose trailing zeros are not written (X.690 §11.2.2).</summary>
    private static void WriteBits(AsnWriter writer, params ReadOnlySpan<byte> bits) =>
        writer.WriteBitString(bits, bits[^1] == 0 ? 0 : BitOperations.TrailingZeroCount(bits[^1]));

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
