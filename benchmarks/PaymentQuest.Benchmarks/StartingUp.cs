using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// How long the published program takes to show something, against a program that only says hello. What it costs to start a program at
/// all, in a pseudo-terminal or without, is measured too and taken off both.
/// </summary>
internal static class StartingUp
{
    private const int Rounds = 15;
    private const string Hello = "hello, world";

    // The title of the first screen.
    private const string FirstFrame = "PaymentQuest";

    public static int Usage()
    {
        Console.Error.WriteLine("usage: start PATH\n\nPATH is the published executable: dotnet publish src/PaymentQuest.Terminal -c Release -o out; then out/paymentquest");
        return 2;
    }

    public static async Task<int> Measure(string executable)
    {
        executable = Path.GetFullPath(executable);
        var hello = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "hello-world.exe" : "hello-world");
        if (!File.Exists(executable))
        {
            return Usage();
        }

        var (said, listed, versioned) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            said.Add((await UntilText(hello, [], Hello)).Milliseconds);
            versioned.Add((await UntilText(executable, ["--version"], "\n")).Milliseconds);
            listed.Add((await UntilText(executable, ["list"], "\n")).Milliseconds);
        }

        Report("hello, world", said, said, 0);
        Report("paymentquest --version", versioned, said, 0);
        Report("paymentquest list", listed, said, 0);
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("the first frame is measured where 'script' makes pseudo-terminals: Linux");
            return 0;
        }

        return await MeasureFirstFrame(executable, hello);
    }

    private static async Task<int> MeasureFirstFrame(string executable, string hello)
    {
        var (nothing, said, framed, resident) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            nothing.Add((await UntilText("script", InTerminal($"echo {Hello}"), Hello)).Milliseconds);
            said.Add((await UntilText("script", InTerminal($"exec '{hello}'"), Hello)).Milliseconds);
            var frame = await UntilText("script", InTerminal($"exec '{executable}'"), FirstFrame);
            if (!frame.IsFound)
            {
                Console.WriteLine("the program ended without a frame; nothing else is measured");
                return 0;
            }

            framed.Add(frame.Milliseconds);
            resident.Add(frame.Resident);
        }

        Console.WriteLine();
        Report("a shell in a terminal", nothing, said, 0);
        Report("hello, world in a terminal", said, said, Least(nothing));
        Report("first frame", framed, said, Least(nothing));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident after the first frame: {Least(resident):F0} MB"));
        return 0;
    }

    private static string[] InTerminal(string command) => ["-qec", $"stty cols 100 rows 30; {command}", "/dev/null"];

    private static async Task<(double Milliseconds, bool IsFound, double Resident)> UntilText(string program, string[] arguments, string text)
    {
        var home = Directory.CreateTempSubdirectory("paymentquest");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["PAYMENTQUEST_HOME"] = home.FullName;
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["LC_ALL"] = "C.UTF-8";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var shown = new StringBuilder();
        var buffer = new char[4096];
        var isFound = false;
        while (!isFound && await process.StandardOutput.ReadAsync(buffer) is > 0 and var read)
        {
            shown.Append(buffer, 0, read);
            isFound = shown.ToString().Contains(text, StringComparison.Ordinal);
        }

        var elapsed = clock.Elapsed.TotalMilliseconds;
        var resident = isFound && program == "script" ? ResidentOfChild(process.Id) : 0;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        home.Delete(recursive: true);
        return (elapsed, isFound, resident);
    }

    /// <summary>Megabytes that the child of a process holds in memory; 0 where the system does not say.</summary>
    private static double ResidentOfChild(int parent)
    {
        try
        {
            var child = File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return child.Length == 0 ? 0 : Process.GetProcessById(int.Parse(child[0], CultureInfo.InvariantCulture)).WorkingSet64 / 1e6;
        }
        catch (Exception gone) when (gone is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static void Report(string what, List<double> times, List<double> unit, double floor) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {Least(times),7:F1} ms, {(Least(times) - floor) / (Least(unit) - floor),5:F2} x hello"));

    /// <summary>Whatever else runs on the machine only adds to a time, so the least is the nearest to the truth.</summary>
    private static double Least(List<double> values) => values.Min();
}
