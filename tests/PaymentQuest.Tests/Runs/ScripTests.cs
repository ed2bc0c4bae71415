using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>Scrip: it pays once, at one vendor, for its owner, until it expires; and what it is worth is never more or less.</summary>
public sealed class ScripTests
{
    public static TheoryData<string, string> Forms => new(from id in Ids from suite in (string[])["historic", "modern"] select (id, suite));

    internal static readonly string[] Ids = [.. ProtocolFiles.Paths.Where(p => p.Key.StartsWith("millicent", StringComparison.Ordinal) && !p.Value.Contains("broken", StringComparison.Ordinal)).Select(p => p.Key)];

    [Theory, MemberData(nameof(Forms))]
    public void A_thousand_purchases_lose_and_make_no_thousandth_of_a_cent(string id, string suite)
    {
        var plan = Plan(id, suite) with { FurtherRounds = 999, Seed = 5 };

        var run = Run.Execute(plan);

        Assert.Equal(new Verdict.Completed(true) { Round = 999 }, run.Verdict);
        Assert.Equal(new World(plan.Setting).Total["EUR"].ToString(), run.World.Total["EUR"].ToString());
        Assert.Equal(1000, run.World.Events.Count(e => e.Kind == "ship"));
        var earned = run.World.Events.Where(e => e.Kind == "ship").Sum(e => Price(plan.Setting, e.Subject));
        var fees = 1000 * (plan.Setting.Values.TryGetValue("FEE", out var fee) ? Amount.Parse(fee)!.Value.Units : 0);
        Assert.Equal(new Amount("EUR", earned + fees, -5), run.World.Accounts["80000001"]);
    }

    [Theory, MemberData(nameof(Forms))]
    public void The_change_of_one_purchase_pays_the_next(string id, string suite)
    {
        var run = Run.Execute(Plan(id, suite) with { FurtherRounds = 3 });

        var reservations = run.World.Events.Where(e => e.Kind == "reserve").Select(e => e.Subject).ToList();
        Assert.Equal(reservations.Distinct(), reservations);
        Assert.Subset(reservations.ToHashSet(), run.World.Events.Where(e => e.Kind == "settle").Select(e => e.Subject).ToHashSet());
    }

    [Theory]
    [InlineData("V", "El Heraldo", "Vendor/Purchase/V", "differs")]
    [InlineData("VALUE_A", "EUR 9.00000", "Vendor/Purchase/Certificate", "differs")]
    [InlineData("KEY_A", "ff", "Vendor/Purchase/Certificate", "unknown")]
    [InlineData("OWNERKEY_A", "ff", "Vendor/Purchase/Certificate", "differs")]
    [InlineData("OWNER_A", "00000000000000", "Vendor/Purchase/Certificate", "differs")]
    [InlineData("SERIAL_A", "00000000000000", "Vendor/Purchase/Certificate", "differs")]
    [InlineData("EXPIRES_A", "2099-04-15T00:00:00Z", "Vendor/Purchase/Certificate", "differs")]
    [InlineData("PROPS", "age=99", "Vendor/Purchase/Certificate", "differs")]
    [InlineData("ITEM", "encyclopedia", "Vendor/Purchase/Price", "unknown")]
    public void What_is_changed_in_a_payment_is_refused_by_name(string field, string value, string check, string reason)
    {
        var plan = Plan("millicent", "modern") with { FurtherRounds = 2 };
        var payment = Run.Execute(plan).Messages[^2];
        var octets = Values.Parse(plan.Compiled.Protocol.Vocabulary.Atoms[field], value, plan.Suite)!;
        var altered = MessageField.Replace(payment.Step, payment.Sent, new Term.Atom(field), octets)!;

        var run = Run.Execute(plan with { Interferences = [new Interference(payment.Step.Number, altered) { Round = 2 }] });

        AssertRefused(run, check, reason, 2);
    }

    [Fact]
    public void Scrip_that_was_spent_is_refused_whichever_request_comes_with_it()
    {
        var plan = Plan("millicent", "historic") with { FurtherRounds = 4 };
        var payments = Run.Execute(plan).Messages.Where(m => m.Step.Name == "Purchase").ToList();

        foreach (var earlier in payments.Take(4))
        {
            var replay = Run.Execute(plan with { Interferences = [new Interference(earlier.Step.Number, earlier.Sent) { Round = 4 }] });
            AssertRefused(replay, "Vendor/Purchase/not_spent", "replay", 4);
        }
    }

    [Fact]
    public void Scrip_is_good_until_the_second_before_it_expires()
    {
        var plan = Plan("millicent", "modern") with { FurtherRounds = 1 };
        var end = Setting.ParseClock(plan.Setting.Values["EXPIRES_A"])!.Value;

        Assert.IsType<Verdict.Completed>(Run.Execute(plan with { Setting = plan.Setting with { Clock = end.AddSeconds(-601) } }).Verdict);
        AssertRefused(Run.Execute(plan with { Setting = plan.Setting with { Clock = end.AddSeconds(-600) } }), "Vendor/Purchase/not_expired", "expired", 1);
    }

