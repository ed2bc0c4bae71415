
namespace PaymentQuest.Analysis;

/// <summary>The adversary must have something.</summary>
/// <param name="Pattern">What.</param>
/// <param name="At">Before what; null for the end of everything.</param>
/// <param name="Guessed">What it may take for known, because it tests a guess of it; null for nothing.</param>
/// <param name="IsTest">Whether it need not have it, but something against which it can test a guess of it.</param>
internal sealed record Constraint(Pattern Pattern, RunEvent? At, Pattern? Guessed = null, bool IsTest = false)
{
    /// <summary>What the adversary must have it for: to open or to make another thing that it must have; null for nothing else.</summary>
    public Constraint? For { get; init; }

    /// <summary>Whether it is there for another, or is that one.</summary>
    public bool Serves(Constraint other)
    {
        for (var at = this; at is not null; at = at.For)
        {
            if (ReferenceEquals(at, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is there for just what it asks for: however that is come by, it can be come by without it.</summary>
    public bool IsInVain
    {
        get
        {
            for (var at = For; at is not null; at = at.For)
            {
                if (at.At == At && !at.IsTest && Substitution.AreEqual(at.Pattern, Pattern))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>What somebody may have sent; null for anything.</summary>
    public Pattern? Wanted => IsTest ? null : Pattern.Resolved;

    /// <summary>Whether something is the guess that is tested.</summary>
    public bool IsGuess(Pattern pattern) => Guessed is { } guessed && Substitution.AreEqual(pattern, guessed);

    /// <summary>Whether something is the guess that is tested, or may come to be.</summary>
    public bool MayBeGuess(Pattern pattern) => IsGuess(pattern) || Guessed?.Resolved is Pattern.Variable;

    /// <summary>Whether it may be met by something, or by what comes out of that: a quick look, which does not go into what is in it.</summary>
    public bool MayBeIn(Pattern held)
    {
        held = held.Resolved;
        if (Wanted is not { } wanted || wanted is Pattern.Variable || held is Pattern.Variable)
        {
            return true;
        }

        if (ReferenceEquals(held, wanted) || (held is Pattern.Compound x && wanted is Pattern.Compound y && x.Constructor == y.Constructor))
        {
            return true;
        }

        foreach (var part in Pieces.Open(held))
        {
            if (MayBeIn(part))
            {
                return true;
            }
        }

        return (Pieces.Content(held) ?? Pieces.Shown(held)) is { } content && MayBeIn(content);
    }
}
