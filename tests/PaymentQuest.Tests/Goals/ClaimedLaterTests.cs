using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Goals;

/// <summary>Who gets past a step before it has what it claims, or knows with whom, claims it as soon as it has both.</summary>
public sealed class ClaimedLaterTests
{
    [Theory]
    [InlineData("agree: Buyer, with: Shop, on: S, after: Ask", "S", "attack")]
    [InlineData("agree: Buyer, with: Shop, on: \"S, K\", after: Ask", "S", "attack")]
    [InlineData("agree: Buyer, with: Shop, on: S, after: Ask", "E(K, S)", "none")]
    [InlineData("agree: Buyer, with: Shop, on: S, after: Answer", "S", "attack")]
    [InlineData("agree: Buyer, with: Shop, on: S, after: Ask, injective: true", "E(K, S)", "none")]
    public void Data_may_come_with_a_later_message(string goal, string answer, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: later
            title: {en: Later, es: Luego}
            roles: {Buyer: A, Shop: B}
            atoms: {K: key, S: secret}
            knows: {Buyer: K, Shop: K}
            fresh: {Shop: S}
            steps:
              - {name: Ask, from: Buyer, to: Shop, message: A}
              - {name: Answer, from: Shop, to: Buyer, message: "{{answer}}"}
            goals: [{name: later, {{goal}}}]
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "later", 1, []));
    }

    [Theory]
    [InlineData("alive: Server, to: Alpha, after: Greet", "S", "attack")]
    [InlineData("alive: Server, to: Alpha, after: Greet", "CERT_S, SK_S[N, S]", "none")]
    [InlineData("agree: Alpha, with: Server, on: N, after: Greet, at: Tell", "S", "attack")]
    public void A_name_may_come_with_a_later_message(string goal, string message, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: named-later
            title: {en: Named later, es: Nombrado luego}
            roles: {Alpha: A, Beta: B, Server: S}
            atoms: {N: nonce}
            knows: {Alpha: "A, PK_CA", Beta: "B", Server: "S, SK_S, CERT_S"}
            fresh: {Beta: N}
            steps:
              - {name: Give, from: Beta, to: Server, message: N}
              - {name: Greet, from: Beta, to: Alpha, message: N}
              - {name: Tell, from: Server, to: Alpha, message: "{{message}}"}
            goals: [{name: later, {{goal}}}]
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "later", 1, []));
    }
}