    [Fact]
    public void Scrip_of_another_customer_does_not_pay_without_the_secret_of_its_owner()
    {
        var plan = Plan("millicent", "modern");
        var scrip = plan.Compiled.Protocol.Steps[5].Message is Term.Tuple { Parts: var parts } ? parts[0] : throw new InvalidOperationException();
        var other = Run.Execute(plan with { Seed = 2, StopAfter = 6 }).Messages[5];
        var stolen = other.Sent[Der.Parts(other.Sent, out _)![0]];
        var own = Run.Execute(plan).Messages[5];

        var run = Run.Execute(plan with { Interferences = [new Interference(6, MessageField.Replace(own.Step, own.Sent, scrip, stolen)!)] });

        AssertRefused(run, "Vendor/Purchase/RequestSignature", "differs", 0);
    }

    [Fact]
    public void Another_request_does_not_go_with_the_signature()
    {
        var plan = Plan("millicent", "modern");
        var request = plan.Compiled.Protocol.Steps[5].Message is Term.Tuple { Parts: var parts } ? parts[1] : throw new InvalidOperationException();
        var own = Run.Execute(plan).Messages[5];
        var ordered = Der.ReadText(own.Sent[Der.Parts(own.Sent, out _)![1]][Der.Parts(own.Sent[Der.Parts(own.Sent, out _)![1]], out _)![0]]);
        var dearer = plan.Setting.Tables["priceOf"].First(p => p.Key != ordered);
        var octets = Der.Frame([Der.Text(dearer.Key), Der.Money(Amount.Parse(dearer.Value)!.Value)]);

        var run = Run.Execute(plan with { Interferences = [new Interference(6, MessageField.Replace(own.Step, own.Sent, request, octets)!)] });

        AssertRefused(run, "Vendor/Purchase/RequestSignature", "differs", 0);
    }

    [Fact]
    public void Who_is_too_poor_or_too_young_is_told_so_by_name()
    {
        var careless = ProtocolFiles.Of(ProtocolFiles.Variant("millicent", "omit: [Customer/Purchase/enough]", "setting: {values: {VALUE_A: EUR 0.00000}}"));
        AssertRefused(Run.Execute(new RunPlan(careless, Suite.Modern, careless.Protocol.Setting, 1)), "Vendor/Purchase/enough", "amount", 0);

        var young = ProtocolFiles.Of(ProtocolFiles.Variant("millicent", "setting: {values: {PROPS: age=12}}"));
        AssertRefused(Run.Execute(new RunPlan(young, Suite.Modern, young.Protocol.Setting, 1)), "Vendor/Purchase/props", "unknown", 0);
    }

    [Fact]
    public void Wrong_change_is_refused_by_the_customer()
    {
        var plan = Plan("millicent", "modern");
        var delivery = Run.Execute(plan).Messages[6];
        var rest = plan.Compiled.Protocol.Vocabulary.Read("Rest") is TermReading.Read read ? read.Canonical : throw new InvalidOperationException();

        var run = Run.Execute(plan with { Interferences = [new Interference(7, MessageField.Replace(delivery.Step, delivery.Sent, rest, Der.Money(new Amount("EUR", 1, -5)))!)] });

        AssertRefused(run, "Customer/Delivery/Rest", "differs", 0);
    }

    [Theory, MemberData(nameof(Forms))]
    public void A_transcript_of_many_purchases_is_read_back_and_valid_and_a_double_spending_in_it_is_found(string id, string suite)
    {
        var plan = Plan(id, suite) with { FurtherRounds = 9, Seed = 5 };
        var octets = Transcript.Write(Run.Execute(plan));
        var transcript = Transcript.Read("t.json", octets, new Diagnostics())!;

        Assert.Equal(octets, transcript.Write());
        Assert.Equal(new ValidationResult.Valid(true), Validation.Validate(plan.Compiled, transcript).Result);

        var payments = transcript.Messages.Where(m => m.Name == "Purchase").ToList();
        var doubled = transcript with { Messages = transcript.Messages.Select(m => m == payments[7] ? m with { Octets = payments[4].Octets } : m).ToSequence() };
        var refused = Assert.IsType<ValidationResult.Refused>(Validation.Validate(plan.Compiled, doubled).Result);
        var verdict = Assert.IsType<Verdict.Refused>(refused.Verdict);
        Assert.Equal(("Vendor", "Purchase", 7), (verdict.Role, verdict.Check.Step, verdict.Round));
        Assert.Equal("not_spent", verdict.Check.Label);
    }

