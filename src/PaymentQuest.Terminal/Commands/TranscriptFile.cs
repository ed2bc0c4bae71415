using System.CommandLine;
using PaymentQuest.Documents;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Terminal.Commands;

/// <summary>A transcript that a user named, with the protocol that it is of.</summary>
/// <param name="Transcript">The transcript.</param>
/// <param name="Compiled">The protocol.</param>
internal sealed record TranscriptFile(Transcript Transcript, CompiledProtocol Compiled)
{
    /// <summary>How much white space is looked past for the brace that a transcript begins with, in octets.</summary>
    private const int MostBlanks = 1_024;

    /// <summary>The file's name for standard input.</summary>
    public const string StandardInput = "-";

    public static Argument<string> Argument(Invocation invocation) => new("TRANSCRIPT") { Description = "command.transcript-argument" };

    /// <summary>Where the protocol of a transcript is, when it is a file of the user's.</summary>
    public static Option<string?> ProtocolOption(Invocation invocation) => Options.Text("--protocol", "FILE", "command.of-protocol-option", invocation);

    /// <summary>Reads a transcript and its protocol; null when one cannot be had, and then the user was told.</summary>
    public static TranscriptFile? Load(string path, string? protocol, Invocation invocation, out int exitCode)
    {
        var diagnostics = new Diagnostics();
        var name = path == StandardInput ? "stdin" : path;
        if (Octets(path, name, invocation, diagnostics) is not { } octets)
        {
            exitCode = invocation.Fail(diagnostics);
            return null;
        }

        return Load(name, octets, protocol, invocation, out exitCode);
    }

    /// <summary>Reads a transcript that was read in already, and its protocol; null when one cannot be had, and then the user was told.</summary>
    public static TranscriptFile? Load(string name, byte[] octets, string? protocol, Invocation invocation, out int exitCode)
    {
        var diagnostics = new Diagnostics();
        if (Transcript.Read(name, octets, diagnostics) is not { } transcript)
        {
            exitCode = invocation.Fail(diagnostics);
            return null;
        }

        // A transcript comes from anybody, so what it says must not make the program open a file.
        if (protocol is null && Library.Shipped.Protocols.All(p => p.Id != transcript.Protocol))
        {
            var named = PlainText.Excerpt(transcript.Protocol);
            exitCode = invocation.Fail(ExitCodes.Usage, invocation.Say("transcript.pq0401-the-transcript-is-of-the", ("named", named)));
            return null;
        }

        var compiled = Options.Load(protocol ?? transcript.Protocol, invocation, out exitCode, protocol is null ? null : "--protocol");
        return compiled is null ? null : new TranscriptFile(transcript, compiled);
    }

    /// <summary>Whether a file looks like a transcript rather than a protocol.</summary>
    public static bool IsTranscript(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var blanks = 0;
            int octet;
            while ((octet = file.ReadByte()) is ' ' or '\n' or '\r' or '\t' && blanks++ < MostBlanks)
            {
            }

            // A protocol in braces is YAML too, but its file is not called .json.
            return octet == '{' && !path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>
    /// The octets of a file or of standard input that may be a transcript: only what begins with a brace may be as large as one. Null when it is too large or
    /// cannot be read, which was reported.
    /// </summary>
    public static byte[]? Octets(string path, string name, Invocation invocation, Diagnostics diagnostics) =>
        Octets(path, name, Bounds.EncodingOctets, Bounds.LargestTranscriptOctets, invocation, diagnostics);

    /// <summary>The octets of a file or of standard input; null when it is too large or cannot be read, which was reported.</summary>
    public static byte[]? Octets(string path, string name, int most, Invocation invocation, Diagnostics diagnostics, Prose? advice = null) =>
        Octets(path, name, most, most, invocation, diagnostics, advice);

    private static byte[]? Octets(string path, string name, int beginning, int largest, Invocation invocation, Diagnostics diagnostics, Prose? advice = null)
    {
        try
        {
            if (path != StandardInput && Directory.Exists(path))
            {
                diagnostics.Error("PQ0101", new Place(name, 1, 1), Prose.Of("file.is-a-folder"), Prose.Of("file.name-a-file-inside"));
                return null;
            }

            using var stream = path == StandardInput ? invocation.Port.In : File.OpenRead(path);
            var most = stream.CanSeek && stream.Length > largest ? largest : beginning;
            var octets = BoundedOctets.Read(stream, beginning, largest, begun =>
            {
                most = begun.AsSpan().TrimStart((ReadOnlySpan<byte>)[.. " \t\r\n"u8, 0xEF, 0xBB, 0xBF]).StartsWith("{"u8) ? largest : beginning;
                return most == largest;
            });
            if (octets is not null)
            {
                return octets;
            }

            diagnostics.Error("PQ0501", new Place(name, 1, 1), Prose.Of("file.larger-than", ("most", most)), most < largest ? Prose.Of("file.no-encoding-is-as-long") : advice ?? Prose.Of("file.no-run-is-as-long"));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Error("PQ0101", new Place(name, 1, 1), Prose.Of("file.no-such-file"), Prose.Of("file.check-the-path"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Error("PQ0101", new Place(name, 1, 1), Prose.Of("file.unreadable"), Prose.Of("file.check-the-path-and-permissions"));
        }

        return null;
    }
}
