using System.Globalization;
using Microsoft.Data.Sqlite;
using PaymentQuest.Documents;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <summary>Reads attempts out of a database, and writes attempts into it.</summary>
internal static class ProgressRecords
{
    private const string MoveColumns = "player, quest, number, position, word, first, second, began_ms, ended_ms, thought_ms, clock_ran, outcome, edition";

    /// <summary>The attempts of a player, or of all, at a quest, or at all; by player, quest and number. Call it in a transaction, or what it says need not hang together.</summary>
    public static List<AttemptRecord> Read(ProgressDatabase database, string? player = null, string? quest = null)
    {
        var editions = new Dictionary<long, Edition>();
        using (var rows = database.Rows("SELECT id, content, scoring FROM edition"))
        {
            while (rows.Read())
            {
                editions[rows.GetInt64(0)] = new Edition(rows.GetString(1), (int)rows.GetInt64(2));
            }
        }

        var moves = new Dictionary<(string, string, long), List<MoveRecord>>();
        using (var rows = database.Rows($"SELECT {MoveColumns} FROM move WHERE ($1 IS NULL OR player = $1) AND ($2 IS NULL OR quest = $2) ORDER BY player, quest, number, position", player, quest))
        {
            while (rows.Read())
            {
                var key = (rows.GetString(0), rows.GetString(1), rows.GetInt64(2));
                if (!moves.TryGetValue(key, out var log))
                {
                    moves[key] = log = [];
                }

                log.Add(new MoveRecord(rows.GetString(4), Text(rows, 5), Text(rows, 6))
                {
                    Began = Number(rows, 7),
                    Ended = Number(rows, 8),
                    Thought = Number(rows, 9),
                    ClockRan = Number(rows, 10) is { } ran ? ran != 0 : null,
                    Outcome = Text(rows, 11),
                    Edition = Number(rows, 12) is { } edition ? editions.GetValueOrDefault(edition) : null,
                });
            }
        }

        var attempts = new List<AttemptRecord>();
        using (var rows = database.Rows("SELECT player, quest, number, seed, began_ms, ended_ms, thought_ms, hints, solved, score, edition FROM attempt WHERE ($1 IS NULL OR player = $1) AND ($2 IS NULL OR quest = $2) ORDER BY player, quest, number", player, quest))
        {
            while (rows.Read())
            {
                var (who, what, number) = (rows.GetString(0), rows.GetString(1), rows.GetInt64(2));
                if (number is < 1 or >= int.MaxValue || !ulong.TryParse(rows.GetString(3), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
                {
                    continue;
                }

                attempts.Add(new AttemptRecord(who, what, (int)number, seed, moves.GetValueOrDefault((who, what, number)) ?? [])
                {
                    Began = Number(rows, 4),
                    Ended = Number(rows, 5),
                    Thought = Number(rows, 6),
                    Hints = (int)Math.Clamp(rows.GetInt64(7), 0, int.MaxValue),
                    Result = Number(rows, 9) is { } score ? new AttemptResult(Number(rows, 8) is > 0, (int)Math.Clamp(score, 0, 100)) : null,
                    Edition = Number(rows, 10) is { } edition ? editions.GetValueOrDefault(edition) : null,
                });
            }
        }

        return attempts;
    }

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
        const string Meant = "($1 IS NULL OR player = $1) AND ($2 IS NULL OR quest = $2)";
        database.Run($"DELETE FROM move WHERE {Meant}", player, quest);
        var count = database.Run($"DELETE FROM attempt WHERE {Meant}", player, quest);
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
}
