namespace PaymentQuest.Kills;

/// <summary>Where a game is played.</summary>
/// <param name="Home">The folder of its records.</param>
/// <param name="Columns">The columns of its terminal.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Language">The code of its language.</param>
/// <param name="HasColour">Whether colours are wanted.</param>
/// <param name="Disk">The disk; null for the machine's own.</param>
internal sealed record Seat(string Home, int Columns = Script.Columns, int Rows = Script.Rows, string Language = "en", bool HasColour = true, SlowDisk? Disk = null)
{
    /// <summary>The environment of the game: this process's own but for what says something about terminals, languages and players.</summary>
    internal IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            var environment = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .Where(e => (string)e.Key is not ("NO_COLOR" or "LANG" or "LANGUAGE" or "TMUX" or "PAYMENTQUEST_PLAYER") && !((string)e.Key).StartsWith("LC_", StringComparison.Ordinal))
                .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);
            environment["TERM"] = "xterm-256color";
            environment["LC_ALL"] = "C.UTF-8";
            environment["PAYMENTQUEST_HOME"] = Home;
            if (!HasColour)
            {
                environment["NO_COLOR"] = "1";
            }

            if (Disk is not null)
            {
                environment["LD_PRELOAD"] = Disk.Library;
            }

            return environment;
        }
    }

    /// <summary>What starts a program: itself, or dotnet for a dll.</summary>
    /// <param name="program">The path of the executable, or of the dll for dotnet.</param>
    internal static IReadOnlyList<string> Command(string program) => program.EndsWith(".dll", StringComparison.Ordinal) ? [Dotnet(), program] : [program];

    private static string Dotnet() => System.Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet"
        ? host
        : (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, "dotnet")).First(File.Exists);
}
