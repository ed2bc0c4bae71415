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
    private readonly Dictionary<OctetKey, IncrementalHash?> _kept = [];

    /// <summary>As <see cref="Suite.Mac"/>.</summary>
    public byte[] Mac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        if (!suite.HasKeptMac)
        {
            return suite.Mac(key, message);
        }

        var octets = new OctetKey(key.ToArray());
        if (!_kept.TryGetValue(octets, out var kept))
        {
            Remember(octets, null);
            return suite.Mac(key, message);
        }

        if (kept is null)
        {
            Remember(octets, kept = IncrementalHash.CreateHMAC(suite.Hash, key));
        }

        kept.AppendData(message);
        return kept.GetHashAndReset();
    }

    private void Remember(OctetKey key, IncrementalHash? hash)
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
