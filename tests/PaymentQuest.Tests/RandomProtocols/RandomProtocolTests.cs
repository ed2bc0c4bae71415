using PaymentQuest.RandomProtocols;
using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.RandomProtocols;

/// <summary>Protocols that nobody thought of, held against what must hold of every protocol. The nightly command tries many more.</summary>
public sealed class RandomProtocolTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(1_000, 25)]
    [InlineData(2_000, 25)]
    [InlineData(3_000, 25)]
    public void A_brute_force_search_contradicts_no_verdict_and_no_knowledge(int first, int count) => HoldsOf(first, count, Properties.Attacks | Properties.BruteForce | Properties.Knowledge);

    [Theory]
    [InlineData(4_000, 60)]
    [InlineData(5_000, 60)]
    public void Verdicts_depend_on_nothing_that_means_nothing_and_a_stronger_adversary_loses_no_attack(int first, int count) => HoldsOf(first, count, Properties.Rewriting | Properties.Monotony);

    [Theory]
    [InlineData("channels", 20_000)]
    [InlineData("branches", 21_000)]
    [InlineData("memory", 22_000)]
    [InlineData("algorithms", 23_000)]
    [InlineData("constants", 24_000)]
    [InlineData("directories", 25_000)]
    public void What_must_hold_of_every_protocol_holds_of_those_with_a_mechanism(string mechanism, int first) =>
        HoldsOf(With(mechanism, first).Take(Thoroughness.Times(24, 6)), Properties.All & ~Properties.Telling);

    [Fact]
    public void What_one_run_leaves_behind_is_what_attacks_on_another_need()
    {
        var examination = new Examination(new OwnJudge(Path.GetTempPath(), Time), new Effort(1, 1, 1), Properties.Attacks);

        var needed = With("memory", 26_320).Take(12).SelectMany(seed => examination.Of(Generator.Draw(seed), seed).Needed);

        Assert.Contains(Traits.Memory, needed);
    }

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
    public void The_brute_force_search_finds_attacks_that_are_known(string id, int sessions)
    {
        var compiled = ProtocolFiles.Load(id);
        var dishonest = compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList();
        var lost = compiled.Protocol.Claims.Where(c => Searches.Verdict(compiled, c.Name, sessions) == "attack").ToList();
        var fields = lost.GroupBy(c => c is PaymentQuest.Protocols.Claim.Agree or PaymentQuest.Protocols.Claim.Alive);

        var found = fields.SelectMany(g => new BruteForce(new Field(compiled, PaymentQuest.Cryptography.Suite.Modern, sessions, dishonest, g.Key), [.. g], new Effort(60, 200, 6), 1).Search()).ToList();

        Assert.NotEmpty(found);
    }

    [Fact]
    public void A_smaller_draft_is_still_one_of_which_the_same_is_true()
    {
        var sketch = Enumerable.Range(1, 50).Select(seed => Generator.Draw((ulong)seed)).First(d => d.Steps.Count > 3 && Subject.Of(d).Problem is null);

        var smaller = Smaller.Of(sketch, d => Subject.Of(d).Problem is null, 200);

        Assert.Null(Subject.Of(smaller).Problem);
        Assert.InRange(smaller.Size, 1, sketch.Size / 2);
    }

    [Fact]
    public void Who_calls_everything_safe_or_broken_is_contradicted()
    {
        IEnumerable<string> Said(string word) => Enumerable.Range(1, 30).SelectMany(seed => new Examination(new Prejudice(word), new Effort(20, 10, 4), Properties.All & ~Properties.Telling).Of(Generator.Draw((ulong)seed), (ulong)seed).Disagreements.Select(d => d.Kind));

        Assert.Contains("false none", Said("none"));
        Assert.Contains("knowledge", Said("none"));
        Assert.Contains("cannot run", Enumerable.Range(1, 200).Select(seed => Generator.Draw((ulong)seed)).Where(s => Subject.Of(s) is { Compiled: not null, Problem: not null })
            .Take(1).SelectMany(s => new Examination(new Prejudice("none"), new Effort(1, 1, 1), Properties.Honest).Of(s, 1).Disagreements.Select(d => d.Kind)));
        Assert.DoesNotContain("false none", Said("attack"));
    }

    /// <summary>Says one thing whatever it is asked.</summary>
    private sealed class Prejudice(string word) : Judge
    {
        public override IReadOnlyDictionary<string, Judged> Verdicts(Subject subject, Sketch sketch) => subject.Compiled!.Protocol.Claims.ToDictionary(c => c.Name, _ => new Judged(word, ""));

        public override bool? NetworkKnows(Subject subject, PaymentQuest.Terms.Term term) => false;

        public override bool? Accepts(Sketch sketch) => true;
    }

    private static IEnumerable<ulong> With(string mechanism, int first) => Enumerable.Range(first, int.MaxValue - first).Select(seed => (ulong)seed).Where(seed => Generator.Draw(seed).Mechanisms.Contains(mechanism));

    private static void HoldsOf(int first, int count, Properties properties) => HoldsOf(Enumerable.Range(first, count).Select(seed => (ulong)seed), properties);

    private static void HoldsOf(IEnumerable<ulong> seeds, Properties properties)
    {
        var examination = new Examination(new OwnJudge(Path.GetTempPath(), Time), new Effort(20, 10, 4), properties);

        var disagreements = seeds.SelectMany(seed => examination.Of(Generator.Draw(seed), seed).Disagreements.Select(d => $"{seed} {d.Kind} {d.Goal}: {string.Join("; ", d.Details)}"));

        Assert.Empty(disagreements);
    }
}
