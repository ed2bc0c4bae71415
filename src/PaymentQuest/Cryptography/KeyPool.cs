using System.Security.Cryptography;

namespace PaymentQuest.Cryptography;

/// <summary>What came of dealing keys to the holders of a run.</summary>
internal abstract record KeyDeal
{
    private KeyDeal()
    {
    }

    /// <summary>Every holder has a key, and no two have the same.</summary>
    /// <param name="Keys">The keys by holder.</param>
    public sealed record Dealt(IReadOnlyDictionary<string, PrivateKey> Keys) : KeyDeal;

    /// <summary>There are more holders than keys.</summary>
    /// <param name="Holders">How many different holders asked.</param>
    /// <param name="Keys">How many keys of the suite's size there are.</param>
    public sealed record TooFew(int Holders, int Keys) : KeyDeal;
}

/// <summary>
/// The RSA keys that ship with the program, so that no run waits for key generation. They are test keys and public: never use one
/// for anything real. Any number of threads may deal from a pool.
/// </summary>
public sealed class KeyPool
{
    private readonly IReadOnlyDictionary<int, PrivateKey[]> _keysByModulusLength;

    private KeyPool(IReadOnlyDictionary<int, PrivateKey[]> keysByModulusLength) => _keysByModulusLength = keysByModulusLength;

    /// <summary>The pool in this assembly. A key is imported when it is used for the first time, and then kept.</summary>
    public static KeyPool Shipped { get; } = new(Suite.All.ToDictionary(suite => suite.ModulusLength, Embedded));

    /// <summary>How many keys of a suite's size there are, and so how many holders one run can have.</summary>
    public int Count(Suite suite) => _keysByModulusLength[suite.ModulusLength].Length;

    /// <summary>A key of a suite's size, always the same, to try algorithms with.</summary>
    internal PrivateKey Example(Suite suite) => _keysByModulusLength[suite.ModulusLength][0];

    /// <summary>
    /// A different key for each holder, chosen by the seed. The order of the holders does not matter, nor does naming one twice; adding
    /// one may change the others' keys.
    /// </summary>
    /// <param name="suite">Decides the size of the keys.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="holders">Who needs a key.</param>
    internal KeyDeal Deal(Suite suite, ulong seed, IEnumerable<string> holders)
    {
        var pool = _keysByModulusLength[suite.ModulusLength];
        var sorted = holders.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (sorted.Length > pool.Length)
        {
            return new KeyDeal.TooFew(sorted.Length, pool.Length);
        }

        var random = new SeededRandom(seed, $"key pool {suite.Name}");
        var places = Enumerable.Range(0, pool.Length).ToArray();
        var dealt = new Dictionary<string, PrivateKey>(sorted.Length, StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++)
        {
            var drawn = i + random.Below(places.Length - i);
            (places[i], places[drawn]) = (places[drawn], places[i]);
            dealt.Add(sorted[i], pool[places[i]]);
        }

        return new KeyDeal.Dealt(dealt);
    }

    private static PrivateKey[] Embedded(Suite suite)
    {
        var name = $"keys/rsa-{suite.ModulusLength * 8}.pem";
        using var file = typeof(KeyPool).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly was built without {name}");
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd().AsMemory();
        var keys = new List<PrivateKey>();
        while (PemEncoding.TryFind(text.Span, out var block))
        {
            var base64 = text[block.Base64Data];
            keys.Add(PrivateKey.Known(() => Convert.FromBase64String(base64.ToString())));
            text = text[block.Location.End..];
        }

        return [.. keys];
    }
}
