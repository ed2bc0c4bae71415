using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>analyse --necessity</c>: what each check is good for.</summary>
/// <param name="Question">Whose checks, and on which goals attacks are searched for.</param>
internal sealed record NecessityReport(Question Question)
{
    private readonly List<(Omission Omission, List<AnalysisResult> Results, AttackSearch? Search)> _rows = [];

    /// <summary>Searches the protocol, and then what is left of it without each of its checks, for attacks on goals.</summary>
    public int Write(bool isJson, Invocation invocation)
    {
        var before = Question.Claims.Select(c => Question.Search.Judge(c, Question.NewBudget(c.Name))).ToList();
        var kept = before.Where(r => r.Finding is Finding.NoAttack).Select(r => r.Claim).ToList();
        if (!isJson)
        {
            invocation.Out.WriteLine(invocation.Say("analyse.of-goals-hold-within-the-bound", ("protocol", Question.Compiled.Protocol.Id), ("held", kept.Count), ("all", Question.Claims.Count), ("sessions", Question.Sessions)));
        }

        foreach (var omission in Necessity.Of(Question.Compiled))
        {
            var search = omission is { IsOmittable: true, IsSeen: true } ? AttackSearch.Of(Necessity.Without(Question.Compiled, omission.Check), Question.Suites, Question.Sessions, Question.Dishonest) : null;
            _rows.Add((omission, search is null ? [] : [.. kept.Select(c => search.Judge(c, Question.NewBudget($"{omission.Check}, {c.Name}")))], search));
            if (!isJson && omission.IsSeen)
            {
                WriteText(omission, _rows[^1].Results, search, invocation);
            }
        }

        if (!isJson && _rows.Exists(r => !r.Omission.IsSeen))
        {
            invocation.Out.WriteLine(invocation.Say("analyse.not-judged-because-the-search-does"));
            invocation.Out.WriteLine($"  {string.Join(", ", _rows.Where(r => !r.Omission.IsSeen).Select(r => r.Omission.Check))}");
        }

        if (isJson)
        {
            Json.Write(invocation, json => OutputContext.Write(json, Output(before)));
        }

        var all = before.Concat(_rows.SelectMany(r => r.Results)).ToList();
        return all.Exists(r => r.Finding is Finding.OutOf) ? ExitCodes.Negative : all.Exists(r => r.Finding is Finding.NotConfirmed) ? ExitCodes.NotConfirmed : ExitCodes.Accepted;
    }

    /// <summary>The stable word for what is known of a check.</summary>
    internal static string Word(Omission omission, List<AnalysisResult> results) =>
        !omission.IsOmittable ? "needed_later"
        : !omission.IsSeen ? "not_seen"
        : results.Exists(r => r.Finding is Finding.Attack) ? "attack"
        : results.Exists(r => r.Finding is Finding.OutOf) ? "not_known"
        : results.Exists(r => r.Finding is Finding.NotConfirmed) ? "not_confirmed"
        : "none";

    private static void WriteText(Omission omission, List<AnalysisResult> results, AttackSearch? search, Invocation invocation)
    {
        var verdict = Word(omission, results) switch
        {
            "needed_later" => Prose.Of("analyse.cannot-be-left-out-later-actions"),
            "attack" => Prose.Of("analyse.attack"),
            "not_confirmed" => Prose.Of("attacks.not-confirmed"),
            "not_known" => Prose.Of("analyse.not-known-time-or-memory-ran"),
            _ => Prose.Of("analyse.none-within-the-bound"),
        };
        var cost = results.Count == 0 ? "" : "  " + invocation.Say(
            "analyse.states-and-seconds",
            ("states", results.Sum(r => r.States)),
            ("seconds", results.Sum(r => r.Elapsed.TotalSeconds).ToString("0.000", CultureInfo.InvariantCulture)));
        invocation.Out.WriteLine($"{omission.Check}: {invocation.Say(verdict)}{cost}");
        var isFirst = true;
        foreach (var result in results.Where(r => r.Finding is Finding.Attack))
        {
            invocation.Out.WriteLine($"  {result.Claim.Name}");
            foreach (var line in isFirst ? Story.Tell(search!.CastFor(result), result.Claim, ((Finding.Attack)result.Finding).Script) : [])
            {
                invocation.Out.WriteLine($"    {invocation.Say(line)}");
            }

            isFirst = false;
        }
    }

    private NecessityOutput Output(List<AnalysisResult> before) => new(
        Question.Compiled.Protocol.Id,
        Question.Sessions,
        Question.Suites.Select(s => s.Name),
        before.Count == 0 ? [] : before[0].Dishonest,
        before.Where(r => r.Finding is Finding.NoAttack).Select(r => r.Claim.Name),
        _rows.Select(row => new NecessityOutput.Tried(
            row.Omission.Check.ToString(),
            Word(row.Omission, row.Results),
            row.Results.Sum(r => r.States),
            Math.Round(row.Results.Sum(r => r.Elapsed.TotalMilliseconds), 1),
            row.Results.Where(r => r.Finding is Finding.Attack or Finding.OutOf or Finding.NotConfirmed)
                .Select(r => new NecessityOutput.GoalWithout(r.Claim.Name, r.Finding.Word, AnalyseOutput.Steps(r, row.Search!))))));
}
