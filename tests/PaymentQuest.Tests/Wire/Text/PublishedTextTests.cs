using System.Security.Cryptography;
using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Wire.Text;
using Xunit;

namespace PaymentQuest.Tests.Wire.Text;

/// <summary>Octets that services published, or that were computed outside of the engine, out of formats as data.</summary>
public sealed class PublishedTextTests
{
    private const string Head = """
        format_version: 1
        id: published
        title: {en: "t", es: "t"}
        roles: {Service: P, Shop: M}
        setting: {values: {A: "1"}}
        steps: [{name: S, from: Service, to: Shop, message: A}]
        knows: {Service: A}

        """;

    /// <summary>The example of Amazon's version 2 of signed requests, with its published signature.</summary>
    [Fact]
    public void A_sorted_query_and_the_string_to_sign_around_it_give_the_published_signature()
    {
        var octets = Octets(
            """
            atoms: {A: text, KEY: text, ITEM: text, GROUPS: text, TIME: date}
            definitions: {Query: 'GROUPS, TIME, KEY, ITEM', ToSign: '"GET", (Query)'}
            formats:
              Query:
                query:
                  sorted: true
                  fields:
                    - {name: Service, is: AWSECommerceService}
                    - {name: Version, is: "2009-01-06"}
                    - {name: Operation, is: ItemLookup}
                    - {name: ItemId, value: ITEM}
                    - {name: ResponseGroup, value: GROUPS}
                    - {name: AWSAccessKeyId, value: KEY}
                    - {name: Timestamp, value: TIME}
              ToSign: {lines: {labels: false, fields: [{is: GET}, {is: webservices.amazon.com}, {is: /onca/xml}, {value: Query}]}}
            """,
            "ToSign",
            ("KEY", "00000000000000000000"), ("ITEM", "0679722769"), ("GROUPS", "ItemAttributes,Offers,Images,Reviews"), ("TIME", "2009-01-01T12:00:00Z"));

        Assert.Equal("Nace+U3Az4OhN7tISqgs1vdLBHBEijWcBeCqL5xN9xg=", Convert.ToBase64String(HMACSHA256.HashData(Encoding.ASCII.GetBytes("1234567890"), octets)));
    }

    /// <summary>A cart as Google's checkout had it, of 474 octets; the digest was computed with another program.</summary>
    [Theory]
    [InlineData("EUR 0.99", "nrIlu2uL5yB0QgpgElEewRLQ0Ns=")]
    [InlineData("EUR 0.01", "lJxfADa76jcYc47+pBQXjYgAikk=")]
    public void A_cart_of_XML_has_the_computed_digest(string price, string expected)
    {
        var octets = Octets(
            """
            atoms: {A: text, NAME: text, ABOUT: text, ORDER: text, PRICE: amount}
            definitions: {Cart: 'NAME, ABOUT, PRICE, ORDER'}
            formats:
              Cart:
                xml:
                  declaration: '<?xml version="1.0" encoding="UTF-8"?>'
                  fields:
                    - {name: checkout-shopping-cart/@xmlns, is: "http://checkout.google.com/schema/2"}
                    - {name: checkout-shopping-cart/shopping-cart/items/item/item-name, value: NAME}
                    - {name: checkout-shopping-cart/shopping-cart/items/item/item-description, value: ABOUT}
                    - {name: checkout-shopping-cart/shopping-cart/items/item/unit-price/@currency, as: currency}
                    - {name: checkout-shopping-cart/shopping-cart/items/item/unit-price, value: PRICE, as: decimal(2), currency: checkout-shopping-cart/shopping-cart/items/item/unit-price/@currency}
                    - {name: checkout-shopping-cart/shopping-cart/items/item/quantity, is: "1"}
                    - {name: checkout-shopping-cart/shopping-cart/merchant-private-data/order, value: ORDER}
                    - {name: checkout-shopping-cart/checkout-flow-support/merchant-checkout-flow-support, is: ""}
            """,
            "Cart",
            ("NAME", "Song"), ("ABOUT", "One song"), ("PRICE", price), ("ORDER", "PQ-1"));

        Assert.Equal(474, octets.Length);
        Assert.Equal(expected, Convert.ToBase64String(Sha1(Encoding.ASCII.GetBytes("PaymentQuestKey01"), octets)));
    }

