using PaymentQuest.Analysis;
using PaymentQuest.Protocols;

namespace PaymentQuest.RandomProtocols;

/// <summary>Something that cannot be: two answers to one question, or no answer.</summary>
/// <param name="Kind">Which property does not hold.</param>
/// <param name="Goal">Of which goal; empty for the protocol.</param>
/// <param name="Details">What was seen, a line each.</param>
/// <param name="Traits">What the attack does that others do not.</param>
internal sealed record Disagreement(string Kind, string Goal, IReadOnlyList<string> Details, IReadOnlyList<string> Traits);

/// <summary>Which properties are looked at.</summary>
[Flags]
internal enum Properties
{
    /// <summary>Attacks are attacks on octets.</summary>
    Attacks = 1,

    /// <summary>Where there is no attack, none is found by brute force or by chance.</summary>
    BruteForce = 2,

    /// <summary>Verdicts do not depend on names, order, and what nobody uses.</summary>
    Rewriting = 4,

    /// <summary>More sessions, more dishonest parties and fewer checks lose no attack.</summary>
    Monotony = 8,

    /// <summary>Knowledge is what an idea of it that shares no line with the engine says.</summary>
    Knowledge = 16,

    /// <summary>What cannot be run honestly is not called safe.</summary>
    Honest = 32,

    /// <summary>All of them.</summary>
    All = 63,
}

/// <summary>A draft, what was said of it and what was found.</summary>
/// <param name="Subject">The draft.</param>
/// <param name="Verdicts">Verdicts by goal.</param>
/// <param name="Found">Attacks by goal, found by brute force or by chance.</param>
/// <param name="Disagreements">What cannot be.</param>
internal sealed record Examined(Subject Subject, IReadOnlyDictionary<string, Judged> Verdicts, IReadOnlyDictionary<string, (Field Field, Claim Claim, Script Script)> Found, IReadOnlyList<Disagreement> Disagreements)
{
    /// <summary>What attacks need that was not there before: one session more, one dishonest role more.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>The traits of each attack that the search found.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Attacks { get; init; } = [];
}

/// <summary>Holds drafts against the properties that must hold of every protocol.</summary>
/// <param name="judge">Who gives the verdicts.</param>
/// <param name="effort">How hard it is tried to contradict them.</param>
/// <param name="properties">What is looked at.</param>
internal sealed class Examination(Judge judge, Effort effort, Properties properties)
{
    private const string None = "none";
    private const string Attack = "attack";

    /// <summary>Looks at a draft.</summary>
    public Examined Of(Draft draft, ulong seed)
    {
        var subject = Subject.Of(draft);
        var disagreements = new List<Disagreement>();
        var found = new Dictionary<string, (Field, Claim, Script)>();
        var needed = new List<string>();
        var attacks = new List<IReadOnlyList<string>>();
        if (subject.Compiled is null)
        {
            return new Examined(subject, new Dictionary<string, Judged>(), found, disagreements);
        }

        if (Asked(subject, draft, disagreements) is not { } verdicts)
        {
            return new Examined(subject, new Dictionary<string, Judged>(), found, disagreements);
        }

        if (subject.Problem is not null)
        {
            // What cannot be run honestly has no verdict: nobody gets as far as what a goal is about.
            disagreements.AddRange(verdicts.Where(v => v.Value.Word == None && properties.HasFlag(Properties.Honest)).Take(1).Select(v => new Disagreement("cannot run", v.Key, [subject.Message], [])));
            return new Examined(subject, verdicts, found, disagreements);
        }

        if (properties.HasFlag(Properties.Attacks))
        {
            CheckAttacks(subject, draft, verdicts, disagreements, attacks);
        }

        if (properties.HasFlag(Properties.BruteForce))
        {
            Contradict(subject, draft, seed, verdicts, found, disagreements);
        }

        if (properties.HasFlag(Properties.Rewriting))
        {
            foreach (var (what, rewritten) in Rewriting.All(draft, new Dice(seed)))
            {
                Compare("rewriting", what, rewritten, verdicts, disagreements, (a, b) => IsSaid(a) && IsSaid(b) && a != b);
            }
        }

        if (properties.HasFlag(Properties.Monotony))
        {
            foreach (var (what, stronger) in Rewriting.Stronger(draft, subject))
            {
                Compare("monotony", what, stronger, verdicts, disagreements, (a, b) => a == Attack && b == None, what, needed);
            }
        }

        if (properties.HasFlag(Properties.Knowledge))
        {
            disagreements.AddRange(KnowledgeComparison.Of(subject, draft));
        }

        return new Examined(subject, verdicts, found, disagreements) { Needed = needed, Attacks = attacks };
    }

