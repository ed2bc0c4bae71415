using System.Security.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>
/// The keys that keyed digests were taken under, made ready: setting up HMAC for a key costs as much as the digest of a short message. A vendor
/// of scrip uses its few master secrets for every payment. One instance belongs to one thread.
/// </summary>
/// <param name="suite">The algorithms.</param>
internal sealed class KeptKeys(Suite suite)
{
    /// <summary>More keys than this are not kept; those of one customer are no use for the next.</summary>
    private const int Most = 64;

    // A key that was used once has no value: most are not used again.
    private readonly Dictionary<(HashAlgorithmName Hash, OctetKey Key), IncrementalHash?> _kept = [];

    /// <summary>As <see cref="Suite.Mac"/>.</summary>
    public byte[] Mac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) =>
        suite.HasKeptMac && Kept(suite.Hash, key) is { } kept ? Digested(kept, message) : suite.Mac(key, message);

    /// <summary>As <see cref="FixedAlgorithms.Hmac"/>.</summary>
    public byte[] Hmac(HashAlgorithmName hash, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) =>
        FixedAlgorithms.HasKeptHmac(hash) && Kept(hash, key) is { } kept ? Digested(kept, message) : FixedAlgorithms.Hmac(hash, key, message);

    private static byte[] Digested(IncrementalHash hash, ReadOnlySpan<byte> message)
    {
        hash.AppendData(message);
        return hash.GetHashAndReset();
    }

    /// <summary>The key made ready; null when it is used for the first time.</summary>
    private IncrementalHash? Kept(HashAlgorithmName hash, ReadOnlySpan<byte> key)
    {
        var octets = (hash, new OctetKey(key.ToArray()));
        if (!_kept.TryGetValue(octets, out var kept))
        {
            Remember(octets, null);
            return null;
        }

        if (kept is null)
        {
            Remember(octets, kept = IncrementalHash.CreateHMAC(hash, key));
        }

        return kept;
    }

    private void Remember((HashAlgorithmName Hash, OctetKey Key) key, IncrementalHash? hash)
    {
        if (_kept.Count >= Most)
        {
            foreach (var kept in _kept.Values)
            {
                kept?.Dispose();
            }

            _kept.Clear();
        }

        _kept[key] = hash;
    }
}
