using System.Diagnostics;
using Xunit;

namespace PaymentQuest.Tests;

/// <summary>
/// The <c>openssl</c> program, an independent second opinion.
/// </summary>
internal static class OpenSsl
{
    /// <summary>Runs the program in a fresh folder that holds these files, and gives back its exit code and both outputs.</summary>
    /// <param name="input">The octets for its standard input.</param>
    /// <param name="files">The files by name.</param>
    /// <param name="arguments">The program's arguments; file names are relative to the folder.</param>
    public static Outcome Try(byte[] input, IReadOnlyDictionary<string, byte[]> files, params string[] arguments)
    {
        Tool.Require("openssl");
        using var scratch = new Scratch();
        foreach (var (name, octets) in files)
        {
            scratch.Write(name, octets);
        }

        var start = new ProcessStartInfo("openssl", arguments) { WorkingDirectory = scratch.Folder };
        using var process = Tool.Feed(start, input, out var output, out var errors);
        return new Outcome(process.ExitCode, output, System.Text.Encoding.UTF8.GetString(errors));
    }

    /// <summary>Runs the program, which must succeed, and gives back what it wrote.</summary>
    public static byte[] Run(byte[] input, IReadOnlyDictionary<string, byte[]> files, params string[] arguments)
    {
        var outcome = Try(input, files, arguments);
        Assert.True(outcome.ExitCode == 0, $"openssl {string.Join(' ', arguments)} ended with {outcome.ExitCode}: {outcome.Errors}");
        return outcome.Output;
    }

    /// <summary>How a run of the program ended.</summary>
    internal sealed record Outcome(int ExitCode, byte[] Output, string Errors);
}