    private static bool IsSaid(string word) => word is None or Attack;

    /// <summary>The verdicts; null when there are none, because the search threw.</summary>
    private IReadOnlyDictionary<string, Judged>? Asked(Subject subject, Draft draft, List<Disagreement> disagreements)
    {
        try
        {
            return judge.Verdicts(subject, draft);
        }
#pragma warning disable CA1031 // Whatever it throws is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            disagreements.Add(new Disagreement("threw", "", [e.GetType().Name, .. $"{e}".Split('\n').Take(8)], []));
            return null;
        }
    }

    private static void CheckAttacks(Subject subject, Draft draft, IReadOnlyDictionary<string, Judged> verdicts, List<Disagreement> disagreements, List<IReadOnlyList<string>> attacks)
    {
        foreach (var (goal, judged) in verdicts)
        {
            if (judged.Result is { Finding: Finding.Attack(var script), Claim: var claim })
            {
                var field = FieldOf(subject, draft, claim);
                attacks.Add([.. Traits.Of(field, script, claim)]);
                if (!Shortening.IsViolated(field, claim, script))
                {
                    disagreements.Add(new Disagreement("false attack", goal, [.. Told.Of(script)], []));
                }
            }
        }
    }

    private static Field FieldOf(Subject subject, Draft draft, Claim claim) => new(subject.Compiled!, Subject.SuiteOf(draft), draft.Sessions, draft.Dishonest, claim is Claim.Agree or Claim.Alive);

    private void Contradict(Subject subject, Draft draft, ulong seed, IReadOnlyDictionary<string, Judged> verdicts, Dictionary<string, (Field, Claim, Script)> found, List<Disagreement> disagreements)
    {
        foreach (var group in subject.Compiled!.Protocol.Claims.Where(c => verdicts.TryGetValue(c.Name, out var v) && v.Word == None).GroupBy(c => c is Claim.Agree or Claim.Alive))
        {
            var field = FieldOf(subject, draft, group.First());
            foreach (var (claim, script) in new BruteForce(field, [.. group], effort, seed).Search())
            {
                found.Add(claim.Name, (field, claim, script));
                disagreements.Add(new Disagreement("false none", claim.Name, [.. Told.Of(script)], [.. Traits.Of(field, script, claim)]));
            }
        }
    }

    private void Compare(string kind, string what, Draft other, IReadOnlyDictionary<string, Judged> verdicts, List<Disagreement> disagreements, Func<string, string, bool> isContradiction, string? need = null, List<string>? needed = null)
    {
        var subject = Subject.Of(other);
        if (subject.Problem is not null)
        {
            if (kind == "rewriting")
            {
                disagreements.Add(new Disagreement(kind, "", [$"{what}: {subject.Message}"], []));
            }

            return;
        }

        if (Asked(subject, other, disagreements) is { } others)
        {
            needed?.AddRange(verdicts.Where(v => v.Value.Word == None && others.TryGetValue(v.Key, out var o) && o.Word == Attack).Select(_ => need!));
            disagreements.AddRange(verdicts.Where(v => others.TryGetValue(v.Key, out var o) && isContradiction(v.Value.Word, o.Word)).Take(1)
                .Select(v => new Disagreement(kind, v.Key, [$"{what}: {v.Value.Word}, then {others[v.Key].Word}"], [what])));
        }
    }
}
