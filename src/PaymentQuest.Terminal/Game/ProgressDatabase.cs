using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PaymentQuest.Terminal;

/// <summary>
/// An SQLite database as the store uses it: statements that are prepared once, transactions that wait a tenth of a second for another
/// program's lock and not longer, and no call of <c>fsync</c> between opening and closing. Nothing here catches an exception.
/// </summary>
internal sealed unsafe partial class ProgressDatabase : IDisposable
{
    /// <summary>How long a write waits for another program's lock: the player's key waits with it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    // SQLITE_FCNTL_HAS_MOVED
    private const int HasMovedCode = 20;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private ProgressDatabase(SqliteConnection connection) => _connection = connection;

    /// <summary>Whether the file can only be read.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(_connection.Handle, "main") == 1;

    /// <summary>
    /// Whether the file that is open is no longer the one at its path: deleted, renamed or replaced. What is written would go nowhere.
    /// Where the system cannot tell (Windows, whose open files cannot be deleted) it is false.
    /// </summary>
    public bool HasMoved
    {
        get
        {
            var hasMoved = 0;
            return sqlite3_file_control(_connection.Handle!.DangerousGetHandle(), "main", HasMovedCode, &hasMoved) == raw.SQLITE_OK && hasMoved != 0;
        }
    }

    /// <summary>A database in memory.</summary>
    public static ProgressDatabase InMemory() => Open(new SqliteConnectionStringBuilder { DataSource = ":memory:" });

    /// <summary>The database at a path.</summary>
    public static ProgressDatabase At(string path, SqliteOpenMode mode) => Open(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode });

    /// <summary>The database at a path, to be read as if nobody could change it: without locks, and without files beside it.</summary>
    public static ProgressDatabase Unchanging(string path)
    {
        var parts = Path.GetFullPath(path).Replace('\\', '/').TrimStart('/').Split('/').Select(Uri.EscapeDataString);
        return At($"file:///{string.Join('/', parts)}?immutable=1", SqliteOpenMode.ReadOnly);
    }

    /// <summary>Waits longer or shorter for locks of other programs.</summary>
    public void Wait(TimeSpan patience) => raw.sqlite3_busy_timeout(_connection.Handle, (int)patience.TotalMilliseconds);

    /// <summary>Runs statements that take no values.</summary>
    public void Execute(string text)
    {
        var result = raw.sqlite3_exec(_connection.Handle, text);
        SqliteException.ThrowExceptionForRC(result, _connection.Handle);
    }

    /// <summary>Runs a statement. Times and amounts are passed as integers, never as decimals, which SQLite would keep as text.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(string text, params object?[] values) => Command(text, values).ExecuteNonQuery();

    /// <summary>The first value of a query; null for none.</summary>
    public object? Value(string text, params object?[] values) => Command(text, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>The rows of a query. They must be read before the same query is asked again.</summary>
    public SqliteDataReader Rows(string text, params object?[] values) => Command(text, values).ExecuteReader();

    /// <summary>Does all of it or nothing. It holds the only lock for writing from the start, so nothing in it can find the file locked.</summary>
    public void Transact(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        finally
        {
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                raw.sqlite3_exec(_connection.Handle, "ROLLBACK");
            }
        }
    }

    /// <summary>Copies everything into another database, which is empty.</summary>
    public void CopyTo(ProgressDatabase other) => _connection.BackupDatabase(other._connection);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static ProgressDatabase Open(SqliteConnectionStringBuilder settings)
    {
        Batteries_V2.Init();
        settings.Pooling = false;
        settings.DefaultTimeout = 1;
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            var database = new ProgressDatabase(connection);
            database.Wait(Patience);
            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteCommand Command(string text, object?[] values)
    {
        if (!_commands.TryGetValue(text, out var command))
        {
            _commands[text] = command = _connection.CreateCommand();
            command.CommandText = text;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    [LibraryImport("e_sqlite3", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int sqlite3_file_control(nint database, string name, int operation, int* answer);
}
