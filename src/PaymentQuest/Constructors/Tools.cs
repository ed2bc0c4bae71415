using System.Security.Cryptography;
using PaymentQuest.Cryptography;

namespace PaymentQuest.Constructors;

/// <summary>What whoever makes octets, or takes them apart, has beside the inputs.</summary>
/// <param name="Suite">The algorithms.</param>
internal sealed record Tools(Suite Suite)
{
    /// <summary>Takes keyed digests.</summary>
    public Func<byte[], byte[], byte[]> Mac { get; init; } = (key, message) => Suite.Mac(key, message);

    /// <summary>Takes HMACs of a protocol's own choice.</summary>
    public Func<HashAlgorithmName, byte[], byte[], byte[]> Hmac { get; init; } = (hash, key, message) => FixedAlgorithms.Hmac(hash, key, message);

    /// <summary>Randomness for what is to be made.</summary>
    public Func<SeededRandom> Random { get; init; } = () => throw new InvalidOperationException("nothing random is made here");

    /// <summary>The key to encrypt to; null when there is none.</summary>
    public Func<PublicKey?> Recipient { get; init; } = () => null;

    /// <summary>Signs a digest; null for who has not the key.</summary>
    public Func<byte[], byte[]?> Sign { get; init; } = _ => null;

    /// <summary>Opens what is encrypted to the own public key; null for who has not the key, or when the octets are wrong.</summary>
    public Func<byte[], byte[]?> Unseal { get; init; } = _ => null;
}
