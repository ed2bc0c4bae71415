using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>The list of quests: folded, found, sorted, by keys and by mouse.</summary>
public sealed class HomeTests
{
    private static HomeScreen Home(PlayedGame game) => Assert.IsType<HomeScreen>(game.Model.Top);

    [Fact]
    public void A_topic_is_folded_away_and_unfolded_again()
    {
        var game = new PlayedGame(Language.En, 80, 24);
        var topic = game.Model.Topics[0];

        game.Press(Key.Left);
        Assert.Equal(topic.Id, Home(game).Topic);
        Assert.DoesNotContain(topic.Quests[0].Title.En, string.Concat(game.Text.Split((char)10).Take(12)), StringComparison.Ordinal);

        game.Press(Key.Down);
        Assert.Equal(game.Model.Topics[1].Quests[0].Id, Home(game).Chosen);
        game.Press(Key.Up, Key.Right);
        Assert.Equal(topic.Quests[0].Id, Home(game).Chosen);
        Assert.Contains(topic.Quests[1].Title.En, game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_click_on_a_topic_folds_it_and_one_on_a_quest_chooses_it_and_another_one_opens_it()
    {
        var game = new PlayedGame(Language.En, 80, 24).Click("iKP: one");
        Assert.Equal(game.Model.Topics[0].Id, Home(game).Topic);

        game.Click("iKP: one").Click("The invoice");
        Assert.Equal("write-invoice", Home(game).Chosen);
        game.Click("▸ ○ The invoice");

        Assert.IsType<BriefingScreen>(game.Model.Top);
    }

    [Theory]
    [InlineData(HomeOrder.Quest)]
    [InlineData(HomeOrder.Protocol)]
    [InlineData(HomeOrder.Kind)]
    [InlineData(HomeOrder.Best)]
    public void The_list_is_sorted_by_any_column_and_none_is_lost(HomeOrder order)
    {
        var game = new PlayedGame(Language.Es, 80, 24).Type(new string('v', (int)order));

        Assert.Equal(order, Home(game).Order);
        var rows = Home(game).Rows(game.Model);
        Assert.Equal(game.Model.Quests.Select(q => q.Id).Order(), rows.Select(r => r.Quest!.Id).Order());
        Func<QuestEntry, string> key = order switch { HomeOrder.Quest => q => q.Title.Es, HomeOrder.Protocol => q => q.Protocol, HomeOrder.Kind => q => q.Kind.ToString()!, _ => _ => "" };
        Assert.True(order == HomeOrder.Kind || rows.Select(r => key(r.Quest!)).SequenceEqual(rows.Select(r => key(r.Quest!)).OrderBy(k => k, StringComparer.OrdinalIgnoreCase)));
    }

    [Fact]
    public void A_click_on_a_heading_sorts_by_it()
    {
        var game = new PlayedGame(Language.En, 80, 24).Type("v").Click("protocol");

        Assert.Equal(HomeOrder.Protocol, Home(game).Order);
        Assert.Contains("protocol ↓", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wheel_scrolls_and_leaves_the_cursor_where_it_is()
    {
        var game = new PlayedGame(Language.En, 80, 24);
        var chosen = Home(game).Chosen;
        Assert.Contains("▸ ○ The first message", game.Text, StringComparison.Ordinal);

        game.Wheel("The invoice").Wheel("The invoice");

        Assert.Equal(chosen, Home(game).Chosen);
        Assert.DoesNotContain("▸ ○ The first message", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_looked_for_is_found_in_folded_topics_and_in_a_sorted_list()
    {
        var game = new PlayedGame(Language.En, 80, 24).Press(Key.Left).Type("/invoice");
        Assert.Contains("The invoice", game.Text, StringComparison.Ordinal);

        game.Press(Key.Escape).Type("vv/invoice").Press(Key.Enter);

        Assert.IsType<BriefingScreen>(game.Model.Top);
    }
}
