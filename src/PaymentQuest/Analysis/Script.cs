using PaymentQuest.Adversaries;
using PaymentQuest.Goals;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>What the adversary does, move by move, and for whom it violates a claim.</summary>
/// <param name="Moves">The moves.</param>
/// <param name="Participant">For whom, in the order of starting; -1 for nobody, when a proposal fails before its claimant begins.</param>
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

/// <summary>A violation that a search proposes.</summary>
/// <param name="Script">What the adversary would do.</param>
/// <param name="Doubt">Why that could not be carried out; null when it was, and violates the claim.</param>
internal sealed record Proposal(Script Script, Doubt? Doubt);
