using System.Text;
using PaymentQuest.Runs;
using PaymentQuest.Wire.Text;
using Xunit;

namespace PaymentQuest.Tests.Wire.Text;

/// <summary>Within a run exactly one encoding of a value is accepted. Everything else is refused at an octet, for a reason.</summary>
public sealed class TextFaultTests
{
    private static readonly Dictionary<string, Message> Sent = Letters.Run().Messages.ToDictionary(m => m.Step.Name, StringComparer.Ordinal);

    [Theory]
    [InlineData("Notify", "mc_fee=0.55", "mc_fee=0.55&mc_fee=0.55", "Repeated mc_fee")]
    [InlineData("Notify", "mc_fee=0.55", "mc_fee=0.55&test_ipn=1", "Unknown test_ipn")]
    [InlineData("Notify", "&mc_fee=0.55", "", "Missing mc_fee")]
    [InlineData("Notify", "mc_fee=0.55", "mc_fee=0.5", "Value mc_fee")]
    [InlineData("Notify", "mc_fee=0.55", "mc_fee=00.55", "NotCanonical mc_fee")]
    [InlineData("Notify", "windows-1252", "utf-8", "Fixed charset")]
    [InlineData("Back", "cmd=_notify-validate", "_notify-validate", "Fixed 1")]
    [InlineData("Notify", "Pe%F1a", "Pe%f1a", "NotCanonical address_name")]
    [InlineData("Notify", "Pe%F1a", "Pe\u00f1a", "NotCanonical address_name")]
    [InlineData("Notify", "Pe%F1a", "%50e%F1a", "NotCanonical address_name")]
    [InlineData("Notify", "Pe%F1a+", "Pe%F1a%20", "NotCanonical address_name")]
    [InlineData("Notify", "Pe%F1a", "Pe%F", "Syntax")]
    [InlineData("Notify", "mc_gross=10.00&mc_fee=0.55", "mc_fee=0.55&mc_gross=10.00", "NotCanonical")]
    [InlineData("Ask", "Pe%C3%B1a", "Pe%C3a", "Charset")]
    [InlineData("Ask", "Pe%C3%B1a", "Pe+a", "NotCanonical b")]
    [InlineData("Ask", "token=2825808872", "token=4294967296", "Value token")]
    [InlineData("Ask", "ys%3D", "ys", "NotCanonical")]
    [InlineData("Tell", "buyer: ", "buyer:", "NotCanonical buyer")]
    [InlineData("Tell", "buyer: ", "Buyer: ", "Missing buyer")]
    [InlineData("Tell", "\namount", "\r\namount", "NotCanonical")]
    [InlineData("Tell", "EUR 10.00", "EUR 10,00", "Value amount")]
    [InlineData("Tell", "EUR 10.00\n", "EUR 10.00", "NotCanonical")]
    [InlineData("Event", "\"created\"", "\"id\": \"x\", \"created\"", "Repeated id")]
    [InlineData("Event", "\"amount\"", "\"amount\": 1, \"amount\"", "Repeated data/object/amount")]
    [InlineData("Event", "\"amount\"", "\"more\": {\"x\": []}, \"amount\"", "Unknown data/object/more/x")]
    [InlineData("Event", "1000", "1000.0", "Value data/object/amount")]
    [InlineData("Event", "1000", "1e3", "Value data/object/amount")]
    [InlineData("Event", "1000", "\"1000\"", "NotCanonical")]
    [InlineData("Event", "true", "false", "Fixed livemode")]
    [InlineData("Event", "&", "\\u0026", "NotCanonical data/object/names/0")]
    [InlineData("Event", "&", "\\ud800", "Charset")]
    [InlineData("Event", ", \"livemode\"", ",\"livemode\"", "NotCanonical")]
    [InlineData("Event", "}}", "}", "Syntax")]
    [InlineData("Event", "1000", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "Depth data/object/amount/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/")]
    [InlineData("Order", "<order", "<!DOCTYPE order SYSTEM \"http://shop.example/x.dtd\"><order", "DocumentType")]
    [InlineData("Order", "<order", "<!DOCTYPE order [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><order", "DocumentType")]
    [InlineData("Order", "Pe", "&e;Pe", "Syntax")]
    [InlineData("Order", "<flow/>", "<flow></flow>", "NotCanonical")]
    [InlineData("Order", "<flow/>", "<flow/><flow/>", "Repeated order/flow")]
    [InlineData("Order", "<flow/>", "<flow/><x/><x y=\"1\"/>", "Unknown order/x")]
    [InlineData("Order", "<flow/>", "<flow/>text", "Unknown order/#text")]
    [InlineData("Order", "currency=\"EUR\"", "currency='EUR'", "NotCanonical")]
    [InlineData("Order", "currency=\"EUR\"", "currency=\"EUR\" currency=\"EUR\"", "Syntax")]
    [InlineData("Order", " id=", " x=\"1\" id=", "Unknown order/@x")]
    [InlineData("Order", "Pe", "P<!-- -->e", "NotCanonical order/buyer")]
    [InlineData("Order", "Pe", "<![CDATA[Pe]]>", "NotCanonical")]
    [InlineData("Order", "&amp;", "&#38;", "NotCanonical order/buyer")]
    [InlineData("Order", "A86E", "a86e", "NotCanonical order/token")]
    [InlineData("Order", "<token>", "<a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><token>", "Depth order/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a")]
    public void Octets_that_are_not_the_one_encoding_are_refused_at_the_first_that_is_wrong(string step, string from, string to, string expected)
    {
        var message = Sent[step];
        var text = Encoding.Latin1.GetString(message.Sent);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        var format = ((TextFormats)Letters.Compiled.Protocol.Wire).Of(message.Step.Message)!;

        var reading = format.Read(Encoding.Latin1.GetBytes(text[..at] + to + text[(at + from.Length)..]));

        var fault = reading.Fault ?? reading.Deviations[0];
        Assert.Equal(expected, $"{fault.Fault} {fault.Field}".Trim());
        Assert.InRange(fault.Offset, fault.Fault == TextFault.Missing ? 0 : at - 12, text.Length + to.Length);
    }

