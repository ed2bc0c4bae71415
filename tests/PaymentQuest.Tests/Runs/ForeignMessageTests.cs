using System.Security.Cryptography;
using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Tests.Wire.Text;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>Messages that somebody else produced: what they say, and which checks can be made of them.</summary>
public sealed class ForeignMessageTests
{
    /// <summary>A notification as a service sends it: another order, further fields, an octet of windows-1252, a capital where the protocol has none.</summary>
    private const string Notification =
        "mc_gross=10.00&txn_id=61E67681CH3238416&payment_date=20%3A12%3A59+Jan+13%2C+2009+PST&mc_currency=EUR&mc_fee=0.55&address_name=Jos%e9+Pe%F1a&payment_status=Completed&sent=1768471200&charset=windows-1252";

    /// <summary>A webhook as a provider with keyed digests sends it: a header with the time and the digest, and a body that is digested as it is.</summary>
    private static readonly CompiledProtocol Webhook = ProtocolFiles.Of("""
        format_version: 1
        id: webhook
        title: {en: "t", es: "t"}
        roles: {Provider: P, Shop: M}
        atoms: {PRICE: amount, ORDER: text, EVENT: text, SENT: date, K: secret(4)}
        definitions:
          Body: 'EVENT, ORDER, PRICE'
          Signed: 'SENT, (Body)'
        knows: {Provider: "K, PRICE, ORDER", Shop: "K, PRICE, ORDER"}
        fresh: {Provider: "SENT, EVENT"}
        steps:
          - name: Notify
            from: Provider
            to: Shop
            message: 'SENT, HMAC(K, Signed), (Body)'
            receiver: [{within: SENT, seconds: 300}, {once: EVENT}]
        setting: {values: {PRICE: EUR 19.90, ORDER: "1001"}}
        formats:
          Body: {json: {fields: [{name: id, value: EVENT}, {name: data/object/metadata/order, value: ORDER}, {name: data/object/amount, value: PRICE, as: units(2), type: number, currency: EUR}]}}
          Signed: {lines: {labels: false, separator: ".", fields: [{value: SENT, as: epoch}, {value: Body}]}}
          Notify: {lines: {labels: false, fields: [{name: time, value: SENT, as: epoch}, {name: digest, value: "HMAC(K, Signed)", as: hex}, {name: body, value: Body}]}}
        """);

    private const string Body = "{\n  \"id\": \"evt_1\",\n  \"object\": \"event\",\n  \"data\": { \"object\": { \"amount\": 1990, \"metadata\": { \"order\": \"1001\" } } }\n}";

