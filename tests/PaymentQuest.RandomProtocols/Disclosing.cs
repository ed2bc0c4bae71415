using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>Ways in which the adversary may show that something is no secret. The referee says which of them does.</summary>
/// <param name="field">The parties.</param>
/// <param name="play">What happened.</param>
/// <param name="tried">Tests that disclosed nothing, by the octets in them: the same octets need not be tried again.</param>
/// <param name="dice">Chance.</param>
internal sealed class Disclosing(Field field, Play play, HashSet<string> tried, Dice dice)
{
    private const int Tries = 6;
    private static readonly byte[] AnyGuess = [0x04, 0x01, 0x00];

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
            foreach (var test in Tests(term, Convert.ToBase64String(value)))
            {
                yield return test;
            }
        }
    }

    private Recipe? Made(Term term, byte[] value) => play.Holdings.Find(value)
        ?? (term is Term.Atom ? null : Enumerable.Range(0, Tries).Select(_ => play.Craft(term, null, dice)).FirstOrDefault(r => r is not null && play.Runs.Make(r) is { } octets && octets.AsSpan().SequenceEqual(value)));

    /// <summary>For everything in a message that the value goes into: made again with a guess, opened with it, or signed.</summary>
    private IEnumerable<Disclosure.Tested> Tests(Term term, string value)
    {
        var places = field.Protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).Distinct().Where(t => t != term && t.SelfAndDescendants.Contains(term)).ToList();
        foreach (var place in places)
        {
            var part = place switch { Term.Encrypted e => e.Key, Term.Signed s => s.Body, Term.Digest or Term.Mac or Term.DerivedKey or Term.Concatenation or Term.Applied => place, _ => null };
            for (var i = 0; part is not null && i < Tries; i++)
            {
                if (Guessed(part, term) is not { } guess || play.Runs.Make(guess, AnyGuess) is not { } octets)
                {
                    continue;
                }

                var made = $"{place.GetType().Name} {value} {Convert.ToBase64String(octets)}";
                bool IsNew(params Held[] others) => tried.Add($"{made} {string.Join(' ', others.Select(h => h.Text))}");
                foreach (var test in place switch
                {
                    Term.Encrypted => Closed().Where(h => IsNew(h)).Select(h => new Disclosure.Tested(new Recipe.Opened(Constructor.Encrypted, h.Recipe, guess, false), null)),
                    Term.Signed => OfLength(field.Suite.ModulusLength).SelectMany(h => Keys().Where(k => IsNew(h, k)).Select(k => new Disclosure.Tested(guess, h.Recipe, k.Recipe))),
                    _ => play.Holdings.All.Where(h => (h.Octets.Length == octets.Length || place is Term.Concatenation) && IsNew(h)).Select(h => new Disclosure.Tested(guess, h.Recipe)),
                })
                {
                    yield return test;
                }
            }
        }
    }

    private IEnumerable<Held> Keys() => play.Holdings.All.Where(h => h.Key is not null);

    private IEnumerable<Held> Closed() => play.Holdings.All.Where(h => h.Length is not null && (h.Octets.Length > field.Suite.BlockLength * 2));

    private IEnumerable<Held> OfLength(int length) => play.Holdings.All.Where(h => h.Length == length);

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