    [Fact]
    public void A_role_refuses_at_the_octet_and_names_the_value()
    {
        var message = Sent["Notify"];
        var octets = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(message.Sent).Replace("Pe%F1a", "Pe%f1a", StringComparison.Ordinal));

        var run = Run.Execute(Letters.Plan with { Interferences = [new Interference(1, octets)] });

        var refused = Assert.IsType<Verdict.Malformed>(run.Verdict);
        Assert.Equal(("Shop/Notify/form", "BUYER", "not_canonical"), (refused.Check.ToString(), refused.Expected, refused.Fault));
        Assert.Equal('f', (char)octets[refused.Offset]);
    }

    /// <summary>A fixed text of the term is what its sender says, and who sends another message says another.</summary>
    [Theory]
    [InlineData("Notify", "Completed", "Pending", "Shop/Notify/\"Completed\"")]
    [InlineData("Back", "cmd=_notify-validate", "cmd=_notify-all", "Service/Back/\"_notify-validate\"")]
    public void Another_text_in_place_of_one_that_the_message_says_is_read_and_refused_by_its_check(string step, string from, string to, string check)
    {
        var sent = Sent[step];
        var octets = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(sent.Sent).Replace(from, to, StringComparison.Ordinal));
        var format = ((TextFormats)Letters.Compiled.Protocol.Wire).Of(sent.Step.Message)!;

        var run = Run.Execute(Letters.Plan with { Interferences = [new Interference(sent.Step.Number, octets)] });

        Assert.Equal(check, Assert.IsType<Verdict.Refused>(run.Verdict).Check.ToString());
        Assert.Equal(octets, format.Encode(format.Read(octets).Der!));
    }

    [Theory]
    [InlineData("BUYER", "あ", "BUYER, address_name (form, windows-1252)")]
    [InlineData("BUYER", "a\nb", "BUYER, buyer (lines, utf-8)")]
    [InlineData("BUYER", "a\u0001b", "BUYER, order/buyer (xml, iso-8859-1)")]
    [InlineData("PRICE", "EUR 10", "PRICE, mc_gross (decimal(2))")]
    [InlineData("FEE", "USD 0.55", "FEE, mc_fee (decimal(2))")]
    public void A_value_that_cannot_be_said_stops_the_run_at_its_sender(string atom, string value, string expected)
    {
        var setting = Letters.Plan.Setting;
        var values = setting.Values.ToDictionary(v => v.Key, v => v.Key == atom ? value : v.Value);

        var run = Run.Execute(Letters.Plan with { Setting = setting with { Values = values } });

        Assert.Equal($"not_writable: {expected}", Assert.IsType<Verdict.Stalled>(run.Verdict).Reason.ToString());
    }

    [Fact]
    public void A_text_that_is_read_but_is_no_value_of_its_sort_is_refused_where_it_stands()
    {
        var message = Sent["Notify"];
        var text = Encoding.Latin1.GetString(message.Sent);

        var run = Run.Execute(Letters.Plan with { Interferences = [new Interference(1, Encoding.Latin1.GetBytes(text.Replace("TXN-69630327", "", StringComparison.Ordinal)))] });

        var refused = Assert.IsType<Verdict.Malformed>(run.Verdict);
        Assert.Equal(("TXN", text.IndexOf("TXN-", StringComparison.Ordinal)), (refused.Expected, refused.Offset));
    }
}
