using System.Globalization;
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

    public static readonly Prose NoHome = new(
        "there is no home folder; set PAYMENTQUEST_HOME to the folder for it",
        "no hay carpeta personal; pon en PAYMENTQUEST_HOME la carpeta para guardarlo");

    public static readonly Prose Folder = new("{0} is a folder; rename it", "{0} es una carpeta; cámbiale el nombre");
    public static readonly Prose Special = new("{0} is a pipe or a device and no regular file; rename it", "{0} es una tubería o un dispositivo y no un fichero normal; cámbiale el nombre");
    public static readonly Prose Foreign = new("{0} belongs to another program", "{0} es de otro programa");
    public static readonly Prose Newer = new("{0} was written by a later version of this program", "{0} es de una versión posterior de este programa");

    private static readonly Prose NotKept = new("progress is not kept: {0}", "el progreso no se guarda: {0}");
    private static readonly Prose MovedAsideText = new("the progress file was damaged and is now {0}; a new one was begun", "el fichero de progreso estaba dañado y ahora es {0}; se ha empezado otro");
    private static readonly Prose DamagedText = new("{0} is damaged; the game would move it aside and begin a new one", "{0} está dañado; el juego lo apartaría y empezaría otro");
    private static readonly Prose PartedText = new("another game went on with the same attempt; yours goes on as attempt {0}", "otra partida siguió con el mismo intento; la tuya continúa como intento {0}");
    private static readonly Prose ChangedText = new(
        "the quest was changed: some moves of this attempt make no sense in it any more; the others go on as attempt {0}",
        "la misión ha cambiado: algunas jugadas de este intento ya no tienen sentido en ella; las demás continúan como intento {0}");

    private static readonly Prose Locked = new("another program has locked the file", "otro programa tiene bloqueado el fichero");
    private static readonly Prose ReadOnly = new("{0} may only be read; nothing new is kept", "{0} solo se puede leer; no se guarda nada nuevo");
    private static readonly Prose Full = new("the disk is full", "el disco está lleno");
    private static readonly Prose Fault = new("the disk reports a fault", "el disco informa de un fallo");
    private static readonly Prose CannotOpen = new("{0} cannot be opened", "no se puede abrir {0}");
    private static readonly Prose NotAllowed = new("there is no permission for {0}", "no hay permiso para {0}");
    private static readonly Prose NoFolder = new("the folder for {0} does not exist and cannot be made", "la carpeta para {0} no existe y no se puede crear");
    private static readonly Prose InTheWay = new("a file stands where the folder for {0} should be", "hay un fichero donde debería estar la carpeta para {0}");
    private static readonly Prose Gone = new("{0} is not there any more", "{0} ya no está");
    private static readonly Prose DamagedFile = new("{0} is damaged", "{0} está dañado");
    private static readonly Prose TooLong = new("the path {0} is too long", "la ruta {0} es demasiado larga");
    private static readonly Prose OfSystem = new("the system says “{0}”", "el sistema dice «{0}»");
    private static readonly Prose LostText = new("moves that could not be kept: {0}. {1}", "jugadas que no se pudieron guardar: {0}. {1}");

    /// <summary>The attempt was forgotten by a command while it was played.</summary>
    public static readonly Prose Forgotten = new("this attempt was forgotten meanwhile; it is not kept any more", "este intento se ha olvidado mientras tanto; ya no se guarda");

    /// <summary>The file was deleted or replaced while it was open.</summary>
    public static readonly Prose WrittenAgain = new(
        "the progress file was deleted or replaced while you played; what you did was written again",
        "el fichero de progreso se borró o se cambió mientras jugabas; lo que hiciste se ha vuelto a escribir");

    public static Prose Problem(Prose reason) => With(NotKept, reason);

    public static Prose MovedAside(string name) => With(MovedAsideText, new Prose(name, name));

    public static Prose Damaged(string path) => With(DamagedText, Text(path));

    public static Prose Parted(int attempt) => With(PartedText, Text(attempt.ToString(CultureInfo.InvariantCulture)));

    /// <summary>An attempt was gone on with whose quest was changed meanwhile.</summary>
    public static Prose Changed(int attempt) => With(ChangedText, Text(attempt.ToString(CultureInfo.InvariantCulture)));

    public static Prose Lost(int moves, Prose problem) => new(
        string.Format(CultureInfo.InvariantCulture, LostText.En, moves, problem.En), string.Format(CultureInfo.InvariantCulture, LostText.Es, moves, problem.Es));

    /// <summary>Why something failed, in a phrase.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="path">The file.</param>
    public static Prose Reason(Exception fault, string path) => fault switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => Locked,
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY } => With(ReadOnly, Text(path)),
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => Full,
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => Fault,
        SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN } => With(CannotOpen, Text(path)),
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_FORMAT } => With(DamagedFile, Text(path)),
        UnauthorizedAccessException => With(NotAllowed, Text(path)),
        FileNotFoundException or DirectoryNotFoundException when !Directory.Exists(Path.GetDirectoryName(path)) => With(NoFolder, Text(path)),
        FileNotFoundException or DirectoryNotFoundException => With(Gone, Text(path)),
        PathTooLongException => With(TooLong, Text(path)),
        IOException { HResult: NoSpace or NoQuota or NoSpaceOnWindows } => Full,
        IOException { HResult: ReadOnlyDisk or ReadOnlyDiskOnWindows } => With(ReadOnly, Text(path)),
        IOException { HResult: WouldBlock or SharingOnWindows } => Locked,
        IOException { HResult: DiskFault } => Fault,
        IOException when File.Exists(Path.GetDirectoryName(path)) => With(InTheWay, Text(path)),
        IOException { HResult: NotAFolder } => With(NoFolder, Text(path)),
        _ => With(OfSystem, Text(fault.Message)),
    };

    public static Prose With(Prose pattern, Prose what) => new(
        string.Format(CultureInfo.InvariantCulture, pattern.En, what.En), string.Format(CultureInfo.InvariantCulture, pattern.Es, what.Es));

    private static Prose Text(string text) => new(text, text);
}
