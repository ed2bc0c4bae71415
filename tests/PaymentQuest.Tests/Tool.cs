using System.Diagnostics;
using Xunit;

namespace PaymentQuest.Tests;

/// <summary>Programs that some tests compare with or run in.</summary>
internal static class Tool
{
    /// <summary>
    /// Goes on when a program is installed. Without it the test is skipped and says so; in continuous integration, where the gate
    /// installs what is missing, it fails, because a comparison that is not made proves nothing.
    /// </summary>
    public static void Require(string name) =>
        Require((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))), $"the program {name} on the path");

    /// <summary>As for a program, for anything else that may be installed.</summary>
    public static void Require(bool isInstalled, string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.True(isInstalled, $"this test needs {what}");
        }

        Assert.SkipUnless(isInstalled, $"this test needs {what}");
    }

    /// <summary>Runs a program to its end, gives it octets on its standard input and takes what it writes.</summary>
    public static Process Feed(ProcessStartInfo start, byte[] input, out byte[] output, out byte[] errors)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        var (written, complained) = (Drain(process.StandardOutput.BaseStream), Drain(process.StandardError.BaseStream));
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
        (output, errors) = (written.GetAwaiter().GetResult(), complained.GetAwaiter().GetResult());
        return process;
    }

    private static async Task<byte[]> Drain(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
