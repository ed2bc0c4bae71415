using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace PaymentQuest.Kills;

/// <summary>
/// A program that has a pseudo-terminal of its own, without a shell or a multiplexer in between: what it writes is read the moment it is
/// written, and it can be killed before it does anything else. Linux only.
/// </summary>
internal sealed unsafe partial class PseudoTerminalChild : IDisposable
{
    private const int ReadAndWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int CloseOnExec = 0x80000;
    private const short Readable = 1;
    private const short Writable = 4;
    private const short HungUp = 16;
    private const nuint SetWindowSize = 0x5414;
    private const int Interrupted = 4;
    private const int Busy = 11;
    private const int SetStatus = 4;
    private const int DoNotWait = 0x800;
    private const int SettingsLength = 60;

    // POSIX_SPAWN_SETSIGDEF, _SETSIGMASK and _SETSID: a session of its own, whose first terminal becomes the controlling one.
    private const short SpawnFlags = 0x04 | 0x08 | 0x80;

    private readonly byte[] _octets = new byte[65_536];
    private readonly List<byte> _early = [];
    private int _master;
    private int? _status;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">All of its environment.</param>
    /// <param name="columns">The columns of its terminal.</param>
    /// <param name="rows">The rows.</param>
    internal PseudoTerminalChild(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment, int columns, int rows)
    {
        _master = Checked(posix_openpt(ReadAndWrite | NoControllingTerminal | CloseOnExec));
        Checked(grantpt(_master));
        Checked(unlockpt(_master));
        var name = stackalloc byte[128];
        Refused(ptsname_r(_master, name, 128));
        Name = Marshal.PtrToStringUTF8((nint)name)!;
        Checked(fcntl(_master, SetStatus, ReadAndWrite | DoNotWait));
        Resize(columns, rows);
        Id = Spawn(program, [program, .. arguments], [.. environment.Select(e => $"{e.Key}={e.Value}")], name);
    }

    /// <summary>The path of its terminal.</summary>
    internal string Name { get; }

    /// <summary>The process.</summary>
    internal int Id { get; }

    /// <summary>The settings of the terminal (struct termios), bit by bit as the program sees them, in hexadecimal digits.</summary>
    internal string Settings
    {
        get
        {
            var settings = new byte[SettingsLength];
            fixed (byte* start = settings)
            {
                // Asked of the master, Linux tells of the other side.
                Checked(tcgetattr(_master, start));
            }

            return Convert.ToHexString(settings);
        }
    }

