using System.Globalization;
using Microsoft.Data.Sqlite;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal;

/// <summary>
/// The player's attempts in an SQLite file: every move with its times in a transaction of its own, safe from the end of the process when
/// <see cref="Save"/> returns. Whatever is wrong with the file or its folder, play goes on: with records in memory, which get into the file as soon as
/// that is possible, and <see cref="Problem"/> says so as long as it is not. Any number of threads may use it.
/// </summary>
public sealed partial class ProgressStore : IProgressStore, IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "progress.db";

    // A log that grew longer in one quest is written back before the next is opened, when nobody waits for a key.
    private const long LongLog = 8 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly string? _path;
    private readonly string _player;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Edition> _editions = new(StringComparer.Ordinal);
    private ProgressDatabase? _database; // null after the end
    private Prose? _refusal;
    private bool _isRefusedForGood;
    private Prose? _failure;

    // What is found out before any quest is open must still stand beside the first: the player may have come straight to it.
    private bool _isQuestOpened;

    // Whether the file was begun because the one before was damaged, after the last quest was opened.
    private bool _isBegunAnew;

    private ProgressStore(string? folder, string player, TimeProvider clock)
    {
        _path = folder is null ? null : Path.Combine(folder, FileName);
        _player = player;
        _clock = clock;
    }

    /// <inheritdoc/>
    public Prose? Problem => (_refusal ?? _failure) is { } reason ? KeepingText.Problem(reason) : null;

    /// <inheritdoc/>
    public Prose? Notice { get; private set; }


    /// <summary>The store in a folder, which is made when it is missing. A damaged file is moved aside, never deleted.</summary>
    /// <param name="folder">The folder; null when there is none, and then nothing is kept.</param>
    /// <param name="player">Whose attempts; empty for the player without a name.</param>
    /// <param name="clock">The clock for the times of moves; null for the system's.</param>
    public static ProgressStore OpenIn(string? folder, string player = "", TimeProvider? clock = null)
    {
        var store = new ProgressStore(folder, player, clock ?? TimeProvider.System);
        lock (store._gate)
        {
            store.OpenFile();
        }

        return store;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, QuestProgress> Reached()
    {
        var reached = new Dictionary<string, QuestProgress>(StringComparer.Ordinal);
        Guard(database =>
        {
            using var rows = database.Rows(
                "SELECT quest, max(solved), max(score), (SELECT l.score IS NULL FROM attempt l WHERE l.player = a.player AND l.quest = a.quest ORDER BY l.number DESC LIMIT 1) FROM attempt a WHERE player = $1 GROUP BY quest", _player);
            while (rows.Read())
            {
                reached[rows.GetString(0)] = new QuestProgress(
                    !rows.IsDBNull(1) && rows.GetInt64(1) != 0, rows.IsDBNull(2) ? 0 : (int)Math.Clamp(rows.GetInt64(2), 0, 100), rows.GetInt64(3) > 0);
            }
        });
        return reached;
    }

    /// <inheritdoc/>
    public (SavedAttempt? Unfinished, int NextAttempt) Open(string quest, Edition edition)
    {
        SavedAttempt? unfinished = null;
        var next = 1;
        lock (_gate)
        {
            Notice = _isQuestOpened ? null : Notice;
            (_isQuestOpened, _isBegunAnew) = (true, false);
            _editions[quest] = edition;
            Drain();
            WriteBackLongLog();
        }

        Guard(database =>
        {
            using (var rows = database.Rows("SELECT number, seed, score IS NULL, thought_ms FROM attempt WHERE player = $1 AND quest = $2 AND number BETWEEN 1 AND $3 ORDER BY number DESC LIMIT 1", _player, quest, ProgressRecords.LastNumber))
            {
                if (rows.Read())
                {
                    var number = rows.GetInt32(0);
                    if (rows.GetInt64(2) != 0 && ulong.TryParse(rows.GetString(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
                    {
                        unfinished = new SavedAttempt(number, seed, [], rows.IsDBNull(3) ? null : TimeSpan.FromMilliseconds(Math.Clamp(rows.GetInt64(3), 0, AttemptRecord.LastMoment)));
                    }
                }
            }

            next = ProgressRecords.Next(database, _player, quest);
            if (unfinished is not null)
            {
                unfinished = unfinished with { Moves = Moves(database, quest, unfinished.Number) };
                _opened[(quest, unfinished.Number)] = unfinished.Moves.Count;
            }
        });

        lock (_gate)
        {
            return WithUnsaved(quest, unfinished, next);
        }
    }

    /// <inheritdoc/>
    public bool IsBestOfAnother(string quest, Edition edition)
    {
        var isOther = false;
        Guard(database =>
        {
            using var rows = database.Rows(
                "SELECT e.content, e.scoring FROM attempt a LEFT JOIN edition e ON e.id = a.edition WHERE a.player = $1 AND a.quest = $2 AND a.score IS NOT NULL ORDER BY a.score DESC, a.number DESC LIMIT 1", _player, quest);
            isOther = rows.Read() && (rows.IsDBNull(0) || new Edition(rows.GetString(0), (int)Math.Clamp(rows.GetInt64(1), 0, int.MaxValue)) != edition);
        });
        return isOther;
    }

    /// <summary>The language that the player chose last, or null.</summary>
    public Language? PreferredLanguage() => Preferred("language") is { } code ? Languages.WithCode(code) : null;

    /// <summary>The theme that the player chose last, or null.</summary>
    public Theme? PreferredTheme() => Preferred("theme") is { } name ? Theme.Named(name) : null;

    private string? Preferred(string name)
    {
        string? chosen = null;
        Guard(database => chosen = database.Value("SELECT value FROM preference WHERE player = $1 AND name = $2", _player, name) as string);
        return chosen;
    }

    /// <summary>Closes the file. Nothing that is asked of the store afterwards is kept, and nothing throws.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _database?.Dispose();
            _database = null;
        }
    }

    private static Sequence<Quests.Move> Moves(ProgressDatabase database, string player, string quest, int number)
    {
        var moves = new List<Quests.Move>();
        using var rows = database.Rows("SELECT word, first, second FROM move WHERE player = $1 AND quest = $2 AND number = $3 ORDER BY position", player, quest, number);
        while (rows.Read())
        {
            if (MoveText.Read(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2)) is { } move)
            {
                moves.Add(move);
            }
        }

        return moves.ToSequence();
    }

    private Sequence<Quests.Move> Moves(ProgressDatabase database, string quest, int number) => Moves(database, _player, quest, number);

    // Reads; what fails is as good as absent, and told.
    private void Guard(Action<ProgressDatabase> work)
    {
        lock (_gate)
        {
            try
            {
                if (_database is { } database)
                {
                    work(database);
                }
            }
            catch (Exception e) when (IsExpected(e))
            {
                if (IsMended(e))
                {
                    Guard(work);
                    return;
                }

                _failure = KeepingText.Reason(e, _path ?? "");
            }
        }
    }

    private static bool IsExpected(Exception e) =>
        e is SqliteException or IOException or UnauthorizedAccessException or InvalidCastException or NotSupportedException or ArgumentException;
}
