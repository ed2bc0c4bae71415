using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Documents;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Quests;

/// <summary>Carries out ploys.</summary>
public sealed partial class Board
{
    private Turn Play(string line, Ploy ploy)
    {
        switch (ploy)
        {
            case Ploy.Start s:
                return Start(line, s);
            case Ploy.Pass p:
                return Exists(line, p, p.Message) ?? Pass(line, p);
            case Ploy.Send s:
                var (parts, problem) = Crafted(s.Message);
                return parts is null ? Impossible(line, s, problem!) : Participant(s.To) is { } to ? Say(line, s, to, parts) : Nobody(line, s, s.To);
            case Ploy.Drop d:
                return Exists(line, d, d.Message) ?? Noted(line, d, d.Message, Fate.Dropped);
            case Ploy.Hold h:
                return Exists(line, h, h.Message) ?? Noted(line, h, h.Message, Fate.Held);
            case Ploy.Read r:
                return Exists(line, r, r.Message) ?? new Turn(line, r, TurnOutcome.Done);
            case Ploy.Wait w:
                return Runs.Play(new Adversaries.Move.Wait(w.Seconds))
                    ? new Turn(line, w, TurnOutcome.Done)
                    : Impossible(line, w, w.Word.Length + 1, Prose.Of("attack.nobody-is-at-work-in-the", ("year", Setting.LatestClock.Year)));
            case Ploy.Timeout t:
                return Participant(t.Who) is { } waiting ? Timeout(line, t, waiting) : Nobody(line, t, t.Who);
            case Ploy.Guess g:
                return Guess(line, g);
            case Ploy.Flip f:
                return Flip(line, f);
            case Ploy.Make m:
                return Make(line, m);
            case Ploy.Cut c:
                return Cut(line, c);
            case Ploy.Certify c:
                return Certify(line, c);
            default:
                return Let(line, (Ploy.Let)ploy);
        }
    }

    private Turn Start(string line, Ploy.Start start)
    {
        var means = Quest.Means;
        var protocol = Field.Compiled.Protocol;
        if (start.IsReversed && protocol.Reversible.Count == 0)
        {
            return Impossible(line, start, line.LastIndexOf("reversed", StringComparison.Ordinal), Prose.Of("attack.parties-play-no-others-role-here"));
        }

        if (start.With.FirstOrDefault(w => !means.Plays.Contains(start.IsReversed ? protocol.ReversedRole(w) : w) || w == start.Role) is { } stranger)
        {
            return Impossible(line, start, 0, Prose.Of("attack.no-dishonest-party-plays-here", ("stranger", stranger)));
        }

        if (Runs.Participants.Skip(Runs.Older).Count(p => p.Role == start.Role && p.Casting.IsReversed == start.IsReversed) >= means.Runs || start.Order > means.Runs + protocol.OlderRuns)
        {
            return Impossible(line, start, 0, Prose.Of("attack.no-more-than-runs-of-a", ("runs", means.Runs)));
        }

        var before = Runs.Heard.Count;
        return Runs.Play(new Adversaries.Move.Start(start.Role, new Casting(start.With, start.Order) { IsReversed = start.IsReversed }))
            ? new Turn(line, start, TurnOutcome.Started) { Who = Label(Runs.Participants.Count - 1), Heard = Since(before) }
            : Impossible(line, start, 0, Prose.Of("attack.cannot-begin-so", ("role", start.Role)));
    }

    private Turn Pass(string line, Ploy.Pass pass)
    {
        var message = Runs.Heard[pass.Message - 1];
        int? to;
        if (pass.To is { } label)
        {
            if ((to = Participant(label)) is null)
            {
                return Nobody(line, pass, label);
            }
        }
        else
        {
            // Who waits for just this message is meant; of several, the one that began first.
            var waiting = Enumerable.Range(0, Runs.Participants.Count).Where(p => Runs.Participants[p].MayTake(message.Step)).Select(p => (int?)p);
            if ((to = waiting.FirstOrDefault()) is null)
            {
                var name = Field.Compiled.Protocol.Steps[message.Step - 1];
                return Impossible(line, pass, 0, Prose.Of("attack.nobody-waits-for-start-or-say", ("name", name.Name), ("to", name.To)));
            }
        }

        var turn = Deliver(line, pass, to.Value, new Recipe.Heard(pass.Message - 1));
        if (turn.Outcome != TurnOutcome.Impossible)
        {
            _fates[pass.Message] = Fate.Delivered;
        }

        return turn;
    }

