using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Runs;

public sealed class HonestRunTests
{
    private static readonly Term Decision = new Term.Atom("Y/N");

    public static TheoryData<string, string> Cases => new(from id in (string[])["1kp", "1kp-pin", "2kp", "3kp"] from suite in Suite.All select (id, suite.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Honest_parties_complete_under_every_seed(string id, string suite)
    {
        var compiled = ProtocolFiles.Load(id);
        for (ulong seed = 0; seed < (ulong)Thoroughness.Times(exhaustive: 20, sampled: 3); seed++)
        {
            var run = Run.Execute(Plan(id, suite, compiled.Protocol.Setting, seed));
            Assert.Equal(new Verdict.Completed(true), run.Verdict);
            Assert.Equal(compiled.Protocol.Steps, run.Messages.Select(m => m.Step));
            Assert.All(run.Checks, c => Assert.True(c.IsPassed, c.Name.ToString()));
            Assert.Superset(compiled.Checks.ToHashSet(), run.Checks.Select(c => c.Name).ToHashSet());
            Assert.Equal(Amount.Parse("EUR 450.01"), run.World.Accounts[Settings.Card]);
            Assert.Equal(Amount.Parse("EUR 49.99"), run.World.Accounts[Settings.Shop]);
            Assert.Equal(new World(compiled.Protocol.Setting).Total, run.World.Total);
            Assert.Equal(["reserve", "settle", "ship", "keep", "keep", "keep"], run.World.Events.Select(e => e.Kind));
            foreach (var role in compiled.Protocol.Roles)
            {
                Assert.Equal(compiled.Protocol.Keeps[role.Name], run.Roles[role.Name].Evidence.Select(e => e.Term));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equal_plans_give_equal_octets_and_other_seeds_give_others(string id, string suite)
    {
        var setting = ProtocolFiles.Load(id).Protocol.Setting;
        var first = Run.Execute(Plan(id, suite, setting, 11));
        var again = Run.Execute(Plan(id, suite, setting, 11));
        var other = Run.Execute(Plan(id, suite, setting, 12));
        var later = Run.Execute(Plan(id, suite, setting, 11) with { Number = 1 });

        Assert.Equal(Sent(first), Sent(again));
        Assert.Equal(first.World.Events, again.World.Events);
        Assert.All(Sent(first).Zip(Sent(other)), t => Assert.NotEqual(t.First, t.Second));
        Assert.All(Sent(first).Zip(Sent(later)), t => Assert.NotEqual(t.First, t.Second));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_ends_of_a_run_hold_the_same_octets_for_the_same_term(string id, string suite)
    {
        var run = Run.Execute(Plan(id, suite, ProtocolFiles.Load(id).Protocol.Setting, 5));
        var all = run.Roles.Values.SelectMany(r => r.Holdings.Where(h => h.Octets.Length > 0)).GroupBy(h => h.Term);
        Assert.All(all, same => Assert.Single(same.Select(h => Convert.ToHexString(h.Octets)).Distinct()));
    }

    [Theory]
    [InlineData("1kp", false)]
    [InlineData("2kp", true)]
    [InlineData("3kp", true)]
    public void Too_little_money_is_answered_with_a_signed_N_and_V_stays_secret(string id, bool hasV)
    {
        var setting = Settings.With(ProtocolFiles.Load(id).Protocol.Setting, "EUR 49.98");
        var run = Run.Execute(Plan(id, "modern", setting, 2));

        Assert.Equal(new Verdict.Completed(false), run.Verdict);
        Assert.Equal("N:51", Der.ReadText(run.Roles["Customer"].Octets(Decision)));
        Assert.Equal(2, Der.Parts(run.Messages[^1].Sent, out _)!.Count);
        Assert.Equal(["keep", "keep", "keep"], run.World.Events.Select(e => e.Kind));
        Assert.Equal(new World(setting).Accounts, run.World.Accounts);
        Assert.Contains(run.Checks, c => c is { Name.Label: "Sig_A", Name.Role: "Customer", IsPassed: true });
        if (hasV)
        {
            var v = run.Roles["Merchant"].Octets(new Term.Atom("V"))!;
            Assert.Null(run.Roles["Customer"].Octets(new Term.Atom("V")));
            Assert.DoesNotContain(run.Roles["Customer"].Evidence, e => e.Term.Equals(new Term.Atom("V")));
            Assert.All(run.Messages, m => Assert.True(m.Sent.AsSpan().IndexOf(v) < 0));
        }
    }

    [Fact]
    public void The_exact_price_is_enough()
    {
        var run = Run.Execute(Plan("1kp", "lecture", Settings.With(ProtocolFiles.Load("1kp").Protocol.Setting, "EUR 49.990"), 2));
        Assert.Equal(new Verdict.Completed(true), run.Verdict);
        Assert.Equal("EUR 0.000", run.World.Accounts[Settings.Card].ToString());
    }

    [Theory]
    [InlineData("USD 500.00", "N:57")]
    [InlineData(null, "N:14")]
    public void What_the_issuer_objects_to_is_in_the_answer(string? balance, string answer)
    {
        var setting = ProtocolFiles.Load("2kp").Protocol.Setting;
        var accounts = new Dictionary<string, Amount>(setting.Accounts);
        accounts.Remove(Settings.Card);
        if (balance is not null)
        {
            accounts.Add(Settings.Card, Amount.Parse(balance)!.Value);
        }

        var run = Run.Execute(Plan("2kp", "lecture", setting with { Accounts = accounts }, 2));

        Assert.Equal(new Verdict.Completed(false), run.Verdict);
        Assert.Equal(answer, Der.ReadText(run.Roles["Customer"].Octets(Decision)));
    }

    [Fact]
    public void Two_purchases_in_one_world_move_money_twice()
    {
        var setting = ProtocolFiles.Load("3kp").Protocol.Setting;
        var world = new World(setting);
        for (var number = 0; number < 2; number++)
        {
            Assert.Equal(new Verdict.Completed(true), Run.Execute(Plan("3kp", "lecture", setting, 2) with { World = world, Number = number }).Verdict);
        }

        Assert.Equal("EUR 99.98", world.Accounts[Settings.Shop].ToString());
    }

    [Fact]
    public void A_suite_that_the_protocol_does_not_run_under_is_no_common_ground()
    {
        var compiled = ProtocolFiles.Load("1kp");
        var modernOnly = compiled with { Protocol = compiled.Protocol with { Suites = ["modern"] } };
        var run = Run.Execute(new RunPlan(modernOnly, Suite.Lecture, compiled.Protocol.Setting, 1));
        Assert.Equal(new Hindrance.OtherSuite("1kp", "lecture"), Assert.IsType<Verdict.Incompatible>(run.Verdict).Reason);
        Assert.Empty(run.Messages);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("Ñandú & Søn, «O=evil», CN=x + \"quoted\" \\ # ; < >")]
    public void Any_name_of_a_party_can_be_certified(string name) => Assert.Equal(new Verdict.Completed(true), RunNamed(name).Verdict);

    [Theory]
    [InlineData(65)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void A_name_too_long_for_a_certificate_ends_in_a_verdict(int length) => Assert.NotNull(RunNamed(new string('ñ', length)).Verdict.Word);

    [Fact]
    public void A_value_that_does_not_fit_the_suite_is_named_before_the_first_message()
    {
        var setting = ProtocolFiles.Load("1kp").Protocol.Setting;
        var without = setting with { Values = setting.Values.Where(v => v.Key != "DESC").ToDictionary() };
        var run = Run.Execute(Plan("1kp", "modern", without, 1));
        Assert.Equal(new Verdict.Stalled("Customer", 0, new Hindrance.NotInSetting("DESC")), run.Verdict);
    }

    [Fact]
    public void A_slip_too_long_for_the_key_is_named_with_its_octets()
    {
        var long1Kp = ProtocolFiles.Of("""
            format_version: 1
            id: longer
            extends: 1kp
            title: {en: "t", es: "t"}
            definitions:
              SLIP: PRICE, H(Common), CAN, R_C, SALT_C, ID_M, TID_M
            """);
        var run = Run.Execute(new RunPlan(long1Kp, Suite.Lecture, long1Kp.Protocol.Setting, 1));
        var stalled = Assert.IsType<Verdict.Stalled>(run.Verdict);
        Assert.Equal(("Customer", 3), (stalled.Role, stalled.Step));
        var reason = Assert.IsType<Hindrance.DoesNotFit>(stalled.Reason);
        Assert.Equal(("EncSlip", "A", 86, "lecture"), (reason.Term, reason.Holder, reason.Capacity, reason.Suite));
        Assert.True(reason.Octets > 86);
        Assert.IsType<Verdict.Completed>(Run.Execute(new RunPlan(long1Kp, Suite.Modern, long1Kp.Protocol.Setting, 1)).Verdict);
    }

    private static Run RunNamed(string name)
    {
        var setting = ProtocolFiles.Load("2kp").Protocol.Setting;
        return Run.Execute(Plan("2kp", "modern", setting with { Parties = new Dictionary<string, string>(setting.Parties) { ["Merchant"] = name } }, 1));
    }

    private static RunPlan Plan(string id, string suite, Setting setting, ulong seed) => new(ProtocolFiles.Load(id), Suite.ByName(suite)!, setting, seed);

    private static IEnumerable<string> Sent(Run run) => run.Messages.Select(m => Convert.ToHexString(m.Sent));
}
