using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Documents;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>An attack as numbered steps: who is sent what, made of what, and what follows.</summary>
public static class Story
{
    /// <summary>The steps, and last what they violate; or, of a proposal that is in doubt, why they do not.</summary>
    public static Sequence<Prose> Tell(Cast cast, Claim claim, Script script, Doubt? doubt = null)
    {
        var runs = new Interleaving(cast);
        var lines = new List<Prose>();
        var writing = new RecipeText(cast, runs);
        var partners = new Partners(cast, script);
        var shownOf = new HashSet<int>();

        if (runs.Older > 0)
        {
            var parties = string.Join(", ", runs.Participants.Select(p => cast.Name(p.Role, p.Casting)));
            lines.Add(Prose.Of("story.older-run", ("parties", parties), ("values", string.Join(", ", runs.Compromised.Select(writing.Label)))));
        }

        // With whom somebody deals is said once.
        Prose? PartnersOf(int participant) => shownOf.Add(participant) && partners.Of(participant) is [_, ..] names ? Prose.Join(", ", names) : null;
        void Add(Prose line) => lines.Add(Prose.Of("story.number-line", ("number", (lines.Count + 1 - cast.Compiled.Protocol.OlderRuns).ToString(CultureInfo.InvariantCulture)), ("line", line)));
        for (var i = 0; i < script.Moves.Count; i++)
        {
            var before = runs.Heard.Count;
            var due = script.Moves[i] is Move.Deliver to ? runs.Participants[to.Participant] : null;
            var (awaited, passed) = (due?.Awaits?.Number ?? 0, due?.Passed.Count ?? 0);
            if (!runs.Play(script.Moves[i]))
            {
                break;
            }

            // Who can be told one of several things says which it was by what it does.
            var step = due is not null && due.Passed.Count > passed ? due.Passed[passed] : awaited;
            switch (script.Moves[i])
            {
                case Move.Start:
                    if (runs.Heard.Count == before)
                    {
                        continue;
                    }

                    var number = runs.Participants.Count - 1;
                    var begins = PartnersOf(number) is { } theirs
                        ? Prose.Of("story.begins-for", ("who", writing.Name(number)), ("partners", theirs))
                        : Prose.Of("common.begins", ("turn", writing.Name(number)));
                    Add(With(begins, runs, before, cast));
                    break;
                case Move.Lapse lapse:
                    var waiting = PartnersOf(lapse.Participant) is { } those
                        ? Prose.Of("story.who-for", ("who", writing.Name(lapse.Participant)), ("partners", those))
                        : writing.Name(lapse.Participant);
                    Add(With(Prose.Of("story.waits-in-vain", ("who", waiting)), runs, before, cast));
                    break;
                case Move.Wait wait:
                    Add(Prose.Of("attack.waited", ("seconds", wait.Seconds)));
                    break;
                case Move.Deliver deliver:
                    var shown = writing.Delivery(deliver.Message, step);
                    var receiver = PartnersOf(deliver.Participant) is { } its
                        ? Prose.Of("story.who-for", ("who", writing.Name(deliver.Participant)), ("partners", its))
                        : writing.Name(deliver.Participant);
                    var name = Named(cast, step);
                    Add(With(
                        due!.TurnedDown is null
                            ? Prose.Of("story.the-adversary-sends-it-is-accepted", ("receiver", receiver), ("name", name), ("shown", shown))
                            : Prose.Of("story.the-adversary-sends-it-is-refused", ("receiver", receiver), ("name", name), ("shown", shown)),
                        runs,
                        before,
                        cast));
                    break;
            }
        }

        if (doubt is null && script.Disclosure is { } disclosure)
        {
            Add(Shown(claim, disclosure, writing));
        }

        lines.Add(doubt is not null ? doubt.Sentence(cast.Compiled.Protocol) : Violated(cast, claim is Claim.Guessable g && script.Disclosure is Disclosure.Made ? new Claim.Secret(g.Value, g.Among) { Name = g.Name, Place = g.Place } : claim, writing, runs, script.Participant));
        return lines.ToSequence();
    }

