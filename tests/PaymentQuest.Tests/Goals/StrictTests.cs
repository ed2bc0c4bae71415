using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Goals;

/// <summary>A partner that a strict agreement is with took the claimant for its partner, whichever way round it was asked.</summary>
public sealed class StrictTests
{
    [Theory]
    [InlineData("N", "HMAC(K, N)", "reversible: {A: B}", "attack")]
    [InlineData("N", "HMAC(K, N)", "", "none")]
    [InlineData("N", "E(K, (N, M))", "reversible: {A: B}", "attack")]
    [InlineData("N", "E(K, (N, M))", "", "none")]
    [InlineData("N", "E(K, (N, B))", "reversible: {A: B}", "none")]
    [InlineData("N, HMAC(K, (A, N))", "HMAC(K, (N, A))", "reversible: {A: B}", "none")]
    public void A_server_that_was_asked_the_other_way_round_is_no_witness(string question, string answer, string reversible, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: asked
            title: {en: Asked, es: Preguntado}
            roles: {Alice: A, Bob: B, Server: S}
            trusted: [Server]
            atoms: {K: key, N: nonce, M: nonce, T: nonce}
            knows: {Alice: "A, B, K", Bob: "A, B, K", Server: "A, B, K"}
            fresh: {Alice: N, Server: M, Bob: T}
            {{reversible}}
            steps:
              - {name: Ask, from: Alice, to: Server, message: "{{question}}"}
              - {name: Answer, from: Server, to: Alice, message: "{{answer}}"}
              - {name: Tell, from: Alice, to: Bob, message: "HMAC(K, (B, N))"}
            goals:
              - {name: loose, agree: Alice, with: Server, on: N, at: Answer, after: Answer}
              - {name: strict, agree: Alice, with: Server, on: N, at: Answer, after: Answer, strict: true}
            """);

        Assert.Equal("none", Searches.Verdict(compiled, "loose", 1, []));
        Assert.Equal(verdict, Searches.Verdict(compiled, "strict", 1, []));
    }
}
