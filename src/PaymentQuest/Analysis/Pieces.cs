using PaymentQuest.Adversaries;

namespace PaymentQuest.Analysis;

/// <summary>What things are made of, and what they come apart into: the adversary's rules.</summary>
internal static class Pieces
{
    /// <summary>What is needed to make something of its constructor; null when the adversary cannot.</summary>
    public static Pattern[]? Needed(Pattern.Compound pattern) => pattern.Constructor switch
    {
        Constructor.RevocationList => null,
        Constructor.Certificate => [PrivateOf(pattern.Parts[0]) ?? pattern.Parts[0], .. pattern.Parts.Skip(1)],
        _ => pattern.Parts,
    };

    /// <summary>What anybody can read of something closed or open: the parts of a tuple or certificate, the pieces of a run whose lengths are known.</summary>
    public static ReadOnlySpan<Pattern> Open(Pattern pattern) => pattern is not Pattern.Compound compound ? [] : compound.Constructor switch
    {
        Constructor.Tuple or Constructor.Certificate => compound.Parts,
        Constructor.Concatenation when HasKnownLengths(compound) => compound.Parts,
        _ => [],
    };

    /// <summary>What opens something; null for what is not closed.</summary>
    public static Pattern? Key(Pattern pattern) => pattern.Resolved is not Pattern.Compound compound ? null : compound.Constructor switch
    {
        Constructor.Encrypted => compound.Parts[0],
        Constructor.Sealed => PrivateOf(compound.Parts[0]),
        _ => null,
    };

    /// <summary>The private key of a public one; null when it is not known which that is.</summary>
    public static Pattern? PrivateOf(Pattern publicKey) => publicKey.Resolved is Pattern.Compound { Constructor: Constructor.PublicKey, Parts: [var own] } ? own : null;

    private static bool HasKnownLengths(Pattern.Compound run) => Array.TrueForAll(run.Parts, p => p.Resolved.Form is { Class: FormClass.Octets, Length: > 0 });
}
