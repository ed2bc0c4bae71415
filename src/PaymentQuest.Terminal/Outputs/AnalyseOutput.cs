using PaymentQuest.Analysis;
using PaymentQuest.Terminal.Texts;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>analyse</c> found on each goal.</summary>
internal sealed record AnalyseOutput(string Protocol, IEnumerable<AnalyseOutput.GoalJudged> Goals)
{
    private const long Mebibyte = 1024 * 1024;

    public static AnalyseOutput Of(string protocol, AttackSearch search, IEnumerable<AnalysisResult> results) => new(protocol, results.Select(r => new GoalJudged(
        r.Claim.Name,
        r.Finding.Word,
        r.Sessions,
        r.Dishonest,
        r.States,
        r.Refuted,
        Math.Round(r.Elapsed.TotalMilliseconds, 1),
        r.Memory / Mebibyte,
        r.Finding switch
        {
            Finding.NotJudged(var reason) => $"{reason}",
            Finding.NotConfirmed(_, var doubt) => doubt.Word,
            _ => null,
        },
        Steps(r, search))));

    /// <summary>The story of an attack, or of what was proposed and not confirmed; null where there is none.</summary>
    public static IEnumerable<Bilingual>? Steps(AnalysisResult result, AttackSearch search) =>
        AnalysisText.Steps(result, search.CastFor(result.Claim))?.Select(line => Bilingual.Of(line));

    internal sealed record GoalJudged(
        string Goal, string Verdict, int Sessions, IEnumerable<string> Dishonest, long States, int Refuted, double Milliseconds, long Mebibytes, string? Reason, IEnumerable<Bilingual>? Steps);
}