    /// <summary>A webhook and the string that is signed for it, with the CRC-32 of the body as a number.</summary>
    [Fact]
    public void A_webhook_and_the_string_that_is_signed_for_it_are_as_they_were_computed()
    {
        const string formats = """
            atoms: {A: text, ID: text, SENT_ID: text, HOOK: text, TIME: date, CRC: nonce(4)}
            definitions: {Body: 'ID, "PAYMENT.CAPTURE.COMPLETED"', Signed: 'SENT_ID, TIME, HOOK, CRC'}
            formats:
              Body: {json: {fields: [{name: id, value: ID}, {name: event_type, is: PAYMENT.CAPTURE.COMPLETED}]}}
              Signed: {lines: {labels: false, separator: "|", fields: [{value: SENT_ID}, {value: TIME}, {value: HOOK}, {value: CRC, as: number(4)}]}}
            """;

        Assert.Equal("""{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED"}""", Encoding.UTF8.GetString(Octets(formats, "Body", ("ID", "WH-1"))));
        Assert.Equal(
            "69cd13f0-d67a-11e5-baa3-778b53f4ae55|2016-02-18T20:01:35Z|1JE4291016473214C|2325436976",
            Encoding.ASCII.GetString(Octets(
                formats, "Signed", ("SENT_ID", "69cd13f0-d67a-11e5-baa3-778b53f4ae55"), ("TIME", "2016-02-18T20:01:35Z"), ("HOOK", "1JE4291016473214C"), ("CRC", "8a9b5a30"))));
    }

    /// <summary>The name in a notification is of windows-1252; whoever reads it as another charset, or writes it again as UTF-8, posts back another body.</summary>
    [Fact]
    public void A_body_of_windows_1252_goes_back_octet_for_octet_and_as_UTF_8_it_is_another()
    {
        var run = Letters.Run();
        var (body, back) = (run.Messages[0].Sent, run.Messages[1].Sent);
        var utf8 = Octets(
            """
            atoms: {A: text, BUYER: text}
            definitions: {Name: 'BUYER, "1"'}
            formats: {Name: {form: {fields: [{name: address_name, value: BUYER}, {name: x, is: "1"}]}}}
            """,
            "Name",
            ("BUYER", Letters.Plan.Setting.Values["BUYER"]));

        Assert.Equal([.. "cmd=_notify-validate&"u8, .. body], back);
        Assert.Contains("address_name=Pe%F1a+", Encoding.ASCII.GetString(body), StringComparison.Ordinal);
        Assert.Contains("address_name=Pe%C3%B1a+", Encoding.ASCII.GetString(utf8), StringComparison.Ordinal);
    }

    /// <summary>The octets of a definition that has a format, and that they are read back.</summary>
    private static byte[] Octets(string yaml, string definition, params (string Atom, string Value)[] given)
    {
        var protocol = ProtocolFiles.Of(Head + yaml + "\n").Protocol;
        var values = given.ToDictionary(g => g.Atom, g => Values.Parse(protocol.Vocabulary.Atoms[g.Atom], g.Value, Suite.Modern)!);
        var term = protocol.Vocabulary.Expand(new Term.Atom(definition))!;
        var format = ((TextFormats)protocol.Wire).Of(term)!;
        var der = Made(term, values);

        var octets = format.Encode(der)!;

        Assert.Equal(der, format.Read(octets).Der);
        Assert.Empty(format.Read(octets).Deviations);
        return octets;
    }

    private static byte[] Made(Term term, Dictionary<string, byte[]> values) => term switch
    {
        Term.Tuple t => Der.Frame([.. t.Parts.Select(p => Made(p, values))]),
        Term.Literal l => Der.Text(l.Text),
        _ => values[((Term.Atom)term).Name],
    };

    private static byte[] Sha1(byte[] key, byte[] octets)
    {
        using var hmac = System.Security.Cryptography.IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, key);
        hmac.AppendData(octets);
        return hmac.GetHashAndReset();
    }
}
