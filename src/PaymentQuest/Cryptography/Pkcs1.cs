using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;

namespace PaymentQuest.Cryptography;

/// <summary>RSASSA-PKCS1-v1_5 without the platform. Verifying encodes anew and compares, so that of each digest one encoding is accepted (RFC 8017 §8.2.2).</summary>
internal static class Pkcs1
{
    private static readonly Dictionary<HashAlgorithmName, string> Identifiers = new() { [HashAlgorithmName.SHA1] = "1.3.14.3.2.26", [HashAlgorithmName.SHA256] = "2.16.840.1.101.3.4.2.1" };

    /// <summary>EMSA-PKCS1-v1_5 (RFC 8017 §9.2): 00 01 FF … FF 00 and the DigestInfo.</summary>
    public static byte[] Encode(Suite suite, ReadOnlySpan<byte> digest)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Identifiers[suite.Hash]);
                writer.WriteNull();
            }

            writer.WriteOctetString(digest);
        }

        var encoded = new byte[suite.ModulusLength];
        var info = writer.Encode();
        encoded.AsSpan(2).Fill(0xFF);
        encoded[1] = 1;
        encoded[^(info.Length + 1)] = 0;
        info.CopyTo(encoded, encoded.Length - info.Length);
        return encoded;
    }

    /// <summary>What would be the digest if octets were a signature of the key's owner; null when they are none.</summary>
    public static byte[]? DigestIn(Suite suite, PublicKey key, ReadOnlySpan<byte> signature)
    {
        try
        {
            return key.Verifying is { } own ? new RsaOperation(own).Apply(signature)[^suite.DigestLength..] : null;
        }
        catch (CryptoException)
        {
            return null;
        }
    }

    /// <summary>Whether a signature is that of the key's owner.</summary>
    /// <exception cref="CryptoException">The signature is not below the modulus.</exception>
    public static bool IsSigned(Suite suite, SignedDigest asked) =>
        asked.Key.Verifying is { } key && new RsaOperation(key).Apply(asked.Signature).AsSpan().SequenceEqual(Encode(suite, asked.Digest));
}