    /// <summary>How the adversary shows that something is no secret.</summary>
    private static Prose Shown(Claim claim, Disclosure disclosure, RecipeText writing)
    {
        var value = writing.Label(claim is Claim.Secret s ? s.Value : ((Claim.Guessable)claim).Value);
        return disclosure switch
        {
            Disclosure.Made(var recipe) => Prose.Of("story.the-adversary-has-it-as", ("value", value), ("text", writing.WithOpeners(recipe))),
            Disclosure.Tested { Against: null, Guess: Recipe.Opened o } => Prose.Of("story.a-guess-opens", ("value", value), ("key", writing.Of(o.Key)), ("text", writing.Of(o.Of))),
            Disclosure.Tested { Signer: { } signer } t => Prose.Of("story.a-guess-is-signed", ("value", value), ("made", writing.Of(t.Guess)), ("text", writing.Of(t.Against!)), ("signer", writing.Of(signer))),
            Disclosure.Tested t => Prose.Of("story.a-guess-is-equal", ("value", value), ("made", writing.Of(t.Guess)), ("text", writing.Of(t.Against!))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What a violated claim means for a participant.</summary>
    public static Prose Consequence(Interleaving runs, Claim claim, int participant) => Violated(runs.Cast, claim, new RecipeText(runs.Cast, runs), runs, participant);

    private static Prose With(Prose line, Interleaving runs, int before, Cast cast)
    {
        var sent = runs.Heard.Skip(before).Select(h => cast.Compiled.Protocol.Steps[h.Step - 1]).ToList();
        if (sent.Count == 0)
        {
            return line;
        }

        var messages = Prose.Join(", ", [.. sent.Select(s => Prose.Of("story.message", ("name", Named(cast, s.Number)), ("content", cast.Compiled.Protocol.Vocabulary.Label(s.Message))))]);
        return Prose.Of("story.and-sends", ("line", line), ("en", messages));
    }

    private static Prose Named(Cast cast, int step) => cast.Compiled.Protocol.Names.OfMessage(cast.Compiled.Protocol.Steps[step - 1].Name);

    private static Prose Violated(Cast cast, Claim claim, RecipeText writing, Interleaving runs, int participant)
    {
        var who = writing.Name(participant);
        string Label(Term term) => cast.Compiled.Protocol.Vocabulary.Label(term);
        switch (claim)
        {
            case Claim.Secret s:
                return Prose.Of("story.so-the-adversary-has-of", ("secret", Label(s.Value)), ("who", who));
            case Claim.Guessable g:
                return Prose.Of("story.so-the-adversary-can-test-guesses", ("guessable", Label(g.Value)), ("who", who));
            case Claim.Alive a:
                var absent = cast.Party(a.With, runs.Participants[participant].Casting.IsReversed);
                return a.At is { } at
                    ? Prose.Of("story.so-has-passed-and-has-never-done", ("who", who), ("absent", absent), ("done", Done(cast, a.With, at)), ("step", Named(cast, at)))
                    : Prose.Of("story.so-is-done-and-has-done", ("who", who), ("absent", absent));
            case Claim.Agree a:
                var partner = cast.Party(a.With, runs.Participants[participant].Casting.IsReversed);
                var data = string.Join(", ", a.On.Select(Label));
                var step = Named(cast, a.At);
                return a.IsInjective
                    ? Prose.Of("story.so-has-passed-and-has-not", ("who", who), ("partner", partner), ("done", Done(cast, a.With, a.At)), ("step", step), ("data", data), ("agree", Strictly(a)))
                    : Prose.Of("story.so-has-passed-and-has-never", ("who", who), ("partner", partner), ("done", Done(cast, a.With, a.At)), ("step", step), ("data", data), ("agree", Strictly(a)));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Prose Done(Cast cast, string role, int step) => cast.Compiled.Protocol.Steps[step - 1].From == role ? Prose.Of("word.sent") : Prose.Of("word.accepted");

    private static Prose Strictly(Claim.Agree agree) => agree.IsStrict ? Prose.Of("story.for-the-same-partners") : new("", "");
}
