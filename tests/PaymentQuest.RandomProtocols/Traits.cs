using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>What an attack does that others do not. What is counted in figures, and what faults are sorted by.</summary>
internal static class Traits
{
    public const string Sessions = "two sessions";
    public const string Dishonest = "a dishonest role";
    public const string ForgedCertificate = "a forged certificate";
    public const string OwnKeyPair = "a key pair of nobody's";
    public const string GuardValue = "a guard's value";
    public const string Confusion = "a type confusion";
    public const string Elsewhere = "something in another's place";
    public const string Replay = "the same ciphertext twice";
    public const string Guess = "a guess";
    public const string Later = "name or data come later";
    public const string Reversal = "a party in another's role";
    public const string Time = "time that passes";
    public const string Channel = "a channel that promises less";
    public const string Branch = "another way to go on";
    public const string Refusal = "an answer to what was refused";
    public const string Silence = "waiting in vain";
    public const string Memory = "what was remembered of another run";

    /// <summary>The traits of a script against a claim.</summary>
    public static IEnumerable<string> Of(Field field, Script script, Claim claim)
    {
        var delivered = script.Moves.OfType<Move.Deliver>().ToList();
        var pieces = delivered.SelectMany(d => Pieces(d.Message)).ToList();
        var found = pieces.OfType<Recipe.Found>().Select(f => f.Octets.ToArray()).ToList();
        if (found.Exists(Holdings.IsCertificate) || pieces.OfType<Recipe.Composed>().Any(c => c.Constructor == Constructors.Constructor.Certificate))
        {
            yield return ForgedCertificate;
        }

        var places = Places(field, script);
        if (places.Exists(p => p.Expected is Term.PublicKey && p.Recipe is Recipe.Known { Casting.Dishonest.Count: > 0 } or Recipe.Composed))
        {
            yield return OwnKeyPair;
        }

        if (places.Exists(p => IsGuarded(p.Step, p.Expected) && p.Recipe is Recipe.Known or Recipe.Made or Recipe.Found))
        {
            yield return GuardValue;
        }

        if (pieces.OfType<Recipe.Composed>().Where(c => c.Constructor.HasChance).GroupBy(c => c).Any(g => g.Count() > 1))
        {
            yield return Replay;
        }

        if (script.Moves.OfType<Move.Wait>().Any())
        {
            yield return Time;
        }

        if (script.Moves.OfType<Move.Lapse>().Any())
        {
            yield return Silence;
        }

        if (script.Play(field.Cast) is { } played)
        {
            var ways = played.Participants.SelectMany(p => p.Passed).Select(field.Protocol.Flow.BranchOf).OfType<Branch>().Distinct().ToList();
            if (ways.Count > 0)
            {
                yield return Branch;
            }

            if (ways.Exists(b => b.Leaving == Leaving.Refused))
            {
                yield return Refusal;
            }
        }

        if (script.Moves.OfType<Move.Start>().Any(s => s.Casting.IsReversed) && script.Moves.OfType<Move.Start>().Any(s => !s.Casting.IsReversed))
        {
            yield return Reversal;
        }

        if (IsLater(field, script, claim))
        {
            yield return Later;
        }

        if (claim is Claim.Guessable)
        {
            yield return Guess;
        }

        if (IsConfused(field, script))
        {
            yield return Elsewhere;
        }
    }

    /// <summary>What an attack is none without: it is played once more with a genuine certificate, or with the value that was agreed on, wherever there is another.</summary>
    public static IEnumerable<string> Needed(Field field, Script script, Claim claim)
    {
        bool IsNeeded(Func<Recipe, bool> isOther, IEnumerable<Recipe> genuine) => script.Moves.OfType<Move.Deliver>().SelectMany(d => Pieces(d.Message)).Any(isOther)
            && !genuine.Any(g => Shortening.IsViolated(field, claim, script with { Moves = script.Moves.Select(m => m is Move.Deliver d ? new Move.Deliver(d.Participant, Replaced(d.Message, isOther, g)) : m).ToSequence() }));
        if (IsNeeded(r => r is Recipe.Composed c && c.Constructor == Constructors.Constructor.Certificate, field.Beforehand.All.Where(h => Holdings.IsCertificate(h.Octets)).Select(h => h.Recipe)))
        {
            yield return ForgedCertificate;
        }

        if (Places(field, script).Any(p => IsGuarded(p.Step, p.Expected) && p.Recipe is Recipe.Known or Recipe.Made or Recipe.Found && IsNeeded(r => ReferenceEquals(r, p.Recipe), field.Cast.Octets(p.Expected, Casting.Honest) is null ? [] : [new Recipe.Known(p.Expected, Casting.Honest)])))
        {
            yield return GuardValue;
        }
    }

    /// <summary>Whether somebody deals with a dishonest party, or something of one is sent.</summary>
    public static bool HasDishonest(Script script) =>
        script.Moves.Any(m => m is Move.Start { Casting.Dishonest.Count: > 0 } || (m is Move.Deliver d && Pieces(d.Message).Any(p => p is Recipe.Known { Casting.Dishonest.Count: > 0 })));

