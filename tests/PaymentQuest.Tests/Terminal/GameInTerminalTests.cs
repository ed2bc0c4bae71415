using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>The executable itself, played with keys in a pseudo-terminal.</summary>
public sealed class GameInTerminalTests
{
    public static TheoryData<int, int, string, string, string> Surfaces => new()
    {
        { 80, 24, "en", "Accepted", "Solved" },
        { 120, 40, "en", "Accepted", "Solved" },
        { 80, 24, "es", "Aceptado", "Resuelta" },
        { 120, 40, "es", "Aceptado", "Resuelta" },
    };

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void A_first_message_is_typed_accepted_and_explained(int columns, int rows, string language, string accepted, string solved)
    {
        using var terminal = new PseudoTerminal();
        terminal.Resize(columns, rows);
        Open(terminal, language);

        terminal.Type("Enter");
        terminal.WaitFor("Your task|Tu tarea");
        terminal.Type("Enter");
        terminal.WaitFor("SALT_C ");
        terminal.Type("=", "SALT_C, CID", "Enter");
        terminal.WaitFor(accepted);
        terminal.Type("Enter");
        terminal.WaitFor(solved);
        terminal.Type("Escape");
        terminal.WaitFor("●");
        terminal.Type("q");

        terminal.WaitFor("code=0");
        terminal.AssertHandedBack();
    }

    [Fact]
    public void It_begins_with_the_colours_that_are_asked_for()
    {
        using var terminal = new PseudoTerminal();
        terminal.StartGame("--lang en --theme contrast", "PaymentQuest +[0-9]");

        Assert.Contains("\e[97m\e[40m", terminal.ScreenWithColours(), StringComparison.Ordinal);
    }

    /// <summary>Starts the game with records of its own; afterwards the shell prints its exit code.</summary>
    private static void Open(PseudoTerminal terminal, string language) => terminal.StartGame($"--lang {language}", "PaymentQuest +[0-9]");
}
