using PaymentQuest.Terms;

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

    /// <summary>What anybody can read of something closed or open: the parts of a tuple or certificate, the pieces of a run if at most one has no known length, which is what the others leave.</summary>
    public static ReadOnlySpan<Pattern> Open(Pattern pattern) => pattern is not Pattern.Compound compound ? [] : compound.Constructor switch
    {
        Constructor.Tuple or Constructor.Certificate => compound.Parts,
        Constructor.Concatenation when ComesApart(compound) => compound.Parts,
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

    /// <summary>Whether everybody knows how many octets something has.</summary>
    public static bool IsOfKnownLength(Pattern pattern) => pattern.Resolved.Form is { Class: FormClass.Octets, Length: > 0 };

    private static bool ComesApart(Pattern.Compound run) => run.Parts.Count(p => !IsOfKnownLength(p)) <= 1;
}
