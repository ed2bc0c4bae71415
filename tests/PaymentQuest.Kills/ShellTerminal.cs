using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PaymentQuest.Kills;

/// <summary>
/// A terminal that belongs to a shell, in which the game is a job, as in a player's. The shell sets nothing by itself, so that what the game does
/// not hand back stays as it left it, and reads nothing, so that what is typed behind the game's end is no command.
/// </summary>
internal sealed class ShellTerminal : IDisposable
{
    private const int Continue = 18;

    // The shell sleeps before the game begins and whenever the game has stopped or ended: what the terminal is like is looked at then. For a shell
    // a job that has stopped has ended with 128 and the signal.
    private const string Script = """
        set -m
        stty -ixon erase '^H' min 3 time 7
        kill -STOP $$
        "$@"
        code=$?
        while [ $code -gt 146 ] && [ $code -lt 151 ]; do
          kill -STOP $$
          fg >/dev/null
          code=$?
        done
        printf 'code=%s\n' $code
        kill -STOP $$
        """;

    private string _before;
    private int _job;

    /// <summary>Starts a program by a shell.</summary>
    /// <param name="command">The path of the executable, or of a dll for dotnet, and its arguments.</param>
    /// <param name="seat">Where it is played.</param>
    internal ShellTerminal(IReadOnlyList<string> command, Seat seat)
    {
        Window = new TerminalWindow(["/bin/sh", "-c", Script, "sh", .. Seat.Command(command[0]), .. command.Skip(1)], seat);
        WaitForStop();
        _before = State;
        BringBack();
    }

    /// <summary>Its window.</summary>
    internal TerminalWindow Window { get; }

    /// <summary>Whether the game has ended.</summary>
    internal bool HasEnded => Code().Success;

    /// <summary>What of the terminal is not as it was before the game began: its settings bit by bit, its modes, and how text is shown; null for nothing.</summary>
    internal string? NotHandedBack => State == _before ? null : $"the terminal was\n  {_before}\nand is\n  {State}";

    private string State => $"termios {Window.Child.Settings} modes {Window.Screen.State}";

    /// <summary>The process of the game.</summary>
    internal int Job
    {
        get
        {
            var children = $"/proc/{Window.Child.Id}/task/{Window.Child.Id}/children";
            Window.WaitUntil(_ => _job > 0 || int.TryParse(File.ReadAllText(children).Split(' ')[0], out _job), "the game began", isElsewhere: true);
            return _job;
        }
    }

    /// <summary>Sends a signal to the game.</summary>
    internal void Signal(int signal) => PseudoTerminalChild.Signal(Job, signal);

    /// <summary>Reads until the game has stopped or ended.</summary>
    internal void WaitForStop()
    {
        Window.WaitUntil(_ => File.ReadAllText($"/proc/{Window.Child.Id}/stat").Split(") ")[^1][0] == 'T', "the shell went on", isElsewhere: true);
        Window.ReadUntilSilent(Repainting.Moment);
    }

    /// <summary>Changes the settings of the terminal, as a player may at her shell.</summary>
    /// <param name="settings">What <c>stty</c> is told.</param>
    internal void Set(params string[] settings)
    {
        using var stty = Process.Start("stty", ["-F", Window.Child.Name, .. settings]);
        stty.WaitForExit();
        _before = State;
    }

    /// <summary>Brings the game that has stopped to the front again, as <c>fg</c> does.</summary>
    internal void BringBack() => Window.Child.Signal(Continue);

    /// <summary>Reads to the end of the game. Its exit code, as the shell tells it.</summary>
    internal int WaitForEnd()
    {
        Window.WaitUntil(_ => HasEnded, "the game ended");
        return int.Parse(Code().Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Closes the window. Whether the game ended then.</summary>
    internal bool CloseWindow()
    {
        using var game = Process.GetProcessById(Job);
        Window.Child.CloseTerminal();
        return game.WaitForExit(TimeSpan.FromMinutes(1));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!HasEnded && _job != 0 && Directory.Exists($"/proc/{_job}"))
        {
            PseudoTerminalChild.Signal(_job, 9);
        }

        Window.Dispose();
    }

    private Match Code() => Regex.Match(Window.Screen.Main, "code=([0-9]+)\r?\n");
}
