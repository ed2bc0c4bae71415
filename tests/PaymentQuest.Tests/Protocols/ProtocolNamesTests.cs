using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Protocols;

/// <summary>What things of a protocol are called in sentences is data of its file.</summary>
public sealed class ProtocolNamesTests
{
    private const string Variant = """
        format_version: 1
        id: test
        extends: 2kp
        title: {en: "Two", es: "Dos"}
        names:
          roles:
            Merchant: {en: shop, es: tienda, gender: f, short: {en: seller, es: venta}}
          messages:
            Invoice: {en: bill, es: cuenta}
          definitions:
            Common: {en: what both know, es: lo que ambos saben}
          goals:
            receipt: {en: proof of payment, es: prueba de pago}
        """;

    [Fact]
    public void A_variant_names_what_it_says_and_inherits_the_rest()
    {
        var (compiled, items) = ProtocolFiles.Compile(Variant);

        Assert.Empty(items);
        var names = compiled!.Protocol.Names;
        Assert.Equal(new Prose("shop", "tienda"), names.OfRole("Merchant"));
        Assert.Equal(new Prose("seller", "venta"), names.ShortOfRole("Merchant"));
        Assert.Equal(new Prose("customer", "cliente"), names.ShortOfRole("Customer"));
        Assert.Equal(new Prose("acquirer", "adquirente"), names.ShortOfRole("Acquirer"));
        Assert.Equal(new Prose("bill", "cuenta"), names.OfMessage("Invoice"));
        Assert.Equal(new Prose("Payment", "Payment"), names.OfMessage("Payment"));
        Assert.Equal(new Prose("each receipt", "cada recibo"), names.OfGoal("each receipt"));
        Assert.Equal(new Prose("proof of payment", "prueba de pago"), names.OfGoal("receipt"));
        Assert.Equal(new Prose("Common, what both know", "Common, lo que ambos saben"), Vocables.OfDefinition("Common", compiled.Protocol));
        Assert.Equal(new Prose("Off", "Off"), Vocables.OfDefinition("Off", compiled.Protocol));
    }

    [Fact]
    public void The_article_follows_the_gender_that_the_file_tells_and_no_ending()
    {
        var protocol = ProtocolFiles.Compile(Variant).Protocol!.Protocol;

        Assert.Equal(new Prose("the shop", "la tienda"), Vocables.Subject("Merchant", protocol));
        Assert.Equal(new Prose("the customer", "el cliente"), Vocables.Subject("Customer", protocol));
        Assert.Equal("Compón el mensaje 2, cuenta, a la tienda.", Prose.Of("plain.compose", ("step", 2), ("name", protocol.Names.OfMessage("Invoice")), ("to", protocol.Names.OfRole("Merchant"))).Es);
        Assert.Equal("Compón el mensaje 1, Initiate, al cliente.", Prose.Of("plain.compose", ("step", 1), ("name", protocol.Names.OfMessage("Initiate")), ("to", protocol.Names.OfRole("Customer"))).Es);
    }

    [Fact]
    public void What_has_no_name_goes_by_its_authors()
    {
        Assert.Equal(new Prose("Stranger", "Stranger"), ProtocolNames.None.OfRole("Stranger"));
        Assert.Equal(new Prose("M-1", "M-1"), ProtocolNames.None.OfMessage("M-1"));
        Assert.Equal(new Prose("a goal", "a goal"), ProtocolNames.None.OfGoal("a goal"));
    }

    [Theory]
    [InlineData("Merchant:", "Shop:", "PQ0263", "'Shop' is not among the roles of this protocol")]
    [InlineData("Invoice:", "Bill:", "PQ0263", "'Bill' is not among the messages of this protocol")]
    [InlineData("Common:", "Uncommon:", "PQ0263", "'Uncommon' is not among the definitions of this protocol")]
    [InlineData("receipt:", "receit:", "PQ0263", "'receit' is not among the goals of this protocol")]
    [InlineData("gender: f", "gender: n", "PQ0126", "'n'")]
    [InlineData(", es: lo que ambos saben", "", "PQ0121", "es")]
    [InlineData("  roles:", "  rolls:", "PQ0122", "rolls")]
    public void Names_of_what_does_not_exist_and_half_a_name_are_errors(string good, string bad, string code, string told)
    {
        var (_, items) = ProtocolFiles.Compile(Variant.Replace(good, bad, StringComparison.Ordinal));

        var error = Assert.Single(items, i => i.Code == code);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_may_have_dropped_what_its_parent_names()
    {
        var (compiled, items) = ProtocolFiles.Compile("""
            format_version: 1
            id: test
            extends: 2kp
            title: {en: "Two", es: "Dos"}
            goals: []
            """);

        Assert.Empty(items);
        Assert.Empty(compiled!.Protocol.Claims);
    }

    [Fact]
    public void Every_role_that_ships_has_a_name_in_both_languages() => Assert.All(
        Library.Shipped.Protocols.SelectMany(p => ProtocolFiles.Load(p.Id).Protocol is var protocol ? protocol.Roles.Select(r => (p.Id, r.Name, protocol.Names.OfRole(r.Name))) : []),
        role => Assert.NotEqual((role.Id, role.Name), (role.Id, role.Item3.Es)));
}
