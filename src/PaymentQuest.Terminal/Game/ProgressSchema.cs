using Microsoft.Data.Sqlite;

namespace PaymentQuest.Terminal;

/// <summary>The tables of the records, their version, and how older files become newer ones. See <c>docs/progress-format.md</c>.</summary>
internal static class ProgressSchema
{
    /// <summary>"PQst", in the header of every file of this program. A file of another is never touched.</summary>
    public const int ApplicationId = 0x50517374;

    /// <summary>The version of the tables, kept in the header too. The first had none: 0.</summary>
    public const int Version = 2;

    // STRICT: a number that is passed as something else is refused and not kept as text, which compares wrongly in silence.
    private const string Tables = """
        CREATE TABLE edition (
            id INTEGER PRIMARY KEY, content TEXT NOT NULL, scoring INTEGER NOT NULL, UNIQUE (content, scoring)) STRICT;
        CREATE TABLE attempt (
            player TEXT NOT NULL, quest TEXT NOT NULL, number INTEGER NOT NULL, seed TEXT NOT NULL,
            began_ms INTEGER, ended_ms INTEGER, thought_ms INTEGER,
            hints INTEGER NOT NULL DEFAULT 0, solved INTEGER, score INTEGER, edition INTEGER,
            PRIMARY KEY (player, quest, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE move (
            player TEXT NOT NULL, quest TEXT NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL,
            word TEXT NOT NULL, first TEXT, second TEXT,
            began_ms INTEGER, ended_ms INTEGER, thought_ms INTEGER, clock_ran INTEGER, outcome TEXT, edition INTEGER,
            PRIMARY KEY (player, quest, number, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE preference (
            player TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (player, name)) STRICT, WITHOUT ROWID;
        """;

    // The tables of the first version. They took any value in any column: 1 and '1x' for the number of two attempts, 9.5 for a position.
    private static readonly string[] First = ["attempt", "move", "preference"];

    // What the first version did not record stays unknown: NULL, never a guess. Its player is the one without a name. Of what becomes the same the first is
    // kept, and of what no number can be made nothing.
    private const string FromFirst = $"""
        {Tables}
        INSERT OR IGNORE INTO attempt (player, quest, number, seed, hints, solved, score)
            SELECT '', CAST(quest AS TEXT), CAST(number AS INTEGER), CAST(seed AS TEXT),
                (SELECT count(*) FROM temp.old_move m WHERE m.quest = a.quest AND m.number = a.number AND m.word = 'hint'),
                CAST(solved AS INTEGER), CAST(score AS INTEGER) FROM temp.old_attempt a ORDER BY quest, typeof(number), number;
        INSERT OR IGNORE INTO move (player, quest, number, position, word, first, second)
            SELECT '', CAST(quest AS TEXT), CAST(number AS INTEGER), CAST(position AS INTEGER), CAST(word AS TEXT), CAST(first AS TEXT), CAST(second AS TEXT)
                FROM temp.old_move WHERE typeof(number) = 'integer' AND typeof(position) = 'integer';
        INSERT OR IGNORE INTO preference SELECT '', CAST(name AS TEXT), CAST(value AS TEXT) FROM temp.old_preference;
        DROP TABLE temp.old_attempt;
        DROP TABLE temp.old_move;
        DROP TABLE temp.old_preference;
        """;

    private static readonly Lazy<string> OwnColumns = new(() =>
    {
        using var own = ProgressDatabase.InMemory();
        own.Execute(Tables);
        return Columns(own);
    });

    /// <summary>Whether a database is one of ours, or an empty one, which may become one.</summary>
    public static bool IsOurs(ProgressDatabase database) =>
        Number(database, "PRAGMA application_id") is var id && (id == ApplicationId || (id == 0 && Number(database, "SELECT count(*) FROM sqlite_master") == 0));

    /// <summary>Whether the tables were made by a later version of the program.</summary>
    public static bool IsNewer(ProgressDatabase database) => Number(database, "PRAGMA user_version") > Version;

    /// <summary>Throws when the file is damaged.</summary>
    public static void Check(ProgressDatabase database)
    {
        if (database.Value("PRAGMA quick_check(1)") is not "ok")
        {
            throw new SqliteException("the file is damaged", SQLitePCL.raw.SQLITE_CORRUPT);
        }
    }

    /// <summary>Throws when the tables are not those that this program makes: what was written into the description of one would otherwise fail at each move.</summary>
    public static void CheckTables(ProgressDatabase database)
    {
        if (Columns(database) != OwnColumns.Value)
        {
            throw new SqliteException("the file is damaged", SQLitePCL.raw.SQLITE_CORRUPT);
        }
    }

    /// <summary>Makes the tables what they are today. Other programs see the old ones or the new ones.</summary>
    public static void Upgrade(ProgressDatabase database)
    {
        if (Number(database, "PRAGMA user_version") == Version)
        {
            return;
        }

        database.Transact(() =>
        {
            // Another game may have been faster.
            if (Number(database, "PRAGMA user_version") == Version)
            {
                return;
            }

            if (Number(database, "SELECT count(*) FROM (SELECT name FROM pragma_table_info('attempt') UNION SELECT name FROM pragma_table_info('move')) WHERE name = 'player'") > 0)
            {
                // The first version knew no players: this is a later one whose number was overwritten.
                throw new SqliteException("the file is damaged", SQLitePCL.raw.SQLITE_CORRUPT);
            }

            PutAside(database);
            database.Execute(FromFirst);
            database.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
        });
    }

    // What somebody added beside our tables is theirs.
    private static string Columns(ProgressDatabase database)
    {
        const string Query = """
            SELECT t.name, t.wr, t.strict, c.name, c.type, c."notnull", c.pk FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c
            WHERE t.schema = 'main' AND t.name IN ('edition', 'attempt', 'move', 'preference') ORDER BY t.name, c.cid
            """;
        var columns = new System.Text.StringBuilder();
        using var rows = database.Rows(Query);
        while (rows.Read())
        {
            columns.AppendJoin(' ', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)).Append('\n');
        }

        return columns.ToString();
    }

    // Into tables of this connection alone, whose names nothing in the file can have taken. A table that is missing is as good as empty.
    private static void PutAside(ProgressDatabase database)
    {
        database.Execute("""
            CREATE TEMP TABLE old_attempt (quest, number, seed, solved, score);
            CREATE TEMP TABLE old_move (quest, number, position, word, first, second);
            CREATE TEMP TABLE old_preference (name, value);
            """);
        foreach (var table in First)
        {
            if (Number(database, $"SELECT count(*) FROM main.sqlite_master WHERE type = 'table' AND name = '{table}'") > 0)
            {
                var columns = (string)database.Value($"SELECT group_concat(name) FROM pragma_table_info('old_{table}', 'temp')")!;
                database.Execute($"INSERT INTO temp.old_{table} SELECT {columns} FROM main.{table}; DROP TABLE main.{table}");
            }
        }
    }

    private static long Number(ProgressDatabase database, string query) => database.Value(query) is long number ? number : 0;
}
