using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>How the adversary says something over a channel: in a session that it begins, or in one whose key it has.</content>
public sealed partial class Holdings
{
    // Keys of its own sessions are told apart from what players make up, which they number from 1 and by the place of names.
    private const int FirstSession = 1_000_000;

    /// <summary>Whether parts are in the frame of a step's channel already: made in one, or heard in one.</summary>
    internal bool IsFramed(Step step, Sequence<Recipe> parts) =>
        parts is [Recipe.Heard] || (parts.Count == (step.Message is Term.Tuple ? 2 : 1)
            && (parts[^1] is Recipe.Composed { Constructor: var c } ? c == Constructor.AuthenticatedEncryption : _all.Exists(h => h.Recipe.Equals(parts[^1]) && h.Plain is Term.AuthenticatedEncryption)));

    /// <summary>The message in which something is said over the channel of a step; null when the adversary has no key for that.</summary>
    /// <param name="step">The step.</param>
    /// <param name="participant">Who is to accept it, in the order of starting.</param>
    /// <param name="said">What is said.</param>
    internal Recipe? Framed(Step step, int participant, Recipe said)
    {
        var frame = step.Frame!;
        Recipe In(Recipe key, Term content, Recipe inside) =>
            new Recipe.Composed(Constructor.AuthenticatedEncryption, "", content is Term.Concatenation, [key, inside]);

        if (step.Message is not Term.Tuple { Parts: [var handed, _] })
        {
            return Derive(frame.Key, participant) is { } known ? In(known, frame.Body, said) : null;
        }

        // A session of the adversary's own: it makes the key, and hands it over as whoever begins one does.
        var opener = (Term.DerivedKey)frame.Key;
        var session = new Recipe.Made(Crafting.Sized(Protocol.Vocabulary.Atoms[((Term.Atom)opener.Key).Name], Cast.Suite), FirstSession + participant);
        Recipe? hand = handed is Term.Sealed s
            ? new Recipe.Composed(Constructor.Sealed, "", false, [new Recipe.Known(new Term.PublicKey(s.Holder), _runs.Participants[participant].Casting), session])
            : Derive(((Term.AuthenticatedEncryption)handed).Key, participant) is { } shared ? In(shared, opener.Key, session) : null;
        return hand is null ? null : new Recipe.Composed(
            Constructor.Tuple, "", false, [hand, In(new Recipe.Composed(Constructor.DerivedKey, opener.Label, false, [session, Recipe.Fixed(opener.Body)!]), frame.Body, said)]);
    }
}
