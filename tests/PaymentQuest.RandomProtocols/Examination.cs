using PaymentQuest.Adversaries;
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

    /// <summary>Every goal has a verdict, an attack by a dishonest party names it, and <c>lint</c> does not believe that a goal is lost that is not.</summary>
    Telling = 64,

    /// <summary>All of them.</summary>
    All = 127,
}

/// <summary>A sketch, what was said of it and what was found.</summary>
/// <param name="Subject">The sketch.</param>
/// <param name="Verdicts">Verdicts by goal.</param>
/// <param name="Found">Attacks by goal, found by brute force or by chance.</param>
/// <param name="Disagreements">What cannot be.</param>
internal sealed record Examined(Subject Subject, IReadOnlyDictionary<string, Judged> Verdicts, IReadOnlyDictionary<string, (Field Field, Claim Claim, Script Script)> Found, IReadOnlyList<Disagreement> Disagreements)
{
    /// <summary>What attacks need: that is not there without it, and is with it.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>Of how many attacks that the search found the brute-force search was asked, and how many it found too.</summary>
    public (int Found, int Of) Measured { get; init; }

    /// <summary>The traits of each attack that the search found.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Attacks { get; init; } = [];
}

/// <summary>Holds sketches against the properties that must hold of every protocol.</summary>
/// <param name="judge">Who gives the verdicts.</param>
/// <param name="effort">How hard it is tried to contradict them.</param>
/// <param name="properties">What is looked at.</param>
internal sealed class Examination(Judge judge, Effort effort, Properties properties)
{
    private const string None = "none";
    private const string Attack = "attack";
    private const ulong Rare = 8;
    private const ulong Sometimes = 4;

    private readonly Dictionary<string, TimeSpan> _costs = [];

    /// <summary>Who is asked whatever follows from the first answers; by default the same.</summary>
    public Judge? Further { get; init; }

    /// <summary>Each so-manieth seed gets the whole effort, and the others a part of it.</summary>
    public ulong Whole { get; init; } = 1;

    /// <summary>How much processor time each property took.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Costs => _costs;

    /// <summary>Looks at a sketch.</summary>
    public Examined Of(Sketch sketch, ulong seed)
    {
        var subject = Subject.Of(sketch);
        var disagreements = new List<Disagreement>();
        var found = new Dictionary<string, (Field, Claim, Script)>();
        var needed = new List<string>();
        var attacks = new List<IReadOnlyList<string>>();
        if (subject.Compiled is null)
        {
            return new Examined(subject, new Dictionary<string, Judged>(), found, disagreements);
        }

        if (Timed("search", () => Asked(judge, subject, sketch, disagreements)) is not { } verdicts)
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
            Timed("found attacks", () => CheckAttacks(subject, sketch, verdicts, disagreements, attacks, needed));
        }

        if (properties.HasFlag(Properties.BruteForce))
        {
            Timed("brute force", () => Contradict(subject, sketch, seed, verdicts, found, disagreements));
        }

        var measured = properties.HasFlag(Properties.BruteForce) && seed % Rare == 1 ? Timed("brute force measured", () => Measure(subject, sketch, seed, verdicts)) : (0, 0);

        // Another question takes no less time than the first.
        var isQuick = verdicts.Values.All(v => !v.Word.StartsWith("out_of", StringComparison.Ordinal));
        if (properties.HasFlag(Properties.Rewriting) && isQuick)
        {
            foreach (var (what, rewritten) in new Dice(seed).Some(Rewriting.All(sketch, new Dice(seed)), 1))
            {
                Timed("other words", () => Compare("rewriting", what, rewritten, verdicts, disagreements, (a, b) => IsSaid(a) && IsSaid(b) && a != b));
            }
        }

        if (properties.HasFlag(Properties.Monotony) && isQuick)
        {
            foreach (var (what, stronger) in Rewriting.Stronger(sketch, subject, new Dice(seed)).Where(s => s.What != Rewriting.OneSessionMore || seed % Sometimes == 2))
            {
                Timed(what, () => Compare("monotony", what, stronger, verdicts, disagreements, (a, b) => a == Attack && b == None, what switch { Rewriting.OneSessionMore => Traits.Sessions, Rewriting.OneDishonestMore => Traits.Dishonest, _ => what }, needed));
            }
        }

