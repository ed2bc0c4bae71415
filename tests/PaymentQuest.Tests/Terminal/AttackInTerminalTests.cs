using PaymentQuest.Kills;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>An attack quest in a real terminal, with the keyboard alone.</summary>
public sealed class AttackInTerminalTests
{
    public static TheoryData<int, int, string, bool> Surfaces => new()
    {
        { 80, 24, "en", true },
        { 120, 40, "es", true },
        { 80, 24, "es", false },
        { 40, 10, "en", true },
    };

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void A_man_in_the_middle_is_killed_comes_back_and_wins(int columns, int rows, string language, bool hasColour)
    {
        using var home = new Home();
        var seat = new Seat(home.Path, columns, rows, language, hasColour);
        using (var game = Start(seat, "Needham"))
        {
            game.Do(new Act("\r", language == "es" ? "Reto" : "Challenge"));
            game.Do(new Act("sB1 PK_B(N_A, A)\r", "2 B1"));
            game.Do(new Act("fA1\r", "3 A1"));
            game.Type("u");
            // What is drawn is kept.
            game.WaitUntilGone("3 A1");
            game.Kill();
        }

        using (var game = Start(seat, "You began this quest before|Ya empezaste esta misión"))
        {
            game.Do(new Act("\r", "2 B1"));
            game.Do(new Act("fA1\r", "3 A1"));
            game.Do(new Act("=send B1 PK_B(N_B)\r", "Violated|Roto"));
            game.Do(new Act("\r", "Solved|Resuelta"));
            game.Type("\u0003");

            Assert.Equal(ExitCodes.Interrupted, game.WaitForEnd());
        }
    }

    private static PlayedProgram Start(Seat seat, string briefing) =>
        new(Path.Combine(AppContext.BaseDirectory, "paymentquest.dll"), seat, "man-in-the-middle", briefing);
}
