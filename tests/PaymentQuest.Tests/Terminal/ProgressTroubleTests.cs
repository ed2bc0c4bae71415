using Microsoft.Data.Sqlite;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>Whatever happens to the file, nothing confirmed is lost in silence.</summary>
public sealed class ProgressTroubleTests : IDisposable
{
    private static readonly Edition Today = new("", 1);

    private readonly Scratch _scratch = new();

    private string Home => Path.Combine(_scratch.Folder, "home");

    private string Database => Path.Combine(Home, ProgressStore.FileName);

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    public void A_file_that_was_cut_off_is_moved_aside_and_told(int length)
    {
        Save(0, "lost");
        using (var file = new FileStream(Database, FileMode.Open))
        {
            file.SetLength(length);
        }

        Assert.Contains("is damaged", ProgressStore.WhyNotKept(Home)!.En, StringComparison.Ordinal);
        using var store = ProgressStore.OpenIn(Home);

        Assert.Null(store.Problem);
        Assert.Contains("progress.db.damaged-1", store.Notice!.En, StringComparison.Ordinal);
        Assert.Equal(length, new FileInfo(Database + ".damaged-1").Length);
        store.Open("q", Today);
        Assert.NotNull(store.Notice);
        store.Open("r", Today);
        Assert.Null(store.Notice);
    }

    [Fact]
    public void A_log_without_its_database_never_meets_a_new_one()
    {
        Directory.CreateDirectory(Home);
        File.WriteAllText(Database + "-wal", "pages of a file that was deleted");

        using var store = ProgressStore.OpenIn(Home);

        Assert.Contains("progress.db.damaged-1", store.Notice!.En, StringComparison.Ordinal);
        Assert.Equal("pages of a file that was deleted", File.ReadAllText(Database + ".damaged-1-wal"));
    }

    [Fact]
    public void What_a_lock_kept_back_is_kept_as_soon_as_the_lock_is_gone_without_another_move()
    {
        using var store = ProgressStore.OpenIn(Home);
        using (var locked = Locked())
        {
            store.Save(Moves(0, "a"));
            Assert.Contains("another program has locked the file", store.Problem!.En, StringComparison.Ordinal);
            Assert.Contains("otro programa tiene bloqueado", store.Problem.Es, StringComparison.Ordinal);
            store.Save(new KeepAgain());
            Assert.NotNull(store.Problem);
            Assert.Equal([new Move.State("a")], store.Open("q", Today).Unfinished!.Moves);
            Assert.Equal(2, store.Open("q", Today).NextAttempt);
            Assert.Contains("moves that could not be kept: 1", store.Flush(TimeSpan.FromMilliseconds(1))!.En, StringComparison.Ordinal);
        }

        store.Save(new KeepAgain());

        Assert.Null(store.Problem);
        Assert.Null(store.Flush(TimeSpan.Zero));
        Assert.Equal(["a"], Kept());
    }

