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
        var folder = Directory.CreateTempSubdirectory("paymentquest-openssl-");
        try
        {
            foreach (var (name, octets) in files)
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, name), octets);
            }

            var start = new ProcessStartInfo("openssl", arguments)
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = Drain(process.StandardOutput.BaseStream);
            try
            {
                process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // The program may end without reading its input; its exit code says whether that was right.
            }

            process.WaitForExit();
            return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs the program, which must succeed, and gives back what it wrote.</summary>
    public static byte[] Run(byte[] input, IReadOnlyDictionary<string, byte[]> files, params string[] arguments)
    {
        var outcome = Try(input, files, arguments);
        Assert.True(outcome.ExitCode == 0, $"openssl {string.Join(' ', arguments)} ended with {outcome.ExitCode}: {outcome.Errors}");
        return outcome.Output;
    }

    private static async Task<byte[]> Drain(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    /// <summary>How a run of the program ended.</summary>
    internal sealed record Outcome(int ExitCode, byte[] Output, string Errors);
}
