using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>In which way a term is not what the protocol says.</summary>
public enum DifferenceKind
{
    /// <summary>A tuple has too few parts.</summary>
    TooFew,

    /// <summary>A tuple has too many parts.</summary>
    TooMany,

    /// <summary>A tuple has the right parts in another order.</summary>
    Order,

    /// <summary>A part is something else.</summary>
    Other,
}

/// <summary>
/// The smallest part of a player's term that differs from what the protocol says. It names only what the player wrote, never what
/// should stand there.
/// </summary>
/// <param name="Kind">In which way.</param>
/// <param name="Within">The player's innermost term that contains the difference; null when the whole message differs.</param>
/// <param name="Part">The player's part.</param>
/// <param name="Position">Which part of a tuple it is, from 1; 0 where that does not matter.</param>
public sealed record Difference(DifferenceKind Kind, Term? Within, Term Part, int Position)
{
    /// <summary>The difference between two canonical terms, or null when they are equal.</summary>
    public static Difference? Between(Term player, Term expected) => Find(player, expected, null, 0);

    private static Difference? Find(Term player, Term expected, Term? within, int position)
    {
        if (player.Equals(expected))
        {
            return null;
        }

        if (player is Term.Tuple p && expected is Term.Tuple e)
        {
            if (p.Parts.Count != e.Parts.Count)
            {
                return new Difference(p.Parts.Count < e.Parts.Count ? DifferenceKind.TooFew : DifferenceKind.TooMany, within, player, position);
            }

            if (p.Parts.ToHashSet().SetEquals(e.Parts))
            {
                return new Difference(DifferenceKind.Order, within, player, position);
            }

            var at = Enumerable.Range(0, p.Parts.Count).First(i => !p.Parts[i].Equals(e.Parts[i]));
            return Find(p.Parts[at], e.Parts[at], within, at + 1);
        }

        // One right part alone is not wrong, it is too little.
        if (expected is Term.Tuple whole && whole.Parts.Contains(player))
        {
            return new Difference(DifferenceKind.TooFew, within, player, position);
        }

        // Only where the constructor is the same can the difference be inside.
        var (mine, theirs) = (player.Children.ToList(), expected.Children.ToList());
        if (player.GetType() == expected.GetType() && mine.Count == theirs.Count && mine.Count > 0
            && player is not (Term.Tuple or Term.Concatenation) && Holder(player) == Holder(expected))
        {
            var at = Enumerable.Range(0, mine.Count).First(i => !mine[i].Equals(theirs[i]));
            return Find(mine[at], theirs[at], player, 0);
        }

        return new Difference(DifferenceKind.Other, within, player, position);
    }

    private static string Holder(Term term) => term switch
    {
        Term.Sealed s => s.Holder,
        Term.Signed s => s.Holder,
        Term.Function f => f.Name,
        Term.DerivedKey k => k.Label,
        _ => "",
    };
}
