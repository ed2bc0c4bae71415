using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Goals;

/// <summary>For whom something is a secret, and from whom.</summary>
public sealed class SecrecyTests
{
    [Theory]
    [InlineData("PK_B(A, N)", "", "none")]
    [InlineData("PK_B(A, N)", ", for: Alice", "none")]
    [InlineData("PK_B(A, N)", ", for: Bob", "attack")]
    [InlineData("PK_B(N), SK_A[B, N]", ", for: Bob", "none")]
    [InlineData("PK_B(N), SK_A[N]", "", "none")]
    [InlineData("PK_B(N), SK_A[N]", ", for: Bob", "attack")]
    [InlineData("E(K, N)", ", for: Bob", "none")]
    [InlineData("N", ", for: Bob, after: Tell", "attack")]
    public void What_a_receiver_is_given_is_a_secret_only_where_it_is_known_from_whom_it_comes(string message, string whose, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: told
            title: {en: Told, es: Dicho}
            roles: {Alice: A, Bob: B}
            atoms: {K: key, N: nonce}
            knows: {Alice: "A, B, K, PK_B, SK_A", Bob: "A, B, K, SK_B, PK_A"}
            fresh: {Alice: N}
            steps:
              - {name: Tell, from: Alice, to: Bob, message: "{{message}}"}
            goals:
              - {name: kept, secret: N, among: [Alice, Bob]{{whose}}}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "kept"));
    }

    [Theory]
    [InlineData("needham-schroeder", "N_A", "Responder", "attack")]
    [InlineData("needham-schroeder-lowe", "N_A", "Responder", "none")]
    [InlineData("needham-schroeder", "N_B", "Initiator", "none")]
    public void Lowe_showed_what_the_one_who_answers_can_believe(string id, string nonce, string role, string verdict)
    {
        var compiled = ProtocolFiles.Of(ProtocolFiles.Variant(id, "goals:", $"  - {{name: kept, secret: {nonce}, among: [Initiator, Responder], for: {role}}}"));

        Assert.Equal(verdict, Searches.Verdict(compiled, "kept", 1, ["Initiator", "Responder"]));
    }

    [Theory]
    [InlineData("{name: kept, secret: N, among: [Alice], for: Dave}", "PQ0215")]
    [InlineData("{name: kept, secret: N, among: [Alice], for: Bob, after: Tale}", "PQ0248")]
    [InlineData("{name: kept, secret: N, among: [Alice], after: Tell}", "PQ0122")]
    public void Who_claims_a_secret_is_a_role_of_the_protocol(string goal, string code) => Assert.Contains(code, ProtocolFiles.Compile(Clear("N", goal)).Items.Select(i => i.Code));

    /// <summary>Who may not know it hears what the network hears. So it has to come by it in another way for a verdict.</summary>
    [Theory]
    [InlineData("N", "Bob", "overheard")]
    [InlineData("N", "Carol", "overheard")]
    [InlineData("PK_B(N)", "Carol", null)]
    [InlineData("PK_B(N)", "Bob", "attack")]
    [InlineData("PK_C(N)", "Bob", null)]
    [InlineData("PK_C(N)", "Carol", "attack")]
    [InlineData("PK_C(N), PK_B(N)", "Bob, Carol", "attack")]
    public void What_the_network_may_know_is_judged_for_those_who_may_not(string message, string from, string? outcome)
    {
        var compiled = ProtocolFiles.Of(Clear(message, $"{{name: kept, secret: N, from: [{from}]}}"));

        var finding = AttackSearch.Of(compiled, [Suite.Modern], 1, ["Alice", "Bob", "Carol"])!.Judge(compiled.Protocol.Claims.Single(), Searches.Limit()).Finding;

        Assert.Equal(outcome ?? "none", finding is Finding.NotJudged(var reason) ? reason.ToString() : finding.Word);
    }

    [Fact]
    public void Where_nobody_of_those_who_may_not_know_is_dishonest_there_is_nobody_to_find_out()
    {
        var compiled = ProtocolFiles.Of(Clear("PK_B(N)", "{name: kept, secret: N, from: [Bob]}"));

        Assert.Equal("none", Searches.Verdict(compiled, "kept", 1, ["Carol"]));
    }

    private static string Clear(string message, string goal) => $$"""
        format_version: 1
        id: clear
        title: {en: Clear, es: Claro}
        roles: {Alice: A, Bob: B, Carol: C}
        atoms: {N: nonce, M: nonce}
        knows: {Alice: "A, B, C, PK_B, PK_C", Bob: "A, B, SK_B", Carol: SK_C}
        fresh: {Alice: "N, M"}
        steps:
          - {name: Tell, from: Alice, to: Bob, message: "{{message}}"}
          - {name: Sign, from: Alice, to: Carol, message: "M"}
        goals:
          - {{goal}}
        """;
}
