using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Terms;

namespace PaymentQuest.Kills;

/// <summary>Where a game is played.</summary>
/// <param name="Home">The folder of its records.</param>
/// <param name="Columns">The columns of its terminal.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Language">The code of its language.</param>
/// <param name="HasColour">Whether colours are wanted.</param>
/// <param name="Disk">The disk; null for the machine's own.</param>
internal sealed record Seat(string Home, int Columns = Script.Columns, int Rows = Script.Rows, string Language = "en", bool HasColour = true, SlowDisk? Disk = null);

/// <summary>The game in a terminal of its own. What it waits for is what the game writes, never time.</summary>
internal sealed class PlayedProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Seat _seat;
    private readonly PseudoTerminalChild _child;
    private readonly VirtualScreen _screen;
    private readonly Decoder _decoder = new UTF8Encoding(false).GetDecoder();
    private readonly StringBuilder _written = new();
    private string _unread = "";

    /// <summary>Starts the game at a quest and waits for its briefing.</summary>
    /// <param name="program">The path of the executable, or of the dll for dotnet.</param>
    /// <param name="seat">Where it is played.</param>
    /// <param name="quest">The quest.</param>
    /// <param name="briefing">What its briefing shows.</param>
    internal PlayedProgram(string program, Seat seat, string quest, string briefing = "How to play")
    {
        _seat = seat;
        _screen = new VirtualScreen(seat.Columns, seat.Rows);
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);
        foreach (var other in environment.Keys.Where(k => k.StartsWith("LC_", StringComparison.Ordinal) || k is "NO_COLOR" or "LANG" or "LANGUAGE" or "TMUX").ToList())
        {
            environment.Remove(other);
        }

        environment["TERM"] = "xterm-256color";
        environment["LC_ALL"] = "C.UTF-8";
        environment["PAYMENTQUEST_HOME"] = seat.Home;
        if (!seat.HasColour)
        {
            environment["NO_COLOR"] = "1";
        }

        if (seat.Disk is not null)
        {
            environment["LD_PRELOAD"] = seat.Disk.Library;
        }

        var isManaged = program.EndsWith(".dll", StringComparison.Ordinal);
        _child = new PseudoTerminalChild(isManaged ? Dotnet() : program, [.. isManaged ? (string[])[program] : [], "play", quest, "--lang", seat.Language], environment, seat.Columns, seat.Rows);
        WaitFor(briefing);
    }

    /// <summary>Everything that was written after the last frame that was waited for.</summary>
    internal string Written => _written.ToString();

    internal void Type(string keys) => _child.Type(keys);

    /// <summary>Types as soon as the screen does not show any more what it will show when the keys were obeyed, and reads until it does.</summary>
    internal void Do(Act act)
    {
        WaitUntilGone(act.Shown);
        Type(act.Keys);
        WaitFor(act.Shown);
    }

    /// <summary>Reads what is written until the screen shows something, and not an octet further than was written by then.</summary>
    internal void WaitFor(string pattern) => WaitUntil(pattern, isShown: true);

    /// <summary>Reads what is written until the screen does not show something any more.</summary>
    internal void WaitUntilGone(string pattern) => WaitUntil(pattern, isShown: false);

    /// <summary>Reads to the end of the program. Its exit code.</summary>
    internal int WaitForEnd()
    {
        var waiting = Stopwatch.StartNew();
        var isOver = false;
        while (!isOver)
        {
            var octets = _child.Read(Patience, out isOver);
            if (waiting.Elapsed > Patience)
            {
                throw new InvalidOperationException("the program did not end:\n" + Screen());
            }

            Show(octets);
        }

        return _child.WaitForEnd();
    }

    /// <summary>Kills it, now.</summary>
    internal void Kill()
    {
        _child.Signal(9);
        _child.WaitForEnd();
    }

    /// <summary>Ends it by a signal. Its exit code.</summary>
    internal int EndBy(int signal)
    {
        _child.Signal(signal);
        return WaitForEnd();
    }

    /// <summary>Closes its window. Its exit code.</summary>
    internal int CloseTerminal()
    {
        _child.CloseTerminal();
        return _child.WaitForEnd();
    }

    /// <summary>What of the moves and the result is not in the records; null when all is.</summary>
    internal string? Missing(string quest, Sequence<Move> moves, AttemptResult? result)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = Path.Combine(_seat.Home, ProgressStore.FileName), Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        using var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        var kept = new List<(string, string?, string?)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT word, first, second FROM move WHERE quest = $1 AND number = 1 ORDER BY position";
            command.Parameters.AddWithValue("$1", quest);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                kept.Add((rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2)));
            }
        }

        var expected = moves.Select(MoveText.Of).ToList();
        if (!kept.SequenceEqual(expected))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{kept.Count} of {expected.Count} moves are kept; the next would be {expected.Skip(kept.Count).FirstOrDefault()}");
        }

        if (result is null)
        {
            return null;
        }

        using var ended = connection.CreateCommand();
        ended.CommandText = "SELECT solved, score FROM attempt WHERE quest = $1 AND number = 1";
        ended.Parameters.AddWithValue("$1", quest);
        using var row = ended.ExecuteReader();
        return row.Read() && !row.IsDBNull(1) && row.GetInt64(0) == (result.IsSolved ? 1 : 0) && row.GetInt64(1) == result.Score ? null : "the result is not kept";
    }

    private void WaitUntil(string pattern, bool isShown)
    {
        var shown = new Regex(pattern, RegexOptions.CultureInvariant);
        var waiting = Stopwatch.StartNew();
        _written.Clear();
        while (Enumerable.Range(0, _seat.Rows).Any(r => shown.IsMatch(_screen.Row(r))) != isShown)
        {
            var octets = _child.Read(Patience, out var isOver);
            if (isOver || waiting.Elapsed > Patience)
            {
                throw new InvalidOperationException($"{(isOver ? "the program ended" : "too much time went by")} before '{pattern}' was {(isShown ? "shown" : "gone")}:\n{Screen()}\n{Written}");
            }

            Show(octets);
        }
    }

    private string Screen() => string.Join('\n', Enumerable.Range(0, _seat.Rows).Select(_screen.Row));

    /// <inheritdoc/>
    public void Dispose() => _child.Dispose();

    private static string Dotnet() => Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet"
        ? host
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, "dotnet")).First(File.Exists);

    // A sequence that is not complete yet waits for its rest.
    private void Show(ReadOnlySpan<byte> octets)
    {
        var characters = new char[octets.Length + 4];
        var read = new string(characters, 0, _decoder.GetChars(octets, characters, flush: false));
        _written.Append(read);
        if (_written.ToString().Contains("\e[?1049l", StringComparison.Ordinal))
        {
            // The shell's own screen, on which lines are written.
            return;
        }

        var text = _unread + read;
        var escape = text.LastIndexOf('\e');
        var end = escape >= 0 && !text.AsSpan(escape + 1).ContainsAnyInRange('@', 'Z') && !text.AsSpan(escape + 1).ContainsAnyInRange('a', 'z') ? escape : text.Length;
        _unread = text[end..];
        _screen.Receive(text[..end]);
    }
}
