namespace PaymentQuest.Terms;

/// <summary>What an algorithm does.</summary>
public enum AlgorithmKind
{
    /// <summary>A digest under a key.</summary>
    KeyedHash,

    /// <summary>A digest.</summary>
    Hash,

    /// <summary>A sum against accidents: anybody makes another text with the same value.</summary>
    Checksum,

    /// <summary>Encryption under a shared key. Randomized.</summary>
    Cipher,

    /// <summary>Octets written as text. Anybody reads them again.</summary>
    TextForm,
}

/// <summary>An algorithm that a protocol can name because its service fixes it, whatever the suite is (<c>algorithms:</c>).</summary>
public sealed class Algorithm
{
    private Algorithm(string word, AlgorithmKind kind) => (Word, Kind) = (word, kind);

    /// <summary>The words of all, as files write them, in the order of the documentation.</summary>
    public static IReadOnlyDictionary<string, Algorithm> Words { get; } = new[]
    {
        new Algorithm("hmac-md5", AlgorithmKind.KeyedHash),
        new Algorithm("hmac-sha1", AlgorithmKind.KeyedHash),
        new Algorithm("hmac-sha256", AlgorithmKind.KeyedHash),
        new Algorithm("hmac-sha512", AlgorithmKind.KeyedHash),
        new Algorithm("md5", AlgorithmKind.Hash),
        new Algorithm("sha-1", AlgorithmKind.Hash),
        new Algorithm("sha-256", AlgorithmKind.Hash),
        new Algorithm("sha-512", AlgorithmKind.Hash),
        new Algorithm("crc-32", AlgorithmKind.Checksum),
        new Algorithm("des-ede3-cbc", AlgorithmKind.Cipher),
        new Algorithm("aes-256-cbc", AlgorithmKind.Cipher),
        new Algorithm("base64", AlgorithmKind.TextForm),
        new Algorithm("base64url", AlgorithmKind.TextForm),
        new Algorithm("hex", AlgorithmKind.TextForm),
        new Algorithm("HEX", AlgorithmKind.TextForm),
    }.ToDictionary(a => a.Word, StringComparer.Ordinal);

    /// <summary>No names.</summary>
    internal static IReadOnlyDictionary<string, Algorithm> None { get; } = new Dictionary<string, Algorithm>();

    /// <summary>The word that files write, such as <c>hmac-sha1</c>.</summary>
    public string Word { get; }

    /// <summary>What it does.</summary>
    public AlgorithmKind Kind { get; }

    /// <summary>Whether its first input is a key.</summary>
    public bool IsKeyed => Kind is AlgorithmKind.KeyedHash or AlgorithmKind.Cipher;

    /// <inheritdoc/>
    public override string ToString() => Word;
}
