using System.Diagnostics;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Searches with a bound that no verdict of a test comes near.</summary>
internal static class Searches
{
    private const long Memory = 1_500L * 1024 * 1024;

    /// <summary>The stable word of the verdict on a goal.</summary>
    public static string Verdict(CompiledProtocol compiled, string goal, int sessions, IReadOnlyCollection<string> dishonest)
    {
        var claim = compiled.Protocol.Claims.Single(c => c.Name == goal);
        return AttackSearch.Of(compiled, [Suite.Modern], sessions, dishonest)!.Judge(claim, Limit()).Finding.Word;
    }

    /// <summary>The stable word of the verdict, with dishonest parties in every role that is not trusted.</summary>
    public static string Verdict(CompiledProtocol compiled, string goal, int sessions = 1) =>
        Verdict(compiled, goal, sessions, compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList());

    /// <summary>The verdicts on all goals, in the order of the file.</summary>
    public static IReadOnlyList<string> Verdicts(CompiledProtocol compiled, IReadOnlyCollection<string> dishonest)
    {
        var search = AttackSearch.Of(compiled, [Suite.Modern], 1, dishonest)!;
        return compiled.Protocol.Claims.Select(c => search.Judge(c, Limit()).Finding.Word).ToList();
    }

    /// <summary>A budget of which nothing is missed.</summary>
    public static Budget Limit()
    {
        var watch = Stopwatch.StartNew();
        return new Budget(() => watch.Elapsed, TimeSpan.FromMinutes(5), Memory);
    }
}