    private static bool IsGuarded(Protocols.Step step, Term term) => step.ReceiverRules.Any(r => $"{r.Word}" is "before" or "within" or "at_least" && r.Inputs.Contains(term));

    private static Recipe Replaced(Recipe recipe, Func<Recipe, bool> isOther, Recipe other) =>
        isOther(recipe) ? other : recipe is Recipe.Composed c ? c with { Inputs = c.Inputs.Select(i => Replaced(i, isOther, other)).ToSequence() } : recipe;

    /// <summary>Whether who gets past the message that a claim is about cannot say yet what the claim asks.</summary>
    private static bool IsLater(Field field, Script script, Claim claim)
    {
        if ((claim switch { Claim.Agree a => a.After, Claim.Alive a => a.After, _ => (int?)null }) is not { } after)
        {
            return false;
        }

        var runs = new Interleaving(field.Cast);
        foreach (var move in script.Moves)
        {
            if (!runs.Play(move))
            {
                return false;
            }

            if (script.Participant < runs.Participants.Count && runs.Participants[script.Participant].Passed.Contains(after))
            {
                return !field.Referee.IsViolated(claim, runs, script.Participant, null) && move is Move.Start or Move.Deliver && script.Moves[^1] != move;
            }
        }

        return false;
    }

    private static bool IsConfused(Field field, Script script)
    {
        var runs = new Interleaving(field.Cast);
        foreach (var move in script.Moves)
        {
            if (move is Move.Deliver d && runs.Participants[d.Participant].Awaits is { } step && Places(d.Message, step.Message).Any(p => IsConfused(field, runs, p.Recipe, p.Expected)))
            {
                return true;
            }

            if (!runs.Play(move))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsConfused(Field field, Interleaving runs, Recipe recipe, Term expected) =>
        recipe is Recipe.Composed c ? expected is not (Term.Signed or Term.Certificate or Term.PublicKey) && Constructors.Constructor.Of(expected) != c.Constructor
        : recipe is Recipe.Made m ? expected is not Term.Atom && m.Sort.Kind is SortKind.Nonce
        : Meant(field, runs, recipe) is { } meant && !IsAlike(field, meant, expected);

    /// <summary>What is delivered, and in place of which term.</summary>
    private static List<(Protocols.Step Step, Recipe Recipe, Term Expected)> Places(Field field, Script script)
    {
        var runs = new Interleaving(field.Cast);
        var places = new List<(Protocols.Step, Recipe, Term)>();
        foreach (var move in script.Moves)
        {
            if (move is Move.Deliver d && runs.Participants[d.Participant].Awaits is { } step)
            {
                places.AddRange(Places(d.Message, step.Message).Select(p => (step, p.Recipe, p.Expected)));
            }

            runs.Play(move);
        }

        return places;
    }

    private static IEnumerable<(Recipe Recipe, Term Expected)> Places(Recipe recipe, Term expected) =>
        recipe is Recipe.Composed c && Constructors.Constructor.Of(expected) is { } constructor && constructor == c.Constructor && constructor.Inputs(expected) is { } inputs && inputs.Count == c.Inputs.Count
            ? inputs.Zip(c.Inputs).SelectMany(p => Places(p.Second, p.First)).Prepend((recipe, expected))
            : [(recipe, expected)];

    /// <summary>What an honest party meant by octets; null when nobody did.</summary>
    private static Term? Meant(Field field, Interleaving runs, Recipe recipe) => recipe switch
    {
        Recipe.Heard h => field.Protocol.Steps[runs.Heard[h.Message].Step - 1].Message,
        Recipe.Part p => Meant(field, runs, p.Of) is Term.Tuple t && p.Index < t.Parts.Count ? t.Parts[p.Index] : null,
        Recipe.Opened o => Meant(field, runs, o.Of) is { } closed && Constructors.Constructor.IsClosed(closed) ? Constructors.Constructor.ContentOf(closed) : null,
        Recipe.Known k => k.Term,
        _ => null,
    };

    private static bool IsAlike(Field field, Term one, Term other) => (one, other) switch
    {
        (Term.Atom, Term.Atom) => field.SortOf(one)?.Kind == field.SortOf(other)?.Kind,
        _ => one.GetType() == other.GetType() && one.Children.Count() == other.Children.Count() && one.Children.Zip(other.Children).All(p => IsAlike(field, p.First, p.Second)),
    };

    private static IEnumerable<Recipe> Pieces(Recipe recipe) => recipe switch
    {
        Recipe.Part p => Pieces(p.Of).Prepend(recipe),
        Recipe.Cut c => Pieces(c.Of).Prepend(recipe),
        Recipe.Opened o => Pieces(o.Of).Concat(Pieces(o.Key)).Prepend(recipe),
        Recipe.Composed c => c.Inputs.SelectMany(Pieces).Prepend(recipe),
        _ => [recipe],
    };
}
