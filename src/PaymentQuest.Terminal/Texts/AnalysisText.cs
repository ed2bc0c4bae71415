using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Terminal.Commands;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Texts;

/// <summary>What came of an analysis, for people.</summary>
internal static class AnalysisText
{
    /// <summary>The verdict, within which bound, what it cost, and of an attack the story.</summary>
    /// <param name="result">What came of the search.</param>
    /// <param name="cast">Who takes part in its story.</param>
    /// <param name="number">Which goal it is of all that were asked for, from 1.</param>
    /// <param name="of">How many goals were asked for.</param>
    /// <param name="invocation">Where to tell it.</param>
    public static void Write(AnalysisResult result, Cast cast, int number, int of, Invocation invocation)
    {
        invocation.Out.WriteLine($"{result.Claim.Name} ({invocation.Say("analyse.goal-of-goals", ("number", number), ("of", of))})");
        invocation.Out.WriteLine($"  {invocation.Say(Verdict(result))}");
        invocation.Out.WriteLine($"  {invocation.Say(Bound(result, invocation))}");
        invocation.Out.WriteLine($"  {invocation.Say(Cost(result))}");
        foreach (var line in Steps(result, cast) ?? [])
        {
            invocation.Out.WriteLine($"    {invocation.Say(line)}");
        }
    }

    /// <summary>The goal, its verdict, within which bound and after how long, in one line.</summary>
    public static string Line(AnalysisResult result, Invocation invocation) =>
        string.Create(CultureInfo.InvariantCulture, $"{result.Claim.Name}: {invocation.Say(Verdict(result))}; {invocation.Say(Bound(result, invocation))}; {result.Elapsed.TotalSeconds:0.000} s");

    /// <summary>With which algorithms, who was dishonest, and what has become known of an older run.</summary>
    private static Prose Bound(AnalysisResult result, Invocation invocation)
    {
        var bound = Prose.Of("analyse.suites-dishonest-trusted", ("count", result.Suites.Count), ("suites", string.Join(", ", result.Suites)), ("dishonest", Names(result.Dishonest, invocation)), ("trusted", Names(result.Trusted, invocation)));
        return result.Compromised.Count == 0 ? bound : Prose.Of("analyse.compromised", ("bound", bound), ("values", string.Join(", ", result.Compromised)));
    }

    /// <summary>Names of roles, or the word for none.</summary>
    public static string Names(Sequence<string> roles, Invocation invocation) => roles.Count == 0 ? invocation.Say("attacks.nobody") : string.Join(", ", roles);

    /// <summary>The story of an attack, or of what was proposed and not confirmed; null where there is none.</summary>
    public static IEnumerable<Prose>? Steps(AnalysisResult result, Cast cast) => result.Finding switch
    {
        Finding.Attack(var script) => Story.Tell(cast, result.Claim, script),
        Finding.NotConfirmed(var proposed, var doubt) => Story.Tell(cast, result.Claim, proposed, doubt),
        _ => null,
    };

    private static Prose Verdict(AnalysisResult result)
    {
        return result.Finding switch
        {
            Finding.NoAttack => Prose.Of("analyse.no-attack", ("sessions", result.Sessions)),
            Finding.Attack => Prose.Of("analyse.attack-found", ("sessions", result.Sessions)),
            Finding.NotConfirmed => Prose.Of("analyse.not-confirmed", ("sessions", result.Sessions)),
            Finding.OutOf { What: "time" } => Prose.Of("analyse.not-known-the-time-ran-out"),
            Finding.OutOf { What: Finding.OutOf.Events } => Prose.Of("analyse.not-known-more-than-things-would", ("most", Bounds.Events)),
            Finding.OutOf => Prose.Of("analyse.not-known-the-memory-ran-out"),
            Finding.NotJudged(var reason) => Prose.Of("analyse.cannot-be-judged", ("reason", reason.Phrase)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Prose Cost(AnalysisResult result)
    {
        var seconds = result.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var memory = (result.Memory / 1024).ToString(CultureInfo.InvariantCulture);
        return Prose.Of("analyse.states-s-kib", ("states", result.States), ("seconds", seconds), ("memory", memory));
    }
}