    [Theory]
    [InlineData("historic")]
    [InlineData("modern")]
    public void A_transcript_of_a_thousand_purchases_is_valid_and_any_change_of_the_last_payment_is_refused_by_name(string suite)
    {
        var plan = Plan("millicent", suite) with { FurtherRounds = 999, Seed = 5 };
        var run = Run.Execute(plan);
        var transcript = Transcript.Of(run);
        Assert.Equal(new ValidationResult.Valid(true), Validation.Validate(plan.Compiled, transcript).Result);

        ValidationResult Changed(string field, string value)
        {
            var payment = run.Messages.Last(m => m.Step.Name == "Purchase");
            var octets = Values.Parse(plan.Compiled.Protocol.Vocabulary.Atoms[field], value, plan.Suite)!;
            var altered = MessageField.Replace(payment.Step, payment.Sent, new Term.Atom(field), octets)!;
            var last = transcript.Messages.Last(m => m.Name == "Purchase");
            return Validation.Validate(plan.Compiled, transcript with { Messages = transcript.Messages.Select(m => m == last ? m with { Octets = altered } : m).ToSequence() }).Result;
        }

        Assert.Equal("Vendor/Purchase/V", Refusal(Changed("V", "El Heraldo")));
        Assert.Equal("Vendor/Purchase/not_expired", Refusal(Changed("EXPIRES_A", "2026-01-15T00:00:00Z")));
        Assert.Equal("Vendor/Purchase/Certificate", Refusal(Changed("VALUE_A", "EUR 9.00000")));
        Assert.Equal("Vendor/Purchase/Price", Refusal(Changed("ITEM", "encyclopedia")));
    }

    [Theory]
    [InlineData("historic")]
    [InlineData("modern")]
    public void No_octet_of_a_payment_can_be_changed_in_a_transcript(string suite)
    {
        var plan = Plan("millicent", suite) with { FurtherRounds = 1 };
        var run = Run.Execute(plan);
        var transcript = Transcript.Of(run);
        foreach (var recorded in transcript.Messages.Where(m => m.Name is "Purchase" or "Delivery"))
        {
            for (var at = 0; at < recorded.Octets.Length; at += 3)
            {
                var octets = recorded.Octets.ToArray();
                octets[at] ^= 1;
                var altered = transcript with { Messages = transcript.Messages.Select(m => m == recorded ? m with { Octets = octets } : m).ToSequence() };
                var result = Validation.Validate(plan.Compiled, altered, run.Keyring).Result;

                // The last change of all nobody has spent yet, and only whoever spends it finds a wrong stamp.
                Assert.True(result is ValidationResult.Refused || (result is ValidationResult.Unprotected { Field: "ChangeCertificate" } && recorded == transcript.Messages[^1]), $"{recorded.Name} {at}: {result}");
            }
        }
    }

    [Theory]
    [InlineData("millicent", "Vendor", "CustomerIdentity", false)]
    [InlineData("millicent", "Broker", "Goods", false)]
    [InlineData("millicent", "Vendor", "CustomerSecret", true)]
    [InlineData("millicent", "Broker", "CustomerIdentity", true)]
    [InlineData("millicent", "network", "Spend", false)]
    [InlineData("millicent", "network", "Goods", true)]
    [InlineData("millicent-private", "network", "Spend", false)]
    [InlineData("millicent-private", "network", "Goods", false)]
    [InlineData("millicent-clear", "network", "Spend", true)]
    [InlineData("millicent-warehouse", "Broker", "scripSecretA(KEY_A)", false)]
    [InlineData("millicent-warehouse", "Broker", "CustomerSecret", true)]
    public void Who_knows_what(string id, string who, string notation, bool isKnown)
    {
        var compiled = ProtocolFiles.Load(id);
        var term = compiled.Protocol.Vocabulary.Read(notation) is TermReading.Read read ? read.Canonical : throw new InvalidOperationException();
        var knowledge = who == SecrecyGoal.Network ? RoleKnowledge.OfNetwork(compiled.Protocol) : RoleKnowledge.Of(compiled.Protocol, compiled.Programs[who]);

        Assert.Equal(isKnown, knowledge.Derive(term) is not null);
        Assert.Equal(isKnown, knowledge.WhyNot(term) is null);
    }

    internal static RunPlan Plan(string id, string suite)
    {
        var compiled = ProtocolFiles.Load(id);
        return new RunPlan(compiled, Suite.ByName(suite)!, compiled.Protocol.Setting, 1);
    }

    private static string Refusal(ValidationResult result) => Assert.IsType<Verdict.Refused>(Assert.IsType<ValidationResult.Refused>(result).Verdict).Check.ToString();

    private static long Price(Setting setting, string content) =>
        Amount.Parse(setting.Tables["priceOf"][setting.Tables["contentOf"].Single(c => c.Value == content).Key])!.Value.Units;

    private static void AssertRefused(Run run, string check, string reason, int round)
    {
        var refused = Assert.IsType<Verdict.Refused>(run.Verdict);
        Assert.Equal((check, reason, round), (refused.Check.ToString(), refused.Reason, refused.Round));
    }
}
