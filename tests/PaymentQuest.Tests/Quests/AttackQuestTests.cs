using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Quests;

public sealed class AttackQuestTests
{
    public static TheoryData<string> Quests => [.. QuestFiles.OfKind("attack")];

    [Theory]
    [MemberData(nameof(Quests))]
    public void Winners_win_the_rest_does_not_and_the_repaired_protocol_stops_winners(string path)
    {
        var diagnostics = new Diagnostics();

        AttackProof.Check(QuestFiles.Load<AttackQuest>(path), Thoroughness.IsExhaustive ? [1, 2, 3] : [1], diagnostics);

        Assert.Empty(diagnostics.Items);
    }

    [Fact]
    public void A_ploy_that_nearly_wins_says_which_goal_came_nearest_and_why_it_does_not_count_once()
    {
        var quest = QuestFiles.Paths.Select(QuestFiles.Load).OfType<AttackQuest>().Single(q => q.Id == "stolen-card");

        var board = Board.After(quest, quest.Field, 1, ["start Merchant with Customer'", "start Acquirer", "send M1 SALT_C', H(R_C', CAN')", "send M1 PK_A(PRICE', H(Common)@1, CAN', R_C')", "pass 2", "pass 3"])!;

        Assert.Null(board.Breach);
        Assert.Equal(
            ["Nearest to a goal is authorization, customer: Banco Sur (A1) got that far, and it does not count, because Banco Sur (A1) deals with somebody dishonest in the role of customer."],
            board.Turns.Select(t => t.Near?.En).OfType<string>());
    }

    public static TheoryData<string> SomeQuests => [.. Thoroughness.Sample(QuestFiles.OfKind("attack"), 6, "repaired protocols")];

    [Theory]
    [MemberData(nameof(SomeQuests))]
    public void The_repaired_protocol_stops_every_winner_at_the_named_check(string path)
    {
        var quest = QuestFiles.Load<AttackQuest>(path);
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
        var quest = QuestFiles.Load<AttackQuest>(QuestFiles.Paths.Single(p => p.EndsWith("/man-in-the-middle.yaml", StringComparison.Ordinal)));
        var board = Board.After(quest, quest.Field, 1, [])!;

        var after = board.With([line]);

        Assert.Equal(TurnOutcome.Impossible, after.Turns[^1].Outcome);
        Assert.Equal(board.Runs.Heard.Count, after.Runs.Heard.Count);
        Assert.NotNull(board.With([line, .. quest.Wins[0].Ploys]).Breach);
    }
}
