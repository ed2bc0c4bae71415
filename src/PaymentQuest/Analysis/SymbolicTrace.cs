using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// A branch of the search on its way to a script: for each event the actor, the recipe of what it receives, and the messages that it then
/// sends. Events can be left out, and the rest still means the same messages.
/// </summary>
internal sealed class SymbolicTrace
{
    // What no message is that anybody waits for, unless it is a text or a number.
    private static readonly Recipe[] Formless = [new Recipe.Literal("N:14"), new Recipe.Made(new Sort(SortKind.Number), 1)];

    private readonly List<(Actor Actor, long Clock, Recipe? Message, bool IsLapse, List<int> Sent)> _events = [];
    private readonly List<int> _turnedDown = [];
    private readonly Actor _claimant;
    private readonly Disclosure? _disclosure;
    private readonly Doubt? _doubt;
    private readonly OlderRun _older;

    /// <summary>The trace of a branch, up to the first message that the adversary cannot make, although the search thought so.</summary>
    public SymbolicTrace(InitialKnowledge initial, int suite, Claim claim, EventOrder order, Actor claimant, Pattern? secret)
    {
        _claimant = claimant;
        _older = initial.Older;
        var derivation = new IntruderDerivation(initial, suite);
        var heard = _older.Messages.Count;
        foreach (var runEvent in order.Ordered())
        {
            Recipe? recipe = null;
            if (runEvent.Message is { } message && (recipe = derivation.Find(message)) is null)
            {
                _doubt = new Doubt.Unbuildable(runEvent.Step);
                return;
            }

            if (recipe is not null && runEvent.Sent is [var answer, ..] && initial.Protocol.Flow.BranchOf(answer.Step) is { Leaving: Leaving.Refused } branch && branch.First == answer.Step)
            {
                _turnedDown.Add(_events.Count);
            }

            _events.Add((runEvent.Actor, runEvent.Clock, recipe, runEvent.IsLapse, Enumerable.Range(heard, runEvent.Sent.Count).ToList()));
            foreach (var (_, sent) in runEvent.Sent)
            {
                derivation.Hear(sent);
                heard++;
            }
        }

        _disclosure = secret is null ? null : DisclosureOf(claim, derivation, secret);
        _doubt = secret is not null && _disclosure is null ? new Doubt.Undisclosed() : null;
    }

    /// <summary>The script with as few moves as still violate the claim; or all of it, and why it does not violate it on octets.</summary>
    public Proposal Confirm(Cast cast, Claim claim)
    {
        var referee = new Referee(cast);
        var kept = Enumerable.Range(0, _events.Count).ToList();
        var script = Script(kept)!;
        if ((_doubt ?? Refute(script, cast, referee, claim)) is { } doubt)
        {
            // What is to be refused may be accepted on octets. Where nothing of it is needed, anything else than a message is refused.
            if (_doubt is not null || _turnedDown.Count == 0 || Formless.FirstOrDefault(f => Refute(Script(kept, f)!, cast, referee, claim) is null) is not { } formless)
            {
                return new Proposal(script, doubt);
            }

            foreach (var refused in _turnedDown)
            {
                _events[refused] = _events[refused] with { Message = formless };
            }

            script = Script(kept)!;
        }

        for (var i = kept.Count - 1; i >= 0; i--)
        {
            // Whoever does not take one step does not take a later one either.
            var actor = _events[kept[i]].Actor;
            var fewer = kept.Where((k, at) => at < i || _events[k].Actor != actor).ToList();
            if (Script(fewer) is { } shorter && Refute(shorter, cast, referee, claim) is null)
            {
                script = shorter;
                kept = fewer;
                i = Math.Min(i, kept.Count);
            }
        }

        return new Proposal(script, null);
    }

    /// <summary>Why a script does not violate a claim on octets; null when it does.</summary>
    private static Doubt? Refute(Script script, Cast cast, Referee referee, Claim claim)
    {
        var runs = new Interleaving(cast);
        foreach (var move in script.Moves)
        {
            var awaited = move is Move.Deliver d ? runs.Participants[d.Participant].Awaits?.Number ?? 0 : 0;
            if (!runs.Play(move))
            {
                return move is Move.Deliver refused && runs.Participants[refused.Participant] is var who && awaited > 0
                    ? who.Verdict is null ? new Doubt.Unbuildable(awaited) : new Doubt.Refused(who.Role, awaited, CheckOf(who.Verdict))
                    : new Doubt.Unviolated();
            }
        }

        return script.Participant >= 0 && referee.IsViolated(claim, runs, script.Participant, script.Disclosure) ? null : new Doubt.Unviolated();
    }

    private static CheckName? CheckOf(Verdict verdict) => verdict switch
    {
        Verdict.Refused r => r.Check,
        Verdict.Malformed m => m.Check,
        _ => null,
    };

    /// <summary>The script of some of the events; null when what remains needs something of those that are left out.</summary>
    /// <param name="kept">Their numbers.</param>
    /// <param name="formless">What arrives in place of messages that are to be refused; null for themselves.</param>
    private Script? Script(List<int> kept, Recipe? formless = null)
    {
        var actors = _older.Actors.ToList();
        var heard = Enumerable.Range(0, _older.Messages.Count).ToDictionary(n => n);
        var moves = new List<Move>();
        var now = 0L;
        foreach (var (number, (actor, clock, made, isLapse, sent)) in kept.Select(k => (k, _events[k])))
        {
            var message = formless is not null && _turnedDown.Contains(number) ? formless : made;
            if (clock > now)
            {
                moves.Add(new Move.Wait(clock - now));
                now = clock;
            }

            if (!actors.Contains(actor))
            {
                actors.Add(actor);
                moves.Add(new Move.Start(actor.Role, actor.Casting));
            }

            if (isLapse)
            {
                moves.Add(new Move.Lapse(actors.IndexOf(actor)));
            }
            else if (message is not null)
            {
                if (Renumbered(message, heard) is not { } renumbered)
                {
                    return null;
                }

                moves.Add(new Move.Deliver(actors.IndexOf(actor), renumbered));
            }

            foreach (var said in sent)
            {
                heard[said] = heard.Count;
            }
        }

        var disclosure = _disclosure switch
        {
            Disclosure.Made m => Renumbered(m.Recipe, heard) is { } r ? new Disclosure.Made(r) : null,
            Disclosure.Tested t => Renumbered(t, heard),
            _ => _disclosure,
        };
        return (_doubt is null && !actors.Contains(_claimant)) || (disclosure is null && _disclosure is not null) ? null : new Script(moves.ToSequence(), actors.IndexOf(_claimant), disclosure);
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
            GuessTest.Opened when WithGuess(compound.Parts[0]) is { } key => new(new Recipe.Opened(compound.Constructor, recipe, key, compound.TakesRun), null),
            GuessTest.Verified when WithGuess(compound.Parts[1]) is { } digest && derivation.PublicKeyOf(compound.Parts[0]) is { } signer =>
                new(digest, recipe, signer),
            GuessTest.Remade when derivation.Composed(compound, null) is null && derivation.Composed(compound, secret) is { } guess => new(guess, recipe),
            _ => null,
        };
    }
}
