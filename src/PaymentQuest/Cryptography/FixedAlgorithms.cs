using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PaymentQuest.Cryptography;

/// <summary>Algorithms that are the same under every suite: those that a protocol names.</summary>
internal static class FixedAlgorithms
{
    private const uint ReversedPolynomial = 0xedb88320;

    private static readonly Primitives Made = new();
    private static readonly Dictionary<HashAlgorithmName, Primitive<KeyedMessage, byte[]>> Hashes = Hashed.ToDictionary(h => h, Made.Digest);
    private static readonly Dictionary<HashAlgorithmName, Primitive<KeyedMessage, byte[]>> KeyedHashes = Hashed.ToDictionary(h => h, Made.Hmac);

    /// <summary>DES-EDE with three keys in CBC mode.</summary>
    public static SymmetricCipher TripleDes { get; } = new(keyLength: 24, blockLength: 8, Made.TripleDesCbc());

    /// <summary>AES with keys of 256 bits in CBC mode.</summary>
    public static SymmetricCipher Aes256 { get; } = new(keyLength: 32, blockLength: 16, Made.Aes256Cbc());

    private static HashAlgorithmName[] Hashed => [HashAlgorithmName.MD5, HashAlgorithmName.SHA1, HashAlgorithmName.SHA256, HashAlgorithmName.SHA512];

    /// <summary>Whether the platform takes keyed digests, which can then be kept ready for a key.</summary>
    public static bool HasKeptHmac(HashAlgorithmName hash) => !KeyedHashes[hash].IsKnownToBeRefused;

    /// <summary>The digest of a message.</summary>
    public static byte[] Digest(HashAlgorithmName hash, ReadOnlySpan<byte> message) => Hashes[hash].Of(new KeyedMessage([], message));

    /// <summary>HMAC (RFC 2104), not truncated.</summary>
    public static byte[] Hmac(HashAlgorithmName hash, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) => KeyedHashes[hash].Of(new KeyedMessage(key, message));

    /// <summary>The cyclic redundancy check of IEEE 802.3, most significant octet first. .NET has it in a package of its own only.</summary>
    public static byte[] Crc32(ReadOnlySpan<byte> message)
    {
        var register = uint.MaxValue;
        foreach (var octet in message)
        {
            register ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                register = (register >> 1) ^ ((register & 1) * ReversedPolynomial);
            }
        }

        var sum = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(sum, ~register);
        return sum;
    }
}