        if (properties.HasFlag(Properties.Telling))
        {
            Timed("lint", () => disagreements.AddRange(Untold(sketch, seed, verdicts)));
        }

        if (properties.HasFlag(Properties.Knowledge))
        {
            Timed("knowledge", () => disagreements.AddRange(KnowledgeComparison.Of(subject, judge)));
        }

        return new Examined(subject, verdicts, found, disagreements) { Needed = needed, Attacks = attacks, Measured = measured };
    }

    private Effort EffortFor(ulong seed) => seed % Whole == 0 ? effort : effort.Part;

    private void Timed(string what, Action look) => Timed(what, () =>
    {
        look();
        return true;
    });

    private T Timed<T>(string what, Func<T> look)
    {
        var before = Environment.CpuUsage.TotalTime;
        var seen = look();
        _costs[what] = _costs.GetValueOrDefault(what) + (Environment.CpuUsage.TotalTime - before);
        return seen;
    }

    private IEnumerable<Disagreement> Untold(Sketch sketch, ulong seed, IReadOnlyDictionary<string, Judged> verdicts)
    {
        if (sketch.Goals.FirstOrDefault(g => g.Word != "world" && !verdicts.ContainsKey(g.Name)) is { } goal)
        {
            yield return new Disagreement("no line", goal.Name, [goal.Text], []);
        }

        if (sketch.Goals.FirstOrDefault(g => IsLostByHonestRun(sketch, g)) is { } lost && judge.Accepts(sketch) is true)
        {
            yield return new Disagreement("lint accepts a lost goal", lost.Name, [lost.Text], []);
        }

        // It takes a process of its own, and says the same of most.
        if (seed % Rare == 0 && verdicts.Where(v => v.Value.Word == None).Select(v => v.Key).FirstOrDefault() is { } safe && judge.Accepts(sketch) is true && judge.Accepts(sketch with { Loses = [safe] }) is true)
        {
            yield return new Disagreement("lint believes a loss", safe, [], []);
        }
    }

    /// <summary>Whether somebody ships when all goes as it should and nobody ever pays anybody.</summary>
    private static bool IsLostByHonestRun(Sketch sketch, SketchGoal goal) =>
        goal.Text.StartsWith("paid_if_shipped", StringComparison.Ordinal) && sketch.Steps.Any(s => s.Receiver.Any(r => r.Text.StartsWith("ship", StringComparison.Ordinal)) && goal.Text.EndsWith($"by: {s.To}", StringComparison.Ordinal)) && !sketch.AllSteps.Any(s => s.Sender.Concat(s.Receiver).Any(r => r.Text.StartsWith("reserve", StringComparison.Ordinal)));

    private static bool IsSaid(string word) => word is None or Attack;

    /// <summary>The verdicts; null when there are none, because the search threw.</summary>
    private static IReadOnlyDictionary<string, Judged>? Asked(Judge who, Subject subject, Sketch sketch, List<Disagreement> disagreements)
    {
        try
        {
            return who.Verdicts(subject, sketch);
        }
#pragma warning disable CA1031 // Whatever it throws is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            disagreements.Add(new Disagreement("threw", "", [e.GetType().Name, .. $"{e}".Split('\n').Take(8)], []));
            return null;
        }
    }

    private void CheckAttacks(Subject subject, Sketch sketch, IReadOnlyDictionary<string, Judged> verdicts, List<Disagreement> disagreements, List<IReadOnlyList<string>> attacks, List<string> needed)
    {
        var (confused, dishonest) = (new HashSet<string>(), new HashSet<string>());
        var forgetful = sketch.Kept.Count > 0 && Subject.Of(Rewriting.Forgetting(sketch)) is { Compiled: not null } other ? other : null;
        foreach (var (goal, judged) in verdicts)
        {
            if (judged.Result is { Finding: Finding.Attack(var script), Claim: var claim } result)
            {
                var field = FieldOf(subject, sketch, claim, Cryptography.Suite.ByName(result.Suite)!);
                var traits = Traits.Of(field, script, claim).ToList();
                attacks.Add(traits);
                needed.AddRange(result.Sessions > 1 ? [Traits.Sessions] : []);
                needed.AddRange(Traits.Needed(field, script, claim));
                if (forgetful is not null && HasSeveral(sketch, script) && !Shortening.IsViolated(FieldOf(forgetful, sketch, claim, field.Suite), claim, script))
                {
                    needed.Add(Traits.Memory);
                }

                confused.UnionWith(traits.Contains(Traits.Elsewhere) ? [goal] : []);
                dishonest.UnionWith(Traits.HasDishonest(script) && sketch.Dishonest.Count > 0 ? [goal] : []);
                if (!Shortening.IsViolated(field, claim, script))
                {
                    disagreements.Add(new Disagreement("false attack", goal, [.. Told.Of(script)], []));
                }
            }
        }

        // Whether an attack needs something is seen where it cannot be had.
        needed.AddRange(Safe(sketch with { Dishonest = [] }, dishonest, disagreements).Select(_ => Traits.Dishonest));
        needed.AddRange(Safe(Rewriting.Typed(sketch), confused, disagreements).Select(_ => Traits.Confusion));
        var attacked = verdicts.Where(v => v.Value.Word == Attack).Select(v => v.Key).ToHashSet();
        if (sketch.AllSteps.Any(s => s.IsProtected))
        {
            needed.AddRange(Safe(Rewriting.Named(Rewriting.ByHand(sketch)), attacked, disagreements).Select(_ => Traits.Channel));
        }

        if (sketch.Branches.Count > 0)
        {
            CheckWithoutBranches(sketch, verdicts, disagreements, needed);
        }
    }

    /// <summary>Where there is no other way to go on there is no attack that was not there before: a refusal that is answered changes nothing for who is not answered.</summary>
    private void CheckWithoutBranches(Sketch sketch, IReadOnlyDictionary<string, Judged> verdicts, List<Disagreement> disagreements, List<string> needed)
    {
        var gone = sketch.Branches.SelectMany(b => b.Steps).Select(s => s.Name).ToHashSet();
        var straight = sketch with { Branches = [], Goals = [.. sketch.Goals.Where(g => g.Word != "world" && !g.Steps.Any(gone.Contains))] };
        if (straight.Goals.Count == 0 || Subject.Of(straight) is not { Problem: null } subject || Asked(Further ?? judge, subject, straight, disagreements) is not { } others)
        {
            return;
        }

        needed.AddRange(verdicts.Where(v => v.Value.Word == Attack && others.TryGetValue(v.Key, out var o) && o.Word == None).Select(_ => Traits.Branch));
        disagreements.AddRange(verdicts.Where(v => v.Value.Word == None && others.TryGetValue(v.Key, out var o) && o.Word == Attack).Take(1)
            .Select(v => new Disagreement("monotony", v.Key, ["without branches: attack, with them: none"], ["without branches"])));
    }

    /// <summary>Whether a story says that something of a dishonest party's goes into it: by its name, or by the prime that <c>docs/scenario-format.md</c> has for what is its own.</summary>
    private static bool IsNamedIn(string story) => story.Contains(Adversaries.Cast.Dishonest, StringComparison.Ordinal) || System.Text.RegularExpressions.Regex.IsMatch(story, @"[0-9)]'(?![a-z])");

    /// <summary>Whether somebody who remembers has several runs, so that one may have changed what another finds.</summary>
    private static bool HasSeveral(Sketch sketch, Script script) => script.Moves.OfType<Move.Start>().Where(m => sketch.Kept.Any(k => k.Role == m.Role)).GroupBy(m => m.Role).Any(g => g.Count() > 1);

    /// <summary>Which of some goals are kept in another sketch.</summary>
    private IEnumerable<string> Safe(Sketch other, HashSet<string> goals, List<Disagreement> disagreements)
    {
        other = other with { Goals = [.. other.Goals.Where(g => goals.Contains(g.Name))] };
        return goals.Count > 0 && Subject.Of(other) is { Problem: null } subject && Asked(Further ?? judge, subject, other, disagreements) is { } verdicts ? verdicts.Where(v => v.Value.Word == None).Select(v => v.Key) : [];
    }

    private static Field FieldOf(Subject subject, Sketch sketch, Claim claim, Cryptography.Suite suite) => new(subject.Compiled!, suite, sketch.Sessions, sketch.Dishonest, claim is Claim.Agree or Claim.Alive);

    /// <summary>How much of what the search finds the brute-force search finds too: what it is worth where both find nothing.</summary>
    private (int Found, int Of) Measure(Subject subject, Sketch sketch, ulong seed, IReadOnlyDictionary<string, Judged> verdicts)
    {
        var attacked = subject.Compiled!.Protocol.Claims.Where(c => verdicts.TryGetValue(c.Name, out var v) && v.Word == Attack).ToList();
        var found = attacked.GroupBy(c => c is Claim.Agree or Claim.Alive).SelectMany(g => Subject.SuitesOf(sketch).SelectMany(s => new BruteForce(FieldOf(subject, sketch, g.First(), s), [.. g], EffortFor(seed), seed).Search().Keys));
        return (found.Distinct().Count(), attacked.Count);
    }

    private void Contradict(Subject subject, Sketch sketch, ulong seed, IReadOnlyDictionary<string, Judged> verdicts, Dictionary<string, (Field, Claim, Script)> found, List<Disagreement> disagreements)
    {
        foreach (var (group, suite) in subject.Compiled!.Protocol.Claims.Where(c => c is not Claim.Secret { MayBeHeard: true } && verdicts.TryGetValue(c.Name, out var v) && v.Word == None).GroupBy(c => c is Claim.Agree or Claim.Alive).SelectMany(_ => Subject.SuitesOf(sketch), (g, s) => (g, s)))
        {
            var field = FieldOf(subject, sketch, group.First(), suite);
            var search = new BruteForce(field, [.. group], EffortFor(seed), seed);
            foreach (var (claim, script) in search.Search())
            {
                found[claim.Name] = (field, claim, script);
                disagreements.Add(new Disagreement("false none", claim.Name, [.. Told.Of(script)], [.. Traits.Of(field, script, claim)]));
            }

            disagreements.AddRange(search.Parted.Select(p => new Disagreement("judgement", p.Key.Name, [.. Told.Of(p.Value)], [])));
        }
    }

    private void Compare(string kind, string what, Sketch other, IReadOnlyDictionary<string, Judged> verdicts, List<Disagreement> disagreements, Func<string, string, bool> isContradiction, string? need = null, List<string>? needed = null)
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

        if (Asked(Further ?? judge, subject, other, disagreements) is { } others)
        {
            var unnamed = need == Traits.Dishonest
                ? verdicts.Where(v => v.Value.Word == None && others.TryGetValue(v.Key, out var o) && o.Word == Attack && !IsNamedIn(o.Story)).Select(v => v.Key).FirstOrDefault()
                : null;
            if (unnamed is not null && properties.HasFlag(Properties.Telling))
            {
                disagreements.Add(new Disagreement("a dishonest party is not named", unnamed, [.. others[unnamed].Story.Split('\n')], []));
            }

            needed?.AddRange(verdicts.Where(v => v.Value.Word == None && others.TryGetValue(v.Key, out var o) && o.Word == Attack).Select(_ => need!));
            disagreements.AddRange(verdicts.Where(v => others.TryGetValue(v.Key, out var o) && isContradiction(v.Value.Word, o.Word)).Take(1)
                .Select(v => new Disagreement(kind, v.Key, [$"{what}: {v.Value.Word}, then {others[v.Key].Word}"], [what])));
        }
    }
}