    [Fact]
    public void A_second_lock_is_told_as_the_first_was()
    {
        using var store = ProgressStore.OpenIn(Home);
        for (var i = 0; i < 2; i++)
        {
            using (Locked())
            {
                store.Save(Moves(i, "a"));
                Assert.NotNull(store.Problem);
            }

            store.Save(new KeepAgain());
            Assert.Null(store.Problem);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_opened_at_first_gets_what_was_done_meanwhile_beside_what_it_has()
    {
        Save(0, "before");
        using var store = OpenWhileExclusive(s =>
        {
            Assert.NotNull(s.Problem);
            s.Save(Moves(0, "meanwhile"));
            Assert.Equal([new Move.State("meanwhile")], s.Open("q", Today).Unfinished!.Moves);
        });

        store.Save(new KeepAgain());
        store.Save(Moves(1, "after"));

        Assert.Null(store.Problem);
        Assert.Null(store.Flush(TimeSpan.Zero));
        Assert.Equal(["before", "meanwhile, after"], Kept());
    }

    [Fact]
    public void A_home_that_is_deleted_while_playing_is_noticed_and_what_was_played_is_written_again()
    {
        using var store = ProgressStore.OpenIn(Home);
        store.Save(Moves(0, "a"));
        Directory.Delete(Home, recursive: true);

        store.Save(Moves(1, "b"));

        Assert.Null(store.Problem);
        Assert.Contains("deleted or replaced", store.Notice!.En, StringComparison.Ordinal);
        Assert.Equal(["a, b"], Kept());
    }

    [Fact]
    public void A_file_that_is_replaced_while_playing_keeps_what_it_has_and_gets_what_was_played()
    {
        Save(0, "other");
        File.Move(Database, Path.Combine(_scratch.Folder, "backup"));
        using var store = ProgressStore.OpenIn(Home);
        store.Save(Moves(0, "a"));
        Replace();

        store.Save(Moves(1, "b"));

        Assert.Null(store.Problem);
        Assert.Equal(["other", "a, b"], Kept());
    }

    [Fact]
    public void Attempts_that_all_move_up_in_a_replaced_file_keep_their_moves_apart()
    {
        Save(0, "other");
        File.Move(Database, Path.Combine(_scratch.Folder, "backup"));
        using var store = ProgressStore.OpenIn(Home);
        store.Save(Moves(0, "finished") with { Result = new AttemptResult(true, 90) });
        store.Save(Moves(0, "a") with { Attempt = 2 });
        Replace();

        store.Save(Moves(1, "b") with { Attempt = 2 });
        store.Save(Moves(2, "c") with { Attempt = 2 });

        Assert.Null(store.Problem);
        Assert.Equal(["other", "finished", "a, b, c"], Kept());
    }

    [Fact]
    public void A_move_that_parts_from_the_log_while_the_file_cannot_be_written_is_kept_as_soon_as_it_can()
    {
        using var store = ProgressStore.OpenIn(Home);
        store.Save(Moves(0, "a"));
        Save(1, "other");
        using (var database = ProgressFile.Writable(Database))
        {
            database.Execute("CREATE TRIGGER t BEFORE INSERT ON move WHEN new.first = 'mine' BEGIN SELECT raise(ABORT, 'not now'); END");
            store.Save(Moves(1, "mine"));
            Assert.NotNull(store.Problem);
            database.Execute("DROP TRIGGER t");
        }

        store.Save(new KeepAgain());

        Assert.Null(store.Problem);
        Assert.Contains("attempt 2", store.Notice!.En, StringComparison.Ordinal);
        Assert.Equal(["a, other", "a, mine"], Kept());
    }

    [Theory]
    [InlineData("DELETE FROM attempt")]
    [InlineData("UPDATE attempt SET seed = 'seven'")]
    public void Moves_whose_attempt_makes_no_sense_are_in_nobodys_way(string harm)
    {
        using var store = ProgressStore.OpenIn(Home);
        store.Save(Moves(0, "a"));
        Save(1, "other");
        using (var database = ProgressFile.Writable(Database))
        {
            database.Execute(harm);
        }

        store.Save(Moves(1, "mine"));
        Assert.Null(store.Problem);
        Assert.Equal(["a, mine"], Kept());

        using var next = ProgressStore.OpenIn(Home);
        Assert.Equal((2, 3), (next.Open("q", Today).Unfinished!.Number, next.Open("q", Today).NextAttempt));
        using (var database = ProgressFile.Writable(Database))
        {
            var merged = new Merging(database).Merge(new AttemptRecord("", "q", 1, 8, [new MoveRecord("state", "merged", null)]));
            Assert.Equal((3, 1), merged);
        }
    }

    [Fact]
    public void A_new_attempt_never_meets_moves_without_an_attempt()
    {
        Save(0, "orphan");
        using (var database = ProgressFile.Writable(Database))
        {
            database.Execute("DELETE FROM attempt");
        }

        using var store = ProgressStore.OpenIn(Home);
        Assert.Equal((null, 2), store.Open("q", Today));
        store.Save(Moves(0, "a") with { Attempt = 2 });

        Assert.Null(store.Problem);
        Assert.Null(store.Notice);
        Assert.Equal(["a"], Kept());
    }

    [Fact]
    public void Wild_numbers_in_a_file_are_taken_for_the_nearest_that_make_sense()
    {
        Save(0, "a");
        using (var database = ProgressFile.Writable(Database))
        {
            database.Execute("UPDATE attempt SET thought_ms = 9000000000000000000, began_ms = -5, hints = 9223372036854775807, edition = 9; UPDATE move SET thought_ms = 9223372036854775807, ended_ms = 9223372036854775807");
            database.Execute("INSERT INTO edition (id, content, scoring) VALUES (9, 'x', 9223372036854775807)");
            database.Execute("INSERT INTO attempt (player, quest, number, seed) VALUES ('', 'q', 9223372036854775807, '1'), ('', 'q', -1, '1'), ('', 'q', 2147483646, '9'), ('', 'r', 9223372036854775807, '1')");
            database.Execute("INSERT INTO move (player, quest, number, position, word, first, thought_ms) VALUES ('', 'q', 1, 1, 'state', 'b', 9223372036854775807)");
        }

        using var store = ProgressStore.OpenIn(Home);
        store.Save(Moves(2, "c") with { Thinking = new Thinking(TimeSpan.FromSeconds(1), TimeSpan.Zero, true) });
        Assert.Null(store.Problem);
        Assert.Equal((2147483646, 2), (store.Open("q", Today).Unfinished!.Number, store.Open("q", Today).NextAttempt));
        Assert.Equal((null, 1), store.Open("r", Today));
        using (var database = ProgressFile.Copy(Database))
        {
            var attempt = ProgressRecords.Read(database)[0];
            Assert.Equal((0L, 1_000L, Session.HintPrices.Count), (attempt.Began, attempt.Thought, attempt.Hints));
            Assert.Equal([AttemptRecord.LastMoment, AttemptRecord.LastMoment, 0], attempt.Moves.Select(m => m.Thought!.Value));
        }

        using (var database = ProgressFile.Writable(Database))
        {
            database.Execute("DELETE FROM attempt WHERE number <> 1; UPDATE attempt SET thought_ms = 9000000000000000000");
        }

        Assert.Equal(TimeSpan.FromMilliseconds(AttemptRecord.LastMoment), store.Open("q", Today).Unfinished!.Spent);
        Assert.Null(store.Problem);
    }

    [Fact]
    public void A_home_that_cannot_be_made_again_is_told_until_it_can()
    {
        using var store = ProgressStore.OpenIn(Home);
        store.Save(Moves(0, "a"));
        Directory.Delete(Home, recursive: true);
        File.WriteAllText(Home, "in the way");

        store.Save(Moves(1, "b"));
        Assert.NotNull(store.Problem);
        Assert.NotNull(store.Flush(TimeSpan.Zero));
        File.Delete(Home);
        store.Save(new KeepAgain());

        Assert.Null(store.Problem);
        Assert.Equal(["a, b"], Kept());
    }

    [Fact]
    public void An_attempt_that_is_forgotten_by_a_command_while_it_is_played_stays_forgotten_and_the_player_is_told()
    {
        using var store = ProgressStore.OpenIn(Home);
        store.Save(Moves(0, "a"));
        using (var database = ProgressFile.Writable(Database))
        {
            ProgressRecords.Forget(database, null, null);
        }

        store.Save(Moves(1, "b"));

        Assert.Contains("forgotten meanwhile", store.Notice!.En, StringComparison.Ordinal);
        Assert.Empty(Kept());
    }

    [Fact]
    public void A_folder_with_the_name_of_the_file_is_told_as_one_and_a_creation_that_fails_leaves_nothing()
    {
        Directory.CreateDirectory(Database);

        Assert.Contains("is a folder", ProgressStore.WhyNotKept(Home)!.En, StringComparison.Ordinal);
        using var store = ProgressStore.OpenIn(Home);
        Assert.Contains("is a folder", store.Problem!.En, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => ProgressFile.Create(Database));
        Assert.Equal([Database], Directory.GetFileSystemEntries(Home));
    }

    [Fact]
    public void After_the_end_nothing_throws()
    {
        var store = ProgressStore.OpenIn(Home);
        store.Dispose();
        store.Dispose();

        store.Save(Moves(0, "a"));
        store.Save(new KeepAgain());

        Assert.Null(store.Flush(TimeSpan.Zero));
        Assert.Empty(store.Reached());
        Assert.Equal((null, 1), store.Open("q", Today));
        Assert.Null(store.PreferredLanguage());
    }

    [Fact]
    public void Whether_a_game_would_keep_anything_is_found_out_without_leaving_anything()
    {
        Assert.Null(ProgressStore.WhyNotKept(Path.Combine(Home, "below")));
        Assert.False(Directory.Exists(Home));

        Save(0, "a");
        Assert.Null(ProgressStore.WhyNotKept(Home));
        using var locked = Locked();
        Assert.Contains("locked", ProgressStore.WhyNotKept(Home)!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void While_somebody_plays_nothing_is_written_back()
    {
        using var store = ProgressStore.OpenIn(Home);
        var before = new FileInfo(Database).Length;
        for (var i = 0; i < 1_100; i++)
        {
            store.Save(Moves(i, new string('x', 200)));
        }

        Assert.Equal(before, new FileInfo(Database).Length);
        Assert.True(new FileInfo(Database + "-wal").Length > 1_000 * 4_096);
    }

    private static SaveMoves Moves(int first, string text) => new("q", 1, 7, first, [new Move.State(text)], null);

    private void Save(int first, string text)
    {
        using var store = ProgressStore.OpenIn(Home, clock: new ManualClock());
        store.Save(Moves(first, text));
    }

    private void Replace()
    {
        File.Move(Path.Combine(_scratch.Folder, "backup"), Database, overwrite: true);
        foreach (var rest in (string[])["-wal", "-shm"])
        {
            File.Delete(Database + rest);
        }
    }

    private IEnumerable<string> Kept()
    {
        using var copy = ProgressFile.Copy(Database);
        return ProgressRecords.Read(copy).Select(a => string.Join(", ", a.Moves.Select(m => m.First)));
    }

    private SqliteConnection Locked()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    private ProgressStore OpenWhileExclusive(Action<ProgressStore> work)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        var store = ProgressStore.OpenIn(Home);
        work(store);
        return store;
    }
}
