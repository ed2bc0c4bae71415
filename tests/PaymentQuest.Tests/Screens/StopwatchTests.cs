using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public sealed class StopwatchTests
{
    [Fact]
    public void The_time_at_the_desk_is_counted_and_compared_with_par_in_the_end()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("first-message");
        Assert.Contains("00:00", game.Text, StringComparison.Ordinal);
        Pass(game, 10);
        Pass(game, 74);
        Assert.Contains("01:05", game.Text, StringComparison.Ordinal);

        game.Type("=SALT_C, CID").Press(Key.Enter, Key.Enter);

        Assert.IsType<DebriefScreen>(game.Model.Top);
        Assert.Contains("time 01:05, par 01:00", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_wait_at_a_time_is_asked_for_and_none_away_from_the_desk()
    {
        var game = new PlayedGame(Language.En, 80, 24);
        game.Press(Key.Down, Key.Up);
        Assert.Equal(0, game.Waits);

        game.Open("first-message").Press(Key.Enter, Key.Down, Key.Enter);
        Assert.Equal(1, game.Waits);
        Pass(game, 1);
        Assert.Equal(2, game.Waits);
        game.Press(Key.Escape).Press(Key.Down);
        Pass(game, 2);
        game.Press(Key.Up);
        Assert.Equal(2, game.Waits);
    }

    [Fact]
    public void Time_away_from_the_desk_does_not_count_and_help_does()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("first-message").Press(Key.Enter);
        Pass(game, 1);
        game.Press(Key.F1);
        Pass(game, 4);
        game.Press(Key.Escape, Key.Escape);
        Pass(game, 5);
        game.Open("first-message");
        Pass(game, 100);

        Assert.Contains("00:05", game.Text, StringComparison.Ordinal);
    }

    private static void Pass(PlayedGame game, int seconds) => game.Do(new Input.Elapsed(TimeSpan.FromSeconds(seconds)));
}
