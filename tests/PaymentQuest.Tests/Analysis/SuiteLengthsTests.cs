using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What can be taken for what depends on lengths, and so on the suite: one search is about all suites, and each verdict is that of the gravest of them.</summary>
public sealed class SuiteLengthsTests
{
    [Theory]
    [InlineData(20, "lecture")]
    [InlineData(32, "modern")]
    [InlineData(24, null)]
    public void A_challenge_is_taken_for_a_digest_under_the_suite_whose_digests_are_as_long(int length, string? suite) => AssertAttacked(suite, $$"""
        id: signed-challenge
        roles: {Alice: A, Bob: B, Carol: C}
        atoms: {N: nonce({{length}}), ORDER: text}
        knows: {Alice: "B, PK_B", Bob: "A, C, SK_B", Carol: "B, PK_B"}
        fresh: {Bob: ORDER, Carol: N}
        steps:
          - {name: Challenge, from: Carol, to: Bob, message: N}
          - {name: Proof, from: Bob, to: Carol, message: "SK_B[N, B]"}
          - {name: Order, from: Bob, to: Alice, message: "ORDER, SK_B[H(ORDER), B]"}
        goals:
          - {name: ordered, agree: Alice, with: Bob, on: ORDER, at: Order}
        """);

    [Theory]
    [InlineData(10, 14, "lecture")]
    [InlineData(24, 12, "modern")]
    [InlineData(10, 13, null)]
    public void Octets_that_run_together_are_cut_where_each_suite_cuts_them(int first, int second, string? suite) => AssertAttacked(suite, $$"""
        id: signed-run
        roles: {Alice: A, Bob: B, Carol: C}
        atoms: {N: nonce({{first}}), M: nonce({{second}}), T: nonce(4), ORDER: text}
        knows: {Alice: "B, PK_B", Bob: "A, C, SK_B", Carol: "B, PK_B"}
        fresh: {Bob: "ORDER, T", Carol: "N, M"}
        steps:
          - {name: Challenge, from: Carol, to: Bob, message: "N, M"}
          - {name: Proof, from: Bob, to: Carol, message: "SK_B[N || M]"}
          - {name: Order, from: Bob, to: Alice, message: "ORDER, T, SK_B[H(ORDER) || T]"}
        goals:
          - {name: ordered, agree: Alice, with: Bob, on: ORDER, at: Order}
        """);

    [Theory]
    [InlineData(48, "lecture modern")]
    [InlineData(100, "modern")]
    [InlineData(200, null)]
    public void What_is_sealed_has_room_under_some_suites(int length, string? suites) => AssertAttacked(suites, $$"""
        id: room
        roles: {Sender: S, Receiver: R}
        atoms: {N: nonce({{length}}), M: nonce}
        knows: {Sender: "R, PK_R", Receiver: "SK_R"}
        fresh: {Sender: N, Receiver: M}
        steps:
          - {name: Ask, from: Receiver, to: Sender, message: M}
          - {name: Seal, from: Sender, to: Receiver, message: 'PK_R(N, "X"), N'}
        goals:
          - {name: kept, secret: N, from: [network]}
        """);

    [Theory]
    [InlineData("needham-schroeder")]
    [InlineData("1kp")]
    [InlineData("3kp")]
    [InlineData("transfer-run-together")]
    public void What_is_said_of_all_suites_is_what_the_gravest_says(string protocol)
    {
        var compiled = ProtocolFiles.Load(protocol);
        var all = AttackSearch.Suites(compiled.Protocol);

        Assert.Equal(2, all.Count);
        Assert.All(compiled.Protocol.Claims.Select(c => c.Name), goal =>
        {
            var apart = all.Select(s => Judge(compiled, goal, s).Finding.Word).ToList();
            Assert.Equal(apart.Contains("attack") ? "attack" : apart.Contains("not_confirmed") ? "not_confirmed" : apart[0], Judge(compiled, goal, [.. all]).Finding.Word);
        });
    }

    /// <summary>An attack is found under these suites and no other, and of all suites together the first of them is named.</summary>
    private static void AssertAttacked(string? suites, string yaml)
    {
        var compiled = ProtocolFiles.Of($"format_version: 1\ntitle: {{en: Lengths, es: Longitudes}}\n{yaml}");
        var goal = compiled.Protocol.Claims.Single().Name;
        var together = Judge(compiled, goal, Suite.Modern, Suite.Lecture);

        Assert.All(Suite.All, s => Assert.Equal((suites ?? "").Contains(s.Name, StringComparison.Ordinal) ? "attack" : "none", Judge(compiled, goal, s).Finding.Word));
        Assert.Equal(suites is null ? "none" : "attack", together.Finding.Word);
        Assert.Equal(suites is null ? "modern, lecture" : suites.Split(' ')[^1], string.Join(", ", together.Suites));
        Assert.Equal(together.Suites[0], together.Suite);
    }

    private static AnalysisResult Judge(CompiledProtocol compiled, string goal, params Suite[] suites) =>
        AttackSearch.Of(compiled, suites, 1, [])!.Judge(compiled.Protocol.Claims.Single(c => c.Name == goal), Searches.Limit());
}
