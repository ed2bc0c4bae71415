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
        var found = QuestFiles.Paths.Select(QuestFiles.Load).OfType<AttackQuest>()
            .SelectMany(q => q.Wins.Select(w => Board.After(q, q.Field, 1, w.Ploys)!))
            .SelectMany(b => b.Turns.Where(t => t.Near is not null).Select(t => (b.Quest.Id, t.Near!.En))).ToList();

        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Matches("^Nearest to a goal is .+, and it does not count, because .+ deals with somebody dishonest in the role of .+\\.$", f.En));
        Assert.Equal(found.Distinct().Count(), found.Count);
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
