using PaymentQuest.Documents;
using PaymentQuest.Quests;
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
        Pass(game, 65);
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
        Pass(game, 1);

        Assert.Contains("00:06", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void While_the_program_is_stopped_the_clock_stands_still_and_the_next_move_says_so()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("first-message");
        Pass(game, 10);
        game.Do(new Input.Elapsed(TimeSpan.FromHours(8)));
        Pass(game, 3);

        game.Type("=SALT_C, CID").Press(Key.Enter, Key.Enter);

        Assert.All(game.Saves, s => Assert.Equal(TimeSpan.FromSeconds(13), s.Thinking.Spent));
        Assert.Equal([false, true], game.Saves.Select(s => s.Thinking.Ran));
        Assert.Equal(TimeSpan.FromHours(8) + TimeSpan.FromSeconds(3), game.Saves[0].Thinking.Since);
    }

    [Fact]
    public void An_attempt_that_is_gone_on_with_has_the_time_that_it_had()
    {
        var game = new PlayedGame(Language.En, 120, 40);
        var saved = new SavedAttempt(3, 1, [new Move.Write("Initiate", "CAN")], TimeSpan.FromSeconds(95));
        game.Load("first-message", saved).Press(Key.Enter);
        Pass(game, 5);

        Assert.Contains("01:40", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_since_the_last_move_is_kept_when_the_desk_is_left_or_the_program_ended()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("first-message");
        game.Type("=CAN").Press(Key.Enter);
        Pass(game, 7);
        game.Press(Key.Escape);
        Assert.Equal(new SaveTime("first-message", 1, TimeSpan.FromSeconds(7)), Assert.Single(game.Times));

        game.Open("first-message");
        Pass(game, 2);
        game.Do(new Input.Interrupted());
        Assert.Equal(new SaveTime("first-message", 1, TimeSpan.FromSeconds(9)), game.Times[^1]);
    }

    [Fact]
    public void What_could_not_be_kept_is_tried_again_every_second_until_it_is()
    {
        var game = new PlayedGame(Language.En, 80, 24);
        game.Do(new Input.Finished(new KeepingChanged(new Prose("not kept", "no"), false)));
        Assert.Equal(1, game.Waits);
        Pass(game, 2);
        Assert.Equal((3, 2), (game.Waits, game.Tries));
        Assert.Contains("not kept", game.Text, StringComparison.Ordinal);

        game.Do(new Input.Finished(new KeepingChanged(null, true)));
        Pass(game, 1);
        Assert.Equal((3, 2), (game.Waits, game.Tries));
        Assert.DoesNotContain("not kept", game.Text, StringComparison.Ordinal);
    }

    // As the loop does: an input at least every second.
    [Fact]
    public void A_move_after_the_program_was_stopped_says_that_the_clock_stood_still()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("who-can-know");
        Pass(game, 1);
        game.Type("+");
        Assert.True(game.Saves[^1].Thinking.Ran);

        Pass(game, 2);
        game.Do(new Input.GoneOn { At = TimeSpan.FromSeconds(2) });
        Pass(game, 3);
        game.Type("-");

        Assert.False(game.Saves[^1].Thinking.Ran);
        game.Type("+");
        Assert.True(game.Saves[^1].Thinking.Ran);
    }

    private static void Pass(PlayedGame game, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            game.Do(new Input.Elapsed(game.Now + TimeSpan.FromSeconds(1)));
        }
    }
}
