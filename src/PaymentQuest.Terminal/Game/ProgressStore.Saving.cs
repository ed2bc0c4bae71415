using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <content>How moves get into the file: in order, without gaps, and never over those of another game.</content>
public sealed partial class ProgressStore
{
    private const string KeepPreference = "INSERT OR REPLACE INTO preference (player, name, value) VALUES ($1, $2, $3)";

    private readonly Queue<(Keep Keep, DateTimeOffset Time)> _unsaved = [];

    // Under which number an attempt of this game is kept, where that is not its own.
    private readonly Dictionary<string, Dictionary<int, int>> _numbers = new(StringComparer.Ordinal);

    // Moves that are in memory only, because the file cannot be used.
    private int _unkept;

    /// <inheritdoc/>
    public void Save(Keep keep)
    {
        lock (_gate)
        {
            if (_database is null)
            {
                return;
            }

            if (keep is not KeepAgain)
            {
                _unsaved.Enqueue((keep, _clock.GetUtcNow()));
            }
            else if (_refusal is not null && !_isRefusedForGood)
            {
                OpenFile();
            }

            Drain();
        }
    }

    /// <inheritdoc/>
    public Prose? Flush(TimeSpan patience)
    {
        lock (_gate)
        {
            if (_database is { } database)
            {
                if (_refusal is not null && !_isRefusedForGood && _unkept > 0)
                {
                    OpenFile();
                }

                // SQLite itself waits for the lock.
                _database.Wait(patience);
                Drain();
                _database.Wait(ProgressDatabase.Patience);
            }

            var lost = _unkept + _unsaved.Sum(u => u.Keep is SaveMoves save ? save.Moves.Count : 0);
            return lost > 0 && Problem is { } problem ? KeepingText.Lost(lost, problem) : null;
        }
    }

    // What could not be saved goes first: a log with a gap would lead elsewhere.
    private void Drain()
    {
        if (_database is null)
        {
            return;
        }

        try
        {
            if (_refusal is null && _database.HasMoved)
            {
                OpenFile();
                Notice = _refusal is null ? Prose.Of("records.written-again") : Notice;
            }

            while (_unsaved.TryPeek(out var next))
            {
                int? fork = null;
                _database.Transact(() => fork = Write(_database, next.Keep, next.Time));
                _unsaved.Dequeue();
                Part(next.Keep, fork);
                _unkept += _refusal is not null && next.Keep is SaveMoves save ? save.Moves.Count : 0;
            }

            _failure = null;
        }
        catch (Exception e) when (IsExpected(e))
        {
            if (IsMended(e))
            {
                Drain();
                return;
            }

            _failure = KeepingText.Reason(e, _path ?? "");
        }
    }

    // The number of the attempt as which these moves go on, where that is a new one.
    private int? Write(ProgressDatabase database, Keep keep, DateTimeOffset time)
    {
        switch (keep)
        {
            case SaveMoves save:
                return Write(database, save, time.ToUnixTimeMilliseconds());
            case SaveTime save:
                database.Run(
                    "UPDATE attempt SET thought_ms = $4 WHERE player = $1 AND quest = $2 AND number = $3 AND thought_ms < $4",
                    _player, save.Quest, Number(save.Quest, save.Attempt), (long)save.Spent.TotalMilliseconds);
                break;
            case KeepLanguage save:
                database.Run(KeepPreference, _player, "language", save.Language.Code());
                break;
            case KeepTheme save:
                database.Run(KeepPreference, _player, "theme", save.Theme.Name);
                break;
        }

        return null;
    }

    private int? Write(ProgressDatabase database, SaveMoves save, long now)
    {
        if (save.First > 0 && database.Value("SELECT 1 FROM move WHERE player = $1 AND quest = $2 AND number = $3 AND position = $4", _player, save.Quest, Number(save.Quest, save.Attempt), save.First - 1) is null)
        {
            // A log with a gap would lead elsewhere; and who has it forgotten wants no rest of it.
            Notice = _isBegunAnew ? Notice : Prose.Of("records.forgotten");
            return null;
        }

        var fork = Fork(database, save);
        var number = fork ?? Number(save.Quest, save.Attempt);
        var edition = ProgressRecords.Number(database, _editions.GetValueOrDefault(save.Quest));
        var thinking = save.Thinking;
        long? spent = thinking.Spent is { } s ? (long)s.TotalMilliseconds : null;
        long? since = save.First == 0
            ? now - (long)thinking.Since.TotalMilliseconds
            : database.Value("SELECT ended_ms FROM move WHERE player = $1 AND quest = $2 AND number = $3 AND position = $4", _player, save.Quest, number, save.First - 1) as long?;
        // Read once and added to from then on: whoever else went on with the attempt makes this one part from it. A failed write is forgotten.
        var (_, _, next, before) = _thought;
        if (_thought.Quest != save.Quest || _thought.Number != number || next != save.First)
        {
            before = database.Value("SELECT CAST(min(total(max(thought_ms, 0)), $4) AS INTEGER) FROM move WHERE player = $1 AND quest = $2 AND number = $3", _player, save.Quest, number, AttemptRecord.LastMoment) as long? ?? 0;
        }

        _thought = default;
        if (save.First == 0)
        {
            database.Run(
                "INSERT OR IGNORE INTO attempt (player, quest, number, seed, began_ms) VALUES ($1, $2, $3, $4, $5)",
                _player, save.Quest, number, save.Seed.ToString(CultureInfo.InvariantCulture), since);
        }

        for (var i = 0; i < save.Moves.Count; i++)
        {
            // Moves that are saved together were made by one key: the first took the time, and the last was judged.
            var (word, first, second) = MoveText.Of(save.Moves[i]);
            var move = new MoveRecord(word, first, second)
            {
                Began = i == 0 ? since : now,
                Ended = now,
                Thought = spent is null ? null : i == 0 ? Math.Max(0, spent.Value - before) : 0,
                ClockRan = spent is null ? null : i > 0 || thinking.Ran,
                Outcome = i == save.Moves.Count - 1 ? save.Outcome : null,
            };
            ProgressRecords.Write(database, _player, save.Quest, number, save.First + i, move, edition);
            before = Math.Min(before + Math.Max(0, move.Thought ?? 0), AttemptRecord.LastMoment);
        }

        _thought = (save.Quest, number, save.First + save.Moves.Count, before);
        var hints = save.Moves.Count(m => m is Quests.Move.TakeHint);
        database.Run(
            "UPDATE attempt SET thought_ms = $4, hints = min(max(hints, 0), 1000) + $5, edition = $6 WHERE player = $1 AND quest = $2 AND number = $3",
            _player, save.Quest, number, spent, hints, edition);
        if (save.Result is { } result)
        {
            database.Run(
                "UPDATE attempt SET ended_ms = $4, solved = $5, score = $6 WHERE player = $1 AND quest = $2 AND number = $3",
                _player, save.Quest, number, now, result.IsSolved ? 1 : 0, result.Score);
        }

        return fork;
    }

