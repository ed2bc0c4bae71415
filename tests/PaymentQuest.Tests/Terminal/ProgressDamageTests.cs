using System.Globalization;
using Microsoft.Data.Sqlite;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Tests.Screens;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>A file that was cut off or overwritten costs what it held at most, never the games after it.</summary>
public sealed class ProgressDamageTests : IDisposable
{
    private const int Quests = 60;

    // Where the header has the application's identifier and the version of the tables, by which a file says whose it is.
    private static readonly HashSet<int> Identity = [.. Enumerable.Range(60, 4), .. Enumerable.Range(68, 4)];

    private readonly Scratch _scratch = new();

    private string Home => Path.Combine(_scratch.Folder, "home");

    private string Database => Path.Combine(Home, ProgressStore.FileName);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_moved_aside_and_told_and_the_next_move_is_kept()
    {
        var whole = Good();
        Assert.True(whole.Length > 20_480);

        foreach (var length in Thoroughness.Sample(Enumerable.Range(0, whole.Length / 512).Select(i => i * 512), 12, "lengths of progress").Concat([1, 99, 3_000, 5_000, 20_000, whole.Length - 1]))
        {
            Put(whole[..length]);
            Assert.Contains("is damaged", ProgressStore.WhyNotKept(Home)?.En ?? "", StringComparison.Ordinal);
            Assert.Equal(length, new FileInfo(Database).Length);
            MovedAside(whole[..length], $"cut at {length}");
        }
    }

    [Fact]
    public void An_octet_that_is_changed_anywhere_never_keeps_later_games_from_being_kept()
    {
        var whole = Good();
        var (opened, moved, refused) = (0, 0, 0);

        foreach (var at in Thoroughness.Sample(Enumerable.Range(0, 100).Concat(Enumerable.Range(1, whole.Length / 331).Select(i => i * 331).Where(i => i >= 100 && i < whole.Length)), 30, "octets of progress"))
        {
            foreach (var mask in (byte[])[0x01, 0xFF])
            {
                var changed = (byte[])whole.Clone();
                changed[at] ^= mask;
                Put(changed);
                using (var store = ProgressStore.OpenIn(Home))
                {
                    if (store.Problem is not null)
                    {
                        Assert.Contains(at, Identity);
                        Assert.Equal(changed, File.ReadAllBytes(Database));
                        refused++;
                        continue;
                    }

                    if (store.Notice is null)
                    {
                        opened++;
                        Assert.Equal(Quests, store.Reached().Count);
                        Assert.True(store.Problem is null, $"octet {at} ^ {mask}: {store.Problem?.En}");
                        continue;
                    }
                }

                moved++;
                Put(changed);
                MovedAside(changed, $"octet {at} ^ {mask}");
            }
        }

        Assert.True(opened > 0 && moved > 0 && refused > 0, $"{opened} {moved} {refused}");
    }

    [Fact]
    public void A_file_whose_version_was_overwritten_is_not_taken_for_one_of_the_first_version()
    {
        var changed = Good();
        changed[63] = 1;
        Put(changed);

        MovedAside(changed, "version 1");
    }

