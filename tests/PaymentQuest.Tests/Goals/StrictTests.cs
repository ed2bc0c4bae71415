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

    /// <summary>Who is told its partner's name only after the claim may be told another one. A name that is proved, or known before, cannot turn out otherwise.</summary>
    [Theory]
    [InlineData("", "B", "attack")]
    [InlineData("", "(B, HMAC(K, B))", "none")]
    [InlineData(", B", "B", "none")]
    public void A_witness_may_still_learn_that_it_was_dealing_with_somebody_else(string known, string name, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: told
            title: {en: Told, es: Dicho}
            roles: {Shop: A, Buyer: B}
            atoms: {K: key, N: nonce}
            knows: {Shop: "K{{known}}", Buyer: "K, A"}
            fresh: {Shop: N}
            steps:
              - {name: Offer, from: Shop, to: Buyer, message: "N, HMAC(K, N)"}
              - {name: Name, from: Buyer, to: Shop, message: "{{name}}"}
            goals:
              - {name: strict, agree: Buyer, with: Shop, on: N, strict: true}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "strict", 1, []));
    }
}
