using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Values that are the same octets are the same for whoever receives them, under whatever name and sort somebody knows them; and only what is one party's alone tells who it is.</summary>
public sealed class SameOctetsTests
{
    [Theory]
    [InlineData("text", "paid", "text", "paid", "attack")]
    [InlineData("text", "paid", "text", "unpaid", "none")]
    [InlineData("amount", "EUR 5.00", "amount", "EUR 5.00", "attack")]
    [InlineData("amount", "EUR 5.00", "amount", "EUR 5.000", "none")]
    [InlineData("text", "99", "account", "99", "attack")]
    [InlineData("nonce(4)", "0a0b0c0d", "nonce(4)", "0A0B0C0D", "attack")]
    [InlineData("nonce(4)", "0a0b0c0d", "nonce(4)", "0a0b0c0e", "none")]
    public void An_answer_with_another_value_of_the_same_octets_can_be_the_question(string sort, string value, string otherSort, string other, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: same
            title: {en: Same, es: Igual}
            roles: {Ann: A, Bob: B}
            atoms: {X: {{sort}}, Y: {{otherSort}}, N: nonce, K: key}
            knows: {Ann: "K, B, X, Y", Bob: "K, A, X, Y"}
            fresh: {Ann: N}
            steps:
              - {name: M1, from: Ann, to: Bob, message: "N, HMAC(K, X, N)"}
              - {name: M2, from: Bob, to: Ann, message: "HMAC(K, Y, N)"}
            goals:
              - {name: there, alive: Bob, to: Ann}
            setting:
              values: {X: "{{value}}", Y: "{{other}}" }
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "there"));
    }

    [Theory]
    [InlineData("amount", "EUR 5.12", "EUR 5.20")]
    [InlineData("amount", "EUR 7.00", "EUR 7.08")]
    [InlineData("account", "1234", "0008")]
    public void What_a_dishonest_party_has_for_its_own_is_not_by_chance_what_another_keeps_secret(string sort, string value, string secret)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: chance
            title: {en: Chance, es: Azar}
            roles: {Ann: A, Bob: B}
            atoms: {X: {{sort}}, Y: {{sort}}, N: nonce}
            knows: {Ann: "X, Y", Bob: "Y"}
            fresh: {Ann: N}
            steps:
              - {name: M1, from: Ann, to: Bob, message: N}
            goals:
              - {name: kept, secret: Y, among: [Ann, Bob]}
            setting:
              values: {X: "{{value}}", Y: "{{secret}}" }
            """);

        Assert.Equal("none", Searches.Verdict(compiled, "kept"));
    }

    [Theory]
    [InlineData("text", "12345", "account", "attack")]
    [InlineData("text", "book", "account", "none")]
    [InlineData("text", "Y:123456", "decision", "attack")]
    public void A_known_text_that_looks_like_one_is_taken_for_an_account_or_a_decision(string sort, string value, string wanted, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: looks
            title: {en: Looks, es: Parece}
            roles: {Ann: A, Bob: B}
            atoms: {X: {{sort}}, Y: {{wanted}}, N: nonce, K: key}
            knows: {Ann: "K, B, X", Bob: "K, A, Y"}
            fresh: {Ann: N}
            steps:
              - {name: M1, from: Ann, to: Bob, message: "N, X, HMAC(K, X, N)"}
              - {name: M2, from: Bob, to: Ann, message: "Y, HMAC(K, Y, N)"}
            goals:
              - {name: there, alive: Bob, to: Ann}
            setting:
              values: {X: "{{value}}", Y: "{{(wanted == "account" ? "99" : "N:51")}}" }
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "there"));
    }

    [Theory]
    [InlineData("N, PRICE, DESC")]
    [InlineData("N, DESC, PRICE")]
    [InlineData("PRICE, DESC, N")]
    public void A_price_that_anybody_can_say_tells_nobody_s_name_wherever_it_stands(string message)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: said
            title: {en: Said, es: Dicho}
            roles: {Customer: C, Bank: B}
            atoms: {PRICE: amount, DESC: text, N: nonce}
            knows: {Customer: "PRICE, DESC, B", Bank: B}
            fresh: {Customer: N}
            steps:
              - {name: Pay, from: Customer, to: Bank, message: "{{message}}"}
            goals:
              - {name: price, agree: Bank, with: Customer, on: PRICE}
              - {name: there, alive: Customer, to: Bank}
            setting:
              values: {PRICE: EUR 5, DESC: book }
            """);

        Assert.Equal("attack", Searches.Verdict(compiled, "price"));
        Assert.Equal("attack", Searches.Verdict(compiled, "there"));
    }
}
