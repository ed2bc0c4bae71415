using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What a verdict says of its bound: that it ran out, that a wider bound loses nothing, that a check less loses nothing.</summary>
public sealed class BoundTests
{
    [Theory]
    [InlineData(60, 1024 * 1024, "out_of_time")]
    [InlineData(0, 16 * 1024, "out_of_memory")]
    public void A_search_that_runs_out_says_so(int seconds, int octets, string word)
    {
        var result = Judged(new Budget(() => TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(10), octets));

        Assert.Equal(word, result.Finding.Word);
        Assert.Equal(TimeSpan.FromSeconds(seconds), result.Elapsed);
        Assert.Equal(word == "out_of_memory", result.Memory > octets);
        Assert.InRange(result.States, 1, 256);
    }

    /// <summary>What a search holds depends on the question alone. Whatever else is in memory has nothing to do with it.</summary>
    [Fact]
    public void What_a_search_holds_is_no_business_of_the_machine()
    {
        var before = Judged(Searches.Limit());
        var ballast = new byte[64 * 1024 * 1024];
        var after = Judged(Searches.Limit());

        Assert.InRange(before.Memory, 1, ballast.Length);
        Assert.Equal(before.Memory, after.Memory);
        GC.KeepAlive(ballast);
    }

    [Fact]
    public void What_is_left_of_a_budget_is_no_business_of_the_verdict()
    {
        var (ample, tight) = (Judged(Searches.Limit()), Judged(new Budget(() => TimeSpan.Zero, TimeSpan.Zero, long.MaxValue)));

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
    [InlineData("needham-schroeder", "secret N_B", 1)]
    [InlineData("denning-sacco", "replay", 2)]
    [InlineData("ticket", "replay", 2)]
    public void An_attack_is_found_with_as_few_sessions_as_it_takes(string id, string goal, int sessions)
    {
        var (few, most) = (Judged(id, goal, sessions, Searches.Limit()), Judged(id, goal, Bounds.Sessions, Searches.Limit()));

        Assert.Equal(("attack", sessions), (few.Finding.Word, few.Sessions));
        Assert.Equal(("attack", sessions, few.States), (most.Finding.Word, most.Sessions, most.States));
        Assert.True(sessions == 1 || Judged(id, goal, sessions - 1, Searches.Limit()).Finding is Finding.NoAttack);
    }

    /// <summary>Where nobody was left out for want of sessions, more of them are not tried.</summary>
    [Theory]
    [InlineData("otway-rees", "secret K_AB")]
    [InlineData("3kp", "secret R_C")]
    public void Sessions_that_make_no_difference_cost_nothing(string id, string goal)
    {
        var (few, most) = (Judged(id, goal, 1, Searches.Limit()), Judged(id, goal, Bounds.Sessions, Searches.Limit()));

        Assert.Equal(("none", 1, few.States), (few.Finding.Word, few.Sessions, most.States));
        Assert.Equal(("none", Bounds.Sessions), (most.Finding.Word, most.Sessions));
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
    private static AnalysisResult Judged(Budget budget) => Judged("set-gateway-named", "customer with gateway through this merchant", 1, budget);

    private static AnalysisResult Judged(string id, string goal, int sessions, Budget budget)
    {
        var compiled = ProtocolFiles.Load(id);
        var claim = compiled.Protocol.Claims.Single(c => c.Name == goal);
        return AttackSearch.Of(compiled, [Suite.Modern], sessions, compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList())!.Judge(claim, budget);
    }
}
