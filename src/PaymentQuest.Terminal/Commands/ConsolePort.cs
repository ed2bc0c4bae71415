using System.Text;

namespace PaymentQuest.Terminal.Commands;

/// <summary>
/// The standard streams of the process, the only way in which commands read and write. Output is UTF-8 without a byte order mark and
/// lines end in a line feed on every system, so that equal commands write equal octets. It is written when the command ends.
/// </summary>
public sealed class ConsolePort : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Streams of one's own in place of the standard ones, for whoever runs a command inside a process.</summary>
    /// <param name="input">Octets that are piped in; closed with the port.</param>
    /// <param name="output">Takes what was asked for.</param>
    /// <param name="error">Takes what went wrong.</param>
    /// <param name="isInteractive">Whether both input and output are a terminal.</param>
    public ConsolePort(Stream input, Stream output, Stream error, bool isInteractive)
    {
        In = input;
        Out = new StreamWriter(output, Utf8, 16 * 1024) { NewLine = "\n" };
        Error = new StreamWriter(error, Utf8, 1024) { NewLine = "\n", AutoFlush = true };
        IsInteractive = isInteractive;
    }

    /// <summary>Octets that are piped in.</summary>
    public Stream In { get; }

    /// <summary>What was asked for.</summary>
    public TextWriter Out { get; }

    /// <summary>What went wrong.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether both input and output are a terminal.</summary>
    public bool IsInteractive { get; }

    /// <summary>The streams that the process was started with.</summary>
    public static ConsolePort Standard() => new(
        Console.OpenStandardInput(),
        Console.OpenStandardOutput(),
        Console.OpenStandardError(),
        !Console.IsInputRedirected && !Console.IsOutputRedirected);

    /// <summary>Writes out what is still held back. A reader that went away is no fault of the user: it ends quietly.</summary>
    /// <returns>Null, or why the output could not be written, as a lower-case phrase.</returns>
    public string? Flush()
    {
        try
        {
            Out.Flush();
            return null;
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => In.Dispose();
}
