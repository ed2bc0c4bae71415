using System.Globalization;
using Microsoft.Data.Sqlite;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <summary>Reads attempts out of a database, and writes attempts into it.</summary>
internal static class ProgressRecords
{
    private const string MoveColumns = "player, quest, number, position, word, first, second, began_ms, ended_ms, thought_ms, clock_ran, outcome, edition";

    /// <summary>The highest number of an attempt that is ever given.</summary>
    public const int LastNumber = int.MaxValue - 1;

    /// <summary>The attempts of a player, or of all, at a quest, or at all; by player, quest and number. Call it in a transaction, or what it says need not hang together.</summary>
    public static List<AttemptRecord> Read(ProgressDatabase database, string? player = null, string? quest = null)
    {
        var editions = Editions(database);
        var moves = new Dictionary<(string, string, long), List<MoveRecord>>();
        using (var rows = database.Rows($"SELECT {MoveColumns} FROM move{Meant(player, quest)} ORDER BY player, quest, number, position", player, quest))
        {
            while (rows.Read())
            {
                var key = (rows.GetString(0), rows.GetString(1), rows.GetInt64(2));
                if (!moves.TryGetValue(key, out var log))
                {
                    moves[key] = log = [];
                }

                log.Add(Move(rows, editions));
            }
        }

        var attempts = new List<AttemptRecord>();
        using (var rows = database.Rows($"SELECT player, quest, number, seed, began_ms, ended_ms, thought_ms, hints, solved, score, edition FROM attempt{Meant(player, quest)} ORDER BY player, quest, number", player, quest))
        {
            while (rows.Read())
            {
                var (who, what, number) = (rows.GetString(0), rows.GetString(1), rows.GetInt64(2));
                if (number is < 1 or > LastNumber || !ulong.TryParse(rows.GetString(3), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
                {
                    continue;
                }

                attempts.Add(new AttemptRecord(who, what, (int)number, seed, moves.GetValueOrDefault((who, what, number)) ?? [])
                {
                    Began = Time(rows, 4),
                    Ended = Time(rows, 5),
                    Thought = Time(rows, 6),
                    Hints = (int)Math.Clamp(rows.GetInt64(7), 0, Session.HintPrices.Count),
                    Result = Number(rows, 9) is { } score ? new AttemptResult(Number(rows, 8) is > 0, (int)Math.Clamp(score, 0, 100)) : null,
                    Edition = Number(rows, 10) is { } edition ? editions.GetValueOrDefault(edition) : null,
                });
            }
        }

        return attempts;
    }

    /// <summary>The log of one attempt, also of one that has no row of its own.</summary>
    public static List<MoveRecord> Moves(ProgressDatabase database, string player, string quest, int number)
    {
        var editions = Editions(database);
        var moves = new List<MoveRecord>();
        using var rows = database.Rows($"SELECT {MoveColumns} FROM move WHERE player = $1 AND quest = $2 AND number = $3 ORDER BY position", player, quest, number);
        while (rows.Read())
        {
            moves.Add(Move(rows, editions));
        }

        return moves;
    }

    /// <summary>The numbers at a quest under which anything stands: an attempt, one that makes no sense, or moves without one. From 1, each once, rising.</summary>
    public static List<int> Taken(ProgressDatabase database, string player, string quest)
    {
        var numbers = new List<int>();
        using var rows = database.Rows(
            "SELECT number FROM attempt WHERE player = $1 AND quest = $2 AND number BETWEEN 1 AND $3 UNION SELECT number FROM move WHERE player = $1 AND quest = $2 AND number BETWEEN 1 AND $3 ORDER BY number", player, quest, LastNumber);
        while (rows.Read())
        {
            numbers.Add(rows.GetInt32(0));
        }

        return numbers;
    }

    /// <summary>The number of the next attempt at a quest: after all others. Where there is no such number, the first that is free.</summary>
    public static int Next(ProgressDatabase database, string player, string quest)
    {
        var taken = Taken(database, player, quest);
        var last = taken.Count == 0 ? 0 : taken[^1];
        return last < LastNumber ? last + 1 : Enumerable.Range(1, taken.Count + 1).Except(taken).First();
    }

    private static Dictionary<long, Edition> Editions(ProgressDatabase database)
    {
        var editions = new Dictionary<long, Edition>();
        using var rows = database.Rows("SELECT id, content, scoring FROM edition");
        while (rows.Read())
        {
            editions[rows.GetInt64(0)] = new Edition(rows.GetString(1), (int)Math.Clamp(rows.GetInt64(2), 0, int.MaxValue));
        }

        return editions;
    }

    // In the order of MoveColumns.
    private static MoveRecord Move(SqliteDataReader rows, Dictionary<long, Edition> editions) => new(rows.GetString(4), Text(rows, 5), Text(rows, 6))
    {
        Began = Time(rows, 7),
        Ended = Time(rows, 8),
        Thought = Time(rows, 9),
        ClockRan = Number(rows, 10) is { } ran ? ran != 0 : null,
        Outcome = Text(rows, 11),
        Edition = Number(rows, 12) is { } edition ? editions.GetValueOrDefault(edition) : null,
    };

    // Only what is asked for: a condition that may also be none cannot use the key.
    private static string Meant(string? player, string? quest) => (player, quest) switch
    {
        (null, null) => "",
        (_, null) => " WHERE player = $1",
        (null, _) => " WHERE quest = $2",
        _ => " WHERE player = $1 AND quest = $2",
    };

    /// <summary>The number that stands for an edition in a database.</summary>
    public static long? Number(ProgressDatabase database, Edition? edition)
    {
        if (edition is null)
        {
            return null;
        }

        const string Find = "SELECT id FROM edition WHERE content = $1 AND scoring = $2";
        if (database.Value(Find, edition.Content, edition.Scoring) is long known)
        {
            return known;
        }

        database.Run("INSERT INTO edition (content, scoring) VALUES ($1, $2)", edition.Content, edition.Scoring);
        return (long)database.Value(Find, edition.Content, edition.Scoring)!;
    }

    /// <summary>Adds a move to the log of an attempt.</summary>
    public static void Write(ProgressDatabase database, string player, string quest, int attempt, int position, MoveRecord move, long? edition) =>
        database.Run(
            $"INSERT INTO move ({MoveColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            player, quest, attempt, position, move.Word, move.First, move.Second, move.Began, move.Ended, move.Thought, move.ClockRan is { } ran ? (ran ? 1L : 0L) : null, move.Outcome, edition);

    /// <summary>Takes attempts out of a database for good: those of a player, or of all, at a quest, or at all.</summary>
    /// <returns>How many.</returns>
    public static int Forget(ProgressDatabase database, string? player, string? quest)
    {
        database.Run($"DELETE FROM move{Meant(player, quest)}", player, quest);
        var count = database.Run($"DELETE FROM attempt{Meant(player, quest)}", player, quest);
        if (quest is null)
        {
            database.Run("DELETE FROM preference WHERE ($1 IS NULL OR player = $1)", player);
        }

        database.Run("DELETE FROM edition WHERE id NOT IN (SELECT edition FROM move WHERE edition IS NOT NULL UNION SELECT edition FROM attempt WHERE edition IS NOT NULL)");
        return count;
    }

    /// <summary>Writes an attempt, and its moves from a position on.</summary>
    public static void Write(ProgressDatabase database, AttemptRecord attempt, int from)
    {
        database.Run(
            "INSERT OR REPLACE INTO attempt (player, quest, number, seed, began_ms, ended_ms, thought_ms, hints, solved, score, edition) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            attempt.Player, attempt.Quest, attempt.Number, attempt.Seed.ToString(CultureInfo.InvariantCulture), attempt.Began, attempt.Ended, attempt.Thought, attempt.Hints,
            attempt.Result is { } result ? (result.IsSolved ? 1L : 0L) : null, attempt.Result?.Score, Number(database, attempt.Edition));
        for (var i = from; i < attempt.Moves.Count; i++)
        {
            Write(database, attempt.Player, attempt.Quest, attempt.Number, i, attempt.Moves[i], Number(database, attempt.Moves[i].Edition));
        }
    }

    // What a player typed may hold control characters. No notation does, so the move means the same without them, and a file of records may not have any.
    private static string? Text(SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : PlainText.Sanitize(rows.GetString(column));

    private static long? Number(SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetInt64(column);

    // Whatever a file says, no time is before the year 1970 or after the last.
    private static long? Time(SqliteDataReader rows, int column) => Number(rows, column) is { } time ? Math.Clamp(time, 0, AttemptRecord.LastMoment) : null;
}
