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

    private static CompiledProtocol Of(string body) => ProtocolFiles.Of($$"""
        format_version: 1
        title: {en: "x", es: "x"}
        {{body}}
        """);
}
