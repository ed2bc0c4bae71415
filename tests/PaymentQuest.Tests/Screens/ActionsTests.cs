using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>The command palette and the menu: every action by its name.</summary>
public sealed class ActionsTests
{
    [Fact]
    public void The_palette_finds_an_action_by_letters_of_its_name_and_does_it()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("assemble-slip").Type(":");
        Assert.Contains("everything by name", game.Text, StringComparison.Ordinal);

        game.Type("hnt");
        Assert.Contains("▸ hint", game.Text, StringComparison.Ordinal);
        game.Press(Key.Enter);

        Assert.IsType<DeskNotice.HintOffer>(Assert.IsType<BuildScreen>(game.Model.Top).Notice);
    }

    [Fact]
    public void A_name_is_found_in_either_language_and_under_its_name_in_files()
    {
        Assert.NotNull(ActionsScreen.Cost("deshacer", "dshc"));
        Assert.Null(ActionsScreen.Cost("deshacer", "dx"));
        var game = new PlayedGame(Language.Es, 80, 24).Open("assemble-slip").Type(":next_panel");
        Assert.Equal([Intent.NextPanel], Assert.IsType<ActionsScreen>(game.Model.Top).Found.Select(a => a.Intent));
    }

    [Fact]
    public void The_beginnings_of_words_come_first() => Assert.True(ActionsScreen.Cost("start over", "so") < ActionsScreen.Cost("also", "so") || ActionsScreen.Cost("start over", "st") < ActionsScreen.Cost("the last", "st"));

    [Fact]
    public void What_is_called_nothing_like_it_says_so_and_escape_leaves_everything_as_it_was()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("assemble-slip");
        var before = game.Model.Top;
        game.Type(":zzzz");
        Assert.Contains("Nothing here is called that.", game.Text, StringComparison.Ordinal);

        game.Press(Key.Enter).Press(Key.Escape);

        Assert.Equal(before, game.Model.Top);
    }

    [Fact]
    public void An_action_is_done_by_a_click_on_it_in_the_palette_and_on_the_key_bar()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("assemble-slip").Type(":hint").Click("▸ hint");
        Assert.IsType<DeskNotice.HintOffer>(Assert.IsType<BuildScreen>(game.Model.Top).Notice);

        game = new PlayedGame(Language.En, 80, 24).Open("assemble-slip").Press(Key.Escape).Press(Key.Enter);
        game.Click("quests");
        Assert.IsType<HomeScreen>(game.Model.Top);
    }

    [Fact]
    public void The_menu_is_opened_by_its_key_and_does_what_is_chosen_and_escape_closes_it()
    {
        var game = new PlayedGame(Language.En, 80, 24).Press(Key.F10);
        Assert.Contains("Game", game.Text, StringComparison.Ordinal);
        game.Press(Key.Escape);
        Assert.DoesNotContain("Text and panels", game.Text, StringComparison.Ordinal);
        Assert.IsType<HomeScreen>(game.Model.Top);

        game.Press(Key.F10).Press(Key.Enter);

        Assert.IsType<BriefingScreen>(game.Model.Top);
    }

    [Fact]
    public void Below_the_menu_and_the_palette_what_changes_is_shown_and_nothing_of_them_stays_behind()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("assemble-slip");
        var before = game.Text;

        Assert.NotEqual(before, game.Press(Key.F10).Text);
        game.Do(new Input.Elapsed(TimeSpan.FromSeconds(1)));
        Assert.Contains("00:01", game.Text, StringComparison.Ordinal);
        Assert.Contains("Text and panels", game.Text, StringComparison.Ordinal);
        Assert.Equal(before.Replace(" 00:00 ", " 00:01 ", StringComparison.Ordinal), game.Press(Key.Escape).Text);

        Assert.NotEqual(before, game.Type(":").Text);
        Assert.Equal(before.Replace(" 00:00 ", " 00:01 ", StringComparison.Ordinal), game.Press(Key.Escape).Text);
    }

    [Fact]
    public void The_palette_also_finds_what_the_view_below_it_does()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("assemble-slip").Type("=SALT").Press(KeyPress.Of('p', Modifiers.Control)).Type("copy");
        Assert.Null(Assert.IsType<ActionsScreen>(game.Model.Top).Asked);

        game = new PlayedGame(Language.En, 80, 24).Open("check-the-offer").Type("?");
        var before = game.Text;
        var after = new PlayedGame(Language.En, 80, 24).Open("check-the-offer").Type("?").Press(Key.PageDown).Text;
        Assert.NotEqual(before, after);
        Assert.Equal(after, game.Type(":page down").Press(Key.Enter).Text);
    }
}
