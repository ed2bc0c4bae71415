using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// A branch of the search on its way to a script: for each event the actor, the recipe of what it receives, and the messages that it then
/// sends. Events can be left out, and the rest still means the same messages.
/// </summary>
internal sealed class SymbolicTrace
{
    private readonly List<(Actor Actor, Recipe? Message, List<int> Sent)> _events = [];
    private readonly Actor _claimant;
    private readonly Disclosure? _disclosure;

    private SymbolicTrace(Actor claimant, Disclosure? disclosure) => (_claimant, _disclosure) = (claimant, disclosure);

    /// <summary>The trace of a branch; null when the adversary cannot make a message as the search thought.</summary>
    public static SymbolicTrace? Of(InitialKnowledge initial, Claim claim, EventOrder order, Actor claimant, Pattern? secret)
    {
        var derivation = new IntruderDerivation(initial);
        var events = new List<(Actor, Recipe?, List<int>)>();
        var heard = 0;
        foreach (var runEvent in order.Ordered())
        {
            Recipe? recipe = null;
            if (runEvent.Message is { } message && (recipe = derivation.Find(message)) is null)
            {
                return null;
            }

            events.Add((runEvent.Actor, recipe, Enumerable.Range(heard, runEvent.Sent.Count).ToList()));
            foreach (var (_, sent) in runEvent.Sent)
            {
                derivation.Hear(sent);
                heard++;
            }
        }

        var disclosure = secret is null ? null : DisclosureOf(claim, derivation, secret);
        if (secret is not null && disclosure is null)
        {
            return null;
        }

        var trace = new SymbolicTrace(claimant, disclosure);
        trace._events.AddRange(events);
        return trace;
    }

    /// <summary>The script, and with as few moves as still violate the claim; null when it does not violate it on octets.</summary>
    public Script? Confirm(Cast cast, Referee referee, Claim claim)
    {
        var kept = Enumerable.Range(0, _events.Count).ToList();
        if (Played(kept, cast, referee, claim) is not { } script)
        {
            return null;
        }

        for (var i = kept.Count - 1; i >= 0; i--)
        {
            // Whoever does not take one step does not take a later one either.
            var actor = _events[kept[i]].Actor;
            var fewer = kept.Where((k, at) => at < i || _events[k].Actor != actor).ToList();
            if (Played(fewer, cast, referee, claim) is { } shorter)
            {
                script = shorter;
                kept = fewer;
                i = Math.Min(i, kept.Count);
            }
        }

        return script;
    }

    private Script? Played(List<int> kept, Cast cast, Referee referee, Claim claim)
    {
        if (Script(kept) is not { } script || script.Play(cast) is not { } runs)
        {
            return null;
        }

        return referee.IsViolated(claim, runs, script.Participant, script.Disclosure) ? script : null;
    }

    private Script? Script(List<int> kept)
    {
        var actors = new List<Actor>();
        var heard = new Dictionary<int, int>();
        var moves = new List<Move>();
        foreach (var (actor, message, sent) in kept.Select(k => _events[k]))
        {
            if (!actors.Contains(actor))
            {
                actors.Add(actor);
                moves.Add(new Move.Start(actor.Role, actor.Casting));
            }

            if (message is not null)
            {
                if (Renumbered(message, heard) is not { } renumbered)
                {
                    return null;
                }

                moves.Add(new Move.Deliver(actors.IndexOf(actor), renumbered));
            }

            foreach (var number in sent)
            {
                heard[number] = heard.Count;
            }
        }

        var disclosure = _disclosure switch
        {
            Disclosure.Made m => Renumbered(m.Recipe, heard) is { } r ? new Disclosure.Made(r) : null,
            Disclosure.Tested t => Renumbered(t, heard),
            _ => _disclosure,
        };
        return !actors.Contains(_claimant) || (disclosure is null && _disclosure is not null) ? null : new Script(moves.ToSequence(), actors.IndexOf(_claimant), disclosure);
    }

    private static Disclosure.Tested? Renumbered(Disclosure.Tested test, Dictionary<int, int> heard) =>
        Renumbered(test.Guess, heard) is { } guess
        && (test.Against is null ? null : Renumbered(test.Against, heard)) is var against && (against is null) == (test.Against is null)
        && (test.Signer is null ? null : Renumbered(test.Signer, heard)) is var signer && (signer is null) == (test.Signer is null)
            ? new Disclosure.Tested(guess, against, signer)
            : null;

    private static Recipe? Renumbered(Recipe recipe, Dictionary<int, int> heard) => recipe.Messages.All(heard.ContainsKey) ? recipe.Map(m => heard[m]) : null;

    private static Disclosure? DisclosureOf(Claim claim, IntruderDerivation derivation, Pattern secret)
    {
        // Whoever has a value need not guess it.
        if (derivation.Find(secret) is { } made)
        {
            return new Disclosure.Made(made);
        }

        return claim is Claim.Secret ? null : derivation.Held.Select(h => TestOf(h.Pattern, h.Recipe, derivation, secret)).FirstOrDefault(t => t is not null);
    }

    /// <summary>How a guess is tested against something held; null when it cannot be, or when nothing needs be guessed for that.</summary>
    private static Disclosure.Tested? TestOf(Pattern held, Recipe recipe, IntruderDerivation derivation, Pattern secret)
    {
        if (held is not Pattern.Compound compound)
        {
            return null;
        }

        Recipe? WithGuess(Pattern pattern) => derivation.Find(pattern) is null ? derivation.Find(pattern, secret) : null;
        return compound.Constructor.Test switch
        {
            GuessTest.Opened when WithGuess(compound.Parts[0]) is { } key => new(new Recipe.Opened(compound.Constructor, recipe, key, false), null),
            GuessTest.Verified when Guessing.Digested(compound) is not null && WithGuess(compound.Parts[1]) is { } digest && derivation.PublicKeyOf(compound.Parts[0]) is { } signer =>
                new(digest, recipe, signer),
            GuessTest.Remade when derivation.Composed(compound, null) is null && derivation.Composed(compound, secret) is { } guess => new(guess, recipe),
            _ => null,
        };
    }
}
