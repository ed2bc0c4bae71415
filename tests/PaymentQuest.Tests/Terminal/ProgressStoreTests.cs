using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public sealed class ProgressStoreTests : IDisposable
{
    private static readonly Edition Today = new("digest", 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("paymentquest-").FullName;

    private string File => Path.Combine(_folder, ProgressStore.FileName);

    private Microsoft.Data.Sqlite.SqliteConnection Raw()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(Microsoft.Data.Sqlite.SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_kind_of_move_comes_back_as_it_was()
    {
        Sequence<Move> moves = [new Move.Write("A", "x, y"), new Move.Send("A"), new Move.State("H(x) = y"), new Move.Decide(null), new Move.Decide("label"), new Move.TakeHint(), new Move.Undo(), new Move.Redo(), new Move.Reset()];
        using (var store = ProgressStore.OpenIn(_folder))
        {
            store.Save(new SaveMoves("q", 1, ulong.MaxValue, 0, moves, null));
        }

        using var again = ProgressStore.OpenIn(_folder);
        var (unfinished, next) = again.Open("q", Today);
        Assert.Equal((1, ulong.MaxValue, 2), (unfinished!.Number, unfinished.Seed, next));
        Assert.Equal(moves, unfinished.Moves);
        Assert.Null(again.Problem);
    }

    [Fact]
    public void Moves_that_make_no_sense_in_a_changed_quest_are_told_as_that_and_the_others_go_on()
    {
        using (var store = ProgressStore.OpenIn(_folder))
        {
            store.Save(new SaveMoves("q", 1, 7, 0, [new Move.Write("A", "x"), new Move.Write("gone", "y"), new Move.TakeHint()], null));
        }

        using var again = ProgressStore.OpenIn(_folder);
        Assert.Equal(3, again.Open("q", Today).Unfinished!.Moves.Count);
        again.Save(new SaveMoves("q", 1, 7, 2, [new Move.Send("A")], null) { Before = [new Move.Write("A", "x"), new Move.TakeHint()] });

        Assert.StartsWith("the quest was changed", again.Notice!.En, StringComparison.Ordinal);
        Assert.StartsWith("la misión ha cambiado", again.Notice.Es, StringComparison.Ordinal);
        var (unfinished, _) = again.Open("q", Today);
        Assert.Equal((2, (Sequence<Move>)[new Move.Write("A", "x"), new Move.TakeHint(), new Move.Send("A")]), (unfinished!.Number, unfinished.Moves));
    }

    [Fact]
    public void What_was_saved_is_there_for_another_process_while_the_game_still_runs()
    {
        using var running = ProgressStore.OpenIn(_folder);
        for (var i = 0; i < 20; i++)
        {
            running.Save(new SaveMoves("q", 1, 7, i, [new Move.State($"{i}")], null));
            // A copy of the files at this moment is what a power cut would leave.
            var copy = Directory.CreateTempSubdirectory("paymentquest-").FullName;
            foreach (var file in Directory.GetFiles(_folder).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
            {
                using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var to = System.IO.File.Create(Path.Combine(copy, Path.GetFileName(file)));
                from.CopyTo(to);
            }

            using (var after = ProgressStore.OpenIn(copy))
            {
                Assert.Equal(i + 1, after.Open("q", Today).Unfinished!.Moves.Count);
            }

            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public void A_finished_attempt_is_not_gone_on_with_and_its_score_is_known()
    {
        using var store = ProgressStore.OpenIn(_folder);
        store.Save(new SaveMoves("q", 1, 7, 0, [new Move.Send("A")], new AttemptResult(true, 90)));
        store.Save(new SaveMoves("q", 2, 8, 0, [new Move.Send("A")], null));
        Assert.True(store.Reached()["q"].IsOpen);
        store.Save(new SaveMoves("q", 3, 8, 0, [new Move.Send("A")], new AttemptResult(false, 40)));

        Assert.Null(store.Open("q", Today).Unfinished);
        Assert.Equal(4, store.Open("q", Today).NextAttempt);
        Assert.Equal(new QuestProgress(true, 90, false), store.Reached()["q"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4_096)]
    public void A_damaged_file_is_moved_aside_and_play_goes_on(int at)
    {
        using (var store = ProgressStore.OpenIn(_folder))
        {
            store.Save(new SaveMoves("q", 1, 7, 0, [new Move.Send("A")], null));
        }

        var octets = System.IO.File.ReadAllBytes(File);
        octets.AsSpan(at, Math.Min(4_000, octets.Length - at)).Fill(0xA5);
        System.IO.File.WriteAllBytes(File, octets);

        using var again = ProgressStore.OpenIn(_folder);
        Assert.Null(again.Problem);
        Assert.Contains("progress.db.damaged-1", again.Notice!.En, StringComparison.Ordinal);
        Assert.Equal(octets, System.IO.File.ReadAllBytes(File + ".damaged-1"));
        again.Save(new SaveMoves("q", 1, 7, 0, [new Move.Send("A")], null));
        Assert.Single(again.Open("q", Today).Unfinished!.Moves);
    }

    [Fact]
    public void Two_games_that_go_on_with_one_attempt_do_not_mix_their_moves()
    {
        using (var before = ProgressStore.OpenIn(_folder))
        {
            before.Save(new SaveMoves("q", 1, 7, 0, [new Move.State("common")], null));
        }

        using var one = ProgressStore.OpenIn(_folder);
        using var other = ProgressStore.OpenIn(_folder);
        other.Save(new SaveMoves("q", 1, 7, 1, [new Move.State("b1")], null));
        one.Save(new SaveMoves("q", 1, 7, 1, [new Move.State("a1")], null));
        other.Save(new SaveMoves("q", 1, 7, 2, [new Move.Decide(null)], new AttemptResult(true, 100)));
        one.Save(new SaveMoves("q", 1, 7, 2, [new Move.State("a2")], null));

        Assert.Null(other.Notice);
        Assert.Contains("attempt 2", one.Notice!.En, StringComparison.Ordinal);
        Assert.Equal(new QuestProgress(true, 100, true), one.Reached()["q"]);
        var (unfinished, next) = one.Open("q", Today);
        Assert.Equal([new Move.State("common"), new Move.State("a1"), new Move.State("a2")], unfinished!.Moves);
        Assert.Equal((2, 7UL, 3), (unfinished.Number, unfinished.Seed, next));
        Assert.Null(one.Problem ?? other.Problem);
    }

    [Fact]
    public void A_move_that_could_not_be_saved_is_saved_before_the_next()
    {
        using var store = ProgressStore.OpenIn(_folder);
        using (var blocking = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False"))
        {
            blocking.Open();
            using var locking = blocking.CreateCommand();
            locking.CommandText = "BEGIN IMMEDIATE";
            locking.ExecuteNonQuery();
            store.Save(new SaveMoves("q", 1, 7, 0, [new Move.State("first")], null));
            Assert.NotNull(store.Problem);
        }

        store.Save(new SaveMoves("q", 1, 7, 1, [new Move.State("second")], null));

        Assert.Null(store.Problem);
        Assert.Equal([new Move.State("first"), new Move.State("second")], store.Open("q", Today).Unfinished!.Moves);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_and_nothing_throws()
    {
        var file = Path.Combine(_folder, "file");
        System.IO.File.WriteAllText(file, "");

        using var store = ProgressStore.OpenIn(Path.Combine(file, "below"));

        Assert.NotNull(store.Problem);
        store.Save(new SaveMoves("q", 1, 7, 0, [new Move.Send("A")], null));
        store.Save(new KeepLanguage(Language.Es));
        Assert.Single(store.Open("q", Today).Unfinished!.Moves);
        Assert.Contains("moves that could not be kept: 1", store.Flush(TimeSpan.Zero)!.En, StringComparison.Ordinal);
        Assert.Equal("", System.IO.File.ReadAllText(file));
    }

    [Theory]
    [InlineData("PRAGMA application_id = 42; CREATE TABLE mine (x)")]
    [InlineData("CREATE TABLE mine (x)")]
    [InlineData("CREATE TABLE attempt (x); INSERT INTO attempt VALUES (1)")]
    public void A_file_of_another_program_is_left_as_it_is_octet_for_octet(string schema)
    {
        using (var other = Raw())
        {
            Execute(other, schema);
        }

        var octets = System.IO.File.ReadAllBytes(File);
        using (var store = ProgressStore.OpenIn(_folder))
        {
            Assert.Contains("belongs to another program", store.Problem!.En, StringComparison.Ordinal);
            store.Save(new SaveMoves("q", 1, 7, 0, [new Move.Send("A")], null));
            store.Save(new KeepAgain());
            Assert.NotNull(store.Flush(TimeSpan.Zero));
        }

        Assert.Equal(octets, System.IO.File.ReadAllBytes(File));
        Assert.Equal([File], Directory.GetFiles(_folder));
        Assert.Contains("belongs to another program", ProgressStore.WhyNotKept(_folder)!.En, StringComparison.Ordinal);
        Assert.Equal(octets, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void The_theme_is_remembered()
    {
        using (var store = ProgressStore.OpenIn(_folder))
        {
            Assert.Null(store.PreferredTheme());
            store.Save(new KeepTheme(Theme.ColourBlind));
        }

        using var again = ProgressStore.OpenIn(_folder);
        Assert.Equal(Theme.ColourBlind, again.PreferredTheme());
    }

    [Fact]
    public void The_language_is_remembered()
    {
        using (var store = ProgressStore.OpenIn(_folder))
        {
            Assert.Null(store.PreferredLanguage());
            store.Save(new KeepLanguage(Language.Es));
        }

        using var again = ProgressStore.OpenIn(_folder);
        Assert.Equal(Language.Es, again.PreferredLanguage());
    }
}
