using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// A branch of the search on its way to a script: for each happening the actor, the recipe of what it receives, and the messages that it then
/// sends. Happenings can be left out, and the rest still means the same messages.
/// </summary>
internal sealed class Draft
{
    private readonly List<(Actor Actor, Recipe? Message, List<int> Sent)> _happenings = [];
    private readonly Actor _claimant;
    private readonly Evidence? _evidence;

    private Draft(Actor claimant, Evidence? evidence) => (_claimant, _evidence) = (claimant, evidence);

    /// <summary>The draft of a branch; null when the adversary cannot make a message as the search thought.</summary>
    public static Draft? Of(Scene scene, Claim claim, Plot plot, Actor claimant, Pattern? secret)
    {
        var book = new RecipeBook(scene);
        var happenings = new List<(Actor, Recipe?, List<int>)>();
        var heard = 0;
        foreach (var happening in plot.Ordered())
        {
            Recipe? recipe = null;
            if (happening.Message is { } message && (recipe = book.Find(message)) is null)
            {
                return null;
            }

            happenings.Add((happening.Actor, recipe, Enumerable.Range(heard, happening.Sent.Count).ToList()));
            foreach (var (_, sent) in happening.Sent)
            {
                book.Hear(sent);
                heard++;
            }
        }

        var (isPossible, evidence) = EvidenceOf(claim, book, secret);
        if (!isPossible)
        {
            return null;
        }

        var draft = new Draft(claimant, evidence);
        draft._happenings.AddRange(happenings);
        return draft;
    }

    /// <summary>The script, and with as few moves as still violate the claim; null when it does not violate it on octets.</summary>
    public Script? Confirm(Cast cast, Referee referee, Claim claim)
    {
        var kept = Enumerable.Range(0, _happenings.Count).ToList();
        if (Played(kept, cast, referee, claim) is not { } script)
        {
            return null;
        }

        for (var i = kept.Count - 1; i >= 0; i--)
        {
            // Whoever does not take one step does not take a later one either.
            var actor = _happenings[kept[i]].Actor;
            var fewer = kept.Where((k, at) => at < i || _happenings[k].Actor != actor).ToList();
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

        return referee.IsViolated(claim, runs, script.Participant, script.Evidence) ? script : null;
    }

    private Script? Script(List<int> kept)
    {
        var actors = new List<Actor>();
        var heard = new Dictionary<int, int>();
        var moves = new List<Move>();
        foreach (var (actor, message, sent) in kept.Select(k => _happenings[k]))
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

        var evidence = _evidence switch
        {
            Evidence.Made m => Renumbered(m.Recipe, heard) is { } r ? new Evidence.Made(r) : null,
            Evidence.Tested t => Renumbered(t, heard),
            _ => _evidence,
        };
        return !actors.Contains(_claimant) || (evidence is null && _evidence is not null) ? null : new Script(moves.ToSequence(), actors.IndexOf(_claimant), evidence);
    }

    private static Evidence.Tested? Renumbered(Evidence.Tested test, Dictionary<int, int> heard) =>
        Renumbered(test.Guess, heard) is { } guess
        && (test.Against is null ? null : Renumbered(test.Against, heard)) is var against && (against is null) == (test.Against is null)
        && (test.Signer is null ? null : Renumbered(test.Signer, heard)) is var signer && (signer is null) == (test.Signer is null)
            ? new Evidence.Tested(guess, against, signer)
            : null;

    private static Recipe? Renumbered(Recipe recipe, Dictionary<int, int> heard) => recipe.Messages.All(heard.ContainsKey) ? recipe.Map(m => heard[m]) : null;

    private static (bool IsPossible, Evidence? Evidence) EvidenceOf(Claim claim, RecipeBook book, Pattern? secret)
    {
        if (secret is null)
        {
            return (true, null);
        }

        // Whoever has a value need not guess it.
        if (book.Find(secret) is { } made)
        {
            return (true, new Evidence.Made(made));
        }

        if (claim is Claim.Secret)
        {
            return default;
        }

        foreach (var (held, recipe) in book.Held)
        {
            if (held is Pattern.Compound { Constructor.Test: GuessTest.Opened } closed && book.Find(closed.Parts[0]) is null && book.Find(closed.Parts[0], secret) is { } key)
            {
                return (true, new Evidence.Tested(new Recipe.Opened(recipe, key, false), null));
            }

            if (held is Pattern.Compound { Constructor.Test: GuessTest.Verified } signed && Guessing.Digested(signed) is not null
                && book.Find(signed.Parts[1]) is null && book.Find(signed.Parts[1], secret) is { } digest && book.PublicKeyOf(signed.Parts[0]) is { } signer)
            {
                return (true, new Evidence.Tested(digest, recipe, signer));
            }

            if (held is Pattern.Compound { Constructor.Test: GuessTest.Remade } compound
                && book.Composed(compound, null) is null && book.Composed(compound, secret) is { } guess)
            {
                return (true, new Evidence.Tested(guess, recipe));
            }
        }

        return default;
    }
}
