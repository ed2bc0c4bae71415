using System.Globalization;
using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Kills;

/// <summary>
/// Plays the game with keys, pastes, mouse reports, broken sequences, window sizes and signals, all drawn by a seed, and ends it in any way. It may
/// never end by itself, never write what is no text of its own, never show something else than it would paint anew, and always hands the terminal back
/// as it was.
/// </summary>
/// <param name="program">The path of the executable, or of the dll for dotnet.</param>
/// <param name="source">The quests.</param>
internal sealed class RandomPlay(string program, IQuestSource source)
{
    private const int Stop = 20;
    /// <summary>How many things are done in each game, at most.</summary>
    internal const int Events = 60;

    private readonly List<string> _ids = [.. source.Topics.SelectMany(t => t.Quests).Select(q => q.Id)];

    /// <summary>Plays once.</summary>
    /// <param name="seed">What chance begins with: the same seed does the same, but for what the machine lets happen in between.</param>
    /// <returns>What was wrong, with what was done before; null for nothing.</returns>
    internal string? Play(int seed)
    {
        var random = new Random(seed);
        var done = new List<string>();
        using var home = new Home();
        var seat = new Seat(home.Path, 40 + random.Next(120), 10 + random.Next(40), random.Next(2) == 0 ? "en" : "es", random.Next(4) > 0);
        string[] quest = random.Next(3) == 0 ? [] : ["play", _ids[random.Next(_ids.Count)]];
        using var terminal = new ShellTerminal([program, .. quest, "--lang", seat.Language], seat);
        try
        {
            return Play(terminal, random, done) is { } wrong ? Told(wrong) : null;
        }
        catch (InvalidOperationException wrong)
        {
            return Told(wrong.Message);
        }

        string Told(string wrong) => string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {seat.Columns}x{seat.Rows} {string.Join(' ', quest)} --lang {seat.Language}: {wrong}\nafter\n  {string.Join("\n  ", done)}");
    }

    private static string? Play(ShellTerminal terminal, Random random, List<string> done)
    {
        var window = terminal.Window;
        window.WaitUntil(s => s.IsAlternate || terminal.HasEnded, "the game took the terminal over");
        var input = new HostileInput(random);
        for (var i = 0; i < Events && !terminal.HasEnded; i++)
        {
            if (Do(terminal, random, input, done) is { } wrong)
            {
                return wrong;
            }

            if (i % 10 == 9)
            {
                done.Add("is painted anew");
                Settle(window);
                if (Repainting.Difference(terminal) is { } difference)
                {
                    return difference;
                }
            }
        }

        return End(terminal, random, done);
    }

    private static string? Do(ShellTerminal terminal, Random random, HostileInput input, List<string> done)
    {
        var window = terminal.Window;
        switch (random.Next(40))
        {
            case 0:
                for (var storm = random.Next(30); storm >= 0; storm--)
                {
                    Resize(window, random, done);
                }

                break;
            case < 4:
                Resize(window, random, done);
                break;
            case 4:
                return Stopped(terminal, done, byKey: false);
            case 5:
                return Stopped(terminal, done, byKey: true);
            case 6 when random.Next(4) == 0:
                done.Add("a book is pasted");
                window.Child.Type(input.Book());
                break;
            default:
                foreach (var part in input.Next())
                {
                    done.Add("types " + Visible(part));
                    window.Child.Type(part);
                    window.ReadUntilSilent(random.Next(3) == 0 ? Repainting.Moment : TimeSpan.Zero);
                }

                break;
        }

        return null;
    }

    private static void Resize(TerminalWindow window, Random random, List<string> done)
    {
        var (columns, rows) = random.Next(6) switch { 0 => (1, 1), 1 => (0, 0), 2 => (40, 10), 3 => (random.Next(400), random.Next(200)), _ => (40 + random.Next(120), 10 + random.Next(40)) };
        done.Add(string.Create(CultureInfo.InvariantCulture, $"is made {columns}x{rows}"));
        window.Screen.HasChanged = true;
        window.Resize(columns, rows);
    }

    // What has begun is ended first, so that the key is one.
    private static string? Stopped(ShellTerminal terminal, List<string> done, bool byKey)
    {
        Settle(terminal.Window);
        if (terminal.HasEnded)
        {
            return null;
        }

        done.Add(byKey ? "types Control-Z" : "is sent TSTP");
        if (byKey)
        {
            terminal.Window.Child.Type("\u001a");
        }
        else
        {
            terminal.Signal(Stop);
        }

        terminal.WaitForStop();
        if (terminal.HasEnded)
        {
            return null;
        }

        if (terminal.NotHandedBack is { } wrong)
        {
            return "stopped: " + wrong;
        }

        terminal.BringBack();
        terminal.Window.WaitUntil(s => s.IsAlternate || terminal.HasEnded, "the game took the terminal over again");
        return null;
    }

    private static string? End(ShellTerminal terminal, Random random, List<string> done)
    {
        var (name, exitCode) = Killing.Endings[random.Next(Killing.Endings.Count)];
        var hadEnded = terminal.HasEnded;
        int code;
        if (hadEnded)
        {
            (name, exitCode, code) = ("q", 0, terminal.WaitForEnd());
        }
        else
        {
            Settle(terminal.Window);
            done.Add($"is ended by {name}");
            switch (name)
            {
                case "closed window":
                    return terminal.CloseWindow() ? null : "did not end when its window was closed";
                case "q" or "Control-C":
                    // Where a text is typed, q is a letter.
                    (name, exitCode) = ("Control-C", 130);
                    terminal.Window.Child.Type("\u0003");
                    break;
                case "Control-\\":
                    terminal.Window.Child.Type("\u001c");
                    break;
                default:
                    terminal.Signal(Killing.Signals[name]);
                    break;
            }

            code = terminal.WaitForEnd();
        }

        if (code != exitCode && code != 0)
        {
            return $"ended with {code} and not with {exitCode} by {name}: {Visible(Encoding.UTF8.GetBytes(terminal.Window.Screen.Main))}";
        }

        return terminal.NotHandedBack;
    }

    // Ends a paste and a sequence that have begun, and lets what was typed be shown.
    private static void Settle(TerminalWindow window)
    {
        window.Child.Type("\e\\\e[201~");
        window.ReadUntilSilent(Repainting.Moment);
    }

    private static string Visible(byte[] octets)
    {
        var visible = new StringBuilder();
        foreach (var octet in octets.Take(200))
        {
            visible.Append(octet is >= 0x20 and < 0x7f ? ((char)octet).ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{octet:x2}"));
        }

        return octets.Length > 200 ? string.Create(CultureInfo.InvariantCulture, $"{visible} … {octets.Length} octets") : visible.ToString();
    }
}
