using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Goals;

/// <summary>What a partner must have done for a claim: sent a message, or accepted one.</summary>
public sealed class WitnessTests
{
    [Theory]
    [InlineData("HMAC(K, (\"got\", N))", "agree: Alice, with: Bob, on: N, at: Tell, after: Thank", "none")]
    [InlineData("HMAC(K, (\"got\", M))", "agree: Alice, with: Bob, on: N, at: Tell, after: Thank", "attack")]
    [InlineData("HMAC(K, (\"got\", N))", "agree: Alice, with: Bob, on: N, at: Sign, after: Thank", "attack")]
    [InlineData("HMAC(K, (\"got\", N))", "alive: Bob, to: Alice, at: Tell, after: Thank", "none")]
    [InlineData("HMAC(K, (\"got\", N))", "alive: Bob, to: Alice, at: Sign, after: Thank", "attack")]
    [InlineData("HMAC(K, (\"got\", N))", "alive: Bob, to: Alice, after: Thank", "none")]
    [InlineData("HMAC(K, (\"got\", N))", "alive: Bob, to: Alice, at: Sign, after: Sign", "attack")]
    public void A_message_that_a_partner_accepts_is_a_witness(string thanks, string goal, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: thanked
            title: {en: Thanked, es: Agradecido}
            roles: {Alice: A, Bob: B}
            atoms: {K: key, N: nonce, M: nonce}
            knows: {Alice: "A, B, K", Bob: "A, B, K"}
            fresh: {Alice: "N, M"}
            steps:
              - {name: Greet, from: Alice, to: Bob, message: "HMAC(K, (\"greet\", M)), M"}
              - {name: Tell, from: Alice, to: Bob, message: "HMAC(K, (\"tell\", N)), N"}
              - {name: Thank, from: Bob, to: Alice, message: "{{thanks.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}
              - {name: Sign, from: Alice, to: Bob, message: "HMAC(K, (\"sign\", N))"}
            goals:
              - {name: claimed, {{goal}}}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "claimed", 2));
    }

    [Theory]
    [InlineData("needham-schroeder-lowe", "agree: Responder, with: Initiator, on: N_B, at: Reply", "none")]
    [InlineData("needham-schroeder", "agree: Initiator, with: Responder, on: N_A, at: Greeting", "none")]
    public void A_message_that_a_partner_of_a_classic_accepts_is_a_witness(string id, string goal, string verdict)
    {
        var compiled = ProtocolFiles.Load(id);
        var names = compiled.Protocol.Steps.Select(s => s.Name).ToList();
        var claimed = ProtocolFiles.Of(ProtocolFiles.Variant(id, "goals:", $"  - {{name: claimed, {goal.Replace("Greeting", names[0], StringComparison.Ordinal).Replace("Reply", names[1], StringComparison.Ordinal)}}}"));

        Assert.Equal(verdict, Searches.Verdict(claimed, "claimed"));
    }
}
