using Microsoft.Data.Sqlite;
using PaymentQuest.Terminal;
using SQLitePCL;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public sealed class KeepingTextTests
{
    private const string Said = "Text of the system";

    public static TheoryData<Exception, string, string> Faults => new()
    {
        { new DirectoryNotFoundException(Said), "the folder for /h/p does not exist and cannot be made", "la carpeta para /h/p no existe y no se puede crear" },
        { new FileNotFoundException(Said), "the folder for /h/p does not exist and cannot be made", "la carpeta para /h/p no existe y no se puede crear" },
        { new UnauthorizedAccessException(Said), "there is no permission for /h/p", "no hay permiso para /h/p" },
        { new IOException(Said, 28), "the disk is full", "el disco está lleno" },
        { new IOException(Said, 11), "another program has locked the file", "otro programa tiene bloqueado el fichero" },
        { new IOException(Said, 30), "/h/p may only be read; nothing new is kept", "/h/p solo se puede leer; no se guarda nada nuevo" },
        { new PathTooLongException(Said), "the path /h/p is too long", "la ruta /h/p es demasiado larga" },
        { new SqliteException(Said, raw.SQLITE_CORRUPT), "/h/p is damaged", "/h/p está dañado" },
        { new SqliteException(Said, raw.SQLITE_NOTADB), "/h/p is damaged", "/h/p está dañado" },
        { new SqliteException(Said, raw.SQLITE_BUSY), "another program has locked the file", "otro programa tiene bloqueado el fichero" },
        { new InvalidCastException(Said), "the system says 'Text of the system'", "el sistema dice «Text of the system»" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_reason_is_told_in_the_players_language_and_the_systems_own_words_stand_in_quotes(Exception fault, string english, string spanish)
    {
        var reason = KeepingText.Reason(fault, "/h/p");

        Assert.Equal((english, spanish), (reason.En, reason.Es));
    }

    [Fact]
    public void A_file_that_is_gone_from_a_folder_that_is_there_is_told_so()
    {
        using var scratch = new Scratch();

        Assert.EndsWith("ya no está", KeepingText.Reason(new FileNotFoundException(Said), Path.Combine(scratch.Folder, "p")).Es, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_named_as_what_is_in_the_way()
    {
        using var scratch = new Scratch();
        var folder = scratch.Write("a-file", "in the way");

        Assert.Contains("hay un fichero donde debería estar la carpeta", ProgressStore.WhyNotKept(folder)!.Es, StringComparison.Ordinal);
        Assert.Contains("no existe y no se puede crear", ProgressStore.WhyNotKept(Path.Combine(folder, "below"))!.Es, StringComparison.Ordinal);
    }
}
