using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>The border between two columns is moved.</summary>
public sealed class SplitTests
{
    private static readonly KeyPress ToTheLeft = new(Key.Left, default, Modifiers.Control);
    private static readonly KeyPress ToTheRight = new(Key.Right, default, Modifiers.Control);

    [Fact]
    public void Keys_move_it_by_a_column_and_it_is_kept_when_the_desk_is_left()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("read-the-invoice");
        var before = Border(game);

        game.Press(ToTheRight).Press(ToTheRight).Press(ToTheRight).Press(ToTheLeft);
        Assert.Equal(before + 2, Border(game));

        game.Press(Key.Escape).Open("check-the-offer");
        Assert.Equal(before + 2, Border(game));
    }

    [Theory]
    [InlineData(-15)]
    [InlineData(12)]
    public void It_is_dragged_with_the_mouse(int columns)
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("read-the-invoice");
        var before = Border(game);

        game.Send($"\e[<0;{before};10M\e[<32;{before + (columns / 2)};10M\e[<32;{before + columns};12M\e[<0;{before + columns};12m");
        Assert.Equal(before + columns, Border(game));

        game.Send($"\e[<35;{before};10M");
        Assert.Equal(before + columns, Border(game));
    }

    [Fact]
    public void Neither_side_becomes_narrower_than_twenty_columns_and_nothing_adds_up_beyond()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("read-the-invoice");
        for (var i = 0; i < 120; i++)
        {
            game.Press(ToTheLeft);
        }

        Assert.Equal(20, Border(game));
        Assert.Equal(21, Border(game.Press(ToTheRight)));

        game.Send("\e[<0;21;10M\e[<32;119;10M\e[<0;119;10m");
        Assert.Equal(100, Border(game));
        Assert.Equal(99, Border(game.Press(ToTheLeft)));
    }

    [Fact]
    public void Where_there_is_one_column_the_keys_do_nothing_that_is_seen()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("read-the-invoice");
        var before = game.Text;

        Assert.Equal(before, game.Press(ToTheLeft).Text);
    }

    // The width of the left column, which is where the frames of both meet.
    private static int Border(PlayedGame game)
    {
        var line = game.Text.Split('\n').First(l => l.Contains("┐┌", StringComparison.Ordinal));
        return ColumnWidth.Of(line[..(line.IndexOf("┐┌", StringComparison.Ordinal) + 1)]);
    }
}
