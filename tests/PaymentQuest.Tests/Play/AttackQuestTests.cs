using PaymentQuest.Documents;
using PaymentQuest.Play;
using PaymentQuest.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Play;

public sealed class AttackQuestTests
{
    public static TheoryData<string> Quests => [.. Library.Shipped.Quests.Select(n => n.Id).Where(id => Load(id) is Quest.Attack)];

    [Theory]
    [MemberData(nameof(Quests))]
    public void Winners_win_the_rest_does_not_and_the_repaired_protocol_stops_winners(string id)
    {
        var diagnostics = new Diagnostics();

        AttackProof.Check((Quest.Attack)Load(id)!, [1, 2, 3], diagnostics);

        Assert.Empty(diagnostics.Items);
    }

    [Theory]
    [MemberData(nameof(Quests))]
    public void The_repaired_protocol_stops_every_winner_at_the_named_check(string id)
    {
        var quest = (Quest.Attack)Load(id)!;
        foreach (var script in quest.Wins)
        {
            var won = Board.After(quest, quest.Field, 5, script.Ploys)!;

            Assert.NotNull(won.Breach);
            Assert.Equal(quest.StoppedBy, AttackProof.StoppedBy(quest, won));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("pass")]
    [InlineData("pass 99")]
    [InlineData("pass -1")]
    [InlineData("pass 99999999999999999999")]
    [InlineData("send Z9 N_A")]
    [InlineData("send B1 PK_B(")]
    [InlineData("send B1 SK_B")]
    [InlineData("guess N_A by N_A = N_A")]
    [InlineData("let A = A")]
    [InlineData("start Nobody")]
    [InlineData("wait 0")]
    [InlineData("\u001b[2J")]
    public void What_cannot_be_carried_out_says_so_and_loses_nothing(string line)
    {
        var quest = (Quest.Attack)Load("man-in-the-middle")!;
        var board = Board.After(quest, quest.Field, 1, [])!;

        var after = board.With([line]);

        Assert.Equal(TurnOutcome.Impossible, after.Turns[^1].Outcome);
        Assert.Equal(board.Runs.Heard.Count, after.Runs.Heard.Count);
        Assert.NotNull(board.With([line, .. quest.Wins[0].Ploys]).Breach);
    }

    private static Quest? Load(string id) => Library.Shipped.LoadQuest(id, new Diagnostics());
}
