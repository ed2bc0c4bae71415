using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Runs;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("1kp", "Customer/Payment/CERT_A")]
    [InlineData("2kp", "Customer/Invoice/CERT_M")]
    [InlineData("3kp", "Merchant/Initiate/CERT_C")]
    public void Certificates_of_another_time_are_refused(string id, string check)
    {
        var plan = Plan(id);
        foreach (var (days, reason) in new[] { (-400, "expired"), (400, "not_yet_valid") })
        {
            var keyring = Keyring.Deal(plan.Suite, plan.Compiled.Protocol, Settings.WithClock(plan.Setting, TimeSpan.FromDays(days)), plan.Seed);
            AssertRefused($"{check}:{reason}", reason, Run.Execute(plan with { Keyring = keyring }));
        }
    }

    [Theory]
    [InlineData("1kp", "A", "Customer/Payment/CERT_A")]
    [InlineData("2kp", "M", "Customer/Invoice/CERT_M")]
    [InlineData("3kp", "M", "Customer/Invoice/CERT_M")]
    [InlineData("3kp", "C", "Merchant/Initiate/CERT_C")]
    public void Revoked_certificates_are_refused(string id, string holder, string check)
    {
        var plan = Plan(id);
        AssertRefused($"{check}:revoked", "revoked", Run.Execute(plan with { Keyring = null, Setting = plan.Setting with { Revoked = new HashSet<string> { holder } } }));
    }

    [Theory]
    [InlineData("2kp", "Invoice", "CERT_M", "A", "Customer/Invoice/CERT_M")]
    [InlineData("3kp", "Initiate", "CERT_C", "M", "Merchant/Initiate/CERT_C")]
    [InlineData("3kp", "Auth-Request", "CERT_M", "C", "Acquirer/Auth-Request/CERT_M")]
    [InlineData("3kp", "Auth-Request", "CERT_C", "A", "Acquirer/Auth-Request/CERT_C")]
    public void A_genuine_certificate_for_another_role_is_refused(string id, string step, string field, string holder, string check)
    {
        var plan = Plan(id);
        AssertRefused($"{check}:role", "role", Run.Execute(Replacing(plan, step, field, plan.Keyring!.Certificate(holder))));
    }

    [Fact]
    public void A_genuine_certificate_of_another_shop_is_refused_by_its_name_or_its_number()
    {
        var plan = Plan("2kp");
        Run With(string party, string id)
        {
            var other = plan.Setting with
            {
                Parties = new Dictionary<string, string>(plan.Setting.Parties) { ["Merchant"] = party },
                Values = new Dictionary<string, string>(plan.Setting.Values) { ["ID_M"] = id },
            };
            return Run.Execute(Replacing(plan, "Invoice", "CERT_M", Keyring.Deal(plan.Suite, plan.Compiled.Protocol, other, plan.Seed)!.Certificate("M")));
        }

        AssertRefused("Customer/Invoice/CERT_M.M", "differs", With("Otra Librería", "ACME-0001"));
        AssertRefused("Customer/Invoice/CERT_M.ID_M", "differs", With("Librería Lorca", "ACME-0002"));
    }

    [Theory]
    [InlineData("1kp", 301, true)]
    [InlineData("1kp", -301, true)]
    [InlineData("1kp", 300, false)]
    [InlineData("1kp", -300, false)]
    [InlineData("3kp", 301, true)]
    public void A_request_of_another_time_is_refused_at_its_date(string id, int seconds, bool isRefused)
    {
        var plan = Plan(id);
        var request = Run.Execute(plan).Messages[3].Sent;
        var later = plan with { Setting = Settings.WithClock(plan.Setting, TimeSpan.FromSeconds(seconds)), Interferences = [new Interference(4, request)] };

        var run = Run.Execute(later);

        if (isRefused)
        {
            AssertRefused("Acquirer/Auth-Request/DATE", "date", run);
            Assert.Empty(run.World.Events);
        }
        else
        {
            // The acquirer takes it for what it is; the merchant notices that the answer is not about its own request.
            AssertRefused("Merchant/Auth-Response/Sig_A", "signature", run);
        }
    }

    [Fact]
    public void An_invoice_of_another_time_is_refused_at_its_date()
    {
        var plan = Plan("1kp");
        AssertRefused("Customer/Invoice/DATE", "date", Run.Execute(Replacing(plan, "Invoice", "DATE", Der.Date(plan.Setting.Clock.AddSeconds(301)))));
    }

    [Theory]
    [InlineData("1kp")]
    [InlineData("2kp")]
    [InlineData("3kp")]
    public void A_request_is_paid_once(string id)
    {
        var plan = Plan(id);
        var world = new World(plan.Setting);
        var first = Run.Execute(plan with { World = world });
        var before = Snapshot(world);

        var replay = Run.Execute(plan with { World = world, Number = 1, Interferences = [new Interference(4, first.Messages[3].Sent)] });

        AssertRefused("Acquirer/Auth-Request/once", "replay", replay);
        Assert.Equal(before, Snapshot(world));
    }

    [Fact]
    public void A_refused_request_can_be_repeated_when_it_is_right()
    {
        var plan = Plan("1kp");
        var world = new World(plan.Setting);
        var wrong = Replacing(plan, "Auth-Request", "H(DESC, SALT_C)", Der.OctetString(new byte[20]));
        AssertRefused("Acquirer/Auth-Request/H(Common)", "differs", Run.Execute(wrong with { World = world }));
        Assert.Equal(new Verdict.Completed(true), Run.Execute(plan with { World = world }).Verdict);
    }

    [Fact]
    public void A_merchant_of_another_protocol_cannot_fall_back_to_1KP()
    {
        var plan = Plan("1kp");
        var tables = plan.Setting.Tables.ToDictionary(t => t.Key, t => t.Value);
        tables["protocolOf"] = new Dictionary<string, string> { ["ACME-0001"] = "3kp" };
        AssertRefused("Acquirer/Auth-Request/protocolOf(ID_M)", "differs", Run.Execute(plan with { Setting = plan.Setting with { Tables = tables } }));
    }

    [Theory]
    [InlineData("1kp-pin", "pinOf", "9999", "Acquirer/Auth-Request/EncSlip.PIN")]
    [InlineData("3kp", "holderOf", "Berta", "Acquirer/Auth-Request/holderOf(CAN)")]
    public void What_the_issuer_has_on_record_differs(string id, string function, string value, string check)
    {
        var plan = Plan(id);
        var request = Run.Execute(plan).Messages[3].Sent;
        var tables = plan.Setting.Tables.ToDictionary(t => t.Key, t => t.Value);
        tables[function] = new Dictionary<string, string> { [Settings.Card] = value };
        var changed = plan with { Setting = plan.Setting with { Tables = tables }, Interferences = [new Interference(4, request)] };
        AssertRefused(check, "differs", Run.Execute(changed));
    }

    [Fact]
    public void The_first_octet_that_does_not_fit_is_named()
    {
        var plan = Plan("1kp");
        var initiate = Run.Execute(plan).Messages[0].Sent;
        Verdict.Malformed With(byte[] octets) => Assert.IsType<Verdict.Malformed>(Run.Execute(plan with { Interferences = [new Interference(1, octets)] }).Verdict);

        Assert.Equal((0, "SALT_C, CID"), (With([]).Offset, With([]).Expected));
        Assert.Equal((0, "SALT_C, CID"), (With(initiate[..^1]).Offset, With(initiate[..^1]).Expected));
        var swapped = Der.Frame([initiate[20..], initiate[2..20]]);
        Assert.Equal((2, "SALT_C"), (With(swapped).Offset, With(swapped).Expected));
        var longer = Der.Frame([initiate[2..20], initiate[20..], Der.Text("more")]);
        Assert.Equal((initiate.Length, "the end"), (With(longer).Offset, With(longer).Expected));
        var shorter = Der.Frame([initiate[2..20], Der.Text("x")]);
        Assert.Equal((20, "CID"), (With(shorter).Offset, With(shorter).Expected));
        var form = With(longer);
        Assert.Equal("Merchant/Initiate/form", form.Check.ToString());
    }

    [Theory]
    [InlineData("1kp")]
    [InlineData("1kp-pin")]
    [InlineData("2kp")]
    [InlineData("3kp")]
    public void Whatever_octets_arrive_the_run_ends_in_a_verdict_and_no_money_is_lost(string id)
    {
        var plan = Plan(id);
        var honest = Run.Execute(plan);
        var total = new World(plan.Setting).Total;
        var random = new Random(3);
        for (var i = 0; i < Thoroughness.Times(exhaustive: 600, sampled: 100); i++)
        {
            var step = random.Next(honest.Messages.Count);
            var octets = Damaged(honest.Messages[step].Sent, random);
            var run = Run.Execute(plan with { Interferences = [new Interference(step + 1, octets)] });
            Assert.Equal(total, run.World.Total);
            if (octets.AsSpan().SequenceEqual(honest.Messages[step].Sent))
            {
                continue;
            }

            // One octet of a signed answer, a sealed slip or a hash never goes unnoticed to the end.
            Assert.True(run.Verdict is Verdict.Malformed or Verdict.Refused, $"{run.Verdict} after {Convert.ToHexString(octets)} at step {step + 1}");
            if (step < 3 || (step == 3 && run.Verdict is Verdict.Refused { Role: "Acquirer" }))
            {
                Assert.Empty(run.World.Events);
            }
        }
    }

    [Fact]
    public void A_step_that_fails_after_its_first_effect_leaves_no_effect()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: two-effects
            title: {en: "t", es: "t"}
            roles: {Payer: P, Bank: B}
            atoms: {SUM: amount, FROM: account, TO: account, N: nonce}
            knows:
              Payer: SUM, FROM, TO
            fresh:
              Payer: N
            steps:
              - name: Order
                from: Payer
                to: Bank
                message: SUM, FROM, TO, N
                receiver:
                  - {once: N}
                  - {record: SUM}
                  - {reserve: SUM, from: FROM, to: TO, as: N}
                  - {settle: N}
                  - {reserve: SUM, from: FROM, to: TO, as: "N, N"}
            setting:
              values: {SUM: EUR 6.00, FROM: "1", TO: "2"}
              accounts: {"1": EUR 10.00, "2": EUR 0.00}
            """);
        var world = new World(compiled.Protocol.Setting);
        var before = Snapshot(world);
        var run = Run.Execute(new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting, 1) { World = world });
        var stalled = Assert.IsType<Verdict.Stalled>(run.Verdict);
        Assert.Equal(("Bank", 1), (stalled.Role, stalled.Step));
        var reason = Assert.IsType<Hindrance.CannotBear>(stalled.Reason);
        Assert.Equal(("1", "EUR 6.00"), (reason.Account, reason.Amount));
        Assert.Equal(before, Snapshot(world));
    }

    [Theory]
    [InlineData("USD 5.00")]
    [InlineData("EUR 92233720368547758.07")]
    public void What_was_reserved_and_cannot_be_paid_is_told_as_that(string held)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: till
            title: {en: Till, es: Caja}
            roles: {Buyer: B, Shop: S}
            atoms: {PRICE: amount, CARD: account, TILL: account, REF: text}
            knows: {Buyer: "PRICE, CARD", Shop: TILL}
            fresh: {Buyer: REF}
            steps:
              - {name: Pay, from: Buyer, to: Shop, message: "PRICE, CARD, REF", receiver: [{reserve: PRICE, from: CARD, to: TILL, as: REF}, {settle: REF}]}
            setting:
              values: {PRICE: EUR 1.00, CARD: "1", TILL: "2"}
              accounts: {"1": EUR 3.00, "2": {{held}}}
            """);
        var world = new World(compiled.Protocol.Setting);
        var before = Snapshot(world);

        var run = Run.Execute(new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting, 1) { World = world });

        Assert.Equal(new Hindrance.CannotTake("2", "EUR 1.00"), Assert.IsType<Verdict.Stalled>(run.Verdict).Reason);
        Assert.Equal(before, Snapshot(world));
    }

    private static byte[] Damaged(byte[] message, Random random)
    {
        var octets = (byte[])message.Clone();
        switch (random.Next(6))
        {
            case 0:
                octets = new byte[random.Next(200)];
                random.NextBytes(octets);
                return octets;
            case 1:
                return octets[..random.Next(octets.Length)];
            case 2:
                return [.. octets, (byte)random.Next(256)];
            case 3:
                var at = random.Next(octets.Length);
                return [.. octets[..at], (byte)random.Next(256), .. octets[at..]];
            default:
                octets[random.Next(octets.Length)] ^= (byte)(1 << random.Next(8));
                return octets;
        }
    }

    private static string Snapshot(World world) =>
        string.Join('\n', world.Accounts.Select(a => $"{a.Key} {a.Value}").Order(StringComparer.Ordinal).Concat(world.Events.Select(e => e.ToString())).Concat(world.Total.Select(t => t.Value.ToString())));

    private static RunPlan Plan(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        var setting = compiled.Protocol.Setting;
        return new RunPlan(compiled, Suite.Lecture, setting, 4) { Keyring = Keyring.Deal(Suite.Lecture, compiled.Protocol, setting, 4) };
    }

    private static RunPlan Replacing(RunPlan plan, string step, string field, byte[] octets)
    {
        var message = Run.Execute(plan).Messages.Single(m => m.Step.Name == step);
        var term = plan.Compiled.Protocol.Vocabulary.Expand(Notation.Parse(field).Term!)!;
        return plan with { Interferences = [new Interference(message.Step.Number, MessageField.Replace(message.Step, message.Sent, term, octets)!)] };
    }

    private static void AssertRefused(string check, string reason, Run run)
    {
        var refused = Assert.IsType<Verdict.Refused>(run.Verdict);
        Assert.Equal((check, reason), (refused.Check.ToString(), refused.Reason));
        Assert.Equal(refused.Role, refused.Check.Role);
        Assert.Equal(new CheckResult(refused.Check, refused.Step, false), run.Checks[^1]);
    }
}
