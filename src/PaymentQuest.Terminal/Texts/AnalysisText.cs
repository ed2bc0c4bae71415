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
    /// <summary>The verdict, what it cost, and of an attack the story.</summary>
    public static void Write(AnalysisResult result, Cast cast, Invocation invocation)
    {
        invocation.Out.WriteLine($"{result.Claim.Name}");
        invocation.Out.WriteLine($"  {invocation.Say(Verdict(result))}");
        invocation.Out.WriteLine($"  {invocation.Say(Cost(result))}");
        foreach (var line in Steps(result, cast) ?? [])
        {
            invocation.Out.WriteLine($"    {invocation.Say(line)}");
        }
    }

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
        var states = result.States.ToString(CultureInfo.InvariantCulture);
        var seconds = result.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var memory = (result.Memory / (1024 * 1024)).ToString(CultureInfo.InvariantCulture);
        return Prose.Of("analyse.states-s-mib", ("states", states), ("seconds", seconds), ("memory", memory));
    }
}
