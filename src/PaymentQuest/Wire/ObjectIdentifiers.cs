using System.Collections.Frozen;
using System.Formats.Asn1;
using PaymentQuest.Cryptography;

namespace PaymentQuest.Wire;

/// <summary>The names that standards give to object identifiers: X.509, PKCS #1, PKCS #7, and SET under its arc 2.23.42.</summary>
public static class ObjectIdentifiers
{
    /// <summary>The identifier of RSA keys, whose form is DER.</summary>
    public const string RsaKey = "1.2.840.113549.1.1.1";

    private const string CertificateExtensions = "2.5.29.";
    private const string SetExtensions = "2.23.42.7.";

    private const string Table = """
        1.2.840.113549.1.1.1 rsaEncryption
        1.2.840.113549.1.1.5 sha1WithRSAEncryption
        1.2.840.113549.1.1.7 rsaesOaep
        1.2.840.113549.1.1.8 mgf1
        1.2.840.113549.1.1.9 pSpecified
        1.2.840.113549.1.1.10 rsassaPss
        1.2.840.113549.1.1.11 sha256WithRSAEncryption
        1.2.840.113549.1.7.1 pkcs7-data
        1.2.840.113549.1.7.2 pkcs7-signedData
        1.2.840.113549.1.7.3 pkcs7-envelopedData
        1.2.840.113549.1.7.4 pkcs7-signedAndEnvelopedData
        1.2.840.113549.1.7.5 pkcs7-digestedData
        1.2.840.113549.1.7.6 pkcs7-encryptedData
        1.2.840.113549.1.9.3 contentType
        1.2.840.113549.1.9.4 messageDigest
        1.3.14.3.2.7 des-cbc
        1.3.14.3.2.26 sha1
        2.16.840.1.101.3.4.1.42 aes-256-cbc
        2.16.840.1.101.3.4.2.1 sha256
        2.5.4.3 commonName
        2.5.4.6 countryName
        2.5.4.10 organizationName
        2.5.4.11 organizationalUnitName
        2.5.29.14 subjectKeyIdentifier
        2.5.29.15 keyUsage
        2.5.29.16 privateKeyUsagePeriod
        2.5.29.19 basicConstraints
        2.5.29.20 cRLNumber
        2.5.29.32 certificatePolicies
        2.5.29.35 authorityKeyIdentifier
        2.23.42.5.0 set-policy-root
        2.23.42.7.0 hashedRootKey
        2.23.42.7.1 certificateType
        2.23.42.7.2 merchantData
        2.23.42.7.3 cardCertRequired
        2.23.42.7.4 tunneling
        2.23.42.7.5 setExtensions
        2.23.42.7.6 setQualf
        2.23.42.0.0 setct-PANData
        2.23.42.0.1 setct-PANToken
        2.23.42.0.2 setct-PANOnly
        2.23.42.0.3 setct-OIData
        2.23.42.0.4 setct-PI
        2.23.42.0.5 setct-PIData
        2.23.42.0.6 setct-PIDataUnsigned
        2.23.42.0.7 setct-HODInput
        2.23.42.0.8 setct-AuthResBaggage
        2.23.42.0.9 setct-AuthRevReqBaggage
        2.23.42.0.10 setct-AuthRevResBaggage
        2.23.42.0.11 setct-CapTokenSeq
        2.23.42.0.12 setct-PInitResData
        2.23.42.0.13 setct-PI-TBS
        2.23.42.0.14 setct-PResData
        2.23.42.0.16 setct-AuthReqTBS
        2.23.42.0.17 setct-AuthResTBS
        2.23.42.0.18 setct-AuthResTBSX
        2.23.42.0.19 setct-AuthTokenTBS
        2.23.42.0.20 setct-CapTokenData
        2.23.42.0.21 setct-CapTokenTBS
        2.23.42.0.22 setct-AcqCardCodeMsg
        2.23.42.0.23 setct-AuthRevReqTBS
        2.23.42.0.24 setct-AuthRevResData
        2.23.42.0.25 setct-AuthRevResTBS
        2.23.42.0.26 setct-CapReqTBS
        2.23.42.0.27 setct-CapReqTBSX
        2.23.42.0.28 setct-CapResData
        2.23.42.0.29 setct-CapRevReqTBS
        2.23.42.0.30 setct-CapRevReqTBSX
        2.23.42.0.31 setct-CapRevResData
        2.23.42.0.32 setct-CredReqTBS
        2.23.42.0.33 setct-CredReqTBSX
        2.23.42.0.34 setct-CredResData
        2.23.42.0.35 setct-CredRevReqTBS
        2.23.42.0.36 setct-CredRevReqTBSX
        2.23.42.0.37 setct-CredRevResData
        2.23.42.0.38 setct-PCertReqData
        2.23.42.0.39 setct-PCertResTBS
        2.23.42.0.40 setct-BatchAdminReqData
        2.23.42.0.41 setct-BatchAdminResData
        2.23.42.0.42 setct-CardCInitResTBS
        2.23.42.0.43 setct-MeAqCInitResTBS
        2.23.42.0.44 setct-RegFormResTBS
        2.23.42.0.45 setct-CertReqData
        2.23.42.0.46 setct-CertReqTBS
        2.23.42.0.47 setct-CertResData
        2.23.42.0.48 setct-CertInqReqTBS
        2.23.42.0.49 setct-ErrorTBS
        2.23.42.0.50 setct-PIDualSignedTBE
        2.23.42.0.51 setct-PIUnsignedTBE
        2.23.42.0.52 setct-AuthReqTBE
        2.23.42.0.53 setct-AuthResTBE
        2.23.42.0.54 setct-AuthResTBEX
        2.23.42.0.55 setct-AuthTokenTBE
        2.23.42.0.56 setct-CapTokenTBE
        2.23.42.0.57 setct-CapTokenTBEX
        2.23.42.0.58 setct-AcqCardCodeMsgTBE
        2.23.42.0.59 setct-AuthRevReqTBE
        2.23.42.0.60 setct-AuthRevResTBE
        2.23.42.0.61 setct-AuthRevResTBEB
        2.23.42.0.62 setct-CapReqTBE
        2.23.42.0.63 setct-CapReqTBEX
        2.23.42.0.64 setct-CapResTBE
        2.23.42.0.65 setct-CapRevReqTBE
        2.23.42.0.66 setct-CapRevReqTBEX
        2.23.42.0.67 setct-CapRevResTBE
        2.23.42.0.68 setct-CredReqTBE
        2.23.42.0.69 setct-CredReqTBEX
        2.23.42.0.70 setct-CredResTBE
        2.23.42.0.71 setct-CredRevReqTBE
        2.23.42.0.72 setct-CredRevReqTBEX
        2.23.42.0.73 setct-CredRevResTBE
        2.23.42.0.74 setct-BatchAdminReqTBE
        2.23.42.0.75 setct-BatchAdminResTBE
        2.23.42.0.76 setct-RegFormReqTBE
        2.23.42.0.77 setct-CertReqTBE
        2.23.42.0.78 setct-CertReqTBEX
        2.23.42.0.79 setct-CertResTBE
        2.23.42.0.80 setct-CRLNotificationTBS
        2.23.42.0.81 setct-CRLNotificationResTBS
        2.23.42.0.82 setct-BCIDistributionTBS
        """;

    private static readonly FrozenDictionary<string, string> Names = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .Append([CertificateIssue.RoleExtension, "role"])
        .ToFrozenDictionary(line => line[0], line => line[1], StringComparer.Ordinal);

    /// <summary>The name of an identifier in dotted form; null when it is not known here.</summary>
    public static string? Name(string dotted) => Names.GetValueOrDefault(dotted);

    /// <summary>The identifier of a value in dotted form; null when the value is none.</summary>
    public static string? Dotted(DerNode node, ReadOnlySpan<byte> octets)
    {
        if (node.Tag != Asn1Tag.ObjectIdentifier)
        {
            return null;
        }

        try
        {
            return AsnDecoder.ReadObjectIdentifier(octets[node.Offset..node.End], AsnEncodingRules.DER, out _);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Whether an identifier names an extension of certificates or revocation lists, whose value is an OCTET STRING with DER in it.</summary>
    public static bool IsExtension(string dotted) =>
        dotted.StartsWith(CertificateExtensions, StringComparison.Ordinal) || dotted.StartsWith(SetExtensions, StringComparison.Ordinal) || dotted == CertificateIssue.RoleExtension;
}
