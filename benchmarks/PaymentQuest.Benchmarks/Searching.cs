using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PaymentQuest.Benchmarks;

/// <summary>How long the published program takes to search for attacks, from the start of the process to its end, and what it looks at and uses meanwhile.</summary>
internal static class Searching
{
    private const int Rounds = 5;

    private static readonly (string Question, string[] Arguments)[] Questions =
    [
        ("needham-schroeder, one goal, no attack", ["needham-schroeder", "--goal", "secret N_A"]),
        ("needham-schroeder, one goal, an attack", ["needham-schroeder", "--goal", "secret N_B"]),
        ("needham-schroeder, all goals", ["needham-schroeder"]),
        ("1kp, one goal", ["1kp", "--goal", "answer, merchant"]),
        ("2kp, one goal", ["2kp", "--goal", "answer, merchant"]),
        ("3kp, one goal", ["3kp", "--goal", "answer, merchant"]),
        ("1kp, all goals", ["1kp"]),
        ("1kp, all goals, two sessions", ["1kp", "--sessions", "2", "--time", "240"]),
        ("1kp, all goals, three sessions", ["1kp", "--sessions", "3", "--time", "240"]),
        ("2kp, all goals, two sessions", ["2kp", "--sessions", "2", "--time", "240"]),
        ("3kp, all goals, two sessions", ["3kp", "--sessions", "2", "--time", "240"]),
        ("set, all goals", ["set"]),
    ];

    public static int Usage()
    {
        Console.Error.WriteLine("usage: search PATH\n\nPATH is the published executable: dotnet publish src/PaymentQuest.Terminal -c Release -o out; then out/paymentquest");
        return 2;
    }

    public static async Task<int> Measure(string executable)
    {
        executable = Path.GetFullPath(executable);
        if (!File.Exists(executable))
        {
            return Usage();
        }

        Console.WriteLine("question | goals | states | least ms | median ms | most KiB held");
        foreach (var (question, arguments) in Questions)
        {
            var times = new List<double>();
            var (goals, states, memory, open) = (0, 0L, 0L, 0);
            for (var round = 0; round < Rounds; round++)
            {
                var clock = Stopwatch.StartNew();
                using var process = Process.Start(new ProcessStartInfo(executable, ["analyse", .. arguments, "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                var text = await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                times.Add(clock.Elapsed.TotalMilliseconds);
                using var json = JsonDocument.Parse(text);
                var results = json.RootElement.GetProperty("goals").EnumerateArray().ToList();
                goals = results.Count;
                states = results.Sum(r => r.GetProperty("states").GetInt64());
                memory = Math.Max(memory, results.Max(r => r.GetProperty("kibibytes").GetInt64()));
                open = results.Count(r => r.GetProperty("verdict").GetString()!.StartsWith("out_of", StringComparison.Ordinal));
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{question} | {goals} | {states} | {times[0]:F0} | {times[times.Count / 2]:F0} | {memory}{(open > 0 ? $" | {open} unanswered" : "")}"));
        }

        return 0;
    }
}
