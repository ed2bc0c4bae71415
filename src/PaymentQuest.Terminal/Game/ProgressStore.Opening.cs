using Microsoft.Data.Sqlite;
using PaymentQuest.Documents;
using SQLitePCL;

namespace PaymentQuest.Terminal;

/// <content>How the file is opened, and opened again when it could not be or is gone.</content>
public sealed partial class ProgressStore
{
    /// <summary>
    /// Whether a game would keep progress in a folder, found out as a game finds it out: by opening the file for writing and locking it. Nothing is
    /// left behind and nothing is moved aside.
    /// </summary>
    /// <param name="folder">The folder; null when there is none.</param>
    /// <returns>What the game would tell its player; null when all is well.</returns>
    public static Prose? WhyNotKept(string? folder)
    {
        if (folder is null)
        {
            return KeepingText.Problem(Prose.Of("records.no-home"));
        }

        var path = Path.Combine(folder, FileName);
        try
        {
            if (Directory.Exists(folder) && ProgressFile.Look(path) is var kind and not ProgressFile.Kind.Missing)
            {
                if (Refusal(kind, path) is { } refusal)
                {
                    return KeepingText.Problem(refusal);
                }

                if (kind == ProgressFile.Kind.Damaged)
                {
                    return KeepingText.Damaged(path);
                }

                using var database = ProgressFile.Writable(path);
                database.Transact(() => { });
                return null;
            }

            return WhyNotMade(folder);
        }
        catch (SqliteException e) when (ProgressFile.IsDamage(e))
        {
            return KeepingText.Damaged(path);
        }
        catch (Exception e) when (IsExpected(e))
        {
            return KeepingText.Problem(KeepingText.Reason(e, path));
        }
    }

    private static Prose? WhyNotMade(string folder)
    {
        // The topmost folder that the trial has to make goes again, with everything in it.
        var made = Path.GetFullPath(folder);
        var isNew = !Directory.Exists(made);
        while (isNew && Path.GetDirectoryName(made) is { } above && !Directory.Exists(above))
        {
            made = above;
        }

        try
        {
            ProgressFile.MakeFolder(folder);
            var trial = Path.Combine(folder, $"{FileName}.trial-{Environment.ProcessId}");
            ProgressFile.Create(trial);
            File.Delete(trial);
            return null;
        }
        finally
        {
            if (isNew && Directory.Exists(made))
            {
                Directory.Delete(made, recursive: true);
            }
        }
    }

    /// <summary>Why a file is not touched; null when it is ours.</summary>
    internal static Prose? Refusal(ProgressFile.Kind kind, string path) => kind switch
    {
        ProgressFile.Kind.Foreign => Prose.Of("records.belongs-to-another-program", ("path", path)),
        ProgressFile.Kind.Folder => Prose.Of("records.is-a-folder", ("path", path)),
        ProgressFile.Kind.Special => Prose.Of("records.is-no-regular-file", ("path", path)),
        ProgressFile.Kind.Newer => Prose.Of("records.was-written-by-a-later-version", ("path", path)),
        _ => null,
    };

    /// <summary>Opens the file, or says why not and goes on in memory with what can be read of it.</summary>
    private void OpenFile()
    {
        try
        {
            if (_path is null)
            {
                Refuse(Prose.Of("records.no-home"), isForGood: true);
                return;
            }

            ProgressFile.MakeFolder(Path.GetDirectoryName(_path)!);
            Adopt(FileAt(_path));
        }
        catch (Exception e) when (IsExpected(e))
        {
            Refuse(KeepingText.Reason(e, _path!), isForGood: false);
        }
    }

    // A file that is overwritten while it is open shows that when it is used: it goes the way of one that is found so.
    private bool IsMended(Exception fault)
    {
        if (_refusal is not null || _isBegunAnew || fault is not SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB })
        {
            return false;
        }

