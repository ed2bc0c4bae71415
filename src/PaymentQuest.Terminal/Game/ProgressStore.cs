using System.Globalization;
using Microsoft.Data.Sqlite;
using PaymentQuest.Documents;
using PaymentQuest.Play;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal;

/// <summary>
/// The player's attempts in an SQLite file: every move in a transaction of its own that is on the disk before the next frame, so
/// that a killed game loses nothing. What attempts came to is a note that the log can always recompute. Whatever is wrong with the
/// file or its folder, play goes on: <see cref="Problem"/> then says that nothing is kept.
/// </summary>
public sealed partial class ProgressStore : IProgressStore, IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "progress.db";

    // "PQst": a file of another program is never touched.
    private const int ApplicationId = 0x50517374;

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS attempt (
            quest TEXT NOT NULL, number INTEGER NOT NULL, seed TEXT NOT NULL,
            solved INTEGER, score INTEGER, PRIMARY KEY (quest, number)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS move (
            quest TEXT NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL,
            word TEXT NOT NULL, first TEXT, second TEXT, PRIMARY KEY (quest, number, position)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS preference (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    private static readonly Prose NotKept = new("progress is not kept: {0}", "el progreso no se guarda: {0}");
    private static readonly Prose MovedAside = new("the progress file was damaged and is now {0}; a new one was begun", "el fichero de progreso estaba dañado y ahora es {0}; se ha empezado otro");

    private readonly Lock _gate = new();
    private SqliteConnection? _connection;

    private ProgressStore()
    {
    }

    /// <inheritdoc/>
    public Prose? Problem { get; private set; }

    /// <summary>The store in a folder, which is made when it is missing. A damaged file is moved aside, never deleted.</summary>
    /// <param name="folder">The folder.</param>
    public static ProgressStore OpenIn(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        var store = new ProgressStore();
        var path = Path.Combine(folder, FileName);
        store.Guard(() =>
        {
            Directory.CreateDirectory(folder);
            try
            {
                store._connection = Connect(path);
            }
            catch (SqliteException e) when (IsDamage(e))
            {
                var aside = Aside(path);
                store._connection = Connect(path);
                store.Problem = Said(MovedAside, aside);
            }
        });
        return store;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, QuestProgress> Reached()
    {
        var reached = new Dictionary<string, QuestProgress>(StringComparer.Ordinal);
        Guard(() =>
        {
            using var rows = Command("SELECT quest, max(solved), max(score), (SELECT l.score IS NULL FROM attempt l WHERE l.quest = a.quest ORDER BY l.number DESC LIMIT 1) FROM attempt a GROUP BY quest").ExecuteReader();
            while (rows.Read())
            {
                reached[rows.GetString(0)] = new QuestProgress(
                    !rows.IsDBNull(1) && rows.GetInt64(1) != 0, rows.IsDBNull(2) ? 0 : (int)Math.Clamp(rows.GetInt64(2), 0, 100), rows.GetInt64(3) > 0);
            }
        });
        return reached;
    }

    /// <inheritdoc/>
    public (SavedAttempt? Unfinished, int NextAttempt) Open(string quest)
    {
        SavedAttempt? unfinished = null;
        var next = 1;
        Guard(() =>
        {
            using (var rows = Command("SELECT number, seed, score IS NULL FROM attempt WHERE quest = $1 ORDER BY number DESC LIMIT 1", quest).ExecuteReader())
            {
                if (!rows.Read())
                {
                    return;
                }

                var number = (int)Math.Clamp(rows.GetInt64(0), 1, int.MaxValue - 1);
                next = number + 1;
                if (rows.GetInt64(2) != 0 && ulong.TryParse(rows.GetString(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
                {
                    unfinished = new SavedAttempt(number, seed, []);
                }
            }

            if (unfinished is not null)
            {
                unfinished = unfinished with { Moves = Moves(quest, unfinished.Number) };
            }
        });
        return (unfinished, next);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SavedAttempt> Finished(string quest)
    {
        var finished = new List<SavedAttempt>();
        Guard(() =>
        {
            using (var rows = Command("SELECT number, seed FROM attempt WHERE quest = $1 AND score IS NOT NULL ORDER BY number DESC", quest).ExecuteReader())
            {
                while (rows.Read())
                {
                    if (ulong.TryParse(rows.GetString(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
                    {
                        finished.Add(new SavedAttempt((int)Math.Clamp(rows.GetInt64(0), 0, int.MaxValue), seed, []));
                    }
                }
            }

            for (var i = 0; i < finished.Count; i++)
            {
                finished[i] = finished[i] with { Moves = Moves(quest, finished[i].Number) };
            }
        });
        return finished;
    }

    /// <inheritdoc/>
    public void Correct(string quest, int attempt, AttemptResult result) => Guard(() =>
        Command("UPDATE attempt SET solved = $3, score = $4 WHERE quest = $1 AND number = $2 AND (solved, score) IS NOT ($3, $4)", quest, attempt, result.IsSolved ? 1 : 0, result.Score).ExecuteNonQuery());

    /// <summary>The language that the player chose last, or null.</summary>
    public Language? PreferredLanguage()
    {
        Language? language = null;
        Guard(() => language = Command("SELECT value FROM preference WHERE name = 'language'").ExecuteScalar() is string code ? Languages.WithCode(code) : null);
        return language;
    }

    /// <summary>Keeps the language that the player chose.</summary>
    public void Keep(Language language) =>
        Guard(() => Command("INSERT OR REPLACE INTO preference VALUES ('language', $1)", language.Code()).ExecuteNonQuery());

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();

    private static Prose Said(Prose prose, string what) =>
        new(string.Format(CultureInfo.InvariantCulture, prose.En, what), string.Format(CultureInfo.InvariantCulture, prose.Es, what));

    private static bool IsDamage(SqliteException e) => e.SqliteErrorCode is 11 or 26; // SQLITE_CORRUPT, SQLITE_NOTADB

    private static SqliteConnection Connect(string path)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 2 };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            using (var check = connection.CreateCommand())
            {
                check.CommandText = "PRAGMA application_id";
                var id = (long)check.ExecuteScalar()!;
                if (id is not (0 or ApplicationId))
                {
                    throw new IOException($"{Path.GetFileName(path)} belongs to another program");
                }
            }

            using (var check = connection.CreateCommand())
            {
                check.CommandText = "PRAGMA quick_check(1)";
                if (check.ExecuteScalar() is not "ok")
                {
                    throw new SqliteException("the file is damaged", 11);
                }
            }

            Execute(connection, $"PRAGMA application_id = {ApplicationId}; {Schema}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    // The first free name: what was set aside before is kept as well.
    private static string Aside(string path)
    {
        var name = Enumerable.Range(1, 1_000).Select(i => $"{path}.damaged-{i}").FirstOrDefault(n => !File.Exists(n))
            ?? throw new IOException("too many damaged files are kept beside it");
        File.Move(path, name);
        foreach (var companion in (string[])["-wal", "-shm"])
        {
            if (File.Exists(path + companion))
            {
                File.Move(path + companion, name + companion);
            }
        }

        return Path.GetFileName(name);
    }

    private SqliteConnection Connection => _connection ?? throw new IOException(Problem?.En ?? "");

    private SqliteCommand Command(string text, params object?[] values)
    {
        var command = Connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        }

        return command;
    }

    private Sequence<Move> Moves(string quest, int number)
    {
        var moves = new List<Move>();
        using var rows = Command("SELECT word, first, second FROM move WHERE quest = $1 AND number = $2 ORDER BY position", quest, number).ExecuteReader();
        while (rows.Read())
        {
            if (MoveText.Read(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2)) is { } move)
            {
                moves.Add(move);
            }
        }

        return moves.ToSequence();
    }

    private void Guard(Action work)
    {
        lock (_gate)
        {
            if (_connection is null && Problem is not null)
            {
                return;
            }

            try
            {
                work();
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or InvalidCastException or NotSupportedException or ArgumentException)
            {
                Problem = Said(NotKept, e.Message);
            }
        }
    }
}
