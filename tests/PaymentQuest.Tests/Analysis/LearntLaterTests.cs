using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>A claim is about what its claimant has in the end, also where it gets past the step first and learns the data, or with whom it deals, later.</summary>
public sealed class LearntLaterTests
{
    private const string Data = """
        format_version: 1
        id: later
        title: {en: Later, es: Después}
        roles: {Shop: M, Buyer: C}
        atoms: {ORDER: text, N: nonce, K: key}
        knows: {Shop: K, Buyer: K}
        fresh: {Buyer: ORDER, Shop: N}
        steps:
          - {name: Ask, from: Shop, to: Buyer, message: N}
          - {name: Order, from: Buyer, to: Shop, message: "ORDER, PROOF"}
        goals:
          - {name: order, agree: Shop, with: Buyer, on: ORDER, after: Ask}
        """;

    private const string Name = """
        format_version: 1
        id: later
        title: {en: Later, es: Después}
        roles: {Shop: M, Buyer: C}
        atoms: {ORDER: text, N: nonce}
        knows: {Shop: PK_CA, Buyer: "M, SK_C, CERT_C"}
        fresh: {Buyer: ORDER, Shop: N}
        steps:
          - {name: Ask, from: Shop, to: Buyer, message: N}
          - {name: Order, from: Buyer, to: Shop, message: "ORDER, CERT_C, PROOF"}
        goals:
          - {name: there, alive: Buyer, to: Shop, after: Ask}
        """;

    [Theory]
    [InlineData(Data, "order", "H(ORDER)", "attack")]
    [InlineData(Data, "order", "HMAC(K, ORDER)", "none")]
    [InlineData(Name, "there", "H(ORDER)", "attack")]
    [InlineData(Name, "there", "SK_C[H(N, ORDER)]", "none")]
    public void What_comes_after_the_step_of_a_claim_is_still_judged(string protocol, string goal, string proof, string verdict) =>
        Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Of(protocol.Replace("PROOF", proof, StringComparison.Ordinal)), goal));
}