    /// <summary>The processor time of the process, all its threads together.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            int clock;
            Refused(clock_getcpuclockid(Id, &clock));
            var time = stackalloc long[2];
            Checked(clock_gettime(clock, time));
            return TimeSpan.FromSeconds(time[0]) + TimeSpan.FromMicroseconds(time[1] / 1e3);
        }
    }

    /// <summary>Makes the window another size, of which the program is told by a signal.</summary>
    internal void Resize(int columns, int rows)
    {
        var size = new WindowSize { Rows = (ushort)rows, Columns = (ushort)columns };
        Checked(ioctl(_master, SetWindowSize, &size));
    }

    internal void Type(string keys) => Type(Encoding.UTF8.GetBytes(keys));

    /// <summary>Types octets. What is written meanwhile is kept for <see cref="Read"/>: who takes no output may get no input either.</summary>
    internal void Type(ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            var request = new PollRequest { Descriptor = _master, Events = Readable | Writable };
            Checked(poll(&request, 1, -1));
            if ((request.Returned & Readable) != 0)
            {
                _early.AddRange(_octets.AsSpan(0, Math.Max(Take(), 0)));
            }

            if ((request.Returned & HungUp) != 0)
            {
                return;
            }

            if ((request.Returned & Writable) == 0)
            {
                continue;
            }

            fixed (byte* start = octets)
            {
                var count = write(_master, start, octets.Length);
                if (count < 0 && Marshal.GetLastPInvokeError() is not (Interrupted or Busy))
                {
                    throw new Win32Exception();
                }

                octets = octets[(int)Math.Max(count, 0)..];
            }
        }
    }

    /// <summary>What is written next; empty when nothing is for that long, or when the program has no terminal any more.</summary>
    internal ReadOnlySpan<byte> Read(TimeSpan patience, out bool isOver)
    {
        isOver = false;
        if (_early.Count > 0)
        {
            byte[] early = [.. _early];
            _early.Clear();
            return early;
        }

        var request = new PollRequest { Descriptor = _master, Events = Readable };
        if (poll(&request, 1, (int)patience.TotalMilliseconds) <= 0)
        {
            return [];
        }

        var count = Take();
        // EIO: nobody has the other side open.
        isOver = count < 0;
        return _octets.AsSpan(0, Math.Max(count, 0));
    }

    internal void Signal(int signal) => Signal(Id, signal);

    internal static void Signal(int process, int signal) => Checked(kill(process, signal));

    /// <summary>Closes the window.</summary>
    internal void CloseTerminal()
    {
        if (_master >= 0)
        {
            close(_master);
            _master = -1;
        }
    }

    /// <summary>Waits for the end of the process. Its exit code, or 128 and the signal that ended it, as shells say it.</summary>
    internal int WaitForEnd()
    {
        if (_status is null)
        {
            int status;
            while (waitpid(Id, &status, 0) < 0)
            {
                if (Marshal.GetLastPInvokeError() != Interrupted)
                {
                    throw new Win32Exception();
                }
            }

            _status = status;
        }

        return (_status.Value & 0x7f) == 0 ? (_status.Value >> 8) & 0xff : 128 + (_status.Value & 0x7f);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_status is null)
        {
            kill(Id, 9);
            WaitForEnd();
        }

        CloseTerminal();
    }

    // How many octets were read; less than 0 when there will be no more.
    private int Take()
    {
        fixed (byte* start = _octets)
        {
            var count = (int)read(_master, start, _octets.Length);
            return count > 0 ? count : Marshal.GetLastPInvokeError() is Interrupted or Busy ? 0 : -1;
        }
    }

    private static int Spawn(string program, string[] arguments, string[] environment, byte* terminal)
    {
        // The sizes of these structures are the C library's own business; none needs more.
        var actions = stackalloc byte[1024];
        var attributes = stackalloc byte[1024];
        var signals = stackalloc byte[256];
        posix_spawn_file_actions_init(actions);
        posix_spawn_file_actions_addopen(actions, 0, terminal, ReadAndWrite, 0);
        posix_spawn_file_actions_adddup2(actions, 0, 1);
        posix_spawn_file_actions_adddup2(actions, 0, 2);
        posix_spawnattr_init(attributes);
        posix_spawnattr_setflags(attributes, SpawnFlags);
        posix_spawnattr_setsigmask(attributes, signals);
        // What this process ignores, its children must not.
        sigfillset(signals);
        posix_spawnattr_setsigdefault(attributes, signals);
        var argv = Strings(arguments);
        var envp = Strings(environment);
        var path = (byte*)Marshal.StringToCoTaskMemUTF8(program);
        try
        {
            int id;
            Refused(posix_spawn(&id, path, actions, attributes, argv, envp));
            return id;
        }
        finally
        {
            Free(argv);
            Free(envp);
            Marshal.FreeCoTaskMem((nint)path);
            posix_spawn_file_actions_destroy(actions);
            posix_spawnattr_destroy(attributes);
        }
    }

    private static byte** Strings(string[] strings)
    {
        var pointers = (byte**)Marshal.AllocCoTaskMem((strings.Length + 1) * sizeof(byte*));
        for (var i = 0; i < strings.Length; i++)
        {
            pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(strings[i]);
        }

        pointers[strings.Length] = null;
        return pointers;
    }

    private static void Free(byte** strings)
    {
        for (var next = strings; *next is not null; next++)
        {
            Marshal.FreeCoTaskMem((nint)(*next));
        }

        Marshal.FreeCoTaskMem((nint)strings);
    }

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception();

    private static void Refused(int error)
    {
        if (error != 0)
        {
            throw new Win32Exception(error);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int posix_openpt(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int grantpt(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int unlockpt(int descriptor);

    [LibraryImport("libc")]
    private static partial int ptsname_r(int descriptor, byte* name, nuint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int descriptor, nuint request, WindowSize* size);

    [LibraryImport("libc")]
    private static partial int posix_spawn(int* process, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addopen(byte* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_adddup2(byte* actions, int descriptor, int copy);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_destroy(byte* attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static partial int sigfillset(byte* signals);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int process, int* status, int options);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int descriptor, byte* octets, nint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint write(int descriptor, byte* octets, nint length);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(PollRequest* requests, nuint count, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fcntl(int descriptor, int request, int status);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcgetattr(int descriptor, byte* settings);

    [LibraryImport("libc")]
    private static partial int clock_getcpuclockid(int process, int* clock);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int clock_gettime(int clock, long* time);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    private struct PollRequest
    {
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }

    private struct WindowSize
    {
        internal ushort Rows;
        internal ushort Columns;
        internal ushort Width;
        internal ushort Height;
    }
}
