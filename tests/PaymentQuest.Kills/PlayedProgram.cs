using System.Globalization;
using Microsoft.Data.Sqlite;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Terms;

namespace PaymentQuest.Kills;

/// <summary>The game in a terminal of its own. What it waits for is what the game writes, never time.</summary>
internal sealed class PlayedProgram : IDisposable
{
    private readonly Seat _seat;
    private readonly TerminalWindow _window;

    /// <summary>Starts the game at a quest and waits for its briefing.</summary>
    /// <param name="program">The path of the executable, or of the dll for dotnet.</param>
    /// <param name="seat">Where it is played.</param>
    /// <param name="quest">The quest.</param>
    /// <param name="briefing">What its briefing shows.</param>
    internal PlayedProgram(string program, Seat seat, string quest, string briefing = "How to play")
    {
        _seat = seat;
        _window = new TerminalWindow([.. Seat.Command(program), "play", quest, "--lang", seat.Language], seat);
        WaitFor(briefing);
    }

    /// <summary>Everything that was written after the last frame that was waited for.</summary>
    internal string Written => _window.Written;

    internal void Type(string keys) => _window.Child.Type(keys);

    /// <summary>Types as soon as the screen does not show any more what it will show when the keys were obeyed, and reads until it does.</summary>
    internal void Do(Act act)
    {
        WaitUntilGone(act.Shown);
        Type(act.Keys);
        WaitFor(act.Shown);
    }

    /// <summary>Reads what is written until the screen shows something, and not an octet further than was written by then.</summary>
    internal void WaitFor(string pattern) => _window.WaitUntil(pattern, isShown: true);

    /// <summary>Reads what is written until the screen does not show something any more.</summary>
    internal void WaitUntilGone(string pattern) => _window.WaitUntil(pattern, isShown: false);

    /// <summary>Reads to the end of the program. Its exit code.</summary>
    internal int WaitForEnd() => _window.WaitForEnd();

    /// <summary>Kills it, now.</summary>
    internal void Kill()
    {
        _window.Child.Signal(9);
        _window.Child.WaitForEnd();
    }

    /// <summary>Ends it by a signal. Its exit code.</summary>
    internal int EndBy(int signal)
    {
        _window.Child.Signal(signal);
        return WaitForEnd();
    }

    /// <summary>Closes its window. Its exit code.</summary>
    internal int CloseTerminal()
    {
        _window.Child.CloseTerminal();
        return _window.Child.WaitForEnd();
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

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();
}
