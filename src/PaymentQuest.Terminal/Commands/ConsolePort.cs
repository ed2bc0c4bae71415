using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Commands;

/// <summary>
/// The standard streams of the process, the only way in which commands read and write. They are touched when they are used, so that a
/// command that needs no input runs without one. Output is UTF-8 without a byte order mark and lines end in a line feed on every system,
/// so that equal commands write equal octets. What is written goes out at once.
/// </summary>
public sealed class ConsolePort
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly bool _canReaderLeave;

    /// <summary>Streams of one's own in place of the standard ones, for whoever runs a command inside a process.</summary>
    /// <param name="input">Octets that are piped in.</param>
    /// <param name="output">Takes what was asked for.</param>
    /// <param name="error">Takes what went wrong.</param>
    /// <param name="isInteractive">Whether both input and output are a terminal.</param>
    public ConsolePort(Stream input, Stream output, Stream error, bool isInteractive)
        : this(input, output, error, isInteractive, canReaderLeave: false)
    {
    }

    private ConsolePort(Stream input, Stream output, Stream error, bool isInteractive, bool canReaderLeave)
    {
        In = input;
        Out = new StreamWriter(output, Utf8, 16 * 1024) { NewLine = "\n", AutoFlush = true };
        Error = new StreamWriter(error, Utf8, 1024) { NewLine = "\n", AutoFlush = true };
        IsInteractive = isInteractive;
        _canReaderLeave = canReaderLeave;
    }

    /// <summary>Octets that are piped in.</summary>
    public Stream In { get; }

    /// <summary>What was asked for.</summary>
    public TextWriter Out { get; }

    /// <summary>What went wrong. Where it cannot be written it is lost; the exit code still tells.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether both input and output are a terminal.</summary>
    public bool IsInteractive { get; }

    /// <summary>The streams that the process was started with.</summary>
    public static ConsolePort Standard()
    {
        if (OperatingSystem.IsWindows())
        {
            return new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError(), !Console.IsInputRedirected && !Console.IsOutputRedirected, canReaderLeave: false);
        }

        var (input, output, error, isOutOpen) = StandardStream.Claim();
        var isTerminal = isOutOpen && Unix.isatty(Unix.StandardOutput) == 1;
        return new(input, output, error, isTerminal && Unix.isatty(Unix.StandardInput) == 1, canReaderLeave: isOutOpen && !isTerminal);
    }

    /// <summary>
    /// From now on the process ends with <see cref="ExitCodes.NobodyReads"/> as soon as the program that reads its output has gone, also
    /// while it computes or waits for input. For commands that are good for nothing but what they write.
    /// </summary>
    public void EndWithReader()
    {
        if (_canReaderLeave)
        {
            // Without asking for anything, poll() returns only when the other end of a pipe or a socket is closed.
            new Thread(() =>
            {
                while (Unix.Poll(Unix.StandardOutput, 0, -1) != Unix.Readiness.Ready)
                {
                }

                // Nothing is waited for: the other threads are in the middle of what nobody wants any more.
                Unix._exit(ExitCodes.NobodyReads);
            })
            { IsBackground = true, Name = "reader" }.Start();
        }
    }
}
