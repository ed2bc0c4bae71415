using Microsoft.Data.Sqlite;
using PaymentQuest.Play;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Terminal.Commands;
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
        File.Move(Path.Combine(_scratch.Folder, "backup"), Database, overwrite: true);
        foreach (var rest in (string[])["-wal", "-shm"])
        {
            File.Delete(Database + rest);
        }

        store.Save(Moves(1, "b"));

        Assert.Null(store.Problem);
        Assert.Equal(["other", "a, b"], Kept());
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
    public void Without_a_home_nothing_is_kept_and_that_is_told()
    {
        Assert.Null(ProgressFolder.Path(_ => null, () => null));
        Assert.Null(ProgressFolder.Path(name => name == "XDG_DATA_HOME" ? "relative" : null, () => ""));
        using var store = ProgressStore.OpenIn(null);
        store.Save(Moves(0, "a"));

        Assert.Contains("PAYMENTQUEST_HOME", store.Problem!.En, StringComparison.Ordinal);
        Assert.Single(store.Open("q", Today).Unfinished!.Moves);
        Assert.NotNull(store.Flush(TimeSpan.Zero));
        Assert.NotNull(ProgressStore.WhyNotKept(null));
    }

    [Fact]
    public void The_home_of_the_list_of_users_stands_in_for_HOME()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has LOCALAPPDATA");
        Assert.Equal("/home/ana/.local/share/paymentquest", ProgressFolder.Path(_ => null, () => "/home/ana"));
    }

    [Fact]
    public void A_folder_that_is_made_is_its_owners_alone()
    {
        ProgressStore.OpenIn(Home).Dispose();

        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes");
        }
        else
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Home));
        }
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
