using PaymentQuest.Protocols;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What the search calls safe within its bound, nobody breaks by chance within the same bound; what it does not, somebody does.</summary>
public sealed class RandomAdversaryTests
{
    [Theory]
    [InlineData("needham-schroeder", 2, 15)]
    [InlineData("needham-schroeder-lowe", 2, 15)]
    [InlineData("needham-schroeder-server", 1, 25)]
    [InlineData("needham-schroeder-server-lowe", 1, 25)]
    [InlineData("woo-lam", 1, 40)]
    [InlineData("wide-mouthed-frog", 1, 40)]
    [InlineData("otway-rees", 2, 40)]
    [InlineData("yahalom", 2, 40)]
    [InlineData("denning-sacco", 1, 40)]
    [InlineData("ticket", 1, 40)]
    [InlineData("challenge-response-named", 2, 40)]
    [InlineData("1kp", 1, 15)]
    [InlineData("2kp", 1, 12)]
    [InlineData("2kp-repaired", 1, 12)]
    [InlineData("3kp", 1, 8)]
    public void No_goal_that_the_search_calls_safe_is_violated_by_chance(string id, int sessions, int plays)
    {
        var compiled = ProtocolFiles.Load(id);
        var dishonest = compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList();
        var safe = compiled.Protocol.Claims.Where(c => c is not Claim.Guessable && Searches.Verdict(compiled, c.Name, sessions) == "none").ToList();
        var quest = RandomAdversary.Quest(compiled, safe, dishonest, sessions);

        var broken = Enumerable.Range(0, Thoroughness.Times(plays, Math.Max(4, plays / 3))).Select(seed => RandomAdversary.Play(quest, seed)).FirstOrDefault(p => p is not null);

        Assert.True(broken is null, $"{broken?.Goal}:\n{string.Join('\n', broken?.Lines ?? [])}");
    }

    [Theory]
    [InlineData("needham-schroeder", 2, 100)]
    [InlineData("otway-rees", 1, 100)]
    [InlineData("challenge-response", 1, 100)]
    [InlineData("1kp", 1, 100)]
    public void The_adversary_without_a_plan_breaks_what_can_be_broken(string id, int sessions, int plays)
    {
        var compiled = ProtocolFiles.Load(id);
        var dishonest = compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList();
        var unsafeGoals = compiled.Protocol.Claims.Where(c => c is not Claim.Guessable && Searches.Verdict(compiled, c.Name, sessions) == "attack").ToList();
        var quest = RandomAdversary.Quest(compiled, unsafeGoals, dishonest, sessions);

        Assert.Contains(Enumerable.Range(0, plays), seed => RandomAdversary.Play(quest, seed) is not null);
    }
}
