using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PaymentQuest.Terminal;

/// <summary>The file of the records before it is open for writing: what stands at its path, and what is done about that.</summary>
internal static class ProgressFile
{
    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>What stands at a path.</summary>
    public enum Kind
    {
        /// <summary>Nothing.</summary>
        Missing,

        /// <summary>A folder, which no game can write into as a file.</summary>
        Folder,

        /// <summary>A pipe or a device.</summary>
        Special,

        /// <summary>A database of ours, or one without tables.</summary>
        Ours,

        /// <summary>A database of another program, which is never changed.</summary>
        Foreign,

        /// <summary>A database of a later version of this program.</summary>
        Newer,

        /// <summary>No database: empty, cut off, or overwritten; or one of ours that cannot be read as such.</summary>
        Damaged,
    }

    /// <summary>What stands at a path. The octets of the header are looked at first, and a file of another program is not even opened as a database.</summary>
    public static Kind Look(string path)
    {
        const int HeaderLength = 100;
        const int PageSizeAt = 16;
        const int VersionsAt = 18;
        const int IdAt = 68;
        if (Directory.Exists(path))
        {
            return Kind.Folder;
        }

        if (!File.Exists(path))
        {
            // A log without its database must not meet a new one: its pages would be taken for the new one's.
            return Companions.Any(c => File.Exists(path + c)) ? Kind.Damaged : Kind.Missing;
        }

        // What has no length may be a pipe or a device, and whoever opens one may wait for ever.
        if (new FileInfo(path).Length < HeaderLength)
        {
            return IsSpecial(path) ? Kind.Special : Kind.Damaged;
        }

        long length;
        var header = new byte[HeaderLength];
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1))
        {
            if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.AsSpan().StartsWith("SQLite format 3\0"u8))
            {
                return Kind.Damaged;
            }

            length = file.Length;
        }

        var id = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(IdAt));
        if (id is not (0 or ProgressSchema.ApplicationId))
        {
            return Kind.Foreign;
        }

        // A file without an identifier that cannot be read may be anybody's. Ours have had one since they got their name.
        var unreadable = id == 0 ? Kind.Foreign : Kind.Damaged;
        if (header.AsSpan(VersionsAt, 2).ContainsAnyExceptInRange((byte)1, (byte)2))
        {
            // SQLite would take the file for one that may only be read.
            return unreadable;
        }

        // SQLite fills the rest of a page that was cut off with zeros and may find nothing wrong. A game that has the file open, and then a log, may be adding a page.
        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(PageSizeAt)) is var size && size == 1 ? 65_536 : size;
        if (pageSize == 0 || (length % pageSize != 0 && !File.Exists(path + "-wal")))
        {
            return unreadable;
        }

        try
        {
            // What the header says may be older than the log beside it: of a first version that was killed, even whose file it is stands there only. Where it may be
            // another program's, a copy is looked at, or the file as one that cannot change, because otherwise SQLite puts files beside it.
            using var database = id != 0 ? Readable(path) : File.Exists(path + "-wal") ? Elsewhere(path) : ProgressDatabase.Unchanging(path);
            return !ProgressSchema.IsOurs(database) ? Kind.Foreign : ProgressSchema.IsNewer(database) ? Kind.Newer : Kind.Ours;
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            return unreadable;
        }
    }

    /// <summary>
    /// Whether a fault in opening or using a file of ours says that the file is damaged. A lock, a full disk, a missing permission or a fault of the
    /// disk says nothing of the kind. All statements are fixed, so one that makes no sense or meets what cannot be there finds tables that are not ours.
    /// </summary>
    public static bool IsDamage(Exception fault) => fault is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_FORMAT or raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH,
    };

    /// <summary>Makes the folder when it is missing; only its owner may look into it.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes a new file, whole before it has its name: nobody ever sees one half made.</summary>
    public static void Create(string path)
    {
        var unnamed = $"{path}.new-{Environment.ProcessId}";
        Delete(unnamed);
        try
        {
            using (var database = ProgressDatabase.At(unnamed, SqliteOpenMode.ReadWriteCreate))
            {
                database.Execute("PRAGMA synchronous = OFF");
                ProgressSchema.Upgrade(database);
                database.Execute("PRAGMA journal_mode = WAL");
            }

            // The disk is waited for once, and not at each step.
            using (var whole = new FileStream(unnamed, FileMode.Open, FileAccess.ReadWrite))
            {
                whole.Flush(flushToDisk: true);
            }

            File.Move(unnamed, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another game was faster; its file is as good.
        }
        finally
        {
            Delete(unnamed);
        }
    }

    /// <summary>
    /// The database for playing. Commits go to the write-ahead log without waiting for the disk: a killed program loses nothing, a power cut
    /// at most the last moves. The log is written back when the file is closed or between quests, never while somebody plays: that waits for the disk.
    /// </summary>
    public static ProgressDatabase Writable(string path)
    {
        var database = ProgressDatabase.At(path, SqliteOpenMode.ReadWrite);
        try
        {
            if (database.IsReadOnly)
            {
                throw new SqliteException("the file may only be read", raw.SQLITE_READONLY);
            }

            database.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0");
            ProgressSchema.Check(database);
            ProgressSchema.Upgrade(database);
            ProgressSchema.CheckTables(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A copy of the records in memory. The file and its folder are left as they are.</summary>
    public static ProgressDatabase Copy(string path)
    {
        var copy = ProgressDatabase.InMemory();
        try
        {
            using (var database = Readable(path))
            {
                database.CopyTo(copy);
            }

            ProgressSchema.Check(copy);
            ProgressSchema.Upgrade(copy);
            ProgressSchema.CheckTables(copy);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Gives a damaged file the first free name, with its log; nothing is ever deleted.</summary>
    /// <returns>The name without its folder.</returns>
    public static string MoveAside(string path)
    {
        var name = Enumerable.Range(1, int.MaxValue).Select(i => $"{path}.damaged-{i}").First(n => !File.Exists(n) && Companions.All(c => !File.Exists(n + c)));
        foreach (var ending in Companions.Prepend("").Where(c => File.Exists(path + c)))
        {
            File.Move(path + ending, name + ending);
        }

        return Path.GetFileName(name);
    }

    // Whoever opens a pipe for both reading and writing does not wait for somebody at its other end.
    private static bool IsSpecial(string path)
    {
        if (new FileInfo(path).Length > 0)
        {
            return false;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1);
            return !file.CanSeek;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // SQLite cannot read a log in a folder that may not be written, because readers share an index of it there. A copy elsewhere it can.
    private static ProgressDatabase Readable(string path)
    {
        var database = ProgressDatabase.At(path, SqliteOpenMode.ReadOnly);
        try
        {
            database.Value("SELECT count(*) FROM sqlite_master");
            return database;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY)
        {
            database.Dispose();
            return Elsewhere(path);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static ProgressDatabase Elsewhere(string path)
    {
        var folder = Directory.CreateTempSubdirectory("paymentquest-");
        try
        {
            var copy = Path.Combine(folder.FullName, Path.GetFileName(path));
            foreach (var ending in Companions.Where(c => c != "-shm").Prepend("").Where(c => File.Exists(path + c)))
            {
                using var from = new FileStream(path + ending, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var to = File.Create(copy + ending);
                from.CopyTo(to);
            }

            var memory = ProgressDatabase.InMemory();
            using (var database = ProgressDatabase.At(copy, SqliteOpenMode.ReadWrite))
            {
                database.CopyTo(memory);
            }

            return memory;
        }
        catch (SqliteException e) when (IsDamage(e) && File.Exists(path + "-wal"))
        {
            // The two were copied one after the other while a game may have written: that says nothing about the file.
            throw new SqliteException("the file may only be read", raw.SQLITE_READONLY);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Delete(string path)
    {
        foreach (var ending in Companions.Prepend(""))
        {
            File.Delete(path + ending);
        }
    }
}
