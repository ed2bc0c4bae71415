using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Wire.Text;
using Xunit;

namespace PaymentQuest.Tests.Wire.Text;

/// <summary>A notification in windows-1252 comes back octet for octet, or is not the sender's any more.</summary>
public sealed class PostbackTests
{
    private static readonly Run Honest = Played("paypal");

    [Fact]
    public void The_notification_is_a_form_in_windows_1252() =>
        Assert.StartsWith(
            "mc_gross=12.50&receiver_email=ventas%40lorca.example&payer_email=alicia%40correo.example&item_name=A%F1os+de+ni%F1ez&invoice=INVOICE-35080184&mc_currency=EUR&txn_id=TXN-",
            Said(Honest, "IPN"),
            StringComparison.Ordinal);

    [Fact]
    public void What_is_sent_back_is_the_command_and_then_the_octets_that_came() =>
        Assert.Equal("cmd=_notify-validate&" + Said(Honest, "IPN"), Said(Honest, "Postback"));

    [Fact]
    public void Written_anew_in_utf_8_it_is_another_body_and_the_answer_is_INVALID()
    {
        var run = Played("paypal-recoded");
        var expected = Said(run, "IPN").Replace("%F1", "%C3%B1", StringComparison.Ordinal);

        Assert.Equal("cmd=_notify-validate&" + expected, Said(run, "Postback"));
        Assert.Equal("Verifier/Postback/Sign", Assert.Single(run.Checks, c => !c.IsPassed).Name.ToString());
        Assert.Equal("Verifier/Postback/Sign", Assert.IsType<Verdict.Refused>(run.OutcomeOf(run.Messages.First(m => m.Step.Name == "IPN").Step.Number)).Check.ToString());
        Assert.Equal(["Invalid", "Unpaid"], run.Messages.TakeLast(2).Select(m => m.Step.Name));
        Assert.DoesNotContain(run.World.Events, e => e.Kind == "ship");
    }

