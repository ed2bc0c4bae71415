using System.Diagnostics;
using PaymentQuest.Screens;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>The built executable where a standard stream is closed, full, or read by nobody: the documented exit code, no trace, and at once.</summary>
public sealed class StreamTests
{
    /// <summary>A pipe whose reader is gone, as standard output: both ends are opened, then the one that reads is closed.</summary>
    private const string Unread = "mkfifo \"$OUT.pipe\"; exec 3<>\"$OUT.pipe\"; exec 4>\"$OUT.pipe\"; exec 3<&-; exec 1>&4 4>&-; ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string[][] Commands =
    [
        ["list"], ["list", "--json"], ["explain", "1kp"], ["run", "1kp"], ["knows", "1kp", "Merchant", "CAN"], ["trace", "1kp"], ["--version"], ["--help"],
        ["analyse", "needham-schroeder", "--goal", "secret N_A"], ["attacks", "needham-schroeder", "--goal", "secret N_A"], ["mutate", "1kp", "--field", "CID"],
        ["validate", "-"], ["asn1", "-"], ["certificates", "-"], ["export", "-", "--openssl", "OUT.d"], ["oracle", "man-in-the-middle"],
        ["try", "assemble-slip", "--answer", "CAN"], ["try", "assemble-slip", "--answer", "-"], ["play", "assemble-slip", "--plain"], ["doctor"],
        ["lint", "SCENARIO"], ["completion", "bash"], ["progress"], ["results", "--json"], ["nosuch"], ["explain", "2kp", "--nosuch"],
    ];

    private static readonly string[] Reading = ["validate", "asn1", "certificates", "export", "oracle", "play"];

    private static readonly Lazy<byte[]> Transcript = new(() => Run("run", "1kp", "--json").Expect(0).Octets);

    /// <summary>How the streams are given, which commands that concerns, and what they end with; 0 where they end as always.</summary>
    public static TheoryData<string, int, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, string>();
            Add("<&-", ExitCodes.Environment, IsReading);
            Add(">&-", ExitCodes.Environment, IsWriting);
            Add(">/dev/full", ExitCodes.Environment, IsWriting);
            Add("<&- >&- 2>&-", ExitCodes.Environment, IsWriting);
            Add(Unread, ExitCodes.NobodyReads, IsWriting);
            Add("2>&-", 0, _ => true);
            Add("2>/dev/full", 0, _ => true);
            return cases;

