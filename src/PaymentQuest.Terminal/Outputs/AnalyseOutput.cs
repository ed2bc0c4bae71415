using PaymentQuest.Analysis;
using PaymentQuest.Protocols;
using PaymentQuest.Terminal.Commands;
using PaymentQuest.Terminal.Texts;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>analyse</c> found on each goal.</summary>
internal sealed record AnalyseOutput(string Protocol, IEnumerable<AnalyseOutput.GoalJudged> Goals)
{
    public static AnalyseOutput Of(Question question, IEnumerable<AnalysisResult> results) => new(question.Compiled.Protocol.Id, results.Select(r => new GoalJudged(
        r.Claim.Name,
        r.Finding.Word,
        r.Sessions,
        r.Suite,
        r.Suites,
        r.Dishonest,
        r.Trusted,
        r.States,
        r.Refuted,
        Math.Round(r.Elapsed.TotalMilliseconds, 1),
        r.Memory / 1024,
        r.Finding switch
        {
            Finding.NotJudged(var reason) => $"{reason}",
            Finding.NotConfirmed(_, var doubt) => doubt.Word,
            _ => null,
        },
        Steps(r, question.Search),
        r.Compromised.Count > 0 ? r.Compromised : null)).Concat(question.World.Select(g => Unsearched(question, g))));

    /// <summary>The story of an attack, or of what was proposed and not confirmed; null where there is none.</summary>
    public static IEnumerable<Bilingual>? Steps(AnalysisResult result, AttackSearch search) =>
        AnalysisText.Steps(result, search.CastFor(result))?.Select(line => Bilingual.Of(line));

    /// <summary>A goal of the world, which runs are judged by and no search looks at.</summary>
    private static GoalJudged Unsearched(Question question, WorldGoal goal)
    {
        var roles = question.Compiled.Protocol.Roles.Select(r => r.Name).ToList();
        return new(goal.Name, "not_judged", question.Sessions, question.Suites[0].Name, question.Suites.Select(s => s.Name), roles.Where(question.Dishonest.Contains), roles.Where(r => !question.Dishonest.Contains(r)), 0, 0, 0, 0, "on_octets", null, null);
    }

    internal sealed record GoalJudged(
        string Goal, string Verdict, int Sessions, string Suite, IEnumerable<string> Suites, IEnumerable<string> Dishonest, IEnumerable<string> Trusted, long States, int Refuted, double Milliseconds, long Kibibytes, string? Reason, IEnumerable<Bilingual>? Steps, IEnumerable<string>? Compromised);
}