    [Fact]
    public void A_payment_by_e_check_is_written_down_and_nothing_is_shipped()
    {
        var compiled = ProtocolFiles.Load("paypal");
        var setting = compiled.Protocol.Setting;
        var run = Run.Execute(new RunPlan(compiled, Suite.Modern, setting with { Values = new Dictionary<string, string>(setting.Values) { ["HOW"] = "echeck" } }, 7));

        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.Equal(["Order", "Button", "Payment", "Pending-IPN", "Pending-Postback", "Pending-Verified"], run.Messages.Select(m => m.Step.Name));
        Assert.Contains("payment_status=Pending&pending_reason=echeck", Said(run, "Pending-IPN"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_e_check_that_clears_is_reported_twice_with_one_transaction_and_shipped_once()
    {
        var run = Played("paypal-echeck");
        static string Transaction(string body) => body.Split('&').Single(f => f.StartsWith("txn_id=", StringComparison.Ordinal));

        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.Equal(Transaction(Said(run, "Pending-IPN")), Transaction(Said(run, "Cleared-IPN")));
        Assert.Contains("payment_status=Pending&", Said(run, "Pending-IPN"), StringComparison.Ordinal);
        Assert.Contains("payment_status=Completed&", Said(run, "Cleared-IPN"), StringComparison.Ordinal);
        Assert.Equal("cmd=_notify-validate&" + Said(run, "Cleared-IPN"), Said(run, "Cleared-Postback"));
        Assert.Equal(["settle", "ship"], run.World.Events.Select(e => e.Kind).Where(k => k is "settle" or "ship"));
        Assert.Equal(11, run.World.Events.First(e => e.Kind == "settle").Step);
    }

    /// <summary>A body of a service that reports a payment by e-check, at the step of a completed one.</summary>
    [Fact]
    public void A_pending_body_is_read_and_its_status_is_what_is_wrong_with_it()
    {
        var compiled = ProtocolFiles.Load("paypal");
        var body = Said(Honest, "IPN").Replace("payment_status=Completed", "payment_status=Pending&pending_reason=echeck", StringComparison.Ordinal).Replace("A%F1os", "A%f1os", StringComparison.Ordinal);
        var read = ForeignMessage.Read(
            new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 7), compiled.Protocol.FindStep("IPN")!, Encoding.Latin1.GetBytes(body), new Dictionary<string, string> { ["INVOICE"] = "INVOICE-35080184" })!;

        Assert.Equal(["Merchant/IPN/\"Completed\""], read.Checks.Where(c => c.Reason is not null).Select(c => c.Check.ToString()));
        Assert.Equal(("Completed", "Pending"), (read.Checks.Single(c => c.Reason is not null).Expected, read.Checks.Single(c => c.Reason is not null).Found));
        Assert.Equal("Años de niñez", read.Fields.Single(f => f.Term == "ITEM").Value);
        Assert.Equal(["Merchant/IPN/channel", "Merchant/IPN/once"], read.Checks.Where(c => c.Lack is not null).Select(c => c.Check.ToString()));
    }

    /// <summary>PayPal's reference of webhooks: identifier, time, the webhook's own identifier and the CRC-32 of the raw body, in decimal, with bars between them.</summary>
    [Fact]
    public void A_webhook_is_signed_over_four_values_of_which_one_is_not_in_the_message()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: hook
            title: {en: "t", es: "t"}
            roles: {Service: P, Shop: M}
            atoms: {TRANSMISSION: text, SENT: date, WEBHOOK: text, EVENT: text, KIND: text}
            algorithms: {CRC: crc-32}
            definitions:
              Body: 'EVENT, KIND'
              Signed: 'TRANSMISSION, SENT, WEBHOOK, CRC(Body)'
            knows: {Service: "TRANSMISSION, SENT, WEBHOOK, EVENT, KIND, SK_P, CERT_P", Shop: WEBHOOK}
            steps: [{name: Notify, from: Service, to: Shop, message: 'TRANSMISSION, SENT, SK_P[H(Signed)], CERT_P, (Body)'}]
            setting: {values: {TRANSMISSION: 69cd13f0-d67a-11e5-baa3-778b53f4ae55, SENT: 2016-02-18T20:01:35Z, WEBHOOK: 1JE4291016473214C, EVENT: WH-1, KIND: PAYMENT.CAPTURE.COMPLETED}}
            formats:
              Body: {json: {fields: [{name: id, value: EVENT}, {name: event_type, value: KIND}]}}
              Signed: {lines: {labels: false, separator: "|", fields: [{value: TRANSMISSION}, {value: SENT}, {value: WEBHOOK}, {value: CRC(Body), as: number(4)}]}}
            """);
        var run = Run.Execute(new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 1));
        var signed = compiled.Protocol.Vocabulary.Expand(new Term.Atom("Signed"))!;
        var body = """{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED"}"""u8;

        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.True(run.Messages[0].Sent.AsSpan().IndexOf("1JE4291016473214C"u8) < 0);
        Assert.Equal(
            "69cd13f0-d67a-11e5-baa3-778b53f4ae55|2016-02-18T20:01:35Z|1JE4291016473214C|2325436976",
            Encoding.ASCII.GetString(((TextFormats)compiled.Protocol.Wire).Of(signed)!.Encode(Der.Frame(
                [Der.Text("69cd13f0-d67a-11e5-baa3-778b53f4ae55"), Der.Date(new DateTimeOffset(2016, 2, 18, 20, 1, 35, TimeSpan.Zero)), Der.Text("1JE4291016473214C"), Der.OctetString(FixedAlgorithms.Crc32(body))]))!));
    }

    private static Run Played(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        return Run.Execute(new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 7));
    }

    private static string Said(Run run, string step) => Encoding.Latin1.GetString(run.Messages.Single(m => m.Step.Name == step).Shown.Octets);
}
