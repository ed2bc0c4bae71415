using Microsoft.Data.Sqlite;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>Files of the first version, made by the statements that it used.</summary>
public sealed class ProgressMigrationTests : IDisposable
{
    private const string FirstVersion = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        PRAGMA application_id = 1347515252;
        CREATE TABLE IF NOT EXISTS attempt (
            quest TEXT NOT NULL, number INTEGER NOT NULL, seed TEXT NOT NULL,
            solved INTEGER, score INTEGER, PRIMARY KEY (quest, number)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS move (
            quest TEXT NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL,
            word TEXT NOT NULL, first TEXT, second TEXT, PRIMARY KEY (quest, number, position)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS preference (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    private const string Played = """
        INSERT INTO attempt VALUES ('first-message', 1, '18446744073709551615', 1, 90);
        INSERT INTO move VALUES ('first-message', 1, 0, 'write', 'Initiate', 'SALT_C, CID');
        INSERT INTO move VALUES ('first-message', 1, 1, 'hint', NULL, NULL);
        INSERT INTO move VALUES ('first-message', 1, 2, 'send', 'Initiate', NULL);
        INSERT INTO attempt VALUES ('whose-word', 2, '12', NULL, NULL);
        INSERT INTO move VALUES ('whose-word', 2, 0, 'state', 'once SALT_C', NULL);
        INSERT INTO preference VALUES ('language', 'es');
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_file_of_the_first_version_becomes_one_of_today_with_everything_in_it()
    {
        using (var old = Old(_scratch.Folder))
        {
            Execute(old, Played);
        }

        AssertIsWhole(_scratch.Folder);
        AssertIsWhole(_scratch.Folder);
    }

    [Fact]
    public void A_first_version_of_which_much_is_only_in_the_log_of_a_killed_game_becomes_one_of_today_too()
    {
        using var scratch = new Scratch();
        using (var old = Old(_scratch.Folder))
        {
            Execute(old, Played);
            foreach (var file in (string[])["progress.db", "progress.db-wal"])
            {
                using var from = new FileStream(Path.Combine(_scratch.Folder, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var to = File.Create(Path.Combine(scratch.Folder, file));
                from.CopyTo(to);
            }
        }

        // The header alone does not even say whose file it is.
        Assert.Equal(0, File.ReadAllBytes(Path.Combine(scratch.Folder, "progress.db"))[71]);
        AssertIsWhole(scratch.Folder);
    }

    [Fact]
    public void A_migration_that_cannot_end_leaves_the_old_file_as_it_was_under_another_name()
    {
        using (var old = Old(_scratch.Folder))
        {
            Execute(old, Played);
            // A table of that name is in the way of the new one.
            Execute(old, "CREATE TABLE edition (x)");
        }

        using (var store = ProgressStore.OpenIn(_scratch.Folder))
        {
            Assert.Null(store.Problem);
            Assert.Contains("progress.db.damaged-1", store.Notice!.En, StringComparison.Ordinal);
        }

        var database = Path.Combine(_scratch.Folder, "progress.db");
        File.Move(database + ".damaged-1", database, overwrite: true);
        using var still = Old(_scratch.Folder);
        Assert.Equal(4L, Value(still, "SELECT count(*) FROM move"));
        Assert.Equal(0L, Value(still, "PRAGMA user_version"));
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("INSERT INTO attempt VALUES ('first-message', '1x', '7', 1, 100); INSERT INTO attempt VALUES ('q', '1', '9', 1, 'abc')", 2, 1)]
    [InlineData("INSERT INTO move VALUES ('first-message', 1, 9.5, 'send', 'x', NULL); INSERT INTO move VALUES ('first-message', 1, 'two', x'00ff', 'x', x'ff')", 1, 1)]
    [InlineData("CREATE TABLE attempt_1 (x); CREATE TABLE move_1 (x); CREATE TABLE old_move (x)", 1, 1)]
    [InlineData("DROP TABLE move", 1, 0)]
    [InlineData("DROP TABLE preference", 1, 1)]
    [InlineData("DROP TABLE attempt", 0, 0)]
    [InlineData("DELETE FROM attempt", 0, 0)]
    [InlineData("UPDATE attempt SET seed = 'seven'", 0, 0)]
    [InlineData("CREATE INDEX i ON attempt (score); CREATE VIEW v AS SELECT * FROM attempt; CREATE TRIGGER t AFTER INSERT ON move BEGIN DELETE FROM attempt; END", 1, 1)]
    public void Whatever_the_first_tables_took_is_brought_over_as_far_as_it_makes_sense_and_play_goes_on(string harm, int attempts, int moves)
    {
        using (var old = Old(_scratch.Folder))
        {
            Execute(old, "INSERT INTO attempt VALUES ('first-message', 1, '7', NULL, NULL); INSERT INTO move VALUES ('first-message', 1, 0, 'send', 'Initiate', NULL)");
            Execute(old, harm);
        }

        using var store = ProgressStore.OpenIn(_scratch.Folder);
        Assert.Null(((IProgressStore)store).Note);
        var (unfinished, next) = store.Open("first-message", new Edition("", 1));
        Assert.Equal(moves, unfinished?.Moves.Count ?? 0);
        store.Save(new SaveMoves("first-message", next, 8, 0, [new Move.State("next")], null));
        Assert.Null(((IProgressStore)store).Note);
        using var copy = ProgressFile.Copy(Path.Combine(_scratch.Folder, ProgressStore.FileName));
        Assert.Equal(attempts + 1, ProgressRecords.Read(copy).Count);
    }

    [Fact]
    public void A_file_of_a_later_version_is_told_and_left_alone()
    {
        using (var later = Old(_scratch.Folder))
        {
            Execute(later, "PRAGMA user_version = 3");
        }

        var octets = File.ReadAllBytes(Path.Combine(_scratch.Folder, "progress.db"));
        using (var store = ProgressStore.OpenIn(_scratch.Folder))
        {
            Assert.Contains("later version", store.Problem!.En, StringComparison.Ordinal);
        }

        Assert.Equal(octets, File.ReadAllBytes(Path.Combine(_scratch.Folder, "progress.db")));
    }

    [Fact]
    public void An_amount_that_is_no_integer_is_refused_by_the_file_itself()
    {
        ProgressStore.OpenIn(_scratch.Folder).Dispose();
        using var database = ProgressDatabase.At(Path.Combine(_scratch.Folder, "progress.db"), SqliteOpenMode.ReadWrite);

        var refused = Assert.Throws<SqliteException>(() => database.Run("INSERT INTO attempt (player, quest, number, seed, thought_ms) VALUES ('', 'q', 1, '7', $1)", 12.5m));

        Assert.Contains("cannot store REAL value in INTEGER column", refused.Message, StringComparison.Ordinal);
    }

    private static void AssertIsWhole(string folder)
    {
        using var store = ProgressStore.OpenIn(folder);
        Assert.Null(((IProgressStore)store).Note);
        Assert.Equal(new QuestProgress(true, 90, false), store.Reached()["first-message"]);
        Assert.Equal(Language.Es, store.PreferredLanguage());
        var (unfinished, next) = store.Open("whose-word", new Edition("", 1));
        Assert.Equal((2, 12UL, 3), (unfinished!.Number, unfinished.Seed, next));
        Assert.Null(unfinished.Spent);
        Assert.Equal([new Move.State("once SALT_C")], unfinished.Moves);

        using var copy = ProgressFile.Copy(Path.Combine(folder, ProgressStore.FileName));
        var first = ProgressRecords.Read(copy)[0];
        Assert.Equal((ulong.MaxValue, 1, new AttemptResult(true, 90)), (first.Seed, first.Hints, first.Result));
        Assert.Equal([new MoveRecord("write", "Initiate", "SALT_C, CID"), new MoveRecord("hint", null, null), new MoveRecord("send", "Initiate", null)], first.Moves);
        Assert.Null(first.Began ?? first.Ended ?? first.Thought);
        Assert.Null(first.Edition);
    }

    private static SqliteConnection Old(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "progress.db")};Pooling=False");
        connection.Open();
        Execute(connection, FirstVersion);
        return connection;
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static object? Value(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }
}
