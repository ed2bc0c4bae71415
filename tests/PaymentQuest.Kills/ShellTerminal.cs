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
    // a job that has stopped has ended with 128 and the signal. A shell whose window was closed cannot write, and goes.
    private const string Script = """
        trap : HUP
        set -m
        stty -ixon erase '^H' min 3 time 7
        printf 'ready\n'
        kill -STOP $$
        "$@"
        code=$?
        while [ $code -gt 146 ] && [ $code -lt 151 ]; do
          printf 'stopped=%s\n' $code
          kill -STOP $$
          fg >/dev/null
          code=$?
        done
        printf '%s\n' $code >"$0"
        printf 'code=%s\n' $code || exit 0
        kill -STOP $$
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paymentquest-shell");
    private readonly string _before;
    private int _job;
    private int _stops;

    /// <summary>Starts a program by a shell.</summary>
    /// <param name="command">The path of the executable, or of a dll for dotnet, and its arguments.</param>
    /// <param name="seat">Where it is played.</param>
    internal ShellTerminal(IReadOnlyList<string> command, Seat seat)
    {
        Window = new TerminalWindow(["/bin/sh", "-c", Script, CodeFile, .. Seat.Command(command[0]), .. command.Skip(1)], seat);
        Window.WaitUntil(s => s.Main.Contains("ready", StringComparison.Ordinal), "the shell was ready");
        _before = State;
        Wake();
    }

    /// <summary>Its window.</summary>
    internal TerminalWindow Window { get; }

    /// <summary>Whether the game has ended.</summary>
    internal bool HasEnded => Code().Success;

    /// <summary>What of the terminal is not as it was before the game began: its settings bit by bit, its modes, and how text is shown; null for nothing.</summary>
    internal string? NotHandedBack => State == _before ? null : $"the terminal was\n  {_before}\nand is\n  {State}";

    private string CodeFile => Path.Combine(_folder.FullName, "code");

    private string State => $"termios {Window.Child.Settings} modes {Window.Screen.State}";

    /// <summary>The process of the game.</summary>
    internal int Job
    {
        get
        {
            while (_job == 0)
            {
                var shell = Window.Child.Id;
                var children = File.ReadAllText($"/proc/{shell}/task/{shell}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
                _job = children.Select(c => int.Parse(c, CultureInfo.InvariantCulture)).FirstOrDefault();
                Window.Read(TimeSpan.FromMilliseconds(1), out _);
            }

            return _job;
        }
    }

    /// <summary>Sends a signal to the game.</summary>
    internal void Signal(int signal) => PseudoTerminalChild.Signal(Job, signal);

    /// <summary>Reads until the shell says that the game has stopped once more.</summary>
    internal void WaitForStop()
    {
        _stops++;
        Window.WaitUntil(s => Regex.Count(s.Main, "stopped=[0-9]+\r?\n") >= _stops || HasEnded, "the game stopped");
    }

    /// <summary>Brings the game that has stopped to the front again, as <c>fg</c> does.</summary>
    internal void BringBack() => Wake();

    /// <summary>Reads to the end of the game. Its exit code, as the shell tells it.</summary>
    internal int WaitForEnd()
    {
        Window.WaitUntil(_ => HasEnded, "the game ended");
        return int.Parse(Code().Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Closes the window. The exit code of the game.</summary>
    internal int CloseWindow()
    {
        Window.Child.CloseTerminal();
        Window.Child.WaitForEnd();
        return int.Parse(File.ReadAllText(CodeFile), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!HasEnded && _job != 0 && Directory.Exists($"/proc/{_job}"))
        {
            PseudoTerminalChild.Signal(_job, 9);
        }

        Window.Dispose();
        _folder.Delete(recursive: true);
    }

    private Match Code() => Regex.Match(Window.Screen.Main, "code=([0-9]+)\r?\n");

    // The shell may not have come to its sleep yet.
    private void Wake()
    {
        while (File.ReadAllText($"/proc/{Window.Child.Id}/stat").Split(')')[^1].TrimStart()[0] != 'T')
        {
            Window.Read(TimeSpan.FromMilliseconds(1), out _);
        }

        Window.Child.Signal(Continue);
    }
}