    [Fact]
    public void What_came_over_a_channel_is_read_as_it_came_out_of_it()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: posted
            title: {en: "t", es: "t"}
            roles: {Provider: P, Shop: M}
            atoms: {ORDER: text, EVENT: text}
            definitions: {Body: "EVENT, ORDER"}
            knows: {Provider: ORDER, Shop: ORDER}
            fresh: {Provider: EVENT}
            steps: [{name: Notify, from: Provider, to: Shop, over: tls(Shop), message: Body, receiver: [{once: EVENT}]}]
            setting: {values: {ORDER: "1001"}}
            formats: {Body: {form: {fields: [{name: event, value: EVENT}, {name: order, value: ORDER}]}}}
            """);
        ForeignMessage Read(string body) => ForeignMessage.Read(new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 1), compiled.Protocol.Steps[0], Encoding.ASCII.GetBytes(body), new Dictionary<string, string>())!;

        Assert.Equal(["Shop/Notify/form", "Shop/Notify/channel", "Shop/Notify/EVENT", "Shop/Notify/ORDER"], Read("order=1001&event=E-1").Checks.Select(c => c.Check.ToString()).OrderBy(c => c.EndsWith("ORDER", StringComparison.Ordinal)));
        Assert.True(Read("order=1001&event=E-1").IsAcceptable);
        Assert.Equal("key", Read("order=1001&event=E-1").Checks.Single(c => c.Check.Label == "channel").Lack);
        Assert.False(Read("order=1002&event=E-1").IsAcceptable);
        Assert.NotNull(Read("order=1002").Fault);
    }

    [Fact]
    public void Another_order_further_fields_and_other_escapes_are_read_and_told()
    {
        var read = Read(Letters.Plan, "Notify", Notification);

        Assert.Equal(["unknown payment_date", "not_canonical "], read.Deviations.Select(d => $"{d.Word} {d.Field}"));
        Assert.Equal("José Peña", read.Fields.Single(f => f.Term == "BUYER").Value);
        Assert.Equal(["Shop/Notify/form ok", "Shop/Notify/PRICE ok", "Shop/Notify/FEE ok", "Shop/Notify/\"Completed\" ok"], read.Checks.Select(Shown));
        Assert.True(read.IsAcceptable);
    }

    [Fact]
    public void A_check_that_does_not_hold_says_what_the_receiver_has_and_what_came()
    {
        var read = Read(Letters.Plan, "Notify", Notification, ("PRICE", "EUR 99.00"));

        var refused = read.Checks.Single(c => c.Reason is not null);
        Assert.Equal(("Shop/Notify/PRICE", "differs", "EUR 99.00", "EUR 10.00"), (refused.Check.ToString(), refused.Reason, refused.Expected, refused.Found));
        Assert.False(read.IsAcceptable);
    }

    [Theory]
    [InlineData("mc_gross=10.00&mc_gross=0.01", "repeated", 24)]
    [InlineData("mc_gross=%zz", "syntax", 9)]
    [InlineData("mc_gross=10.00", "missing", 14)]
    public void What_cannot_be_read_is_told_with_its_place(string body, string word, int offset)
    {
        var read = Read(Letters.Plan, "Notify", body);

        Assert.Equal((word, offset), (read.Fault!.Word, read.Fault.Offset));
        Assert.False(read.IsAcceptable);
        Assert.Equal(["Shop/Notify/form form"], read.Checks.Select(Shown));
    }

    [Fact]
    public void A_keyed_digest_is_checked_over_the_octets_that_came_when_its_key_is_given()
    {
        var read = Read(Plan(Webhook, 1768471260), "Notify", Message(Body), ("K", "00112233"));

        Assert.Contains("unknown body > object", read.Deviations.Select(d => $"{d.Word} {d.Field}"));
        Assert.Equal(
            ["Shop/Notify/form ok", "Shop/Notify/ORDER ok", "Shop/Notify/PRICE ok", "Shop/Notify/SENT ok", "Shop/Notify/EVENT lacks memory", "Shop/Notify/HMAC(K, Signed) ok"],
            read.Checks.Select(Shown));
    }

    [Fact]
    public void An_octet_of_what_is_digested_that_changes_on_the_way_is_noticed()
    {
        var read = Read(Plan(Webhook, 1768471260), "Notify", Message(Body).Replace("\"object\": \"event\"", "\"object\": \"Event\"", StringComparison.Ordinal), ("K", "00112233"));

        Assert.Equal("Shop/Notify/HMAC(K, Signed) differs", Shown(read.Checks.Single(c => c.Reason is not null)));
    }

    [Fact]
    public void Without_the_key_the_rest_is_checked_and_what_is_lacking_is_named()
    {
        var read = Read(Plan(Webhook, 1768471999), "Notify", Message(Body));

        Assert.Equal(
            ["Shop/Notify/form ok", "Shop/Notify/ORDER ok", "Shop/Notify/PRICE ok", "Shop/Notify/SENT date", "Shop/Notify/EVENT lacks memory", "Shop/Notify/HMAC(K, Signed) lacks value K"],
            read.Checks.Select(Shown));
    }

    [Fact]
    public void A_message_of_a_run_is_acceptable_and_written_as_a_run_writes_it()
    {
        foreach (var message in Letters.Run().Messages)
        {
            var read = ForeignMessage.Read(Letters.Plan, message.Step, message.Sent, new Dictionary<string, string>())!;

            Assert.True(read.IsAcceptable);
            Assert.Empty(read.Deviations);
        }
    }

    [Fact]
    public void What_a_channel_carries_is_read_without_the_channel()
    {
        var sealedLetters = ProtocolFiles.Of(Letters.Yaml.Replace("name: Notify, from", "name: Notify, over: tls(Shop), from", StringComparison.Ordinal).Replace("name: Back, from", "name: Back, over: tls(Service), from", StringComparison.Ordinal));
        var plan = Letters.Plan with { Compiled = sealedLetters };

        Assert.IsType<Verdict.Completed>(Run.Execute(plan).Verdict);
        var read = Read(plan, "Notify", Notification, ("FEE", "EUR 0.56"));

        Assert.Equal("José Peña", read.Fields.Single(f => f.Term == "BUYER").Value);
        Assert.Equal(["Shop/Notify/form ok", "Shop/Notify/channel lacks key tls(Shop)", "Shop/Notify/PRICE ok", "Shop/Notify/FEE differs", "Shop/Notify/\"Completed\" ok"], read.Checks.Select(Shown));
        Assert.Equal("missing", Read(plan, "Notify", "mc_gross=10.00").Fault!.Word);
    }

    [Fact]
    public void A_check_of_what_the_receiver_has_kept_is_not_made()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: counted
            title: {en: "t", es: "t"}
            roles: {Provider: P, Shop: M}
            atoms: {ORDER: text}
            functions: {timesOf: {result: number, roles: [Shop], kept: true}}
            knows: {Provider: ORDER, Shop: ORDER}
            steps: [{name: Notify, from: Provider, to: Shop, message: ORDER, receiver: [{at_most: timesOf(ORDER), limit: 3}, {set: timesOf(ORDER), to: timesOf(ORDER) + 1}]}]
            setting: {values: {ORDER: "1001"}, tables: {timesOf: {"1001": "0"}}}
            formats: {Notify: {query: {fields: [{name: order, value: ORDER}]}}}
            """);

        var read = Read(Plan(compiled, 1768471200), "Notify", "order=1001");

        Assert.Equal(["Shop/Notify/form ok", "Shop/Notify/ORDER ok", "Shop/Notify/timesOf(ORDER) lacks memory"], read.Checks.Select(Shown));
    }

    /// <summary>A notification of the service itself: its signature is of no algorithm that the protocol has, and the shop does not look at it.</summary>
    [Fact]
    public void What_the_service_signed_in_its_own_way_hinders_no_check_that_does_not_look_at_it()
    {
        const string body = "mc_gross=19.95&payment_date=20%3A12%3A59+Jan+13%2C+2009+PST&payment_status=Completed&charset=windows-1252&first_name=Jos%E9&verify_sign=AtkOfCXbDm2hu0ZELryHFjY-Vb7PAUvS6nMXgysbElEn9v-1XcmSoGtf"
            + "&payer_email=ana%40mail.example&txn_id=61E67681CH3238416&receiver_email=shop%40nebula.example&invoice=INV-1&item_name=lamp&mc_currency=EUR";
        var compiled = ProtocolFiles.Load("paypal");

        var read = Read(Plan(compiled, 1768471200), "IPN", body, ("PRICE", "EUR 19.95"), ("BUSINESS", "shop@nebula.example"), ("ITEM", "lamp"), ("INVOICE", "INV-1"));

        Assert.Null(read.Fault);
        Assert.Contains(read.Deviations, d => (d.Word, d.Field) == ("value", "Sign"));
        Assert.All(["PRICE", "BUSINESS", "INVOICE"], name => Assert.Contains(read.Checks, c => c is { Reason: null, Lack: null } && c.Check.ToString() == $"Merchant/IPN/{name}"));
        Assert.Contains(Read(Plan(compiled, 1768471200), "IPN", body, ("PRICE", "EUR 1995.00"), ("ITEM", "lamp")).Checks, c => c.Reason == "differs" && c.Check.Label == "PRICE");
    }

    [Fact]
    public void Octets_in_DER_are_read_part_by_part_and_signatures_of_keys_that_are_not_here_are_left()
    {
        var compiled = ProtocolFiles.Load("1kp");
        var run = Run.Execute(new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 4));
        var message = run.Messages[^1];

        var read = ForeignMessage.Read(run.Plan, message.Step, message.Sent, new Dictionary<string, string>())!;

        Assert.True(read.IsAcceptable);
        Assert.NotEmpty(read.Fields);
        Assert.Contains(read.Checks, c => c.Lack == "key");
    }

    private static string Message(string body) =>
        $"1768471200\n{Convert.ToHexStringLower(HMACSHA256.HashData("\u0000\u0011\"3"u8, Encoding.UTF8.GetBytes($"1768471200.{body}")))}\n{body}";

    private static RunPlan Plan(CompiledProtocol compiled, long clock) =>
        new(compiled, Suite.Modern, compiled.Protocol.Setting with { Clock = DateTimeOffset.FromUnixTimeSeconds(clock) }, 1);

    private static ForeignMessage Read(RunPlan plan, string step, string octets, params (string Name, string Value)[] given) =>
        ForeignMessage.Read(plan, plan.Compiled.Protocol.FindStep(step)!, Encoding.Latin1.GetBytes(octets), given.ToDictionary(g => g.Name, g => g.Value))!;

    private static string Shown(ForeignCheck check) => $"{check.Check} {(check.Lack is { } lack ? $"lacks {lack} {string.Join(", ", check.Needs)}".TrimEnd() : check.Reason ?? "ok")}";
}
