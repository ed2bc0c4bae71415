using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>
/// What operations with key pairs gave, each made once. Quests, boards, found attacks and changed runs are played again from the first move with the
/// same octets, and these operations are what that costs. Any number of threads may use it.
/// </summary>
internal sealed class RepeatedOperations
{
    /// <summary>More results than this are not kept; then all are forgotten.</summary>
    private const int Most = 4_096;

    private readonly Dictionary<(Kind Kind, object Key, OctetKey Octets), byte[]?> _results = [];

    /// <summary>Makes a result of octets.</summary>
    public delegate byte[]? Operation(ReadOnlySpan<byte> octets);

    /// <summary>Which operation.</summary>
    public enum Kind
    {
        /// <summary>Opening what was sealed.</summary>
        Open,

        /// <summary>Signing a digest.</summary>
        Sign,

        /// <summary>Signing the digest of what an authority issues.</summary>
        SignIssued,

        /// <summary>Sealing: the octets are the seed of the encoding, and then the text.</summary>
        Seal,
    }

    /// <summary>The result of an operation, made when it is asked for the first time.</summary>
    public byte[]? Once(Kind kind, object key, ReadOnlySpan<byte> octets, Operation make)
    {
        var question = (kind, key, new OctetKey(octets.ToArray()));
        lock (_results)
        {
            if (_results.TryGetValue(question, out var kept))
            {
                return kept;
            }
        }

        var result = make(octets);
        lock (_results)
        {
            if (_results.Count >= Most)
            {
                _results.Clear();
            }

            _results[question] = result;
        }

        return result;
    }
}
