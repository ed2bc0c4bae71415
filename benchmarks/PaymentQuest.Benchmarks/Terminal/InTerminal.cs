using System.Globalization;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// What two builds of the game cost in a terminal, side by side: each has a pseudo-terminal of its own, and they get every key, or start, one after
/// the other, so that both meet the same machine at the same moment.
/// </summary>
internal static class InTerminal
{
    private const int Starts = 15;
    private const int Pastes = 5;
    private const int PastedOctets = 100_000;
    private const string DefaultKeys = "keys.txt";
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private static readonly (string Name, Action<Build[]> Measure)[] Measures = [("keys", Keys), ("start", Start), ("paste", Paste), ("idle", Rest)];

    public static int Usage()
    {
        Console.Error.WriteLine(
            $"usage: terminal BEFORE[@KEYS] AFTER[@KEYS] [{string.Join(" | ", Measures.Select(m => m.Name))}]\n\n"
            + "BEFORE and AFTER are published executables, or paymentquest.dll for dotnet; KEYS is a file like Terminal/keys.txt for a build that has other keys. Linux only.");
        return 2;
    }

    public static int Measure(string before, string after, params string[] chosen)
    {
        Build[] builds = [Of("before", before), Of("after", after)];
        if (!OperatingSystem.IsLinux() || builds.Any(b => !File.Exists(b.Program)) || chosen.Except(Measures.Select(m => m.Name)).Any())
        {
            return Usage();
        }

        try
        {
            Console.WriteLine("| what | before | after | after ÷ before |\n|---|---|---|---|");
            foreach (var (_, measure) in Measures.Where(m => chosen.Length == 0 || chosen.Contains(m.Name)))
            {
                measure(builds);
            }

            return 0;
        }
        catch (InvalidOperationException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }

    private static Build Of(string name, string argument)
    {
        var parts = argument.Split('@');
        return new Build(name, Path.GetFullPath(parts[0]), PlayScript.ReadKeys(parts.ElementAtOrDefault(1) ?? DefaultKeys));
    }

    private static void Keys(Build[] builds)
    {
        using var first = new TimedPlayer(builds[0], "--lang", "en");
        using var second = new TimedPlayer(builds[1], "--lang", "en");
        TimedPlayer[] players = [first, second];
        foreach (var step in PlayScript.Read("play.txt").Steps)
        {
            // Who comes second meets a warmer machine.
            players.AsSpan().Reverse();
            foreach (var player in players)
            {
                player.Do(step);
            }
        }

        Report($"key to frame, median of {first.Times.Count} and {second.Times.Count} (ms)", At(first.Times, 0.5), At(second.Times, 0.5));
        Report("key to frame, 99th percentile (ms)", At(first.Times, 0.99), At(second.Times, 0.99));
        Report("the same without Escape (ms), which waits for what may follow", At(first.Others, 0.99), At(second.Others, 0.99));
        Report("key to frame, longest (ms)", At(first.Times, 1), At(second.Times, 1));
        Report($"octets a key, of {first.Keys} and {second.Keys}", (double)first.Octets / first.Keys, (double)second.Octets / second.Keys);
        Report("processor time a key (ms), the start included", first.ProcessorTime.TotalMilliseconds / first.Keys, second.ProcessorTime.TotalMilliseconds / second.Keys);
        Report("peak memory after ten quests (MiB)", first.PeakMemory, second.PeakMemory);
    }

    private static void Start(Build[] builds)
    {
        var (framed, settled) = (new List<double>[] { [], [] }, new List<double>[] { [], [] });
        for (var round = 0; round <= Starts; round++)
        {
            foreach (var which in round % 2 == 0 ? (int[])[0, 1] : [1, 0])
            {
                using var player = new TimedPlayer(builds[which], "--lang", "en");
                player.See("PaymentQuest");
                var time = player.ProcessorTime;
                player.Rest(TimeSpan.FromMilliseconds(500));
                if (round > 0)
                {
                    framed[which].Add(time.TotalMilliseconds);
                    settled[which].Add(player.ProcessorTime.TotalMilliseconds);
                }
            }
        }

        Report("first frame, processor time (ms)", framed);
        Report("half a second later, processor time (ms)", settled);
    }

    private static void Paste(Build[] builds)
    {
        var text = string.Concat(Enumerable.Repeat("H(CAN, R_C), ", (PastedOctets / 13) + 1))[..PastedOctets];
        foreach (var (what, pasted) in (ReadOnlySpan<(string, string)>)[("in brackets", $"\e[200~{text}\e[201~"), ("as keys", text)])
        {
            var times = new List<double>[] { [], [] };
            for (var round = 0; round < Pastes; round++)
            {
                foreach (var which in round % 2 == 0 ? (int[])[0, 1] : [1, 0])
                {
                    var build = builds[which];
                    using var player = new TimedPlayer(build, "play", "first-message", "--lang", "en");
                    player.See("How to play");
                    player.Press(build.Keys["Enter"]);
                    player.See("nothing yet");
                    player.Press(build.Keys["Type"]);
                    // What is too long for a line may show nothing: the help that is asked for behind it does.
                    times[which].Add(player.Press(pasted + build.Keys["Help"], silences: 250) ?? throw new InvalidOperationException($"{build.Name} shows nothing of a paste"));
                }
            }

            Report($"{PastedOctets / 1000} kB pasted into an editor {what}, until help asked for behind it is shown (ms)", times);
        }
    }

    private static void Rest(Build[] builds)
    {
        foreach (var (where, arguments) in (ReadOnlySpan<(string, string[])>)[("at the list of quests", []), ("at a desk", ["play", "first-message"])])
        {
            var idle = new (long Octets, long Switches, double Milliseconds, string Threads)[2];
            Parallel.For(0, 2, which =>
            {
                using var player = new TimedPlayer(builds[which], [.. arguments, "--lang", "en"]);
                player.See("PaymentQuest|How to play");
                player.Press(builds[which].Keys[arguments.Length == 0 ? "Down" : "Enter"]);
                player.Rest(Settling);
                var (time, before) = (player.ProcessorTime, player.Switches());
                var octets = player.Rest(Idle);
                var after = player.Switches().Select(s => (s.Key, Count: s.Value - before.GetValueOrDefault(s.Key))).Where(s => s.Count > 0).ToList();
                idle[which] = (octets, after.Sum(s => s.Count), (player.ProcessorTime - time).TotalMilliseconds, string.Join(", ", after.Select(s => $"{s.Key}: {s.Count}")));
            });
            Report($"idle for {Idle.TotalSeconds:F0} s {where}: octets", idle[0].Octets, idle[1].Octets);
            Report($"idle for {Idle.TotalSeconds:F0} s {where}: context switches", idle[0].Switches, idle[1].Switches);
            Report($"idle for {Idle.TotalSeconds:F0} s {where}: processor time (ms)", idle[0].Milliseconds, idle[1].Milliseconds);
            Console.Error.WriteLine($"threads that ran before: {idle[0].Threads}\nthreads that ran after: {idle[1].Threads}");
        }
    }

    // Pair by pair, so that a machine whose speed drifts treats both alike.
    private static void Report(string what, List<double>[] times)
    {
        var ratios = times[0].Zip(times[1], (before, after) => after / before).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {At(times[0], 0.5):F1} | {At(times[1], 0.5):F1} | {At(ratios, 0.5):F2} ({At(ratios, 0):F2} to {At(ratios, 1):F2}, {ratios.Count} pairs) |"));
    }

    private static void Report(string what, double before, double after) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {before:F1} | {after:F1} | {(before == 0 ? after == 0 ? "both 0" : "from 0" : $"{after / before:F2}")} |"));

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));
}
