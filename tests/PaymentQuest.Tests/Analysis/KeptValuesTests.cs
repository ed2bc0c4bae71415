using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>The search follows what parties remember: what was written can be read, in whatever run, and what was overwritten can not.</summary>
public sealed class KeptValuesTests
{
    [Theory]
    [InlineData("", "none")]
    [InlineData("      - {set: last(C), to: X}\n", "attack")]
    [InlineData("      - {equal: H(X), to: last(C), label: next}\n", "attack")]
    public void A_value_of_a_chain_is_spent_once_because_it_is_remembered(string dropped, string verdict) =>
        Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Of(Without(Documented.Text("chain"), dropped)), "paid", 2));

    [Theory]
    [InlineData("", "none")]
    [InlineData(", {set: count(B), to: count(B) + 1}", "attack")]
    [InlineData("{at_most: count(B), limit: 0}, ", "attack")]
    public void An_order_is_counted_so_that_it_is_taken_once(string dropped, string verdict) => Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Of(Without("""
        format_version: 1
        id: counted
        title: {en: "One order", es: "Un pedido"}
        roles: {Shop: M, Buyer: B}
        atoms: {ORDER: text, K: key}
        functions: {count: {result: number, roles: [Shop], kept: true, initially: 0}}
        knows: {Shop: "B, K", Buyer: "M, ORDER, K"}
        steps:
          - {name: Order, from: Buyer, to: Shop, message: 'ORDER, HMAC(K, ORDER)', receiver: [{at_most: count(B), limit: 0}, {set: count(B), to: count(B) + 1}]}
        goals:
          - {name: once, agree: Shop, with: Buyer, on: ORDER, at: Order, injective: true}
        setting:
          values: {ORDER: a lamp}
        """, dropped)), "once", 2));

    [Theory]
    [InlineData("word(M)", 2, "attack")]
    [InlineData("word(M)", 1, "none")]
    [InlineData("word(B)", 2, "none")]
    [InlineData("other(M)", 2, "none")]
    public void What_was_remembered_in_one_run_is_told_in_another(string set, int sessions, string verdict) => Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Of($$"""
        format_version: 1
        id: told
        title: {en: "A word that is told", es: "Una palabra que se dice"}
        roles: {Shop: M, Buyer: B}
        atoms: {OLD: nonce, NEW: nonce, K: key}
        functions:
          word: {result: nonce, roles: [Shop], kept: true, initially: "00112233445566778899aabbccddeeff"}
          other: {result: nonce, roles: [Shop], kept: true}
        knows: {Shop: "B, K", Buyer: "M, K"}
        fresh: {Buyer: NEW}
        steps:
          - {name: Show, from: Shop, to: Buyer, message: OLD, sender: [{look_up: word(M), equals: OLD}]}
          - {name: Put, from: Buyer, to: Shop, message: 'E(K, NEW)', receiver: [{set: {{set}}, to: NEW}]}
        goals:
          - {name: kept, secret: NEW, among: [Shop, Buyer]}
        """), "kept", sessions));

    [Fact]
    public void What_a_counter_guards_is_judged() => Assert.Equal("none", Searches.Verdict(Documented.Protocol("counter"), "asked", 2));

    [Theory]
    [InlineData("PRICE - PRICE", "none")]
    [InlineData("PRICE * 2", "attack")]
    [InlineData("PRICE / 3 + PRICE % 3", "attack")]
    public void With_what_is_known_is_calculated(string limit, string verdict) => Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Of($$"""
        format_version: 1
        id: limited
        title: {en: "A limit", es: "Un límite"}
        roles: {Shop: M, Buyer: B}
        atoms: {PRICE: amount, LEAST: amount, N: nonce}
        knows: {Shop: "PRICE, LEAST", Buyer: PRICE}
        fresh: {Shop: N}
        steps:
          - {name: Ask, from: Shop, to: Buyer, message: N}
          - {name: Pay, from: Buyer, to: Shop, message: "N, PRICE", receiver: [{at_most: LEAST, limit: {{limit}}}]}
        goals:
          - {name: paid, agree: Shop, with: Buyer, on: N, at: Pay}
        setting:
          values: {PRICE: EUR 5.00, LEAST: EUR 1.60}
        """), "paid"));

    private static string Without(string text, string dropped)
    {
        Assert.Contains(dropped, text, StringComparison.Ordinal);
        return dropped.Length == 0 ? text : text.Replace(dropped, "", StringComparison.Ordinal);
    }
}
