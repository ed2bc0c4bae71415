using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Values that checks want of times and amounts are found where there are some, and where there are none there is no attack.</summary>
public sealed class GuardValueTests
{
    [Theory]
    [InlineData("before: DATE", "attack")]
    [InlineData("within: DATE, seconds: 0", "attack")]
    [InlineData("before: OPENS", "attack")]
    [InlineData("before: CLOSED", "none")]
    [InlineData("within: CLOSED, seconds: 60", "none")]
    [InlineData("within: OPENS, seconds: 60", "attack")]
    [InlineData("before: OPENS}, {within: DATE, seconds: 60", "attack")]
    public void A_time_is_chosen_as_a_shop_wants_it(string check, string verdict)
    {
        var compiled = Of($$"""
            id: late-pay
            roles: {Buyer: C, Shop: M}
            atoms: {AMOUNT: amount, DATE: date, OPENS: date, CLOSED: date, N: nonce}
            knows: {Buyer: "AMOUNT, DATE", Shop: "OPENS, CLOSED"}
            fresh: {Shop: N}
            steps:
              - {name: Ask, from: Shop, to: Buyer, message: N}
              - {name: Pay, from: Buyer, to: Shop, message: "N, AMOUNT, DATE", receiver: [{ {{check}} }]}
            goals:
              - {name: paid, agree: Shop, with: Buyer, on: "N, AMOUNT", at: Pay}
            setting:
              values: {AMOUNT: EUR 5.00, DATE: 2026-05-05T00:00:00Z, OPENS: 2026-02-01T00:00:00Z, CLOSED: 2026-01-01T00:00:00Z}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "paid"));
    }

    [Theory]
    [InlineData("at_most: TRIES, limit: 3", "attack")]
    [InlineData("at_most: TRIES, limit: 3}, {at_least: TRIES, limit: 4", "none")]
    [InlineData("at_most: TRIES, limit: LEAST", "attack")]
    [InlineData("at_most: TRIES, limit: LEAST}, {at_least: TRIES, limit: 6", "none")]
    [InlineData("equal: TRIES, to: 3", "attack")]
    [InlineData("equal: TRIES, to: LEAST}, {equal: TRIES, to: 6", "none")]
    [InlineData("equal: WORD, to: '\"YES\"'", "attack")]
    [InlineData("equal: WORD, to: '\"YES\"'}, {equal: WORD, to: '\"NO\"'", "none")]
    [InlineData("equal: PAID, to: PRICE", "attack")]
    [InlineData("equal: PAID, to: PRICE}, {at_least: PAID, limit: DEAR", "none")]
    [InlineData("equal: H(WORD), to: H(SECRET)", "none")]
    public void Numbers_and_what_must_be_equal_are_chosen_as_a_shop_wants_them(string check, string verdict)
    {
        var compiled = Of($$"""
            id: form
            roles: {Buyer: C, Shop: M}
            atoms: {TRIES: number, LEAST: number, WORD: text, SECRET: text, PAID: amount, PRICE: amount, DEAR: amount, N: nonce}
            knows: {Buyer: "TRIES, WORD, PAID", Shop: "LEAST, PRICE, DEAR, SECRET"}
            fresh: {Shop: N}
            steps:
              - {name: Ask, from: Shop, to: Buyer, message: N}
              - {name: Fill, from: Buyer, to: Shop, message: "N, TRIES, WORD, PAID", receiver: [{ {{check}} }]}
            goals:
              - {name: filled, agree: Shop, with: Buyer, on: N, at: Fill}
            setting:
              values: {TRIES: 3, LEAST: 5, WORD: "YES", SECRET: "nobody says this", PAID: EUR 5.00, PRICE: EUR 5.00, DEAR: EUR 6.00}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "filled"));
    }

    [Theory]
    [InlineData("EUR 9.00", "attack")]
    [InlineData("EUR 5.00", "attack")]
    [InlineData("EUR 4.99", "none")]
    [InlineData("USD 9.00", "none")]
    public void An_amount_is_chosen_between_limits_of_one_currency(string most, string verdict)
    {
        var compiled = Of($$"""
            id: between
            roles: {Donor: D, Charity: C}
            atoms: {LEAST: amount, MOST: amount, GIFT: amount, K: key}
            knows: {Donor: "C, GIFT, K", Charity: "D, LEAST, MOST, K"}
            steps:
              - {name: Hello, from: Donor, to: Charity, message: 'HMAC(K, "hello")'}
              - {name: Give, from: Donor, to: Charity, message: GIFT, receiver: [{at_least: GIFT, limit: LEAST}, {at_least: MOST, limit: GIFT}]}
            goals:
              - {name: given, agree: Charity, with: Donor, on: GIFT, at: Give}
            setting:
              values: {LEAST: EUR 5.00, MOST: {{most}}, GIFT: EUR 7.00}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "given"));
    }

    [Theory]
    [InlineData("", "attack")]
    [InlineData(", HMAC(K, DATE, X)", "none")]
    public void Two_runs_of_one_party_can_have_different_times(string seal, string verdict)
    {
        var compiled = Of($$"""
            id: stamps
            roles: {Buyer: C, Shop: M}
            atoms: {K: key, DATE: date, X: nonce}
            knows: {Buyer: K, Shop: K}
            fresh: {Buyer: "DATE, X"}
            steps:
              - {name: Pay, from: Buyer, to: Shop, message: 'DATE, HMAC(K, "date", DATE), X, HMAC(K, "order", X){{seal}}', receiver: [{within: DATE, seconds: 60}]}
            goals:
              - {name: paid, agree: Shop, with: Buyer, on: "DATE, X", at: Pay}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "paid", 2));
    }

    [Theory]
    [InlineData("", "attack")]
    [InlineData("{before: DATE}, ", "none")]
    [InlineData("{within: DATE, seconds: 60}, ", "attack")]
    public void What_is_remembered_until_a_time_is_accepted_again_after_it(string check, string verdict)
    {
        var compiled = Of($$"""
            id: forgetful
            roles: {Buyer: C, Shop: M}
            atoms: {K: key, DATE: date, N: nonce}
            knows: {Buyer: "K, DATE", Shop: K}
            fresh: {Buyer: N}
            steps:
              - {name: Pay, from: Buyer, to: Shop, message: "N, DATE, HMAC(K, N, DATE)", receiver: [{{check}}{once: N, until: DATE}]}
            goals:
              - {name: paid, agree: Shop, with: Buyer, on: N, at: Pay, injective: true}
            setting:
              values: {DATE: 2026-01-16T10:00:00Z}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "paid", 2));
    }

    [Theory]
    [InlineData("Y/N, AMOUNT", "attack")]
    [InlineData("Y/N", "attack")]
    [InlineData("Y/N, AMOUNT, N", "none")]
    public void A_decision_in_an_envelope_can_be_negative(string signed, string verdict)
    {
        // A shop that is refused believes that its bank has refused this amount; it may have refused another.
        var compiled = Of($$"""
            id: envelope
            roles: {Shop: M, Bank: B}
            atoms: {K: key, AMOUNT: amount, CARD: account, N: nonce, Y/N: decision}
            knows: {Shop: "B, K, CARD, AMOUNT", Bank: "M, K"}
            fresh: {Shop: N}
            steps:
              - {name: Ask, from: Shop, to: Bank, message: "CARD, AMOUNT, N"}
              - {name: Tell, from: Bank, to: Shop, message: 'E(K, Y/N), HMAC(K, {{signed}}), HMAC(K, "goods", N)', declined: 'E(K, Y/N), HMAC(K, {{signed}})', sender: [{decide: Y/N, account: CARD, amount: AMOUNT}]}
            goals:
              - {name: told, agree: Shop, with: Bank, on: "AMOUNT, N, Y/N", at: Tell}
            setting:
              values: {AMOUNT: EUR 5.00, CARD: "4000"}
              accounts: {"4000": EUR 100.00}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "told"));
    }

    [Theory]
    [InlineData("HMAC(K, CARD, N)", "attack")]
    [InlineData("HMAC(K, CARD, AMOUNT, N)", "none")]
    public void A_price_that_somebody_raises_is_declined(string asked, string verdict)
    {
        // What the bank has approved it names; of what it has declined a shop knows only that it was of its own card.
        var compiled = Of($$"""
            id: raised
            roles: {Shop: M, Bank: B}
            atoms: {K: key, AMOUNT: amount, CARD: account, N: nonce, Y/N: decision}
            knows: {Shop: "B, K, CARD, AMOUNT", Bank: "M, K"}
            fresh: {Shop: N}
            steps:
              - {name: Ask, from: Shop, to: Bank, message: "CARD, AMOUNT, N, {{asked}}"}
              - {name: Tell, from: Bank, to: Shop, message: 'Y/N, HMAC(K, Y/N, N), HMAC(K, AMOUNT, N)', declined: 'Y/N, HMAC(K, Y/N, N)', sender: [{decide: Y/N, account: CARD, amount: AMOUNT}]}
            goals:
              - {name: told, agree: Shop, with: Bank, on: "AMOUNT, N, Y/N", at: Tell}
            setting:
              values: {AMOUNT: EUR 5.00, CARD: "4000"}
              accounts: {"4000": EUR 100.00}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "told"));
    }

    [Theory]
    [InlineData("EUR 100.00", "attack")]
    [InlineData("EUR 5.00", "attack")]
    [InlineData("EUR 4.00", "none")]
    [InlineData("USD 9.00", "none")]
    public void Money_is_set_aside_only_where_there_is_some(string balance, string verdict)
    {
        var compiled = Of($$"""
            id: reserved
            roles: {Shop: M, Bank: B}
            atoms: {K: key, PRICE: amount, CARD: account, N: nonce, TO: account}
            knows: {Shop: "B, K, CARD, PRICE", Bank: "M, K, TO, PRICE"}
            fresh: {Shop: N}
            steps:
              - {name: Ask, from: Shop, to: Bank, message: "CARD, N", receiver: [{reserve: PRICE, from: CARD, to: TO, as: N}]}
            goals:
              - {name: asked, agree: Bank, with: Shop, on: "CARD, N", at: Ask}
            setting:
              values: {PRICE: EUR 5.00, CARD: "4000", TO: "5000"}
              accounts: { "4000": {{balance}} }
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "asked"));
    }

    private static CompiledProtocol Of(string body) => ProtocolFiles.Of($$"""
        format_version: 1
        title: {en: "x", es: "x"}
        {{body}}
        """);
}
