using PaymentQuest.RandomProtocols;
using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.RandomProtocols;

/// <summary>Protocols that nobody thought of, held against what must hold of every protocol. The nightly command tries many more.</summary>
public sealed class RandomProtocolTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(1_043, 60)]
    [InlineData(2_048, 20)]
    [InlineData(3_040, 40)]
    public void A_brute_force_search_contradicts_no_verdict(int first, int count) => HoldsOf(first, count, Properties.Attacks | Properties.BruteForce);

    [Theory]
    [InlineData(4_000, 60)]
    [InlineData(5_000, 60)]
    public void Verdicts_do_not_depend_on_names_order_and_what_nobody_uses(int first, int count) => HoldsOf(first, count, Properties.Rewriting);

    [Theory]
    [InlineData(6_000, 60)]
    [InlineData(7_000, 60)]
    public void More_sessions_more_dishonest_parties_and_fewer_checks_lose_no_attack(int first, int count) => HoldsOf(first, count, Properties.Monotony);

    [Fact]
    public void What_the_network_knows_is_what_another_idea_of_knowledge_says() => HoldsOf(8_000, 150, Properties.Knowledge);

    [Fact]
    public void Most_protocols_can_be_read_and_run()
    {
        var drawn = Enumerable.Range(9_000, 100).Select(seed => Subject.Of(Generator.Draw((ulong)seed))).ToList();

        Assert.InRange(drawn.Count(s => s.Problem is null), 80, 100);
    }

    [Theory]
    [InlineData("needham-schroeder", 1)]
    [InlineData("challenge-response", 1)]
    [InlineData("otway-rees", 1)]
    [InlineData("1kp", 1)]
    public void The_brute_force_search_finds_attacks_that_are_known(string id, int sessions)
    {
        var compiled = ProtocolFiles.Load(id);
        var dishonest = compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList();
        var lost = compiled.Protocol.Claims.Where(c => Searches.Verdict(compiled, c.Name, sessions) == "attack").ToList();
        var fields = lost.GroupBy(c => c is PaymentQuest.Protocols.Claim.Agree or PaymentQuest.Protocols.Claim.Alive);

        var found = fields.SelectMany(g => new BruteForce(new Field(compiled, PaymentQuest.Cryptography.Suite.Modern, sessions, dishonest, g.Key), [.. g], new Effort(100, 400, 6), 1).Search()).ToList();

        Assert.NotEmpty(found);
    }

    [Fact]
    public void A_smaller_draft_is_still_one_of_which_the_same_is_true()
    {
        var draft = Enumerable.Range(1, 50).Select(seed => Generator.Draw((ulong)seed)).First(d => d.Steps.Count > 3 && Subject.Of(d).Problem is null);

        var smaller = Smaller.Of(draft, d => Subject.Of(d).Problem is null, 200);

        Assert.Null(Subject.Of(smaller).Problem);
        Assert.InRange(smaller.Size, 1, draft.Size / 2);
    }

    private static void HoldsOf(int first, int count, Properties properties)
    {
        var examination = new Examination(new OwnJudge(Time), new Effort(20, 10, 4), properties);

        var disagreements = Enumerable.Range(first, count).SelectMany(seed => examination.Of(Generator.Draw((ulong)seed), (ulong)seed).Disagreements.Select(d => $"{seed} {d.Kind} {d.Goal}: {string.Join("; ", d.Details)}"));

        Assert.Empty(disagreements);
    }
}
