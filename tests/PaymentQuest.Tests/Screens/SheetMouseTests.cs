using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public sealed class SheetMouseTests
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void A_classify_quest_is_solved_by_clicks_alone(int columns, int rows)
    {
        var game = new PlayedGame(Language.En, columns, rows).Open("who-can-know");
        var quest = ((ClassifyScreen)game.Model.Top).Quest;
        foreach (var cell in ((SheetJudgement.Classified)quest.Judge(new Dictionary<string, string>(), 1)).Cells)
        {
            ClickCell(game, cell.Row.Label, Vocables.OfColumn(cell.Column, quest.Protocol).En);
            if (!cell.IsKnown)
            {
                ClickCell(game, cell.Row.Label, Vocables.OfColumn(cell.Column, quest.Protocol).En);
            }
        }

        AssertSolved(game);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void An_order_quest_is_solved_by_dragging_checks_to_their_places(int columns, int rows)
    {
        var game = new PlayedGame(Language.En, columns, rows).Open("cheap-first");
        string[] order = ["DATE", "once", "accountOf(ID_M)", "protocolOf(ID_M)", "CERT_M", "CERT_M.ID_M", "Sig_M", "EncSlip", "EncSlip.H(Common)", "H(Common)", "Y/N"];
        foreach (var (place, label) in order.Index())
        {
            var lies = ((OrderScreen)game.Model.Top).Labels[place];
            if (lies != label)
            {
                game.Drag($" {label}│", $" {lies}│");
            }
        }

        AssertSolved(game);
    }

    [Fact]
    public void A_check_that_is_dragged_and_one_that_is_carried_make_the_same_moves()
    {
        var (dragged, carried) = (new PlayedGame(Language.En, 80, 24).Open("cheap-first"), new PlayedGame(Language.En, 80, 24).Open("cheap-first"));
        var labels = ((OrderScreen)dragged.Model.Top).Labels;

        dragged.Drag($" {labels[1]}│", $" {labels[4]}│").Drag($" {labels[3]}│", $" {labels[0]}│");
        carried.Press(Key.Down, Key.Enter, Key.Down, Key.Down, Key.Down, Key.Enter).Press(Key.Up, Key.Up, Key.Enter, Key.Up, Key.Up, Key.Enter);

        Assert.Equal(carried.Saves.SelectMany(s => s.Moves), dragged.Saves.SelectMany(s => s.Moves));
        Assert.Equal(((OrderScreen)carried.Model.Top).Labels, ((OrderScreen)dragged.Model.Top).Labels);
    }

    [Fact]
    public void A_check_that_is_carried_goes_along_to_what_is_clicked()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("cheap-first");
        var labels = ((OrderScreen)game.Model.Top).Labels;

        game.Click($" {labels[2]}│").Click($" {labels[2]}│").Click($" {labels[0]}│");
        Assert.NotNull(((OrderScreen)game.Model.Top).Carried);
        game.Click($" {labels[2]}│");

        Assert.Equal((null, labels[2]), (((OrderScreen)game.Model.Top).Carried, ((OrderScreen)game.Model.Top).Labels[0]));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void Values_are_opened_and_kept_by_clicks(int columns, int rows)
    {
        var game = new PlayedGame(Language.En, columns, rows, own: ExampleQuests.OnPaper).Open("tea-on-paper");
        game.Click("CID = H(").Type("28");
        game.Click("H(V) =").Click("H(V) =").Type("68").Click("Sig_M = SK").Click("Sig_M = SK").Type("125");
        game.Click("is Sig_M accepted").Click("is Sig_M accepted").Click("is Sig_M accepted");

        AssertSolved(game);
    }

    [Theory]
    [InlineData("s")]
    [InlineData("h")]
    [InlineData("+R")]
    [InlineData("G")]
    public void While_a_question_is_open_nothing_on_the_sheet_is_pointed_at(string keys)
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("who-can-know").Type(keys);
        Assert.True(((ClassifyScreen)game.Model.Top).IsAsked);
        var before = game.Model.Top;

        ClickCell(game, "CID", "acquirer");

        Assert.Same(before, game.Model.Top);
    }

    [Fact]
    public void Panels_are_read_by_keys_and_wheel_where_only_one_is_unfolded()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("who-can-know").Press(Key.Tab);
        Assert.Contains(" 1 C ▶ M", game.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(" 1 C ▶ M", game.Press(Key.Down, Key.Down).Text, StringComparison.Ordinal);
        Assert.Contains(" 1 C ▶ M", game.Press(Key.Up, Key.Up).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(" 1 C ▶ M", game.Wheel(" 2 M ▶ C").Text, StringComparison.Ordinal);
        Assert.Equal((SheetPanel.Sheet, 0), (((ClassifyScreen)game.Press(Key.Enter).Model.Top).Panel, ((ClassifyScreen)game.Model.Top).Row));
        Assert.Equal(1, ((ClassifyScreen)game.Press(Key.Down).Model.Top).Row);
    }

    private static void AssertSolved(PlayedGame game)
    {
        game.Click("s hand in").Click("Enter hand in").Click("Enter go on");
        Assert.True(Assert.IsType<DebriefScreen>(game.Model.Top).Session.IsSolved);
    }

    private static void ClickCell(PlayedGame game, string row, string column)
    {
        var lines = game.Text.Split('\n');
        var head = Array.FindIndex(lines, l => l.Contains(" " + column + " ", StringComparison.Ordinal) && l.Contains('│'));
        var across = lines[head].LastIndexOf(" " + column + " ", StringComparison.Ordinal) + 2;
        var down = Array.FindIndex(lines, head, l => l.Contains($"▸ {row} ", StringComparison.Ordinal) || l.Contains($"│  {row} ", StringComparison.Ordinal));
        game.Send($"\e[<0;{across};{down + 1}M\e[<0;{across};{down + 1}m");
    }
}
