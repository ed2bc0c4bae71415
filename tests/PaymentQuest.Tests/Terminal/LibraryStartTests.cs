using PaymentQuest.Tests.Commands;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>The library of the screens must not reach outside of the game, and what is no game must not pay for it.</summary>
public sealed class LibraryStartTests
{
    // All that the library would take from such a file: another key for Quit, and a theme that is not its own.
    private const string Hostile = """{"Application":{"DefaultKeyBindings":{"Quit":{"All":["Ctrl+X"]}}},"Theme":"Amber Phosphor"}""";

    private static readonly string[] OfTheScreens = ["Terminal.Gui", "PaymentQuest.Tui"];

    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("list")]
    [InlineData("run", "1kp", "--json")]
    [InlineData("play", "no-such-quest")]
    public void Commands_never_load_the_library(params string[] command)
    {
        using var scratch = new Scratch();
        var loaded = Path.Combine(scratch.Folder, "loaded");

        var ending = Executable.Start(new Executable.Surrounding { Variables = Traced(loaded) }, command);

        Assert.NotEmpty(ending.Output + ending.Errors);
        var names = File.ReadAllLines(loaded);
        Assert.Contains("PaymentQuest.Engine", names);
        Assert.DoesNotContain(names, OfTheScreens.Contains);
    }

    [Fact]
    public void Settings_and_programs_that_lie_where_the_library_looks_for_them_are_neither_read_nor_started()
    {
        using var terminal = new PseudoTerminal();
        var (here, home, loaded, started) = (In("here"), In("home of the player"), In("loaded"), In("started"));
        foreach (var folder in new[] { here, home })
        {
            Directory.CreateDirectory(Path.Combine(folder, ".tui"));
            foreach (var name in new[] { "config.json", "paymentquest.config.json" })
            {
                // Whoever opens a pipe that nobody writes to waits for ever: the game would not get as far as its first screen.
                terminal.Type($"mkfifo '{Path.Combine(folder, ".tui", name)}'", "Enter");
            }
        }

        foreach (var name in new[] { "bash", "which", "xclip" })
        {
            File.WriteAllText(Path.Combine(here, name), $"#!/bin/sh\necho {name} >>'{started}'\n");
            terminal.Type($"chmod +x '{Path.Combine(here, name)}'", "Enter");
        }

        File.WriteAllText(In("settings"), Hostile);
        terminal.Type($"cd '{here}'; export HOME='{home}' TUI_CONFIG=\"$(cat ../settings)\" DOTNET_STARTUP_HOOKS='{Hook}' {StartupHook.Into}='{loaded}'", "Enter");

        terminal.StartGame("--lang en", "PaymentQuest +[0-9]");
        terminal.Type("q");
        terminal.WaitFor("code=0");

        var names = File.ReadAllLines(loaded);
        Assert.All(OfTheScreens, name => Assert.Contains(name, names));
        Assert.DoesNotContain("Microsoft.Extensions.Configuration", names);
        Assert.Contains("theme=Default", names);
        Assert.False(File.Exists(started), "the library has started a program");

        string In(string name) => Path.Combine(terminal.Folder, name);
    }

    private static string Hook => typeof(LibraryStartTests).Assembly.Location;

    private static Dictionary<string, string> Traced(string loaded) => new() { ["DOTNET_STARTUP_HOOKS"] = Hook, [StartupHook.Into] = loaded };
}
