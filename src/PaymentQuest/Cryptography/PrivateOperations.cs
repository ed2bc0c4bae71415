using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>
/// Private operations of a cast, each made once. Boards and found attacks are played again from the first move with the same octets, and
/// private operations are what that costs. Of one thread.
/// </summary>
internal sealed class PrivateOperations(Suite suite)
{
    /// <summary>More results than this are not kept; then all are forgotten.</summary>
    private const int Most = 4_096;

    private readonly Dictionary<(PrivateKey Key, OctetKey Octets), byte[]?> _opened = [];
    private readonly Dictionary<(PrivateKey Key, OctetKey Octets), byte[]> _signed = [];

    /// <summary>As <see cref="Suite.Open"/>.</summary>
    public byte[]? Open(PrivateKey key, ReadOnlySpan<byte> ciphertext) => Once(_opened, key, ciphertext, suite.Open);

    /// <summary>As <see cref="Suite.SignDigest"/>.</summary>
    public byte[] SignDigest(PrivateKey key, ReadOnlySpan<byte> digest) => Once(_signed, key, digest, suite.SignDigest);

    private static T Once<T>(Dictionary<(PrivateKey, OctetKey), T> made, PrivateKey key, ReadOnlySpan<byte> octets, Func<PrivateKey, ReadOnlySpan<byte>, T> make)
    {
        var question = (key, new OctetKey(octets.ToArray()));
        if (!made.TryGetValue(question, out var result))
        {
            if (made.Count >= Most)
            {
                made.Clear();
            }

            made.Add(question, result = make(key, octets));
        }

        return result;
    }
}