    [Fact]
    public void A_damaged_file_without_our_identifier_is_left_as_it_is()
    {
        var foreign = Good()[..5_000];
        foreign.AsSpan(68, 4).Clear();
        Put(foreign);

        using var store = ProgressStore.OpenIn(Home);

        Assert.Contains("belongs to another program", store.Problem!.En, StringComparison.Ordinal);
        Assert.Equal(foreign, File.ReadAllBytes(Database));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_appears_beside_a_database_of_another_program_that_has_a_log(bool isLogThere)
    {
        Directory.CreateDirectory(Home);
        var elsewhere = Path.Combine(_scratch.Folder, "else#where %41.db");
        using (var other = ProgressDatabase.At(elsewhere, SqliteOpenMode.ReadWriteCreate))
        {
            other.Execute("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)");
            if (isLogThere)
            {
                File.Copy(elsewhere + "-wal", Database + "-wal");
            }
        }

        File.Copy(elsewhere, Database);
        var before = Directory.GetFiles(Home).ToDictionary(f => f, File.ReadAllBytes);

        Assert.Contains("belongs to another program", ProgressStore.WhyNotKept(Home)!.En, StringComparison.Ordinal);
        Assert.Equal(ProgressFile.Kind.Foreign, ProgressFile.Look(elsewhere));
        using (var store = ProgressStore.OpenIn(Home))
        {
            Assert.Contains("belongs to another program", store.Problem!.En, StringComparison.Ordinal);
        }

        Assert.Equal(before, Directory.GetFiles(Home).ToDictionary(f => f, File.ReadAllBytes));
    }

    [Fact]
    public void A_pipe_with_the_name_of_the_file_is_told_as_that_and_left_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such pipes");
        Directory.CreateDirectory(Home);
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Database]))
        {
            made.WaitForExit();
        }

        Assert.Contains("not a regular file", ProgressStore.WhyNotKept(Home)!.En, StringComparison.Ordinal);
        using var store = ProgressStore.OpenIn(Home);
        Assert.Contains("not a regular file", store.Problem!.En, StringComparison.Ordinal);
        Assert.Equal([Database], Directory.GetFiles(Home));
    }

    [Fact]
    public void A_file_that_is_overwritten_while_it_is_open_is_moved_aside_and_what_comes_later_is_kept()
    {
        Put(Good());
        using var store = ProgressStore.OpenIn(Home);
        store.Open("q1", new Edition("", 1));
        using (var other = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'move'; PRAGMA schema_version = 77";
            command.ExecuteNonQuery();
        }

        store.Save(Played("new", 0));
        store.Save(Played("new", 1));

        Assert.Null(store.Problem);
        Assert.Contains("progress.db.damaged-1", store.Notice!.En, StringComparison.Ordinal);
        Assert.Null(store.Flush(TimeSpan.Zero));
        Assert.Equal(["new"], store.Reached().Keys);
    }

    [Fact]
    public void A_file_that_another_game_is_writing_is_never_moved_aside()
    {
        Put(Good());
        using var other = ProgressStore.OpenIn(Home);
        other.Save(Played("other", 0));
        Assert.True(new FileInfo(Database + "-wal").Length > 0);
        using var locked = ProgressFile.Writable(Database);

        locked.Transact(() =>
        {
            using var store = ProgressStore.OpenIn(Home);
            Assert.Null(store.Notice);
            Assert.Equal(Quests + 1, store.Reached().Count);
        });

        Assert.Empty(Directory.GetFiles(Home, "*.damaged-*"));
    }

    [Fact]
    public void Who_goes_straight_to_a_quest_is_told_of_the_damage_first()
    {
        Put(Good()[..5_000]);
        using var store = ProgressStore.OpenIn(Home);
        using var output = new StringWriter();

        new PlainGame(PlayedGame.Source, store, TextReader.Null, output, Language.En, Glyphs.Unicode).Play("first-message");

        Assert.StartsWith("! the progress file was damaged and is now progress.db.damaged-1", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_at_first_stands_beside_the_quest_that_a_game_begins_with_and_not_beside_the_next()
    {
        Put(Good()[..5_000]);
        using var store = ProgressStore.OpenIn(Home);
        var effects = new GameEffects(PlayedGame.Source, store);

        var first = await Loaded(effects, "first-message");
        var second = await Loaded(effects, "whose-word");

        Assert.Null(first.Keeping);
        Assert.Equal(new KeepingChanged(null, true), second.Keeping);
    }

    private static async Task<QuestLoaded> Loaded(GameEffects effects, string quest) =>
        Assert.IsType<QuestLoaded>(Assert.IsType<Input.Finished>(await effects.Run(new LoadQuest(quest), TestContext.Current.CancellationToken)).Result);

    private static SaveMoves Played(string quest, int first) => new(quest, 1, 7, first, [new Move.State($"once {quest}")], null);

    // What was confirmed, in one file without a log.
    private byte[] Good()
    {
        using (var store = ProgressStore.OpenIn(Home, clock: new ManualClock()))
        {
            for (var i = 0; i < Quests; i++)
            {
                var quest = "q" + i.ToString(CultureInfo.InvariantCulture);
                store.Open(quest, new Edition("", 1));
                store.Save(new SaveMoves(quest, 1, 7, 0, [new Move.Write("A", new string('N', 300)), new Move.Send("A")], new AttemptResult(true, 90)));
            }
        }

        return File.ReadAllBytes(Database);
    }

    private void Put(byte[] octets)
    {
        Directory.Delete(Home, recursive: true);
        Directory.CreateDirectory(Home);
        File.WriteAllBytes(Database, octets);
    }

    private void MovedAside(byte[] octets, string what)
    {
        using (var store = ProgressStore.OpenIn(Home))
        {
            Assert.True(store.Problem is null, $"{what}: {store.Problem?.En}");
            Assert.True(store.Notice?.En.Contains("progress.db.damaged-1", StringComparison.Ordinal) == true, what);
            store.Save(Played("new", 0));
            Assert.Null(store.Flush(TimeSpan.Zero));
        }

        Assert.Equal(octets, File.ReadAllBytes(Database + ".damaged-1"));
        using var next = ProgressStore.OpenIn(Home);
        Assert.True(((IProgressStore)next).Note is null, what);
        Assert.Equal(["new"], next.Reached().Keys);
    }
}
