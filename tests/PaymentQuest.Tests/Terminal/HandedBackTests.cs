using PaymentQuest.Kills;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>
/// The demo application and the game in a shell's pseudo-terminal: however they end or stop, the player gets her terminal back, its settings bit by bit,
/// its modes, its cursor.
/// </summary>
public sealed class HandedBackTests : IDisposable
{
    private static readonly string Demo = Path.Combine(AppContext.BaseDirectory, "PaymentQuest.TerminalDemo");
    private static readonly string Game = Path.Combine(AppContext.BaseDirectory, "paymentquest.dll");

    private readonly Home _home = new();

    [Theory]
    [InlineData("q", 0)]
    [InlineData("\u0003", 130)]
    [InlineData("\u001c", 131)]
    public void A_key_that_ends_the_program_hands_the_terminal_back(string key, int exitCode)
    {
        using var terminal = StartDemo();

        terminal.Window.Child.Type(key);

        AssertEnded(exitCode, terminal);
    }

    [Theory]
    [InlineData("t", "thrown by another thread")]
    [InlineData("e", "thrown by an effect")]
    [InlineData("u", "thrown by the update")]
    public void An_internal_error_hands_the_terminal_back_and_is_told_in_one_line(string key, string message)
    {
        using var terminal = StartDemo();

        terminal.Window.Child.Type(key);

        AssertEnded(70, terminal);
        Assert.Contains($"paymentquest: internal error: InvalidOperationException: {message}\r\ncode=70", terminal.Window.Screen.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("QUIT", 131)]
    public void A_signal_that_ends_the_game_hands_the_terminal_back(string signal, int exitCode)
    {
        using var terminal = StartGame();

        terminal.Signal(Killing.Signals[signal]);

        AssertEnded(exitCode, terminal);
    }

    [Fact]
    public void An_update_that_never_returns_does_not_keep_the_terminal()
    {
        using var terminal = StartDemo();
        terminal.Window.Child.Type("b");

        terminal.Signal(Killing.Signals["TERM"]);

        AssertEnded(143, terminal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stopped_program_hands_the_terminal_back_and_takes_it_again(bool byKey)
    {
        using var terminal = StartDemo();
        Do(terminal, "\e[A", "seen 1: key Up");

        if (byKey)
        {
            terminal.Window.Child.Type("\u001a");
        }
        else
        {
            terminal.Signal(20);
        }

        terminal.WaitForStop();
        Assert.Null(terminal.NotHandedBack);

        // What the player changed while the program was stopped is what she gets back.
        terminal.Set("-echoe", "eol", "^A");
        terminal.BringBack();
        terminal.Window.WaitUntil("seen 1: key Up", isShown: true);
        Do(terminal, "\e[B", "seen 2: key Down");
        terminal.Window.Child.Type("q");
        AssertEnded(0, terminal);
    }

    [Fact]
    public void A_frozen_program_repaints_when_it_goes_on()
    {
        using var terminal = StartDemo();
        var times = terminal.Window.Screen.TimesCleared;
        terminal.Signal(19);
        terminal.WaitForStop();

        terminal.BringBack();

        terminal.Window.WaitUntil(s => s.TimesCleared > times, "everything was painted anew");
        Do(terminal, "\e[B", "seen 1: key Down");
        terminal.Window.Child.Type("q");
        AssertEnded(0, terminal);
    }

    [Fact]
    public void A_window_of_another_size_is_painted_whole()
    {
        using var terminal = StartDemo();

        foreach (var (columns, rows, shown) in ((int, int, string)[])[(60, 20, "demo 60x20 ─+┐$"), (30, 8, "Agranda"), (100, 30, "demo 100x30")])
        {
            terminal.Window.Resize(columns, rows);
            terminal.Window.WaitUntil(shown, isShown: true);
            Assert.Null(Repainting.Difference(terminal));
        }

        terminal.Window.Child.Type("q");
        AssertEnded(0, terminal);
    }

    [Fact]
    public void A_storm_of_sizes_leaves_the_game_as_it_is_painted_at_the_last()
    {
        using var terminal = StartGame();
        terminal.Window.Screen.HasChanged = true;
        foreach (var size in Enumerable.Range(0, 200))
        {
            var (columns, rows) = (size % 5) switch { 0 => (1, 1), 1 => (0, 0), 2 => (40, 10), 3 => (size, 200 - size), _ => (300, 100) };
            terminal.Window.Resize(columns, rows);
        }

        terminal.Window.Resize(40, 10);
        terminal.Window.WaitUntil("▸", isShown: true);
        Assert.Null(Repainting.Difference(terminal));
        terminal.Window.Child.Type("q");
        AssertEnded(0, terminal);
    }

    [Fact]
    public void A_terminal_that_is_closed_ends_the_program()
    {
        using var window = new TerminalWindow([Demo], new Seat(_home.Path));
        window.WaitUntil("demo 100x30", isShown: true);

        window.Child.CloseTerminal();

        Assert.Equal(129, window.Child.WaitForEnd());
    }

    [Fact]
    public void Keys_pastes_and_waits_reach_the_model()
    {
        using var terminal = StartDemo();

        Do(terminal, "\e", "seen 1: key Escape");
        Do(terminal, "ñ", "seen 2: key Character ñ");
        Do(terminal, "\e[200~H(x)\e[201~", @"seen 3: paste H\(x\)");
        Do(terminal, "w", "seen 4: elapsed");
    }

    [Fact]
    public void Ascii_frames_and_a_terminal_without_screens_are_respected()
    {
        using var dumb = new ShellTerminal(["/usr/bin/env", "TERM=dumb", Demo], new Seat(_home.Path));
        AssertEnded(4, dumb);

        using var terminal = StartDemo("--ascii");
        Assert.DoesNotContain(terminal.Window.Screen.Text, letter => letter > '~');
        Assert.Matches(@"^\+ demo 100x30 -+\+\n", terminal.Window.Screen.Text);
    }

    [Theory]
    [InlineData(@"printf '\033[?1002h'")]
    [InlineData(@"printf '\033[?2004h'")]
    [InlineData(@"printf '\033[?25l'")]
    [InlineData(@"printf '\033[1m'")]
    [InlineData("stty raw")]
    [InlineData("stty -echoe")]
    [InlineData("stty time 0")]
    public void What_a_program_leaves_behind_is_noticed(string command)
    {
        using var terminal = new ShellTerminal(["/bin/sh", "-c", command], new Seat(_home.Path));

        Assert.Equal(0, terminal.WaitForEnd());
        Assert.NotNull(terminal.NotHandedBack);
    }

    [Theory]
    [InlineData(@"printf '\033]0;owned\007'")]
    [InlineData(@"printf '\033[6n'")]
    [InlineData(@"printf '\033[?1049h\007'")]
    public void What_no_frame_has_is_noticed(string command) =>
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var terminal = new ShellTerminal(["/bin/sh", "-c", command], new Seat(_home.Path));
            terminal.WaitForEnd();
        });

    public void Dispose() => _home.Dispose();

    private ShellTerminal StartDemo(params string[] arguments) => Started([Demo, .. arguments], "demo 100x30");

    private ShellTerminal StartGame() => Started([Game, "--lang", "en"], "PaymentQuest +[0-9]");

    private ShellTerminal Started(string[] command, string shown)
    {
        var terminal = new ShellTerminal(command, new Seat(_home.Path));
        terminal.Window.WaitUntil(shown, isShown: true);
        return terminal;
    }

    private static void Do(ShellTerminal terminal, string keys, string shown)
    {
        terminal.Window.Child.Type(keys);
        terminal.Window.WaitUntil(shown, isShown: true);
    }

    private static void AssertEnded(int exitCode, ShellTerminal terminal)
    {
        Assert.Equal(exitCode, terminal.WaitForEnd());
        Assert.Null(terminal.NotHandedBack);
    }
}
