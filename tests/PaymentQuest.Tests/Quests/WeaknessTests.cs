using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>Weaknesses that are performed on octets: keys of few bits, bits turned over, and goals of the world as what is won.</summary>
public sealed class WeaknessTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(32)]
    public void Short_keys_differ_in_every_bit_but_those_of_parity(int length)
    {
        var keys = Enumerable.Range(0, ShortKey.Count(ShortKey.MostBits)).Select(n => Convert.ToHexString([.. ShortKey.Of(length, n).Select(o => (byte)(o & 0xFE))]));

        Assert.Equal(ShortKey.Count(ShortKey.MostBits), keys.Distinct().Count());
    }

    [Fact]
    public void A_wallet_with_few_bits_makes_keys_that_are_on_the_list()
    {
        var quest = Load("twelve-bits");

        Assert.Equal(4_096, quest.Means.Lists["K_S"].Distinct().Count());
        foreach (var seed in new ulong[] { 1, 2, 3, 4 })
        {
            Assert.Equal(TurnOutcome.Found, Board.After(quest, quest.Field, seed, ["guess K_S opens EPI"])!.Turns[^1].Outcome);
            Assert.Equal(TurnOutcome.NotFound, Board.After(quest, quest.Repaired, seed, ["guess K_S opens EPI"])!.Turns[^1].Outcome);
        }
    }

    [Fact]
    public void What_is_cut_is_a_part_and_what_is_made_up_is_new()
    {
        var quest = Load("bent-in-the-dark");
        var board = Board.After(quest, quest.Field, 1, ["cut 20 at 3 of Hidden as PIECE", "make JUNK as nonce(20)", "make MORE as nonce(20)"])!;

        Assert.All(board.Turns.TakeLast(3), t => Assert.Equal(TurnOutcome.Done, t.Outcome));
        Assert.Equal(["JUNK", "MORE", "PIECE"], board.Named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_turned_over_stays_on_the_network_as_it_was()
    {
        var quest = Load("bent-in-the-dark");
        var before = Board.After(quest, quest.Field, 1, [])!.Runs.Heard[0].Octets;

        var board = Board.After(quest, quest.Field, 1, ["flip 0 of @1 by 01 as BENT"])!;

        Assert.Equal(TurnOutcome.Done, board.Turns[^1].Outcome);
        Assert.Equal(before, board.Runs.Heard[0].Octets);
    }

    [Fact]
    public void Turned_over_twice_is_as_it_was()
    {
        var quest = Load("bent-in-the-dark");

        var board = Board.After(quest, quest.Field, 1, ["flip 11 of Hidden by 40 as BENT", "flip 11 of BENT by 40 as STRAIGHT", "send B1 STRAIGHT, Proof"])!;

        Assert.Equal(TurnOutcome.Accepted, board.Turns[^1].Outcome);
        Assert.Null(board.Breach);
    }

    [Theory]
    [InlineData("flip 999 of Hidden by 40 as BENT")]
    [InlineData("flip 1 of Hidden by 00 as BENT")]
    [InlineData("flip 1 of Hidden by 4g as BENT")]
    [InlineData("flip 1 of Hidden by 40 as Hidden")]
    [InlineData("flip 1 of Hidden as BENT")]
    [InlineData("flip 1 of NOTHING by 40 as BENT")]
    [InlineData("flip 1 Hidden by 40 as BENT")]
    [InlineData("guess K opens Hidden")]
    [InlineData("make JUNK as junk")]
    [InlineData("make JUNK as nonce(0)")]
    [InlineData("make Hidden as nonce")]
    [InlineData("make JUNK")]
    [InlineData("cut 0 at 0 of Hidden as PIECE")]
    [InlineData("cut 1 at 99999 of Hidden as PIECE")]
    [InlineData("cut 1 at 0 of Hidden")]
    [InlineData("cut 1 at 0 of NOTHING as PIECE")]
    public void What_cannot_be_turned_over_says_so(string line)
    {
        var quest = Load("bent-in-the-dark");

        Assert.Equal(TurnOutcome.Impossible, Board.After(quest, quest.Field, 1, [line])!.Turns[^1].Outcome);
    }

    [Fact]
    public void Programs_say_the_same_as_lines()
    {
        Assert.Equal("flip 11 of Hidden by 40 as BENT", Line("""{"do": "flip", "octet": 11, "term": "Hidden", "by": "40", "as": "BENT"}"""));
        Assert.Equal("start Prover order 2 reversed", Line("""{"do": "start", "role": "Prover", "order": 2, "reversed": true}"""));
        Assert.Equal("make JUNK as nonce(64)", Line("""{"do": "make", "name": "JUNK", "sort": "nonce(64)"}"""));
        Assert.Equal("cut 16 at 0 of @1 as PIECE", Line("""{"do": "cut", "length": 16, "octet": 0, "term": "@1", "as": "PIECE"}"""));
        Assert.Equal("guess K_S opens EPI", Line("""{"do": "guess", "atom": "K_S", "opens": "EPI"}"""));
    }

    [Theory]
    [InlineData("cashed-twice", "no_double_charge PAN")]
    [InlineData("more-than-agreed", "authorized PAN")]
    [InlineData("second-till", "paid_if_shipped PRICE")]
    public void A_lost_goal_of_the_world_is_a_win(string id, string goal)
    {
        var quest = Load(id);
        var ploys = quest.Wins[0].Ploys;

        Assert.Null(Board.After(quest, quest.Field, 1, ploys.Take(ploys.Count - 1))!.Breach);
        Assert.Equal(goal, Board.After(quest, quest.Field, 1, ploys)!.Breach!.Goal);
    }

    [Theory]
    [InlineData("{K_S: 0}")]
    [InlineData("{K_S: 15}")]
    [InlineData("{K_S: many}")]
    [InlineData("{PAN: 12}")]
    [InlineData("{NOTHING: 12}")]
    public void What_cannot_be_weak_is_an_error(string weak)
    {
        var items = ProtocolFiles.Compile(ProtocolFiles.Variant("set", $"weak: {weak}")).Items;

        Assert.Contains(items, d => d.Code == "PQ0259");
    }

    private static string? Line(string json) => PloyJson.Read("ploys.json", json, new Diagnostics())?.Single().Line;

    private static AttackQuest Load(string id) => (AttackQuest)Library.Shipped.LoadQuest(id, new Diagnostics())!;
}
