using PaymentQuest.Constructors;

namespace PaymentQuest.Analysis;

/// <summary>What things are made of, and what they come apart into: the adversary's rules, as the table of constructors has them.</summary>
internal static class Pieces
{
    /// <summary>What is needed to make something of its constructor, of a certificate the private key that signs it; null when the adversary cannot.</summary>
    public static Pattern[]? Needed(Pattern.Compound pattern) => !pattern.Constructor.IsMade ? null
        : pattern.Constructor.IsIssued ? [PrivateOf(pattern.Parts[0]) ?? pattern.Parts[0], .. pattern.Parts.Skip(1)]
        : pattern.Parts;

    /// <summary>What anybody can read of something closed or open: the parts of a tuple or certificate, the pieces of a run if at most one has no known length, which is what the others leave.</summary>
    public static Pattern[] Open(Pattern pattern) => pattern is not Pattern.Compound compound ? [] : compound.Constructor.Clear switch
    {
        Clear.Parts => compound.Parts,
        Clear.PartsOfKnownLength when compound.Parts.Count(p => !p.Resolved.Form.HasKnownLength) <= 1 => compound.Parts,
        _ => [],
    };

    /// <summary>What opens something; null for what is not closed.</summary>
    public static Pattern? Key(Pattern pattern) => pattern.Resolved is not Pattern.Compound compound ? null : compound.Constructor.OpenedBy switch
    {
        OpenedBy.Key => compound.Parts[0],
        OpenedBy.PrivateHalf => PrivateOf(compound.Parts[0]),
        _ => null,
    };

    /// <summary>What is inside something closed; null for what is not closed.</summary>
    public static Pattern? Content(Pattern pattern) => pattern.Resolved is Pattern.Compound { Constructor.OpenedBy: OpenedBy.Key or OpenedBy.PrivateHalf } closed ? closed.Parts[1] : null;

    /// <summary>The digest that a signature shows under some suites; null for what is no signature.</summary>
    public static Pattern? Shown(Pattern pattern) => pattern.Resolved is Pattern.Compound { Constructor.OpenedBy: OpenedBy.PublicHalf } signature ? signature.Parts[1] : null;

    /// <summary>The private key of a public one; null when it is not known which that is.</summary>
    public static Pattern? PrivateOf(Pattern publicKey) => publicKey.Resolved is Pattern.Compound { Parts: [var own] } compound && compound.Constructor == Constructor.PublicKey ? own : null;
}
