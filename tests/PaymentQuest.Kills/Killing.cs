using PaymentQuest.Screens;

namespace PaymentQuest.Kills;

/// <summary>Kills games at the moment when a move is confirmed, and looks for it in the records.</summary>
/// <param name="program">The game; see <see cref="PlayedProgram"/>.</param>
/// <param name="disk">The disk.</param>
/// <param name="source">The quests.</param>
internal sealed class Killing(string program, SlowDisk? disk, IQuestSource source)
{
    /// <summary>The numbers of the signals that end a game.</summary>
    internal static readonly Dictionary<string, int> Signals = new(StringComparer.Ordinal) { ["HUP"] = 1, ["INT"] = 2, ["QUIT"] = 3, ["TERM"] = 15 };

    /// <summary>Plays up to a confirmation and kills the game when it is drawn.</summary>
    /// <param name="script">What is played.</param>
    /// <param name="which">Which confirmation, counted round and round.</param>
    /// <returns>What was lost; null for nothing.</returns>
    internal string? Kill(Script script, int which)
    {
        var confirmations = script.Confirmations(source);
        var last = confirmations[which % confirmations.Count];
        using var home = new Home();
        using var game = Opened(script, home);
        foreach (var act in script.Acts.Take(last + 1))
        {
            game.Do(act);
        }

        game.Kill();
        var (moves, result) = script.After(source, script.Acts.Take(last + 1).Select(a => a.Keys));
        return game.Missing(script.Quest, moves, result);
    }

    /// <summary>The ways in which a game ends that nobody kills.</summary>
    internal static IReadOnlyList<(string Name, int ExitCode)> Endings { get; } =
        [("q", 0), ("Control-C", 130), ("Control-\\", 131), ("INT", 130), ("TERM", 143), ("HUP", 129), ("QUIT", 131), ("closed window", 129)];

    /// <summary>
    /// Makes a move, begins a text where the quest is typed in, and ends the game: by keys before anything of that is confirmed, by a signal, which
    /// would overtake keys, as soon as it is drawn.
    /// </summary>
    /// <returns>What was lost, or the exit code when it is not the documented one; null when all is well.</returns>
    internal string? End(Script script, (string Name, int ExitCode) ending)
    {
        var acts = script.Acts.Take(script.Confirmations(source)[0] + 1).Concat(script.Unfinished is { } begun && ending.Name != "q" ? [begun] : []).ToList();
        using var home = new Home();
        using var game = Opened(script, home);
        var key = ending.Name switch { "q" => "qq", "Control-C" => "\u0003", "Control-\\" => "\u001c", _ => null };
        foreach (var act in key is null ? acts : acts.SkipLast(script.Unfinished is null || ending.Name == "q" ? 1 : 2))
        {
            game.Do(act);
        }

        if (key is not null)
        {
            // All at once; between the acts a report that terminals send when they get the focus, since lines in one piece are a paste.
            game.Type(string.Join("\e[I", acts.TakeLast(script.Unfinished is null || ending.Name == "q" ? 1 : 2).Select(a => a.Keys).Append(key)));
        }

        var exitCode = key is not null ? game.WaitForEnd() : ending.Name == "closed window" ? game.CloseTerminal() : game.EndBy(Signals[ending.Name]);
        if (exitCode != ending.ExitCode)
        {
            return $"ended with {exitCode} and not with {ending.ExitCode}: {game.Written}";
        }

        var (moves, result) = script.After(source, acts.Select(a => a.Keys), isInterrupted: ending.Name != "q");
        return game.Missing(script.Quest, moves, result);
    }

    private PlayedProgram Opened(Script script, Home home)
    {
        var game = new PlayedProgram(program, new Seat(home.Path, Disk: disk), script.Quest);
        game.Do(new Act("\r", script.Opened));
        return game;
    }
}

/// <summary>A folder for records, which is gone afterwards.</summary>
internal sealed class Home : IDisposable
{
    /// <summary>Its path.</summary>
    internal string Path { get; } = Directory.CreateTempSubdirectory("paymentquest-home").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