    private Turn Timeout(string line, Ploy ploy, int who)
    {
        var before = Runs.Heard.Count;
        return Runs.Play(new Adversaries.Move.Lapse(who))
            ? new Turn(line, ploy, TurnOutcome.Done) { Who = Label(who), Heard = Since(before) }
            : Impossible(line, ploy, Math.Max(0, line.IndexOf(Label(who), StringComparison.Ordinal)), Prose.Of("attack.waits-for-ever", ("label", Label(who))));
    }

    /// <summary>
    /// Sends what was made; over a channel it is what is said, unless it is in a frame already. A frame says which message it is: of several that may come it is that of the first that takes what is said,
    /// as without a channel, else that of the path.
    /// </summary>
    private Turn Say(string line, Ploy.Send send, int to, Sequence<Recipe> parts)
    {
        var whole = Crafting.Whole(parts);
        var participant = Runs.Participants[to];
        if (participant.Awaits is not { Frame: not null } step || Holdings.IsFramed(step, parts))
        {
            return Deliver(line, send, to, whole);
        }

        Recipe? Framed(Step meant) => meant.Frame is null ? whole : Holdings.Framed(meant, to, whole);
        var taken = participant.MayAwait.FirstOrDefault(s => Framed(s) is { } said && Runs.Make(said) is { } octets && participant.WouldAccept(s.Number, octets), step);
        return Framed(taken) is { } framed ? Deliver(line, send, to, framed)
            : Impossible(line, send, 0, Prose.Of("attack.no-key-of-the-session", ("label", Label(to)), ("step", step.Name)));
    }

    private Turn Deliver(string line, Ploy ploy, int to, Recipe recipe)
    {
        var participant = Runs.Participants[to];
        var label = Label(to);
        if (participant.Awaits is not { } step)
        {
            return Impossible(line, ploy, Math.Max(0, line.IndexOf(label, StringComparison.Ordinal)), Prose.Of("attack.waits-for-nothing-any-more-start", ("label", label)));
        }

        if (Runs.Make(recipe) is null)
        {
            return Unmade(line, ploy, 0, Prose.Of("attack.these-octets-cannot-be-made-something"));
        }

        Holdings.Supply(recipe);
        var (before, passed) = (Runs.Heard.Count, participant.Passed.Count);
        Runs.Play(new Adversaries.Move.Deliver(to, recipe));
        var verdict = participant.Verdict ?? participant.TurnedDown;
        return new Turn(line, ploy, verdict is null ? TurnOutcome.Accepted : TurnOutcome.Refused)
        {
            Who = label,
            Step = participant.Passed.Count > passed ? Field.Compiled.Protocol.Steps[participant.Passed[passed] - 1] : step,
            Verdict = verdict,
            Heard = Since(before),
        };
    }

    private Turn Guess(string line, Ploy.Guess guess)
    {
        if (!Quest.Means.Lists.TryGetValue(guess.Atom, out var list) || !Field.Compiled.Protocol.Vocabulary.Atoms.TryGetValue(guess.Atom, out var sort))
        {
            var atoms = string.Join(", ", Quest.Means.Lists.Keys);
            return atoms.Length == 0
                ? Impossible(line, guess, 0, Prose.Of("attack.there-is-no-list-of-values"))
                : Impossible(line, guess, 0, Prose.Of("attack.is-not-on-the-list-of", ("atom", guess.Atom), ("atoms", atoms)));
        }

        var (held, wrong) = Crafted(guess.Held);
        if (held is null)
        {
            return Impossible(line, guess, wrong!);
        }

        if (guess.Made is not { } written)
        {
            return Holdings.Inside(Crafting.Whole(held)) is var (constructor, inside)
                ? Try(line, guess, list, sort, new Disclosure.Tested(new Recipe.Opened(constructor, Crafting.Whole(held), new Recipe.Guessed(), false), null), o => Der.Parts(o, out _)?.Count == inside)
                : Impossible(line, guess, "guess ATOM opens".Length, Prose.Of("attack.this-is-nothing-encrypted-with-parts"));
        }

        var (made, problem) = Crafted(written, guess.Atom);
        if (made is null)
        {
            return Impossible(line, guess, problem!);
        }

        var test = new Disclosure.Tested(Crafting.Whole(made), Crafting.Whole(held));
        return Runs.Make(test.Against!) is { } target
            ? Try(line, guess, list, sort, test, o => o.AsSpan().SequenceEqual(target))
            : Unmade(line, guess, 0, Prose.Of("attack.what-the-guess-is-to-be"));
    }

