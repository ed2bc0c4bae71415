using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.RandomProtocols;

/// <summary>Ways in which the adversary may show that something is no secret. The referee says which of them does.</summary>
internal sealed class Disclosing(Field field, Play play, Dice dice)
{
    private const int Tries = 12;

    /// <summary>What may disclose the value that a claim is about, as a participant has it.</summary>
    public IEnumerable<Disclosure?> Of(Claim claim, int who)
    {
        var term = claim is Claim.Secret s ? s.Value : ((Claim.Guessable)claim).Value;
        if (field.Referee.Value(term, play.Runs, who) is not { } value)
        {
            yield break;
        }

        if (Made(term, value) is { } made)
        {
            yield return new Disclosure.Made(made);
        }
        else if (claim is Claim.Guessable)
        {
            foreach (var test in Tests(term))
            {
                yield return test;
            }
        }
    }

    private Recipe? Made(Term term, byte[] value) => play.Holdings.Find(value)
        ?? (term is Term.Atom ? null : Enumerable.Range(0, Tries).Select(_ => play.Craft(term, null, dice)).FirstOrDefault(r => r is not null && play.Runs.Make(r) is { } octets && octets.AsSpan().SequenceEqual(value)));

    /// <summary>For everything in a message that the value goes into: made again with a guess, opened with it, or signed.</summary>
    private IEnumerable<Disclosure> Tests(Term term)
    {
        var places = field.Protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).Distinct().Where(t => t != term && t.SelfAndDescendants.Contains(term)).ToList();
        foreach (var place in places)
        {
            for (var i = 0; i < Tries; i++)
            {
                switch (place)
                {
                    case Term.Encrypted e when Guessed(e.Key, term) is { } key:
                        foreach (var held in Closed())
                        {
                            yield return new Disclosure.Tested(new Recipe.Opened(Constructor.Encrypted, held.Recipe, key, false), null);
                        }

                        break;
                    case Term.Signed s when Guessed(s.Body, term) is { } digest:
                        foreach (var held in OfLength(field.Suite.ModulusLength))
                        {
                            foreach (var signer in play.Holdings.All.Where(h => Cryptography.PublicKey.FromSubjectPublicKeyInfo(h.Octets) is not null))
                            {
                                yield return new Disclosure.Tested(digest, held.Recipe, signer.Recipe);
                            }
                        }

                        break;
                    case Term.Digest or Term.Mac or Term.DerivedKey or Term.Concatenation when Guessed(place, term) is { } made && play.Runs.Make(made, [0x04, 0x01, 0x00]) is { } like:
                        foreach (var held in play.Holdings.All.Where(h => h.Octets.Length == like.Length || place is Term.Concatenation))
                        {
                            yield return new Disclosure.Tested(made, held.Recipe);
                        }

                        break;
                }
            }
        }
    }

    private IEnumerable<Held> Closed() => play.Holdings.All.Where(h => Der.Whole(h.Octets, 0x04) is not null && (h.Octets.Length > field.Suite.BlockLength * 2));

    private IEnumerable<Held> OfLength(int length) => play.Holdings.All.Where(h => Der.Whole(h.Octets, 0x04) is { } c && c.End.Value - c.Start.Value == length);

    /// <summary>A term made with a guess for the value in it; null when the rest is not had.</summary>
    private Recipe? Guessed(Term place, Term term)
    {
        if (place == term)
        {
            return new Recipe.Guessed();
        }

        if (!place.SelfAndDescendants.Contains(term))
        {
            return play.Craft(place, null, dice);
        }

        return Constructor.Of(place) is { Octets: not null, HasChance: false } constructor && constructor.Inputs(place) is { } inputs && inputs.Select(i => Guessed(i, term)).ToList() is var made && !made.Contains(null)
            ? new Recipe.Composed(constructor, constructor.Label(place), constructor.TakesMessage && inputs[^1] is Term.Concatenation, made.Select(m => m!).ToSequence())
            : null;
    }
}
