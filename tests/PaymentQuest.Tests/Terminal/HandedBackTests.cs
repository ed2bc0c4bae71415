using System.Text.RegularExpressions;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>The demo application in a real pseudo-terminal: however it ends, the player gets her terminal back.</summary>
public class HandedBackTests
{
    [Theory]
    [InlineData("q", 0)]
    [InlineData("C-c", 130)]
    [InlineData("C-\\", 131)]
    [InlineData("t", 70)]
    [InlineData("e", 70)]
    [InlineData("u", 70)]
    public void A_key_that_ends_the_program_hands_the_terminal_back(string key, int exitCode)
    {
        using var terminal = new PseudoTerminal();
        terminal.StartDemo();

        terminal.Type(key);

        terminal.WaitFor($"code={exitCode}$");
        terminal.AssertHandedBack();
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("QUIT", 131)]
    public void A_signal_that_ends_the_program_hands_the_terminal_back(string signal, int exitCode)
    {
        using var terminal = new PseudoTerminal();
        terminal.StartDemo();

        terminal.Signal(signal);

        terminal.WaitFor($"code={exitCode}$");
        terminal.AssertHandedBack();
    }

    [Fact]
    public void An_update_that_never_returns_does_not_keep_the_terminal()
    {
        using var terminal = new PseudoTerminal();
        terminal.StartDemo();
        terminal.Type("b");

        terminal.Signal("TERM");

        terminal.WaitFor("code=143$");
        terminal.AssertHandedBack();
    }

    [Theory]
    [InlineData("t", "thrown by another thread")]
    [InlineData("e", "thrown by an effect")]
    [InlineData("u", "thrown by the update")]
    public void An_internal_error_is_told_in_one_line(string key, string message)
    {
        using var terminal = new PseudoTerminal();
        terminal.StartDemo();

        terminal.Type(key);

        var screen = terminal.WaitFor("code=70$");
        Assert.Contains($"paymentquest: internal error: InvalidOperationException: {message}\ncode=70", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stopped_program_hands_the_terminal_back_and_takes_it_again(bool byKey)
    {
        using var terminal = new PseudoTerminal();
        terminal.StartDemo();
        terminal.Type("Up");
        terminal.WaitFor("seen 1: key Up");

        if (byKey)
        {
            terminal.Type("C-z");
        }
        else
        {
            terminal.Signal("TSTP");
        }

        terminal.WaitFor("Stopped");
        terminal.AssertHandedBack();

        terminal.Type("fg; echo code=$?", "Enter");
        terminal.WaitFor("seen 1: key Up");
        Assert.DoesNotContain("Stopped", terminal.Screen(), StringComparison.Ordinal);
        terminal.Type("Down");
        terminal.WaitFor("seen 2: key Down");
        terminal.Type("q");
        terminal.WaitFor("code=0$");
        terminal.AssertHandedBack();
    }

    [Fact]
    public void A_frozen_program_repaints_when_it_goes_on()
    {
        using var terminal = new PseudoTerminal();
        terminal.StartDemo();
        terminal.WaitFor("^└─+┘$");
        terminal.Signal("STOP");
        // The shell writes its prompt across the frame.
        PseudoTerminal.WaitUntil(() => !Regex.IsMatch(terminal.Screen(), "(?m)^└─+┘$"), terminal.Screen);

        // Nobody could cook the terminal before it froze, so that a line still ends with a line feed.
        terminal.Type("fg", "C-j");

        terminal.WaitFor("^└─+┘$");
        terminal.Type("Down");
        terminal.WaitFor("seen 1: key Down");
    }

    [Fact]
    public void A_window_of_another_size_is_painted_whole()
    {
        using var terminal = new PseudoTerminal();
        terminal.StartDemo();

        terminal.Resize(60, 20);
        Assert.EndsWith("┐", terminal.WaitFor("demo 60x20").Split('\n')[0], StringComparison.Ordinal);
        terminal.Resize(30, 8);
        terminal.WaitFor("Agranda");
        terminal.Resize(100, 30);
        Assert.DoesNotContain("Agranda", terminal.WaitFor("demo 100x30"), StringComparison.Ordinal);

        terminal.Type("q");
        terminal.WaitFor("code=0$");
        terminal.AssertHandedBack();
    }

    [Fact]
    public void A_terminal_that_is_closed_ends_the_program()
    {
        using var terminal = new PseudoTerminal();
        terminal.Type("sh -c 'trap : HUP; \"$DEMO\"; echo $? >$FOLDER/code'", "Enter");
        terminal.WaitFor("demo 100x30");

        terminal.Close();

        var code = Path.Combine(terminal.Folder, "code");
        PseudoTerminal.WaitUntil(() => File.Exists(code) && File.ReadAllText(code) == "129\n", () => "the program lived on without its terminal");
    }

    [Fact]
    public void Keys_pastes_and_waits_reach_the_model()
    {
        using var terminal = new PseudoTerminal();
        terminal.StartDemo();

        terminal.Type("Escape");
        terminal.WaitFor("seen 1: key Escape");
        terminal.Type("-l", "ñ");
        terminal.WaitFor("seen 2: key Character ñ");
        terminal.Type("-l", "\e[200~H(x)\e[201~");
        terminal.WaitFor(@"seen 3: paste H\(x\)");
        terminal.Type("w");
        terminal.WaitFor("seen 4: elapsed");
    }

    [Fact]
    public void Ascii_frames_and_a_terminal_without_screens_are_respected()
    {
        using var terminal = new PseudoTerminal();

        terminal.Type("TERM=dumb \"$DEMO\"; echo code=$?", "Enter");
        terminal.WaitFor("code=4$");
        terminal.Type("\"$DEMO\" --ascii", "Enter");

        Assert.DoesNotContain(terminal.WaitFor(@"\+ demo 100x30 -+\+"), letter => letter > '~');
    }
}
