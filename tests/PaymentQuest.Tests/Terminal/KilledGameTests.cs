using PaymentQuest.Kills;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>The real game in a real terminal, ended without a warning.</summary>
public sealed class KilledGameTests
{
    [Fact]
    public void A_game_that_is_killed_in_the_middle_of_a_quest_goes_on_where_it_was()
    {
        using var home = new Home();
        using (var game = Start(home, "How to play"))
        {
            game.Do(new Act("\r", "nothing yet"));
            game.Do(new Act("=SALT_C, CAN\r", "cannot read message 1"));
            game.Do(new Act("hh", "hints 1 of 3"));
            game.Do(new Act("\u007f\u007f", "nothing yet"));
            // What is drawn is kept.
            game.Do(new Act("u", "^│SALT_C "));
            game.Kill();
        }

        using (var game = Start(home, "You began this quest before"))
        {
            game.Do(new Act("\r", "hints 1 of 3"));
            game.WaitFor("^│SALT_C ");
            game.WaitFor("✗ message 1");
            game.WaitUntilGone("^│CAN ");
            game.Do(new Act("=CID\r", "Everything is accepted"));
            game.Type("\u0003");

            Assert.Equal(ExitCodes.Interrupted, game.WaitForEnd());
        }
    }

    private static PlayedProgram Start(Home home, string briefing) =>
        new(Path.Combine(AppContext.BaseDirectory, "paymentquest.dll"), new Seat(home.Path), "first-message", briefing);
}
