using System.Formats.Asn1;
using System.Globalization;
using PaymentQuest.Cryptography;

namespace PaymentQuest.Wire.Set;

/// <summary>Object identifiers and algorithm identifiers of SET 1.0, PKCS #7 and the suites, encoded once.</summary>
internal static class SetIdentifiers
{
    public static readonly byte[] SignedData = Identifier("1.2.840.113549.1.7.2");
    public static readonly byte[] EnvelopedData = Identifier("1.2.840.113549.1.7.3");
    public static readonly byte[] ContentTypeAttribute = Identifier("1.2.840.113549.1.9.3");
    public static readonly byte[] MessageDigestAttribute = Identifier("1.2.840.113549.1.9.4");

    private static readonly byte[] Null = [0x05, 0x00];
    private static readonly byte[] Sha1 = Algorithm("1.3.14.3.2.26", Null);
    private static readonly byte[] Sha256 = Algorithm("2.16.840.1.101.3.4.2.1", Null);
    private static readonly byte[] Sha1WithRsa = Algorithm("1.2.840.113549.1.1.5", Null);
    private static readonly byte[] RsaEncryption = Algorithm("1.2.840.113549.1.1.1", Null);

    // RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 octets; RSAES-OAEP with its defaults, and with SHA-256 (RFC 8017 A.2).
    private static readonly byte[] MaskWithSha256 = Algorithm("1.2.840.113549.1.1.8", Sha256);
    private static readonly byte[] Pss = Algorithm("1.2.840.113549.1.1.10", Der.Frame([Der.Primitive(0xa0, Sha256), Der.Primitive(0xa1, MaskWithSha256), Der.Primitive(0xa2, [0x02, 0x01, 0x20])]));
    private static readonly byte[] OaepWithSha1 = Algorithm("1.2.840.113549.1.1.7", [0x30, 0x00]);
    private static readonly byte[] OaepWithSha256 = Algorithm("1.2.840.113549.1.1.7", Der.Frame([Der.Primitive(0xa0, Sha256), Der.Primitive(0xa1, MaskWithSha256)]));
    private static readonly byte[] Des = Identifier("1.3.14.3.2.7");
    private static readonly byte[] TripleDes = Identifier("1.2.840.113549.3.7");
    private static readonly byte[] Aes256 = Identifier("2.16.840.1.101.3.4.1.42");

    /// <summary>The content type set-ctype n, 2.23.42.0.n.</summary>
    public static byte[] ContentType(int number) => Identifier(string.Create(CultureInfo.InvariantCulture, $"2.23.42.0.{number}"));

    public static byte[] Digest(Suite suite) => suite == Suite.Modern ? Sha256 : Sha1;

    public static byte[] Signature(Suite suite) => suite == Suite.Modern ? Pss : RsaEncryption;

    /// <summary>The algorithm beside a signature that stands outside SignedData, where it says the digest as well.</summary>
    public static byte[] IssuedSignature(Suite suite) => suite == Suite.Modern ? Pss : Sha1WithRsa;

    public static byte[] KeyEncryption(Suite suite) => suite == Suite.Modern ? OaepWithSha256 : OaepWithSha1;

    /// <summary>The cipher of a suite for keys of so many octets, with its initialization vector.</summary>
    public static byte[] Cipher(Suite suite, int keyLength, ReadOnlySpan<byte> vector)
    {
        const int singleDesKey = 8;
        return Der.Frame([suite == Suite.Modern ? Aes256 : keyLength == singleDesKey ? Des : TripleDes, Der.OctetString(vector)]);
    }

    private static byte[] Algorithm(string identifier, byte[] parameters) => Der.Frame([Identifier(identifier), parameters]);

    private static byte[] Identifier(string dotted)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(dotted);
        return writer.Encode();
    }
}
