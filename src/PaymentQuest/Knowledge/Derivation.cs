using PaymentQuest.Terms;

namespace PaymentQuest.Knowledge;

/// <summary>How somebody comes by a term.</summary>
public enum Origin
{
    /// <summary>It was known before the first message.</summary>
    Known,

    /// <summary>It was generated.</summary>
    Generated,

    /// <summary>It is a message that was received.</summary>
    Received,

    /// <summary>It is a part of a tuple.</summary>
    Part,

    /// <summary>It was opened with a key.</summary>
    Opened,

    /// <summary>A certificate says it.</summary>
    Certified,

    /// <summary>It was computed from its parts.</summary>
    Computed,

    /// <summary>It was looked up, or decided, at a step.</summary>
    Determined,
}

/// <summary>Why a term is known: the rule, what it was derived from, and at which step it came.</summary>
/// <param name="Term">What is known, canonical.</param>
/// <param name="Origin">The rule.</param>
/// <param name="Premises">What it was derived from, in the rule's order: the tuple; the ciphertext and the key; the inputs.</param>
/// <param name="Step">The number of the step at which it was received or determined, 0 where that does not matter.</param>
public sealed record Derivation(Term Term, Origin Origin, Sequence<Derivation> Premises, int Step = 0)
{
    /// <summary>A derivation without premises.</summary>
    public Derivation(Term term, Origin origin, int step = 0)
        : this(term, origin, Sequence<Derivation>.Empty, step)
    {
    }
}

/// <summary>Why a term is not known.</summary>
/// <param name="Term">What is not known.</param>
/// <param name="Missing">The innermost terms that are missing, none of which can be computed.</param>
/// <param name="Hidden">Terms that somebody holds, inside which a missing one travels, with what would be needed to open it; null where nothing opens it (a digest).</param>
public sealed record Obstacle(Term Term, Sequence<Term> Missing, Sequence<(Term Missing, Term Holder, Term? Key)> Hidden);