            void Add(string streams, int exitCode, Predicate<string[]> isConcerned)
            {
                var concerned = Commands.Where(c => isConcerned(c)).Select(c => (ExitCode: exitCode, Command: string.Join('|', c)));
                var others = Commands.Where(c => !isConcerned(c)).Select(c => (ExitCode: 0, Command: string.Join('|', c)));
                IReadOnlyList<(int ExitCode, string Command)> tried = Thoroughness.IsExhaustive ? [.. concerned, .. others] : Thoroughness.Sample(concerned, 2, streams);
                foreach (var (code, command) in tried)
                {
                    cases.Add(streams, code, command);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_stream_that_cannot_be_used_has_its_exit_code_and_no_trace(string streams, int exitCode, string command)
    {
        RequireUnix();
        using var scratch = new Scratch();
        var arguments = command.Split('|').Select(a => a.Replace("OUT", Path.Combine(scratch.Folder, "o"), StringComparison.Ordinal).Replace("SCENARIO", ProtocolFiles.Paths["1kp"], StringComparison.Ordinal)).ToArray();
        var input = arguments[0] is "validate" or "asn1" or "certificates" or "export" ? Transcript.Value : [];
        var usual = new Surrounding { Input = input, Variables = new Dictionary<string, string> { ["PAYMENTQUEST_HOME"] = Path.Combine(scratch.Folder, "usual") } };
        var expected = exitCode != 0 ? exitCode : Run(usual, [.. arguments.Select(a => a.Replace("o.d", "usual.d", StringComparison.Ordinal))]).ExitCode;

        var (ended, errors) = Start(scratch, input, streams, arguments);

        Assert.True(ended == expected, $"{command} {streams}: ended with {ended}, not {expected}\n{errors}");
        Assert.DoesNotContain("Exception", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.True(ended != ExitCodes.NobodyReads || errors.Length == 0, errors);
    }

    [Theory]
    [InlineData("oracle", "man-in-the-middle")]
    [InlineData("analyse", "set", "--sessions", "4", "--time", "100000", "--memory", "100000")]
    public void A_command_whose_reader_has_gone_ends_while_it_waits_or_computes(params string[] command)
    {
        RequireUnix();
        using var scratch = new Scratch();
        using var process = Begin(scratch, "{ exec \"$@\"; } | true; exit ${PIPESTATUS[0]}", command);

        // Its input stays open, and what it computes takes longer than anybody waits.
        Await(process, "it goes on");
        Assert.Equal(ExitCodes.NobodyReads, process.ExitCode);
    }

    [Fact]
    public void Without_standard_output_nothing_is_written_into_another_file()
    {
        RequireUnix();
        using var scratch = new Scratch();

        Start(scratch, "play assemble-slip\nquit\n"u8.ToArray(), "<&0 >&- 2>&-", "--plain");

        var kept = Directory.EnumerateFiles(Path.Combine(scratch.Folder, "home")).Where(f => Path.GetExtension(f) == ".db").ToList();
        Assert.NotEmpty(kept);
        Assert.All(kept, f => Assert.StartsWith("SQLite format 3\0", System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(f)), StringComparison.Ordinal));
    }

    [Fact]
    public void In_a_terminal_a_command_writes_what_it_writes_into_a_file_and_nothing_to_the_terminal_itself()
    {
        Tool.Require("script");
        using var scratch = new Scratch();
        var recorded = Path.Combine(scratch.Folder, "recorded");
        using var process = Begin(scratch, $"script -qec 'dotnet \"{BuiltProgram}\" explain 1kp' {recorded} < /dev/null > /dev/null", "true");

        Await(process, "it goes on");
        var lines = File.ReadAllText(recorded).ReplaceLineEndings("\n");
        Assert.DoesNotContain('\u001b', lines);
        Assert.Contains(Run("explain", "1kp").Output, lines, StringComparison.Ordinal);
    }

    private static bool IsReading(string[] command) => Reading.Contains(command[0]) || command.Contains("-");

    private static bool IsWriting(string[] command) => command[0] != "nosuch" && !command.Contains("--nosuch");

    private static void RequireUnix() => Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell closes the streams");

    private static (int ExitCode, string Errors) Start(Scratch scratch, byte[] input, string streams, params string[] arguments)
    {
        var given = streams == Unread ? (Before: Unread, Instead: "") : (Before: "", Instead: streams);
        var stdin = scratch.Write("stdin", input);
        var errors = scratch.Write("errors", "");
        using var process = Begin(scratch, $"exec < {stdin} > {scratch.Folder}/stdout 2> {errors}; {given.Before}exec \"$@\" {given.Instead}", arguments);
        Await(process, $"{string.Join(' ', arguments)} {streams}: it goes on");
        return (process.ExitCode, File.ReadAllText(errors));
    }

    private static void Await(Process process, string complaint)
    {
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail(complaint);
        }
    }

    private static Process Begin(Scratch scratch, string script, params string[] arguments)
    {
        // With bash the exit code of a program that is not the last of a pipeline can be asked for.
        var start = new ProcessStartInfo("bash", ["-c", script, "bash", "dotnet", BuiltProgram, .. arguments]) { RedirectStandardInput = true };
        start.Environment["LANG"] = "C";
        start.Environment["OUT"] = Path.Combine(scratch.Folder, "o");
        start.Environment["PAYMENTQUEST_HOME"] = Path.Combine(scratch.Folder, "home");
        return Process.Start(start)!;
    }
}
