using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>The network as a board, by mouse.</summary>
public sealed class AttackDeskTests
{
    private const int CardStart = 14;

    [Theory]
    [InlineData(Language.En, 80, 24, " go on ")]
    [InlineData(Language.Es, 120, 40, " seguir ")]
    public void Messages_are_passed_on_by_clicks_and_brought_to_parties_by_dragging_until_a_goal_is_violated(Language language, int columns, int rows, string on)
    {
        var game = new PlayedGame(language, columns, rows).Open("second-till");
        string[] ploys = ["pass 1", "pass 2", "pass 3", "pass 4", "pass 5", "start Merchant", "pass 1 to M2", "pass 3 to M2", "pass 5 to M2"];
        foreach (var words in ploys.Select(p => p.Split(' ')).TakeWhile(_ => !Screen(game).Session.IsOver))
        {
            switch (words)
            {
                case ["pass", var number, "to", var party]:
                    game.Drag(Pointed(game, number), $"│ {party} ");
                    break;
                case ["pass", var number]:
                    var card = Pointed(game, number);
                    game.Click(card);
                    break;
                default:
                    game.Type("=").Type(string.Join(' ', words)).Press(Key.Enter);
                    break;
            }

            Assert.Equal(string.Join(' ', words), Screen(game).Session.Desk.Statements[^1]);
        }

        Assert.True(Screen(game).Session.IsSolved);
        game.Click(on);
        Assert.IsType<DebriefScreen>(game.Model.Top);
    }

    [Fact]
    public void A_card_out_of_the_board_is_dropped_and_within_it_stays_where_it_was()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("man-in-the-middle");
        game.Drag(Card(game, 1), "the network");
        Assert.Empty(Screen(game).Session.Desk.Statements);

        game.Drag(Card(game, 1), "what you have");

        Assert.Equal("drop 1", Assert.Single(Screen(game).Session.Desk.Statements));
        Assert.Contains("dropped", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drag_makes_the_move_that_the_keys_make()
    {
        var (dragged, typed) = (new PlayedGame(Language.En, 80, 24).Open("man-in-the-middle"), new PlayedGame(Language.En, 80, 24).Open("man-in-the-middle"));

        dragged.Drag(Card(dragged, 1), "│ B1 ");
        typed.Type("f").Type("B1").Press(Key.Enter);

        Assert.Equal(typed.Saves.SelectMany(s => s.Moves), dragged.Saves.SelectMany(s => s.Moves));
        Assert.NotEmpty(dragged.Saves.SelectMany(s => s.Moves));
    }

    [Fact]
    public void A_message_that_is_pointed_at_is_shown_with_the_values_in_it_and_what_opened_them()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("man-in-the-middle");

        game.Press(Key.Up);

        var lines = game.Text.Split('\n');
        var told = Array.FindIndex(lines, l => l.StartsWith(" message 1: ", StringComparison.Ordinal));
        Assert.Contains(lines[(told + 1)..], l => l.StartsWith(" A ", StringComparison.Ordinal) && l.Contains("Alicia", StringComparison.Ordinal) && l.Contains("opened with SK_B'", StringComparison.Ordinal));
    }

    [Fact]
    public void Clicks_neither_buy_a_hint_that_is_offered_nor_start_over()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("man-in-the-middle");

        game.Type("h").Click(Card(game, 1));

        Assert.Equal(0, Screen(game).Session.HintsTaken);
        Assert.Empty(Screen(game).Session.Desk.Statements);
        Assert.IsType<InsideMessage>(Screen(game).Notice);
    }

    [Theory]
    [InlineData("man-in-the-middle")]
    [InlineData("second-till")]
    [InlineData("raised-price")]
    public void The_goal_is_never_cut(string id)
    {
        foreach (var (columns, rows) in ((int, int)[])[(80, 24), (50, 30), (120, 40)])
        {
            var game = new PlayedGame(Language.En, columns, rows).Open(id);
            var goals = Prose.Of("attack.kept", ("goals", Prose.Join("; ", [.. Screen(game).Board.Field.Goals.Select(Screen(game).Board.Field.Compiled.Protocol.Names.OfGoal)]))).In(Language.En);
            var heading = AttackText.Heading(game.Model, Screen(game), new Page(game.Surface, Language.En));

            var told = string.Join(' ', heading.Skip(1).Select(l => l.Text.Trim()));
            var story = string.Join(' ', AttackText.Lines(AttackPanel.Story, Screen(game), new Page(game.Surface, Language.En), columns - 2).Select(l => l.Text.Trim()));
            Assert.True(told.EndsWith(goals, StringComparison.Ordinal) || heading.Count == 1, told);
            Assert.EndsWith(goals, story, StringComparison.Ordinal);
        }
    }

    private static AttackScreen Screen(PlayedGame game) => Assert.IsType<AttackScreen>(game.Model.Top);

    private static string Card(PlayedGame game, int number) =>
        AttackText.Cards(Screen(game), new Page(game.Surface, game.Model.Language), game.Surface.Columns)[number - 1][0].Text[2..CardStart];

    // The card of a message, pointed at by a click unless the pointer is there.
    private static string Pointed(PlayedGame game, string number)
    {
        var at = int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        while (Screen(game).Chosen > at - 1 && !game.Text.Contains(Card(game, at), StringComparison.Ordinal))
        {
            game.Press(Key.Up);
        }

        _ = Screen(game).Chosen == at - 1 ? game : game.Click(Card(game, at));
        Assert.Equal(at - 1, Screen(game).Chosen);
        return Card(game, at);
    }
}
