using System.Runtime.InteropServices;

namespace PaymentQuest.Terminal;

/// <summary>The few calls of the C library that a terminal needs (POSIX.1, termios).</summary>
internal static unsafe partial class Unix
{
    internal const int StandardInput = 0;
    internal const int StandardOutput = 1;
    internal const int StandardError = 2;
    internal const int GetDescriptorFlags = 1;
    internal const int CloseOnExec = 1;
    internal const int ReadAndWrite = 2;
    internal const short Readable = 1;
    internal const short Writable = 4;

    /// <summary>Room for a struct termios, which is only carried about: Linux needs 60 octets, macOS 72.</summary>
    internal const int SettingsLength = 256;

    private const int WriteAgainInMilliseconds = 500;
    private const int SetAtOnce = 0;
    private const int Interrupted = 4;

    internal enum Readiness
    {
        Ready,
        Silent,
        Interrupted,
    }

    internal static int StopSignal => OperatingSystem.IsLinux() ? 20 : 18;

    internal static bool IsTransient(int error) => error == Interrupted || error == (OperatingSystem.IsLinux() ? 11 : 35);

    internal static void SetSettings(byte* settings)
    {
        // In the background the call is refused with an interruption until the shell brings the job to the front.
        while (tcsetattr(StandardInput, SetAtOnce, settings) != 0 && Marshal.GetLastPInvokeError() == Interrupted)
        {
        }
    }

    internal static Readiness Poll(int descriptor, short events, int milliseconds)
    {
        var request = new PollRequest { Descriptor = descriptor, Events = events };
        return poll(&request, 1, milliseconds) switch
        {
            0 => Readiness.Silent,
            < 0 => Marshal.GetLastPInvokeError() == Interrupted ? Readiness.Interrupted : Readiness.Ready,
            _ => Readiness.Ready,
        };
    }

    internal static (int Columns, int Rows) WindowSize()
    {
        var size = default(WindowSizeReply);
        int result;
        if (OperatingSystem.IsLinux())
        {
            result = ioctl(StandardOutput, 0x5413, &size);
        }
        else if (RuntimeInformation.ProcessArchitecture == Architecture.Arm64)
        {
            // Apple passes the variable arguments of a call on the stack: six words fill the registers before it.
            result = ioctl(StandardOutput, 0x40087468, 0, 0, 0, 0, 0, 0, &size);
        }
        else
        {
            result = ioctl(StandardOutput, 0x40087468, &size);
        }

        return result == 0 && size.Columns > 0 && size.Rows > 0 ? (size.Columns, size.Rows) : (80, 24);
    }

    /// <summary>Writes all of it. Whether it was taken: not where nobody takes any more, or not for so many milliseconds; less than 0 waits for ever.</summary>
    internal static bool WriteAll(int descriptor, ReadOnlySpan<byte> octets, int patience)
    {
        while (!octets.IsEmpty)
        {
            nint count;
            if (patience >= 0 && Poll(descriptor, Writable, patience) == Readiness.Silent)
            {
                return false;
            }

            fixed (byte* start = octets)
            {
                count = write(descriptor, start, octets.Length);
            }

            if (count >= 0)
            {
                octets = octets[(int)count..];
            }
            else if (!IsTransient(Marshal.GetLastPInvokeError()))
            {
                return false;
            }
            else
            {
                // Somebody made the terminal non-blocking: wait until it takes more.
                Poll(descriptor, Writable, WriteAgainInMilliseconds);
            }
        }

        return true;
    }

    [LibraryImport("libc")]
    internal static partial int isatty(int descriptor);

    [LibraryImport("libc")]
    internal static partial int tcgetattr(int descriptor, byte* settings);

    [LibraryImport("libc")]
    internal static partial void cfmakeraw(byte* settings);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint read(int descriptor, byte* octets, nint length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint write(int descriptor, byte* octets, nint length);

    [LibraryImport("libc")]
    internal static partial int fcntl(int descriptor, int request);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int open(string path, int flags);

    /// <summary>Ends the process at once: nothing is run that waits for the end.</summary>
    [LibraryImport("libc")]
    internal static partial void _exit(int exitCode);

    [LibraryImport("libc")]
    internal static partial int kill(int process, int signal);

    [LibraryImport("libc")]
    internal static partial int raise(int signal);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcsetattr(int descriptor, int when, byte* settings);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(PollRequest* requests, nuint count, int milliseconds);

    [LibraryImport("libc")]
    private static partial int ioctl(int descriptor, nuint request, WindowSizeReply* size);

    [LibraryImport("libc")]
    private static partial int ioctl(
        int descriptor, nuint request, nint third, nint fourth, nint fifth, nint sixth, nint seventh, nint eighth, WindowSizeReply* size);

    private struct PollRequest
    {
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }

    private struct WindowSizeReply
    {
        internal ushort Rows;
        internal ushort Columns;
        internal ushort Width;
        internal ushort Height;
    }
}
