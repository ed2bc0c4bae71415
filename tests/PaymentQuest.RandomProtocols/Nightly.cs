using System.Diagnostics;
using System.Globalization;

namespace PaymentQuest.RandomProtocols;

/// <summary>Examines many protocols, tells how far it is, and writes down what cannot be.</summary>
internal static class Nightly
{
    private const string Usage = "--count N [--seed N] [--jobs N] [--minutes N] [--executable PATH] [--out FOLDER] [--time SECONDS] [--effort STATES,PLAYS,VARIANTS] [--properties attacks,bruteforce,rewriting,monotony,knowledge] [--shrink TRIES] [--with channels|branches|memory|algorithms|constants|directories], or --merge FOLDER, or --draw SEED";

    /// <summary>After so many protocols the figures are written: what was counted is not lost with the process.</summary>
    private const ulong Between = 50;

    /// <summary>The share of a goal's time that each further question gets.</summary>
    private const double Further = 0.25;

    /// <summary>Each so-manieth protocol gets the whole effort.</summary>
    private const ulong Whole = 8;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    /// <summary>Carries out the command; the exit code is 0 when nothing was found, 1 when something was, 2 when it was called wrongly.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Count; i += 2)
        {
            options[args[i]] = args[i + 1];
        }

        if (options.TryGetValue("--merge", out var merged))
        {
            return Told(Figures.Of(Directory.EnumerateFiles(merged, "figures-*.txt", SearchOption.AllDirectories)));
        }

        if (options.TryGetValue("--draw", out var drawn))
        {
            var sketch = Generator.Draw(ulong.Parse(drawn, CultureInfo.InvariantCulture));
            Console.Write($"# analyse {string.Join(' ', sketch.Arguments)}\n{sketch.Yaml()}");
            return 0;
        }

