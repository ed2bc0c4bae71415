using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What a verdict says of its bound: that it ran out, that a wider bound loses nothing, that a check less loses nothing.</summary>
public sealed class BoundTests
{
    [Theory]
    [InlineData(60, 0, "out_of_time")]
    [InlineData(0, 600, "out_of_memory")]
    public void A_search_that_runs_out_says_so(int seconds, int mebibytes, string word)
    {
        var result = Judged(new Budget(() => TimeSpan.FromSeconds(seconds), () => mebibytes * 1024L * 1024, TimeSpan.FromSeconds(10), 500L * 1024 * 1024));

        Assert.Equal(word, result.Finding.Word);
        Assert.Equal(TimeSpan.FromSeconds(seconds), result.Elapsed);
        Assert.Equal(mebibytes * 1024L * 1024, result.Memory);
        Assert.Equal(256, result.States);
    }

    [Fact]
    public void What_is_left_of_a_budget_is_no_business_of_the_verdict()
    {
        var (ample, tight) = (Judged(Searches.Limit()), Judged(new Budget(() => TimeSpan.Zero, () => 0, TimeSpan.Zero, 0)));

        Assert.Equal("none", ample.Finding.Word);
        Assert.Equal(ample.Finding.Word, tight.Finding.Word);
        Assert.Equal(ample.States, tight.States);
    }

    [Theory]
    [InlineData("needham-schroeder", 3)]
    [InlineData("needham-schroeder-server", 2)]
    [InlineData("otway-rees", 3)]
    [InlineData("woo-lam", 3)]
    [InlineData("yahalom", 2)]
    [InlineData("wide-mouthed-frog", 3)]
    [InlineData("denning-sacco", 3)]
    [InlineData("ticket", 3)]
    [InlineData("challenge-response", 3)]
    [InlineData("1kp", 2)]
    [InlineData("2kp", 2)]
    public void More_sessions_lose_no_attack(string id, int most)
    {
        var compiled = ProtocolFiles.Load(id);
        foreach (var claim in Thoroughness.Sample(compiled.Protocol.Claims, 2, $"claims of {id}"))
        {
            var verdicts = Enumerable.Range(1, most).Select(n => Searches.Verdict(compiled, claim.Name, n)).ToList();

            Assert.Equal(verdicts.SkipWhile(v => v != "attack").Count(), verdicts.Count(v => v == "attack"));
        }
    }

    [Theory]
    [InlineData("needham-schroeder")]
    [InlineData("needham-schroeder-lowe")]
    [InlineData("otway-rees")]
    [InlineData("yahalom")]
    [InlineData("1kp")]
    public void A_check_less_loses_no_attack(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        var attacked = compiled.Protocol.Claims.Where(c => Searches.Verdict(compiled, c.Name) == "attack").ToList();
        foreach (var omission in Thoroughness.Sample(Necessity.Of(compiled).Where(o => o is { IsOmittable: true, IsSeen: true }), 3, $"omissions of {id}"))
        {
            var less = Necessity.Without(compiled, omission.Check);

            Assert.All(attacked, c => Assert.Equal("attack", Searches.Verdict(less, c.Name)));
        }
    }

    [Fact]
    public void An_attack_with_more_octets_than_a_player_may_put_together_is_an_attack()
    {
        var names = Enumerable.Range(0, (Bounds.CraftedOctets / 1024) + 1).Select(i => $"N{i}").ToList();
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: large
            title: {en: Large, es: Grande}
            roles: {Alice: A, Bob: B}
            atoms:
            {{string.Concat(names.Select(n => $"  {n}: nonce(1024)\n"))}}
            fresh:
              Alice: {{string.Join(", ", names)}}
            goals:
              - {name: bob with alice, agree: Bob, with: Alice, on: N0, at: Large}
            steps:
              - {name: Large, from: Alice, to: Bob, message: "{{string.Join(", ", names)}}"}
            setting:
              values: {}

            """);

        Assert.Equal("attack", Searches.Verdict(compiled, "bob with alice"));
    }

    /// <summary>A question of a few hundred states.</summary>
    private static AnalysisResult Judged(Budget budget)
    {
        var compiled = ProtocolFiles.Load("set-gateway-named");
        var claim = compiled.Protocol.Claims.Single(c => c.Name == "customer with gateway through this merchant");
        return AttackSearch.Of(compiled, Suite.Modern, 1, compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList())!.Judge(claim, budget);
    }
}