    // How many moves an attempt had when this game read it; and whether the last fork was made because the quest was changed.
    private readonly Dictionary<(string Quest, int Number), int> _opened = [];
    private bool _isChanged;

    // What the moves of the attempt that was written last took together, and the position of the next; empty for none.
    private (string? Quest, int Number, int Next, long Total) _thought;

    // Two games may go on with one attempt. Where their moves part, the later one goes on as an attempt of its own that begins
    // with what they have in common; a log that mixed both would lead nowhere.
    private int? Fork(ProgressDatabase database, SaveMoves save)
    {
        var number = Number(save.Quest, save.Attempt);
        if (database.Value("SELECT 1 FROM move WHERE player = $1 AND quest = $2 AND number = $3 AND position >= $4 LIMIT 1", _player, save.Quest, number, save.First) is null)
        {
            return null;
        }

        var fork = ProgressRecords.Next(database, _player, save.Quest);
        var kept = ProgressRecords.Moves(database, _player, save.Quest, number).ToList();

        // Nobody went on with it meanwhile: the quest was changed, and some of the moves that were read make no sense in it any more.
        _isChanged = _opened.TryGetValue((save.Quest, number), out var opened) && opened == kept.Count;
        if (save.First > 0)
        {
            // An attempt whose own row is gone or makes no sense has its moves all the same, and the seed is known to the game.
            var common = ProgressRecords.Read(database, _player, save.Quest).FirstOrDefault(a => a.Number == number) ?? new AttemptRecord(_player, save.Quest, number, save.Seed, []);
            var moves = _isChanged && save.Before is { } before ? Applied(kept, before) : kept.Take(save.First).ToList();
            ProgressRecords.Write(database, common with { Number = fork, Moves = moves, Ended = null, Result = null, Hints = moves.Count(m => m.Word == "hint") }, 0);
        }

        return fork;
    }

    // The records of the moves that still make sense, in order, with their times.
    private static List<MoveRecord> Applied(List<MoveRecord> kept, IReadOnlyList<Move> before)
    {
        var applied = new List<MoveRecord>();
        foreach (var record in kept)
        {
            if (applied.Count < before.Count && MoveText.Of(before[applied.Count]) == (record.Word, record.First, record.Second))
            {
                applied.Add(record);
            }
        }

        return applied;
    }

    // What holds of an attempt of its own holds when that is in the file, and not when it could not be written.
    private void Part(Keep keep, int? fork)
    {
        if (keep is SaveMoves save && fork is { } number)
        {
            Renumber(new() { [(save.Quest, Number(save.Quest, save.Attempt))] = number });
            Notice = _isChanged ? KeepingText.Changed(number) : KeepingText.Parted(number);
        }
    }

    private int Number(string quest, int attempt) => _numbers.GetValueOrDefault(quest)?.TryGetValue(attempt, out var number) == true ? number : attempt;

    // All that were moved at once: where 1 became 2 and 2 became 3, the first must not go on as 3. An attempt of this game may have been renumbered before.
    private void Renumber(Dictionary<(string Quest, int Number), int> moved)
    {
        foreach (var quest in moved.GroupBy(m => m.Key.Quest))
        {
            var before = _numbers.GetValueOrDefault(quest.Key) ?? [];
            var after = new Dictionary<int, int>(before);
            foreach (var ((_, from), to) in quest)
            {
                var own = before.Where(n => n.Value == from).Select(n => n.Key).ToList();
                own.ForEach(attempt => after[attempt] = to);
                if (own.Count == 0 && !before.ContainsKey(from))
                {
                    after[from] = to;
                }
            }

            _numbers[quest.Key] = after;
        }
    }

    // What waits to be saved is as good as saved for whoever opens the quest meanwhile.
    private (SavedAttempt? Unfinished, int NextAttempt) WithUnsaved(string quest, SavedAttempt? unfinished, int next)
    {
        foreach (var save in _unsaved.Select(u => u.Keep).OfType<SaveMoves>().Where(s => s.Quest == quest))
        {
            var moves = save.First == 0 || unfinished is null ? save.Moves : [.. unfinished.Moves.Take(save.First), .. save.Moves];
            unfinished = save.Result is null ? new SavedAttempt(save.Attempt, save.Seed, moves, save.Thinking.Spent) : null;
            next = Math.Max(next, save.Attempt + 1);
        }

        return (unfinished, next);
    }
}
