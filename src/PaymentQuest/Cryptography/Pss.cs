using System.Buffers.Binary;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Signers;

namespace PaymentQuest.Cryptography;

/// <summary>
/// RSASSA-PSS signatures that are a function of key and digest. The platform draws the salt itself, so the encoding is done here:
/// EMSA-PSS (RFC 8017 §9.1.1) with a salt as long as the digest, which every verifier expects, made by HMAC from a secret of the key
/// and the digest, as RFC 6979 makes the nonces of other signature schemes.
/// </summary>
internal static class Pss
{
    private const byte Trailer = 0xbc;

    /// <summary>What the private operation is applied to, for this key to sign a digest.</summary>
    public static byte[] Encode(Suite suite, PrivateKey key, ReadOnlySpan<byte> digest) => Encode(suite, digest, suite.Mac(key.SaltKey, digest));

    /// <summary>Whether a signature is that of the key's owner, without the platform.</summary>
    /// <exception cref="CryptoException">The signature is not below the modulus.</exception>
    public static bool IsSigned(Suite suite, SignedDigest asked)
    {
        if (asked.Key.Verifying is not { } key)
        {
            return false;
        }

        var signer = PssSigner.CreateRawSigner(new RsaEngine(), Primitives.LibraryDigest(suite.Hash), Primitives.LibraryDigest(suite.Hash), suite.DigestLength, Trailer);
        signer.Init(false, key);
        signer.BlockUpdate(asked.Digest);
        return signer.VerifySignature(asked.Signature.ToArray());
    }

    private static byte[] Encode(Suite suite, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> salt)
    {
        byte[] hashed = suite.Digest([0, 0, 0, 0, 0, 0, 0, 0, .. digest, .. salt]);
        var encoded = new byte[suite.ModulusLength];
        var block = encoded.AsSpan(0, encoded.Length - hashed.Length - 1);
        block[^(salt.Length + 1)] = 1;
        salt.CopyTo(block[^salt.Length..]);
        Mask(suite, hashed, block);

        // The modulus has a whole number of octets; one bit less keeps the representative below it.
        block[0] &= 0x7f;
        hashed.CopyTo(encoded, block.Length);
        encoded[^1] = Trailer;
        return encoded;
    }

    /// <summary>MGF1 (RFC 8017 B.2.1), combined into the block.</summary>
    private static void Mask(Suite suite, ReadOnlySpan<byte> seed, Span<byte> block)
    {
        Span<byte> input = stackalloc byte[seed.Length + sizeof(int)];
        seed.CopyTo(input);
        for (var start = 0; start < block.Length; start += suite.DigestLength)
        {
            BinaryPrimitives.WriteInt32BigEndian(input[seed.Length..], start / suite.DigestLength);
            var mask = suite.Digest(input);
            for (var i = 0; i < mask.Length && start + i < block.Length; i++)
            {
                block[start + i] ^= mask[i];
            }
        }
    }
}
