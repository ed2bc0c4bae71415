using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// The processor time of whole processes of two published builds as a ratio, pair by pair, so that a machine whose speed drifts treats both alike;
/// and whether both say the same.
/// </summary>
internal static class Costs
{
    private const int Pairs = 5;

    public static int Usage()
    {
        Console.Error.WriteLine("usage: costs BEFORE AFTER FOLDER\n       against-3kp BEFORE AFTER PROTOCOL GOAL\n\nBEFORE and AFTER are two published executables, FOLDER is content to lint, such as scenarios/");
        return 2;
    }

    public static async Task<int> Measure(string before, string after, string content)
    {
        if (!File.Exists(before) || !File.Exists(after) || !Directory.Exists(content))
        {
            return Usage();
        }

        var transcript = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(transcript, (await Run(before, ["run", "millicent", "--purchases", "4000", "--json"])).Output);
            Console.WriteLine("work | before, s | after ÷ before, least | median | most | MiB before | after | same output");
            string[][] works =
            [
                ["--version"], ["list"], ["run", "millicent", "--purchases", "4000", "--json"], ["validate", transcript], ["mutate", "2kp", "--json"], ["mutate", "set", "--json"], ["lint", content],
            ];
            foreach (var work in works)
            {
                await Measure(before, after, work);
            }
        }
        finally
        {
            File.Delete(transcript);
        }

        return 0;
    }

    /// <summary>What a protocol costs that only the later build has: a run, its validation and one goal, each against the same of 3KP with the earlier build.</summary>
    public static async Task<int> MeasureAgainst3Kp(string before, string after, string protocol, string goal)
    {
        if (!File.Exists(before) || !File.Exists(after))
        {
            return Usage();
        }

        var transcripts = new[] { Path.GetTempFileName(), Path.GetTempFileName() };
        try
        {
            await File.WriteAllTextAsync(transcripts[0], (await Run(before, ["run", "3kp", "--json"])).Output);
            await File.WriteAllTextAsync(transcripts[1], (await Run(after, ["run", protocol, "--json"])).Output);
            Console.WriteLine("work | 3KP before, s | after ÷ before, least | median | most | MiB before | after | same output");
            await Measure(before, ["run", "3kp", "--json"], after, ["run", protocol, "--json"]);
            await Measure(before, ["validate", transcripts[0]], after, ["validate", transcripts[1]]);
            await Measure(before, ["analyse", "3kp", "--goal", "authorization, customer"], after, ["analyse", protocol, "--goal", goal]);
        }
        finally
        {
            Array.ForEach(transcripts, File.Delete);
        }

        return 0;
    }

    private static Task Measure(string before, string after, string[] work) => Measure(before, work, after, work);

    private static async Task Measure(string before, string[] earlier, string after, string[] work)
    {
        var ratios = new List<double>();
        var times = new List<double>();
        var isSame = true;
        for (var pair = 0; pair < Pairs; pair++)
        {
            var first = await Run(before, earlier);
            var second = await Run(after, work);
            times.Add(first.Seconds);
            ratios.Add(second.Seconds / first.Seconds);
            isSame &= first.Output == second.Output;
        }

        ratios.Sort();
        times.Sort();
        var name = string.Join(' ', work.Select(w => w.Contains(Path.DirectorySeparatorChar) ? "…" : w));
        var (peakBefore, peakAfter) = (await Peak(before, earlier), await Peak(after, work));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} | {times[Pairs / 2]:F3} | {ratios[0]:F2} | {ratios[Pairs / 2]:F2} | {ratios[^1]:F2} | {peakBefore} | {peakAfter} | {(isSame ? "yes" : "no")}"));
    }

    private static async Task<(double Seconds, string Output)> Run(string executable, string[] arguments)
    {
        var begin = OfChildren();
        using var process = Process.Start(new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (OfChildren() - begin, output);
    }

    /// <summary>The most memory that a run of its own held, in MiB, as GNU time says it; its times are too coarse for a process of ten milliseconds.</summary>
    private static async Task<long> Peak(string executable, string[] arguments)
    {
        var peak = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/time", ["-q", "-o", peak, "-f", "%M", executable, .. arguments]) { RedirectStandardOutput = true })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return long.Parse(await File.ReadAllTextAsync(peak), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) >> 10;
        }
        finally
        {
            File.Delete(peak);
        }
    }

    /// <summary>The processor time of all children that have ended, in seconds: the platform tells it of none alone once it has ended.</summary>
    private static double OfChildren()
    {
        const int children = -1;
        var usage = new long[18];
        _ = GetResourceUsage(children, usage);
        return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    // struct rusage of getrusage(2): two times of seconds and microseconds, and fourteen numbers.
    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
