using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PaymentQuest.Kills;

/// <summary>A library to preload, with which every write that is to be on the disk takes a while longer. Compiled by gcc into a folder of its own.</summary>
internal sealed class SlowDisk : IDisposable
{
    private const string Source = """
        #define _GNU_SOURCE
        #include <errno.h>
        #include <fcntl.h>
        #include <sys/syscall.h>
        #include <time.h>
        #include <unistd.h>

        static void turn(void)
        {
            struct timespec left = { DELAY / 1000, DELAY % 1000 * 1000000L };
            while (nanosleep(&left, &left) == -1 && errno == EINTR) { }
        }

        int fsync(int file) { turn(); return syscall(SYS_fsync, file); }
        int fdatasync(int file) { turn(); return syscall(SYS_fdatasync, file); }
        int sync_file_range(int file, off64_t from, off64_t length, unsigned flags) { turn(); return syscall(SYS_sync_file_range, file, from, length, flags); }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paymentquest-disk");

    /// <summary>A disk that needs this many milliseconds more.</summary>
    internal SlowDisk(int milliseconds)
    {
        var source = Path.Combine(_folder.FullName, "slow.c");
        File.WriteAllText(source, Source);
        Library = Path.Combine(_folder.FullName, "slow.so");
        using var compiler = Process.Start("gcc", ["-shared", "-fPIC", "-O1", string.Create(CultureInfo.InvariantCulture, $"-DDELAY={milliseconds}"), "-o", Library, source]);
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
        {
            throw new Win32Exception("gcc could not compile the slow disk");
        }
    }

    /// <summary>What LD_PRELOAD names.</summary>
    internal string Library { get; }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
