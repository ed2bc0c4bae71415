using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>What one round of a protocol takes over from the one before.</summary>
public sealed class CarriedTests
{
    [Theory]
    [InlineData("VALUE", "VALUE - PRICE", "EUR 9.00, EUR 7.00, EUR 5.00")]
    [InlineData("VALUE", "PRICE", "EUR 9.00, EUR 2.00, EUR 2.00")]
    [InlineData("VALUE", "FUNDS", "EUR 9.00, EUR 4.00, EUR 4.00")]
    [InlineData("VALUE", "(VALUE - PRICE) - PRICE", "EUR 9.00, EUR 5.00, EUR 1.00")]
    public void A_round_begins_with_what_its_sender_can_make_of_what_it_knows(string to, string from, string paid)
    {
        var compiled = ProtocolFiles.Of(Text(to, from));

        var run = Run.Execute(new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting, 1) { FurtherRounds = 2 });

        Assert.Equal(paid, string.Join(", ", run.Messages.Where(m => m.Step.Name == "Pay").Select(m => TermText.Of(new Term.Atom("VALUE"), m.Sent, compiled.Protocol.Vocabulary))));
    }

    [Theory]
    [InlineData("VALUE", "SLIP", "'SLIP', which it never has")]
    [InlineData("VALUE", "VALUE - SLIP", "'VALUE - SLIP', which it never has")]
    [InlineData("SLIP", "PRICE", "'SLIP', which it never has")]
    public void What_a_carrier_never_has_it_does_not_carry_over_in_silence(string to, string from, string message)
    {
        var item = Assert.Single(ProtocolFiles.Compile(Text(to, from)).Items);

        Assert.Equal("PQ0265", item.Code);
        Assert.Contains(message, item.Message, StringComparison.Ordinal);
        Assert.Equal(13, item.Place.Line);
    }

    private static string Text(string to, string from) => $$"""
        format_version: 1
        id: carried
        title: {en: Carried, es: Llevado}
        roles: {Buyer: B, Shop: M}
        atoms: {VALUE: amount, PRICE: amount, FUNDS: amount, SLIP: amount, N: nonce}
        knows: {Buyer: "VALUE, PRICE, FUNDS", Shop: SLIP}
        fresh: {Shop: N}
        steps:
          - {name: Pay, from: Buyer, to: Shop, message: VALUE}
          - {name: Receipt, from: Shop, to: Buyer, message: N}
        rounds:
          begin:
            - {step: Pay, carry: { {{to}}: "{{from}}"} }
        setting: {values: {VALUE: EUR 9.00, PRICE: EUR 2.00, FUNDS: EUR 4.00, SLIP: EUR 1.00} }
        """;
}