    /// <summary>Tries one value of a list after the other until what is made of it shows that it is the right one.</summary>
    private Turn Try(string line, Ploy.Guess guess, Sequence<string> list, Sort sort, Disclosure.Tested test, Predicate<byte[]> isRight)
    {
        var tried = 0;
        WorkBound? passed = null;
        foreach (var value in list)
        {
            tried++;
            if (Values.Parse(sort, value, Quest.Suite) is { } octets && Runs.Make(test.Guess, octets) is { } result && isRight(result))
            {
                _tests.Add((guess.Atom, test));
                Holdings.Found(new Term.Atom(guess.Atom), octets);
                return new Turn(line, guess, TurnOutcome.Found) { Guess = (value, tried) };
            }

            // Not to have tried a value is not to have found that it is wrong.
            passed ??= Runs.Passed;
        }

        return passed is { } bound ? Impossible(line, guess, Beyond(bound, 0)) : new Turn(line, guess, TurnOutcome.NotFound) { Guess = (null, tried) };
    }

    /// <summary>Why something cannot get a name; null when it can.</summary>
    private Turn? Taken(string line, Ploy ploy, string name) =>
        Field.Compiled.Protocol.Vocabulary.Names.Contains(name) || Holdings.All.Any(h => h.Term is Term.Atom a && a.Name == name)
            ? Impossible(line, ploy, Math.Max(0, line.LastIndexOf(name, StringComparison.Ordinal)), Prose.Of("attack.is-a-name-already", ("name", name)))
            : null;

    private Turn Flip(string line, Ploy.Flip flip)
    {
        if (Taken(line, flip, flip.Name) is { } taken)
        {
            return taken;
        }

        var (parts, problem) = Crafted(flip.Term);
        if (parts is null || Runs.Make(Crafting.Whole(parts)) is not { } octets)
        {
            return problem is not null ? Impossible(line, flip, problem) : Unmade(line, flip, 5, Prose.Of("attack.these-octets-cannot-be-made"));
        }

        var content = Der.Content(octets).Length;
        if (flip.Octet >= content)
        {
            return Impossible(line, flip, 5, Prose.Of("attack.it-has-the-octets-0-to", ("content", content - 1)));
        }

        // What is turned over is a copy: the octets themselves are still on the network.
        byte[] turned = [.. octets];
        turned[^(content - flip.Octet)] ^= flip.Mask;
        _named[flip.Name] = [new Recipe.Found([.. turned])];
        return new Turn(line, flip, TurnOutcome.Done);
    }

    private Turn Make(string line, Ploy.Make make)
    {
        if (Taken(line, make, make.Name) is { } taken)
        {
            return taken;
        }

        // Different names are different values, and none is one that a prime stands for.
        var octets = Runs.Make(new Recipe.Made(Crafting.Sized(make.Sort, Quest.Suite), 1_000_000 + _named.Count, make.Text));
        if (octets is null)
        {
            return Impossible(line, make, 5, Prose.Of("attack.a-value-of-this-sort-cannot"));
        }

        _named[make.Name] = [new Recipe.Found([.. octets])];
        return new Turn(line, make, TurnOutcome.Done);
    }

    private Turn Cut(string line, Ploy.Cut cut)
    {
        if (Taken(line, cut, cut.Name) is { } taken)
        {
            return taken;
        }

        var (parts, problem) = Crafted(cut.Term);
        if (parts is null || Runs.Make(Crafting.Whole(parts)) is not { } octets)
        {
            return problem is not null ? Impossible(line, cut, problem) : Unmade(line, cut, 4, Prose.Of("attack.these-octets-cannot-be-made"));
        }

        if (Runs.Make(new Recipe.Cut(Crafting.Whole(parts), cut.Octet, cut.Length)) is not { } piece)
        {
            var content = Der.Content(octets).Length;
            return Impossible(line, cut, 4, Prose.Of("attack.it-has-octets", ("content", content)));
        }

        _named[cut.Name] = [new Recipe.Found([.. piece])];
        return new Turn(line, cut, TurnOutcome.Done);
    }

