
namespace PaymentQuest.Analysis;

/// <summary>The adversary must have something.</summary>
/// <param name="Pattern">What.</param>
/// <param name="At">Before what; null for the end of everything.</param>
/// <param name="Guessed">What it may take for known, because it tests a guess of it; null for nothing.</param>
/// <param name="IsTest">Whether it need not have it, but something against which it can test a guess of it.</param>
internal sealed record Constraint(Pattern Pattern, RunEvent? At, Pattern? Guessed = null, bool IsTest = false)
{
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

        return Pieces.Content(held) is { } content && MayBeIn(content);
    }
}