        Dispose();
        OpenFile();
        return _isBegunAnew && _refusal is null;
    }

    private ProgressDatabase? FileAt(string path)
    {
        var kind = ProgressFile.Look(path);
        if (Refusal(kind, path) is { } refusal)
        {
            Refuse(refusal, isForGood: true);
            return null;
        }

        if (kind == ProgressFile.Kind.Ours)
        {
            try
            {
                return ProgressFile.Writable(path);
            }
            catch (SqliteException e) when (ProgressFile.IsDamage(e))
            {
                kind = ProgressFile.Kind.Damaged;
            }
        }

        if (kind == ProgressFile.Kind.Damaged)
        {
            Notice = KeepingText.MovedAside(ProgressFile.MoveAside(path));
            _isBegunAnew = true;
        }

        ProgressFile.Create(path);
        return ProgressFile.Writable(path);
    }

    // What was done meanwhile in memory, or in a file that is gone, goes into the new one.
    private void Adopt(ProgressDatabase? next)
    {
        if (next is null)
        {
            return;
        }

        if (_database is { } before)
        {
            try
            {
                Dictionary<(string Quest, int Number), int> moved = [];
                next.Transact(() => moved = Merge(before, next));
                Renumber(moved);
            }
            catch
            {
                next.Dispose();
                throw;
            }
        }

        _database?.Dispose();
        _database = next;
        (_refusal, _failure) = (null, null);
        _unkept = 0;
        Warm(next);
    }

    // The numbers that attempts of this player got, where these are not those that they had.
    private Dictionary<(string Quest, int Number), int> Merge(ProgressDatabase before, ProgressDatabase next)
    {
        var moved = new Dictionary<(string Quest, int Number), int>();
        var merging = new Merging(next);
        foreach (var attempt in ProgressRecords.Read(before))
        {
            var (number, _) = merging.Merge(attempt);
            if (attempt.Player == _player && number != attempt.Number)
            {
                moved[(attempt.Quest, attempt.Number)] = number;
            }
        }

        foreach (var name in (string[])["language", "theme"])
        {
            if (before.Value("SELECT value FROM preference WHERE player = $1 AND name = $2", _player, name) is string chosen)
            {
                next.Run(KeepPreference, _player, name, chosen);
            }
        }

        return moved;
    }

    private void Refuse(Prose reason, bool isForGood)
    {
        _refusal = reason;
        _isRefusedForGood = isForGood;
        if (_database is not null)
        {
            return;
        }

        var memory = Shown();
        if (memory is null)
        {
            memory = ProgressDatabase.InMemory();
            ProgressSchema.Upgrade(memory);
        }

        _database = memory;
    }

    // What can be read is shown.
    private ProgressDatabase? Shown()
    {
        try
        {
            return _path is not null && File.Exists(_path) && ProgressFile.Look(_path) == ProgressFile.Kind.Ours ? ProgressFile.Copy(_path) : null;
        }
        catch (Exception e) when (IsExpected(e))
        {
            return null;
        }
    }

    // The first commit to an empty log waits for the disk once. It is made now, beside the first frame, and not when the player makes a move.
    private void Warm(ProgressDatabase database) => Task.Run(() =>
    {
        lock (_gate)
        {
            if (ReferenceEquals(database, _database) && _refusal is null)
            {
                TryWarm(database);
            }
        }
    });

    // It says nothing of the player's moves, so whether it succeeds is told to nobody.
    private static void TryWarm(ProgressDatabase database)
    {
        try
        {
            database.Execute($"PRAGMA user_version = {ProgressSchema.Version}");
        }
        catch (SqliteException)
        {
        }
    }

    private void WriteBackLongLog() => Guard(database =>
    {
        if (_refusal is null && _path is not null && new FileInfo(_path + "-wal") is { Exists: true, Length: > LongLog })
        {
            database.Execute("PRAGMA wal_checkpoint(PASSIVE)");
            Warm(database);
        }
    });
}