    private Turn Certify(string line, Ploy.Certify certify)
    {
        if (Taken(line, certify, certify.Name) is { } taken)
        {
            return taken;
        }

        var (told, problem) = Crafted(certify.Told);
        var (signer, lacking) = told is null ? (null, null) : Crafted(certify.Signer);
        if (told is null || signer is null)
        {
            return Impossible(line, certify, problem ?? lacking!);
        }

        if (Runs.Make(new Recipe.Composed(Constructor.Certificate, certify.Holder, false, [signer[0], .. told])) is not { } octets)
        {
            var protocol = Field.Compiled.Protocol;
            var declaration = protocol.Certificates[certify.Holder];
            var terms = string.Join(", ", protocol.Named(declaration.Issuer).Concat(protocol.Certified(declaration)).Select(protocol.Vocabulary.Label));
            return Unmade(line, certify, "certify ".Length, Prose.Of("attack.such-a-certificate-says", ("holder", new Term.Certificate(certify.Holder).ToString()), ("terms", terms)));
        }

        foreach (var part in told.Concat(signer))
        {
            Holdings.Supply(part);
        }

        _named[certify.Name] = [new Recipe.Found([.. octets])];
        return new Turn(line, certify, TurnOutcome.Done);
    }

    private Turn Let(string line, Ploy.Let let)
    {
        if (Taken(line, let, let.Name) is { } taken)
        {
            return taken;
        }

        var (parts, problem) = Crafted(let.Term);
        if (parts is null)
        {
            return Impossible(line, let, problem!);
        }

        // What has a name is made once: encrypted again it would be other octets.
        var made = new List<Recipe>();
        var together = 0;
        foreach (var part in parts)
        {
            if (Runs.Make(part) is not { } octets)
            {
                return Unmade(line, let, 4, Prose.Of("attack.these-octets-cannot-be-made-something-does"));
            }

            if ((together += octets.Length) > Bounds.CraftedOctets)
            {
                return Impossible(line, let, TooLarge(4));
            }

            made.Add(new Recipe.Found([.. octets]));
        }

        _named[let.Name] = made.ToSequence();
        return new Turn(line, let, TurnOutcome.Done);
    }

    private (Sequence<Recipe>? Parts, PloyProblem? Problem) Crafted(Written written, string? guessed = null) =>
        new Crafting(Runs.Cast, Holdings, _named, guessed).Of(written);

    private Sequence<int> Since(int before) => Enumerable.Range(before + 1, Runs.Heard.Count - before).ToSequence();

    private Turn Noted(string line, Ploy ploy, int message, Fate fate)
    {
        _fates[message] = fate;
        return new Turn(line, ploy, TurnOutcome.Done);
    }

    private Turn? Exists(string line, Ploy ploy, int message) => message <= Runs.Heard.Count ? null : Impossible(
        line, ploy, Math.Max(0, line.IndexOf(message.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)), Prose.Of("attack.there-is-no-message-yet", ("number", message)));

    private Turn Nobody(string line, Ploy ploy, string label)
    {
        var labels = string.Join(", ", Enumerable.Range(0, Runs.Participants.Count).Select(Label));
        return Impossible(
            line,
            ploy,
            Math.Max(0, line.IndexOf(label, StringComparison.Ordinal)),
            labels.Length == 0
                ? Prose.Of("attack.there-is-no-party-nobody-has-begun", ("label", PlainText.Excerpt(label)))
                : Prose.Of("attack.there-is-no-party-but", ("label", PlainText.Excerpt(label)), ("labels", labels)));
    }

    /// <summary>Why the last making came to nothing: for a bound, or for what else is said.</summary>
    private Turn Unmade(string line, Ploy ploy, int column, Prose why) =>
        Impossible(line, ploy, Runs.Passed is { } bound ? Beyond(bound, column) : new PloyProblem(column, why));

    private static PloyProblem Beyond(WorkBound bound, int column) => bound == WorkBound.Octets
        ? TooLarge(column)
        : new PloyProblem(column, Prose.Of("attack.all-that-is-made-in-one", ("most", Bounds.AdversarySteps)));

    private static PloyProblem TooLarge(int column) => new(column, Prose.Of("attack.this-would-have-more-than-octets", ("most", Bounds.CraftedOctets)));

    private static Turn Impossible(string line, Ploy ploy, PloyProblem problem) => new(line, ploy, TurnOutcome.Impossible) { Problem = problem };

    private static Turn Impossible(string line, Ploy ploy, int column, Prose why) => Impossible(line, ploy, new PloyProblem(column, why));
}
