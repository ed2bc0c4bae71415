using System.Text;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Wire.Text;

/// <summary>A protocol whose messages are text: what travels, octet for octet, and what becomes of it.</summary>
public sealed class TextFormatTests
{
    [Fact]
    public void Messages_travel_as_their_formats_say()
    {
        var run = Letters.Run();

        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.Equal(
            [
                "mc_gross=10.00&mc_fee=0.55&mc_currency=EUR&txn_id=TXN-69630327&address_name=Pe%F1a+%26+S%F6hne+%3D+50+%25%2B&payment_status=Completed&sent=1768471200&charset=windows-1252",
                "cmd=_notify-validate&mc_gross=10.00&mc_fee=0.55&mc_currency=EUR&txn_id=TXN-69630327&address_name=Pe%F1a+%26+S%F6hne+%3D+50+%25%2B&payment_status=Completed&sent=1768471200&charset=windows-1252",
                "txn=TXN-69630327&amount=10.00&b=Pe%C3%B1a%20%26%20S%C3%B6hne%20%3D%2050%20%25%2B&token=2825808872&signature=elUL8hG5aBj980CAVO7RiSnsaNIJGTEQnW8uEwM18ys%3D",
                "transaction: TXN-69630327\nbuyer: Peña & Söhne = 50 %+\namount: EUR 10.00\n",
                """{"id": "TXN-69630327", "created": 1768471200, "data": {"object": {"amount": 1000, "currency": "EUR", "names": ["Peña & Söhne = 50 %+"]}}, "livemode": true, "version": "v1"}""",
                """
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <order xmlns="http://shop.example/schema/2" id="TXN-69630327">
                  <buyer>Peña &amp; Söhne = 50 %+</buyer>
                  <item>
                    <price currency="EUR">10.00</price>
                  </item>
                  <token>A86E6BE8</token>
                  <flow/>
                </order>

                """,
            ],
            run.Messages.Select(m => (m.Step.Name == "Order" ? Encoding.Latin1 : Encoding.UTF8).GetString(m.Sent)));
    }

    [Fact]
    public void A_keyed_digest_is_taken_of_the_string_to_sign_octet_for_octet()
    {
        var run = Letters.Run();
        var key = Der.Content(run.Roles["Shop"].Octets(new PaymentQuest.Terms.Term.Atom("K"))!).ToArray();

        // The parameters are sorted by name, and what a plus sign or a percent sign would be in a form is escaped.
        var mac = System.Security.Cryptography.HMACSHA256.HashData(
            key, Encoding.ASCII.GetBytes("POST\nshop.example\n/\namount=EUR%2010.00&b=Pe%C3%B1a%20%26%20S%C3%B6hne%20%3D%2050%20%25%2B&t=TXN-69630327"));

        Assert.Contains($"signature={Uri.EscapeDataString(Convert.ToBase64String(mac))}", Encoding.ASCII.GetString(run.Messages[2].Sent), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_value_is_found_in_the_octets_that_travelled()
    {
        var run = Letters.Run();
        var vocabulary = Letters.Compiled.Protocol.Vocabulary;

        Assert.Equal(
            ["10.00 PRICE", "0.55 FEE", "EUR PRICE", "TXN-69630327 TXN", "Pe%F1a+%26+S%F6hne+%3D+50+%25%2B BUYER", "Completed \"Completed\"", "1768471200 SENT"],
            MessageField.Of(run.Messages[0].Step, run.Messages[0].Sent).Select(f => $"{Encoding.ASCII.GetString(run.Messages[0].Sent, f.Offset, f.Length)} {vocabulary.Label(f.Term!)}"));
    }

    [Fact]
    public void A_currency_is_known_for_a_part_of_its_amount()
    {
        var run = Letters.Run();

        Assert.Equal("EUR", Assert.Single(MessageField.Of(run.Messages[0].Step, run.Messages[0].Sent).Where(f => f.IsCurrency).Select(f => Encoding.ASCII.GetString(run.Messages[0].Sent, f.Offset, f.Length))));
    }

    [Fact]
    public void What_is_inside_octets_that_stand_as_they_are_is_found_too()
    {
        var run = Letters.Run();
        var (first, second) = (run.Messages[0], run.Messages[1]);

        Assert.Equal(
            MessageField.Of(first.Step, first.Sent).Select(f => (f.Term, f.Offset + "cmd=_notify-validate&".Length)),
            MessageField.Of(second.Step, second.Sent).Skip(1).Select(f => (f.Term, f.Offset)));
    }

    [Fact]
    public void A_transcript_of_it_is_valid()
    {
        var run = Letters.Run();
        var transcript = Transcript.Of(run);

        Assert.IsType<ValidationResult.Valid>(Validation.Validate(Letters.Compiled, transcript).Result);
    }

    [Fact]
    public void A_piece_of_a_run_of_octets_that_has_a_format_is_run_together_as_its_format_says()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: pieces
            title: {en: "t", es: "t"}
            roles: {Service: P, Shop: M}
            atoms: {ID: text, PRICE: amount, K: secret}
            definitions: {Body: 'ID, PRICE'}
            knows: {Service: "ID, PRICE, K", Shop: "ID, PRICE, K"}
            steps: [{name: S, from: Service, to: Shop, message: 'HMAC(K, "v1" || "." || (Body))'}]
            setting: {values: {ID: abc, PRICE: EUR 1.00}}
            formats: {Body: {query: {fields: [{name: id, value: ID}, {name: p, value: PRICE, as: money}]}}}
            """);

        var run = Run.Execute(Letters.Plan with { Compiled = compiled, Setting = compiled.Protocol.Setting });

        var key = Der.Content(run.Roles["Shop"].Octets(new PaymentQuest.Terms.Term.Atom("K"))!).ToArray();
        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.Equal(System.Security.Cryptography.HMACSHA256.HashData(key, Encoding.ASCII.GetBytes("v1.id=abc&p=EUR%201.00")), Der.Content(run.Messages[0].Sent).ToArray());
    }

    [Fact]
    public void A_value_of_another_length_takes_a_field_s_place()
    {
        var message = Letters.Run().Messages[0];

        var altered = MessageField.Replace(message.Step, message.Sent, new PaymentQuest.Terms.Term.Atom("PRICE"), "9.00"u8.ToArray())!;

        Assert.StartsWith("mc_gross=9.00&mc_fee=", Encoding.ASCII.GetString(altered), StringComparison.Ordinal);
        Assert.Equal("Shop/Notify/PRICE", Assert.IsType<Verdict.Refused>(Run.Execute(Letters.Plan with { Interferences = [new Interference(1, altered)] }).Verdict).Check.ToString());
    }

    [Fact]
    public void How_a_message_is_written_is_told()
    {
        var protocol = Letters.Compiled.Protocol;

        Assert.Equal(
            ["lines, utf-8", "transaction = TXN as text", "buyer = BUYER as text", "amount = PRICE as money(2)"],
            protocol.Wire.Layout(protocol.FindStep("Tell")!.Message, protocol.Vocabulary));
        Assert.Contains("mc_currency as currency", protocol.Wire.Layout(protocol.FindStep("Notify")!.Message, protocol.Vocabulary));
        Assert.Contains("payment_status = \"Completed\"", protocol.Wire.Layout(protocol.FindStep("Notify")!.Message, protocol.Vocabulary));
        Assert.Empty(protocol.Wire.Layout(new PaymentQuest.Terms.Term.Atom("TXN"), protocol.Vocabulary));
    }
}
