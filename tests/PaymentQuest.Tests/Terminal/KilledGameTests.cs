using PaymentQuest.Play;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>The real game in a real terminal, ended without a warning.</summary>
public sealed class KilledGameTests
{
    [Fact]
    public void A_game_that_is_killed_in_the_middle_of_a_quest_goes_on_where_it_was()
    {
        using var terminal = new PseudoTerminal();
        Start(terminal);
        terminal.Type("Enter");
        terminal.WaitFor("nothing yet");
        terminal.Type("=");
        terminal.Type("-l", "SALT_C, CAN");
        terminal.WaitFor("SALT_C, CAN");
        terminal.Type("Enter");
        terminal.WaitFor("cannot read message 1");
        terminal.Type("h", "h");
        terminal.WaitFor("hints 1 of 3");
        terminal.Type("BSpace", "BSpace", "u");

        // What is shown is on its way to the records; what must survive is what has arrived there.
        PseudoTerminal.WaitUntil(
            () =>
            {
                using var records = ProgressStore.OpenIn(Path.Combine(terminal.Folder, "home"));
                return records.Open("first-message", new Edition("", 0)).Unfinished is { Moves: [.., Move.Undo] };
            },
            () => "the last move never reached the records\n" + terminal.Screen());

        terminal.Signal("KILL");
        terminal.WaitFor("code=137");
        // Nothing that is killed hands its terminal back: until stty has done so, Enter is no end of a line.
        terminal.Type("stty sane; printf '\\033[?1049l\\033[?25h\\033[?7h'; clear; echo rea''dy", "C-j");
        terminal.WaitFor("^ready");
        Start(terminal);
        terminal.WaitFor("You began this quest before");
        terminal.Type("Enter");

        var screen = terminal.WaitFor("hints 1 of 3");
        var bench = screen[..screen.IndexOf('└', StringComparison.Ordinal)];
        Assert.Contains("│SALT_C ", bench, StringComparison.Ordinal);
        Assert.DoesNotContain("│CAN ", bench, StringComparison.Ordinal);
        Assert.Contains("✗ message 1", screen, StringComparison.Ordinal);
        terminal.Type("=");
        terminal.Type("-l", "CID");
        terminal.Type("Enter");
        terminal.WaitFor("Everything is accepted");
        terminal.Type("C-c");
        terminal.WaitFor("code=130");
    }

    private static void Start(PseudoTerminal terminal) => terminal.StartGame("play first-message --lang en", "How to play");
}
