using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Worlds;

/// <summary>What is authorized is set aside, what is captured is paid, and the rest goes back.</summary>
public sealed class CaptureTests
{
    private const string Card = "4111111111111111";
    private const string Shop = "90010001";
    private static readonly CompiledProtocol Protocol = ProtocolFiles.Load("set");

    // No certificate of the protocol says an amount, so all these runs have the same.
    private static readonly Keyring Keys = Keyring.Deal(Suite.Lecture, Protocol.Protocol, Protocol.Protocol.Setting, 7)!;

    [Fact]
    public void A_capture_of_a_part_pays_the_part_and_gives_back_the_rest()
    {
        var run = Purchase(2500, 1999, 50000);
        Assert.True(Assert.IsType<Verdict.Completed>(run.Verdict).IsApproved);
        Assert.Equal("EUR 480.01", run.World.Accounts[Card].ToString());
        Assert.Equal("EUR 19.99", run.World.Accounts[Shop].ToString());
        Assert.Equal(["EUR 25.00", "EUR 19.99"], run.World.Events.Where(e => e.Kind is "reserve" or "settle").Select(e => e.Amount.ToString()));

        // Nothing is left to be captured, neither the rest nor all of it.
        var reference = run.World.Events.First(e => e.Kind == "settle").Subject;
        Assert.False(run.World.Settle(9, "bank", reference));
        Assert.False(run.World.Settle(9, "bank", reference, Cents(501)));
    }

    [Fact]
    public void More_than_was_authorized_is_not_captured()
    {
        var run = Purchase(2500, 2501, 50000);
        var refused = Assert.IsType<Verdict.Refused>(run.Verdict);
        Assert.Equal("Gateway/Capture-Request/CAPAMT", refused.Check.ToString());
        Assert.DoesNotContain(run.World.Events, e => e.Kind == "settle");
        Assert.Equal("EUR 0.00", run.World.Accounts[Shop].ToString());
    }

    [Fact]
    public void A_token_is_captured_once()
    {
        var first = Purchase(2500, 2500, 50000);
        var (gateway, token) = (first.Roles["Gateway"].Party, first.Roles["Gateway"].Octets(new Term.Atom("TOKEN"))!);
        Assert.True(first.World.Remembers(gateway, "captured", token));

        var world = new World(first.Plan.Setting);
        world.Remember(gateway, "captured", token);
        var second = Run.Execute(first.Plan with { World = world });
        var refused = Assert.IsType<Verdict.Refused>(second.Verdict);
        Assert.Equal(("Gateway/Capture-Request/once", "replay"), (refused.Check.ToString(), refused.Reason));
        Assert.DoesNotContain(world.Events, e => e.Kind == "settle");
    }

    [Fact]
    public void A_purchase_that_is_declined_has_no_capture()
    {
        var run = Purchase(50001, 50001, 50000);
        Assert.False(Assert.IsType<Verdict.Completed>(run.Verdict).IsApproved);
        Assert.Equal("Purchase-Response", run.Messages[^1].Step.Name);
        Assert.DoesNotContain(run.Checks, c => c.Name.ToString().Contains("/Capture-", StringComparison.Ordinal));
        Assert.DoesNotContain(run.World.Events, e => e.Kind is "reserve" or "settle" or "issue" or "ship");
    }

    [Fact]
    public void Money_is_conserved_whatever_is_authorized_and_captured()
    {
        var cents = Gen.Frequency((3, Gen.Choose(0, 60000)), (1, Gen.Elements(0, 1, 24999, 25000, 25001)));
        Prop.ForAll(cents.Three().ToArbitrary(), drawn =>
        {
            var (authorized, captured, balance) = drawn;
            var run = Purchase(authorized, captured, balance);
            var isApproved = authorized <= balance;
            var isCaptured = isApproved && captured <= authorized;
            var onCard = isCaptured ? balance - captured : isApproved ? balance - authorized : balance;
            return run.World.Total["EUR"] == MoneySum.Of(Cents(balance))
                && run.World.Accounts[Card] == Cents(onCard)
                && run.World.Accounts[Shop] == Cents(isCaptured ? captured : 0)
                && (isApproved && !isCaptured ? run.Verdict is Verdict.Refused { Role: "Gateway" } : run.Verdict is Verdict.Completed c && c.IsApproved == isApproved);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static Run Purchase(int authorized, int captured, int balance)
    {
        var setting = Protocol.Protocol.Setting;
        return Run.Execute(new RunPlan(Protocol, Suite.Lecture, With(setting, authorized, captured, balance), 7) { Keyring = Keys });
    }

    private static Setting With(Setting setting, int authorized, int captured, int balance) => setting with
    {
        Values = new Dictionary<string, string>(setting.Values) { ["PURCHAMT"] = Cents(authorized).ToString(), ["CAPAMT"] = Cents(captured).ToString() },
        Accounts = new Dictionary<string, Amount>(setting.Accounts) { [Card] = Cents(balance), [Shop] = Cents(0) },
    };

    private static Amount Cents(int cents) => new("EUR", cents, -2);
}
