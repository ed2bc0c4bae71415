using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>A shell in a pseudo-terminal of tmux, with the game at hand. It waits for what the screen shows, never for time.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paymentquest");

    internal PseudoTerminal()
    {
        Tool.Require("tmux");
        var game = Path.Combine(AppContext.BaseDirectory, "paymentquest");
        // A plain sh, because it leaves the terminal's settings alone: what the game does not restore stays broken.
        Tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "-e", $"GAME={game}", "-e", $"FOLDER={_folder.FullName}", "-e", "PS1=> ", "-e", "LC_ALL=C.UTF-8", "-e", "ENV=", "sh");
    }

    /// <summary>Where the shell and the test exchange files; FOLDER in the shell.</summary>
    internal string Folder => _folder.FullName;

    /// <summary>Starts the game, its progress in the folder; afterwards the shell prints its exit code.</summary>
    internal void StartGame(string arguments, string shown)
    {
        // A killed game leaves the cursor anywhere and lines that do not wrap: the code is written on a line of its own.
        Type($"sh -c 'PAYMENTQUEST_HOME=$FOLDER/home exec \"$GAME\" {arguments}'; printf '\\r\\n\\033[Kcode=%s\\r\\n' $?", "Enter");
        WaitFor(shown);
    }

    internal void Type(params string[] keys) => Tmux(["send-keys", .. keys]);

    internal void Resize(int columns, int rows) =>
        Tmux("resize-window", "-x", columns.ToString(CultureInfo.InvariantCulture), "-y", rows.ToString(CultureInfo.InvariantCulture));

    internal string Screen() => Tmux("capture-pane", "-p");

    internal string ScreenWithColours() => Tmux("capture-pane", "-p", "-e");

    /// <summary>Waits until the screen matches.</summary>
    internal string WaitFor(string pattern)
    {
        var screen = "";
        WaitUntil(() => Regex.IsMatch(screen = Screen(), pattern, RegexOptions.Multiline), () => $"the screen never showed {pattern} but\n{screen}");
        return screen;
    }

    internal static void WaitUntil(Func<bool> condition, Func<string> complaint)
    {
        var waiting = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waiting.Elapsed < Patience, complaint());
            Thread.Yield();
        }
    }

    /// <summary>Asserts that the shell's terminal is as a shell wants it: main screen, visible cursor, wrapping, cooked.</summary>
    internal void AssertHandedBack()
    {
        WaitUntil(
            () => Tmux("display-message", "-p", "#{alternate_on} #{cursor_flag} #{wrap_flag}").Trim() == "0 1 1",
            () => "the alternate screen, the hidden cursor or the margin was left behind\n" + Screen());
        Type("stty -a; echo sett''led", "Enter");
        var screen = WaitFor("^settled");
        foreach (var setting in new[] { "icanon", "echo", "isig", "iexten", "icrnl", "ixon", "opost" })
        {
            Assert.Matches($@"(?m)(^|\s){setting}(\s|;|$)", screen);
        }
    }

    public void Dispose()
    {
        Tmux("kill-server");
        _folder.Delete(recursive: true);
    }

    private string Tmux(params string[] arguments) => Run("tmux", ["-u", "-S", Path.Combine(Folder, "tmux"), .. arguments]);

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("TMUX");
        // In some languages, Turkish among them, `kill` does not know HUP.
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
