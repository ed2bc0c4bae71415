using PaymentQuest.Adversaries;
using PaymentQuest.Goals;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>What the adversary does, move by move, and for whom it violates a claim.</summary>
/// <param name="Moves">The moves.</param>
/// <param name="Participant">For whom, in the order of starting.</param>
/// <param name="Disclosure">How a secret is shown to be none; null for claims of agreement.</param>
public sealed record Script(Sequence<Move> Moves, int Participant, Disclosure? Disclosure)
{
    /// <summary>Plays the moves; null when one of them cannot be carried out or is refused.</summary>
    public Interleaving? Play(Cast cast)
    {
        var runs = new Interleaving(cast);
        foreach (var move in Moves)
        {
            if (!runs.Play(move))
            {
                return null;
            }
        }

        return runs;
    }
}
