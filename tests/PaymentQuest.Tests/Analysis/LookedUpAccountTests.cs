using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Accounts that only a table names: a dishonest party that has one has money in it too.</summary>
public sealed class LookedUpAccountTests
{
    private static CompiledProtocol Desk(string check) => ProtocolFiles.Of($$"""
        format_version: 1
        id: desk
        title: {en: "A desk that is told", es: "Un mostrador al que avisan"}
        roles: {Buyer: B, Desk: D, Shop: S}
        trusted: [Desk]
        atoms: {PAYER: text, PIN: secret, PRICE: amount, ORDER: text, K: key}
        functions:
          fundsOf: {result: account, roles: [Desk]}
          pinOf: {result: secret, roles: [Desk]}
          tillOf: {result: account, roles: [Desk]}
        knows:
          Buyer: PAYER, PIN, PRICE, ORDER, S
          Desk: K
          Shop: K, {{check}}ORDER
        steps:
          - name: Pay
            from: Buyer
            to: Desk
            message: PAYER, PIN, PRICE, ORDER, S
            receiver:
              - {look_up: pinOf(PAYER), equals: PIN}
              - {look_up: tillOf(S)}
              - {once: ORDER}
              - {reserve: PRICE, from: fundsOf(PAYER), to: tillOf(S), as: ORDER}
              - {settle: ORDER}
          - {name: Paid, from: Desk, to: Shop, message: 'PRICE, ORDER, HMAC(K, PRICE, ORDER)'}
        goals:
          - {agree: Shop, with: Buyer, on: "PRICE, ORDER", at: Pay}
        setting:
          values: {PAYER: alicia, PIN: "00112233445566778899aabbccddeeff", PRICE: EUR 5.00, ORDER: A-1}
          accounts: {"71": EUR 50.00, "81": EUR 0.00}
          tables:
            fundsOf: {alicia: "71"}
            pinOf: {alicia: 00112233445566778899aabbccddeeff}
            tillOf: {Shop: "81"}
        """);

    [Theory]
    [InlineData("")]
    [InlineData("PRICE, ")]
    public void Who_pays_from_an_account_of_its_own_passes_for_another(string check) =>
        Assert.Equal("attack", Searches.Verdict(Desk(check), "agree Shop with Buyer on PRICE, ORDER at Pay", 1, ["Buyer"]));
}
