using PaymentQuest.Terms;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Worlds;

/// <summary>Money moves and is never made; what was promised once is not promised twice.</summary>
public sealed class WorldTests
{
    private const string Card = "4111111111111111";
    private const string Shop = "90010001";
    private static readonly Amount Price = new("EUR", 4999, -2);

    [Fact]
    public void Money_is_conserved_from_the_reservation_to_the_payment()
    {
        var world = NewWorld();
        var before = world.Total["EUR"];

        Assert.True(world.Reserve(4, "bank", Price, Card, Shop, "T-1"));
        Assert.Equal(before, world.Total["EUR"]);
        Assert.True(world.Settle(5, "bank", "T-1"));

        Assert.Equal(before, world.Total["EUR"]);
        Assert.Equal("EUR 49.99", world.Accounts[Shop].ToString());
        Assert.Equal("EUR 450.01", world.Accounts[Card].ToString());
    }

    [Fact]
    public void Time_passes_until_the_last_clock_of_a_run_and_no_further()
    {
        var world = NewWorld();
        var left = (long)(PaymentQuest.Protocols.Setting.LatestClock - world.Clock).TotalSeconds;

        Assert.False(world.Pass(left + 1));
        Assert.False(world.Pass(long.MaxValue));
        Assert.True(world.Pass(left));
        Assert.False(world.Pass(1));
        Assert.Equal(PaymentQuest.Protocols.Setting.LatestClock, world.Clock);
    }

    [Fact]
    public void What_an_account_does_not_hold_cannot_be_reserved()
    {
        var world = NewWorld();

        Assert.Equal("51", world.Objection(Card, new Amount("EUR", 50001, -2)));
        Assert.Equal("14", world.Objection("1", Price));
        Assert.Equal("57", world.Objection(Card, new Amount("USD", 1, 0)));
        Assert.Null(world.Objection(Card, new Amount("EUR", 500, 0)));
        Assert.False(world.Reserve(4, "bank", new Amount("EUR", 50001, -2), Card, Shop, "T-1"));
        Assert.Empty(world.Events);
    }

    [Fact]
    public void A_reference_is_reserved_and_settled_once()
    {
        var world = NewWorld();

        Assert.True(world.Reserve(4, "bank", Price, Card, Shop, "T-1"));
        Assert.False(world.Reserve(4, "bank", Price, Card, Shop, "T-1"));
        Assert.True(world.Settle(5, "bank", "T-1"));
        Assert.False(world.Settle(5, "bank", "T-1"));
        Assert.False(world.Settle(5, "bank", "T-2"));
    }

    [Fact]
    public void A_token_is_issued_once_and_a_memory_belongs_to_one_party()
    {
        var world = NewWorld();

        Assert.True(world.Issue(1, "bank", "token", [1, 2]));
        Assert.False(world.Issue(1, "bank", "token", [1, 2]));
        world.Remember("bank", "seen", [1]);
        Assert.True(world.Remembers("bank", "seen", [1]));
        Assert.False(world.Remembers("shop", "seen", [1]));
        Assert.False(world.Remembers("bank", "other", [1]));
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var world = NewWorld();
        var copy = world.Copy();

        Assert.True(copy.Reserve(4, "bank", Price, Card, Shop, "T-1"));

        Assert.Equal("EUR 500.00", world.Accounts[Card].ToString());
        Assert.Empty(world.Events);
    }

    private static World NewWorld() => new(ProtocolFiles.Load("1kp").Protocol.Setting);
}
