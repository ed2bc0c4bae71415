using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;

namespace PaymentQuest.Scenarios;

/// <summary>How far <c>lint</c> goes in proving what the author of a protocol says of its goals.</summary>
/// <param name="NewBudget">What each search may use; is told the name of the goal.</param>
/// <param name="IsOfAllGoals">Whether attacks are searched on goals, too, that the protocol is not there to lose.</param>
/// <param name="Found">Is told what came of each search as soon as it is over.</param>
public sealed record Proving(Func<string, Budget> NewBudget, bool IsOfAllGoals, Action<AnalysisResult> Found);

/// <summary>Whether a protocol loses the goals that its author says it loses, and no others.</summary>
internal static class GoalLint
{
    /// <summary>What the honest run has lost, unless the protocol is there to show just that.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="losses">What was lost, under any suite.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static void CheckWorld(Protocol protocol, IEnumerable<WorldLoss> losses, Diagnostics diagnostics)
    {
        foreach (var loss in losses.DistinctBy(l => l.Goal).Where(l => protocol.Loses.All(lost => lost.Goal != l.Goal.Name)))
        {
            diagnostics.Error("PQ0266", loss.Goal.Place, $"the honest run loses the goal {PlainText.Excerpt(loss.Goal.Name)}: {loss.Story.En}", "repair the message after which it does, or name the goal under loses");
        }
    }

    /// <summary>Searches for what the protocol is to lose, and for what it is not.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="proving">How far.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static void Check(CompiledProtocol compiled, Proving proving, Diagnostics diagnostics)
    {
        var protocol = compiled.Protocol;
        foreach (var lost in protocol.Loses.Where(l => !l.IsInherited))
        {
            if (protocol.Claims.FirstOrDefault(c => c.Name == lost.Goal) is { } claim)
            {
                var result = Judge(compiled, claim, lost.Sessions, lost.Dishonest, proving);
                if (result?.Finding is Finding.NoAttack)
                {
                    diagnostics.Error("PQ0267", lost.Place, $"{PlainText.Excerpt(lost.Goal)} is not lost: no attack {Bound(result)}", "say under loses with which dishonest roles or how many sessions it is lost, or that it is not");
                }
                else if (result?.Finding is Finding.NotJudged unjudged)
                {
                    // Who only listens may have it, also where no search can follow the protocol.
                    if (!IsHeard(protocol, claim))
                    {
                        diagnostics.Add(Diagnostic.Warning("PQ0273", lost.Place, $"whether {PlainText.Excerpt(lost.Goal)} is lost cannot be judged: {unjudged.Reason.Phrase.En}", "take it out of loses, and let a quest show it"));
                    }
                }
                else if (result?.Finding is not Finding.Attack)
                {
                    diagnostics.Add(Unknown(lost.Place, lost.Goal, result));
                }
            }
        }

        var searched = proving.IsOfAllGoals ? protocol.Claims : [];
        foreach (var claim in searched.Where(c => protocol.Loses.All(l => l.IsInherited || l.Goal != c.Name)))
        {
            // What an heir loses of its parent's goals is a mistake of the heir's.
            var place = claim.Place.File == protocol.Place.File ? claim.Place : protocol.Place;
            var mayLose = protocol.Loses.Any(l => l.Goal == claim.Name);
            var result = Judge(compiled, claim, 1, protocol.Roles.Select(r => r.Name).Except(protocol.Trusted).ToList(), proving);
            if (mayLose)
            {
                continue;
            }

            if (result?.Finding is Finding.Attack)
            {
                diagnostics.Error("PQ0268", place, $"{PlainText.Excerpt(claim.Name)} is lost: an attack {Bound(result)}, and loses does not name it", "'paymentquest analyse' tells the attack; repair the protocol, or name the goal under loses");
            }
            else if (result?.Finding is not (Finding.NoAttack or Finding.NotJudged))
            {
                diagnostics.Add(Unknown(place, claim.Name, result));
            }
        }
    }

    private static bool IsHeard(Protocol protocol, Claim claim) =>
        claim is Claim.Secret { MayBeHeard: false } secret && RoleKnowledge.OfNetwork(protocol).Derive(secret.Value) is not null;

    private static AnalysisResult? Judge(CompiledProtocol compiled, Claim claim, int sessions, IReadOnlyCollection<string> dishonest, Proving proving)
    {
        var result = AttackSearch.Of(compiled, AttackSearch.Suites(compiled.Protocol), sessions, dishonest)?.Judge(claim, proving.NewBudget(claim.Name));
        if (result is not null)
        {
            proving.Found(result);
        }

        return result;
    }

    private static string Bound(AnalysisResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"under {string.Join(" and ", result.Suites)} with {result.Sessions} session{(result.Sessions == 1 ? "" : "s")} of every role and {(result.Dishonest.Count == 0 ? "nobody" : string.Join(", ", result.Dishonest))} dishonest");

    private static Diagnostic Unknown(Place place, string goal, AnalysisResult? result)
    {
        var (why, advice) = result?.Finding switch
        {
            null => ("it has too many holders of keys for two parties a role", "use fewer holders of keys"),
            Finding.NotConfirmed => ("what seemed an attack could not be carried out on octets", "'paymentquest analyse' tells what was tried"),
            Finding.OutOf { What: "time" } => ("the time ran out", "give it more with --time"),
            Finding.OutOf o => ($"the bound on {o.What} was reached", "'paymentquest analyse' may be given more"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return Diagnostic.Warning("PQ0269", place, $"whether {PlainText.Excerpt(goal)} is lost is not known: {why}", advice);
    }
}
