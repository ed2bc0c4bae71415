using Microsoft.Data.Sqlite;
using PaymentQuest.Documents;
using SQLitePCL;

namespace PaymentQuest.Terminal;

/// <summary>What the player is told of the records.</summary>
internal static class KeepingText
{
    // What .NET passes on of a failed call: the system's error number (errno) on Linux, an HRESULT with the system's code on Windows.
    private const int DiskFault = 5;
    private const int WouldBlock = 11;
    private const int NotAFolder = 20;
    private const int NoSpace = 28;
    private const int ReadOnlyDisk = 30;
    private const int NoQuota = 122;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);
    private const int ReadOnlyDiskOnWindows = unchecked((int)0x80070013);
    private const int SharingOnWindows = unchecked((int)0x80070020);

    public static Prose Problem(Prose reason) => Prose.Of("records.progress-is-not-kept", ("reason", reason));

    public static Prose MovedAside(string name) => Prose.Of("records.damaged-file-was-moved-aside", ("name", name));

    public static Prose Damaged(string path) => Prose.Of("records.damaged-file-would-be-moved-aside", ("path", path));

    public static Prose Parted(int attempt) => Prose.Of("records.another-game-went-on", ("attempt", attempt));

    public static Prose Changed(int attempt) => Prose.Of("records.the-quest-was-changed", ("attempt", attempt));

    public static Prose Lost(int moves, Prose problem) => Prose.Of("records.moves-could-not-be-kept", ("moves", moves), ("problem", problem));

    /// <summary>Why something failed, in a phrase.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="path">The file.</param>
    public static Prose Reason(Exception fault, string path) => fault switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => Prose.Of("records.locked"),
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY } => Prose.Of("records.may-only-be-read", ("path", path)),
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => Prose.Of("records.full"),
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => Prose.Of("records.fault"),
        SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN } => Prose.Of("records.cannot-be-opened", ("path", path)),
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_FORMAT } => Prose.Of("records.is-damaged", ("path", path)),
        UnauthorizedAccessException => Prose.Of("records.no-permission", ("path", path)),
        FileNotFoundException or DirectoryNotFoundException when !Directory.Exists(Path.GetDirectoryName(path)) => Prose.Of("records.no-folder", ("path", path)),
        FileNotFoundException or DirectoryNotFoundException => Prose.Of("records.not-there-any-more", ("path", path)),
        PathTooLongException => Prose.Of("records.path-too-long", ("path", path)),
        IOException { HResult: NoSpace or NoQuota or NoSpaceOnWindows } => Prose.Of("records.full"),
        IOException { HResult: ReadOnlyDisk or ReadOnlyDiskOnWindows } => Prose.Of("records.may-only-be-read", ("path", path)),
        IOException { HResult: WouldBlock or SharingOnWindows } => Prose.Of("records.locked"),
        IOException { HResult: DiskFault } => Prose.Of("records.fault"),
        IOException when File.Exists(Path.GetDirectoryName(path)) => Prose.Of("records.file-in-the-way", ("path", path)),
        IOException { HResult: NotAFolder } => Prose.Of("records.no-folder", ("path", path)),
        _ => Prose.Of("records.the-system-says", ("message", fault.Message)),
    };
}