        if (args.Count % 2 != 0 || !ulong.TryParse(options.GetValueOrDefault("--count"), CultureInfo.InvariantCulture, out var count))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var first = ulong.Parse(options.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture);
        var folder = Directory.CreateDirectory(options.GetValueOrDefault("--out", Path.Combine(Path.GetTempPath(), "random-protocols"))).FullName;
        var jobs = ulong.Parse(options.GetValueOrDefault("--jobs", "1"), CultureInfo.InvariantCulture);
        return Told(jobs > 1 ? Together(options, first, count, jobs, folder) : Alone(options, first, count, folder));
    }

    private static int Told(Figures figures)
    {
        Console.WriteLine(figures.Table());
        return figures.Disagreements == 0 ? 0 : 1;
    }

    /// <summary>Several processes, each with its share of the seeds: what one of them cannot survive the others do.</summary>
    private static Figures Together(Dictionary<string, string> options, ulong first, ulong count, ulong jobs, string folder)
    {
        var shares = Enumerable.Range(0, (int)jobs).Select(job => (From: first + (count * (ulong)job / jobs), To: first + (count * ((ulong)job + 1) / jobs))).ToList();
        var processes = shares.Select(share =>
        {
            List<string> own = [.. options.Where(o => o.Key is not ("--jobs" or "--seed" or "--count" or "--out")).SelectMany(o => new[] { o.Key, o.Value }), "--seed", $"{share.From}", "--count", $"{share.To - share.From}", "--out", folder];
            var path = Environment.ProcessPath!;
            var isHost = Path.GetFileNameWithoutExtension(path) == "dotnet";
            return Process.Start(new ProcessStartInfo(path, isHost ? [Environment.GetCommandLineArgs()[0], .. own] : own) { RedirectStandardOutput = true })!;
        }).ToList();
        foreach (var process in processes)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }

        var figures = Figures.Of(shares.Select(s => FileOf(folder, s.From)).Where(File.Exists));
        foreach (var failed in processes.Where(p => p.ExitCode > 1))
        {
            figures.Add($"processes that ended with {failed.ExitCode}");
        }

        processes.ForEach(p => p.Dispose());
        return figures;
    }

    private static string FileOf(string folder, ulong first) => Path.Combine(folder, $"figures-{first}.txt");

    private static Figures Alone(Dictionary<string, string> options, ulong first, ulong count, string folder)
    {
        var time = TimeSpan.FromSeconds(double.Parse(options.GetValueOrDefault("--time", "1"), CultureInfo.InvariantCulture));
        var numbers = options.GetValueOrDefault("--effort", "10,120,5").Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        var executable = options.GetValueOrDefault("--executable");
        var properties = options.TryGetValue("--properties", out var named) ? Enum.Parse<Properties>(named, true) : Properties.All;
        var tries = int.Parse(options.GetValueOrDefault("--shrink", "60"), CultureInfo.InvariantCulture);
        var minutes = double.Parse(options.GetValueOrDefault("--minutes", "1e6"), CultureInfo.InvariantCulture);
        Judge judge = executable is null ? new OwnJudge(folder, time) : new ExecutableJudge(executable, folder, time);
        var examination = new Examination(judge, new Effort(numbers[0], numbers[1], numbers[2]), properties) { Whole = Whole, Further = executable is null ? new OwnJudge(folder, time * Further) : judge };
        var figures = new Figures();
        var watch = Stopwatch.StartNew();
        for (var seed = first; seed < first + count && watch.Elapsed.TotalMinutes < minutes; seed++)
        {
            var began = watch.Elapsed;
            var sketch = Generator.Draw(seed);
            if (options.TryGetValue("--with", out var mechanism) && !sketch.Mechanisms.Contains(mechanism))
            {
                continue;
            }

            var examined = examination.Of(sketch, seed);
            figures.Count(examined);
            if (watch.Elapsed - began > Slow)
            {
                Console.Error.WriteLine($"seed {seed} took {(watch.Elapsed - began).TotalSeconds:0.0} s");
            }

            foreach (var (goal, judged) in examined.Verdicts.Where(v => v.Value.Word == "not_confirmed"))
            {
                Console.Error.WriteLine($"seed {seed}: {goal} is {judged.Word}");
            }

            foreach (var disagreement in examined.Disagreements)
            {
                var (smaller, same) = figures.IsOftenSeen(disagreement) || disagreement.Kind is "no line" or "lint believes a loss" or "cannot run" ? (examined.Subject.Sketch, disagreement) : new Shrinking(judge, numbers, properties, seed).Of(examined.Subject.Sketch, disagreement, tries);
                Write(folder, smaller, same, seed);
            }

            if ((seed - first + 1) % Between == 0)
            {
                Keep(folder, first, figures, examination);
                Console.Error.WriteLine($"{seed - first + 1} of {count} from {first}, {watch.Elapsed.TotalSeconds:0} s, {figures.Disagreements} disagreements");
            }
        }

        Keep(folder, first, figures, examination);
        return figures;
    }

    private static void Keep(string folder, ulong first, Figures figures, Examination examination)
    {
        foreach (var (what, time) in examination.Costs)
        {
            figures.Set($"ms of processor time: {what}", (int)time.TotalMilliseconds);
        }

        var file = FileOf(folder, first);
        File.WriteAllText($"{file}.new", figures.Table());
        File.Move($"{file}.new", file, overwrite: true);
    }

    private static void Write(string folder, Sketch sketch, Disagreement disagreement, ulong seed)
    {
        var name = $"{disagreement.Kind.Replace(' ', '-')}-{seed}{(disagreement.Goal.Length > 0 ? $"-{disagreement.Goal}" : "")}";
        var comments = disagreement.Details.Prepend($"{disagreement.Kind} {disagreement.Goal} [{string.Join("; ", disagreement.Traits)}] seed {seed}: analyse {string.Join(' ', sketch.Arguments)}").Select(line => $"# {line}");
        File.WriteAllText(Path.Combine(folder, $"{name}.yaml"), string.Join('\n', comments) + "\n" + (sketch with { Id = name.ToLowerInvariant() }).Yaml());
    }
}
