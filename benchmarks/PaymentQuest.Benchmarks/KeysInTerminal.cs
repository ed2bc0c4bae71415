using System.Diagnostics;
using System.Globalization;
using System.Text;
using PaymentQuest.Kills;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// How long it takes two builds of the game from a key to its frame, as a terminal sees it: from the octet written to the pseudo-terminal to the
/// last octet of the frame read, with everything that is kept in between. Both play at the same time and get every key one after the other,
/// so that they meet the same machine at the same moment.
/// </summary>
internal static class KeysInTerminal
{
    private const int Keys = 1_000;
    private const string Quest = "first-message";

    // What belongs to a frame comes together; longer than this nothing comes of it any more.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(40);

    // Typing, a message that is sent and refused, adding, removing, taking back and doing again, which are all kept, and looking around.
    private static readonly string[] Cycle =
        ["=", "\u0015", .. "SALT_C, CAN".Select(c => c.ToString()), "\r", "\e[B", "\r", "\e[A", "\r", "\u007f", "\u007f", "u", "U", "u", "t", "t", "t", "t"];

    public static int Usage()
    {
        Console.Error.WriteLine("usage: keys PATH PATH\n\nBoth are published executables: dotnet publish src/PaymentQuest.Terminal -c Release -o out; then out/paymentquest. Linux only.");
        return 2;
    }

    public static int Measure(string before, string after)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(before) || !File.Exists(after))
        {
            return Usage();
        }

        using var first = new Player(before);
        using var second = new Player(after);
        Player[] players = [first, second];
        foreach (var key in Cycle)
        {
            players.ToList().ForEach(p => p.Press(key));
        }

        players.ToList().ForEach(p => p.Times.Clear());
        for (var i = 0; i < Keys; i++)
        {
            // Who comes second meets a warmer machine.
            players.AsSpan().Reverse();
            foreach (var player in players)
            {
                player.Press(Cycle[i % Cycle.Length]);
            }
        }

        Console.WriteLine("from an octet to the last octet of its frame (ms)");
        Report("before", first.Times);
        Report("after", second.Times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after ÷ before   median {At(second.Times, 0.5) / At(first.Times, 0.5):F2}   99th percentile {At(second.Times, 0.99) / At(first.Times, 0.99):F2}"));
        return 0;
    }

    private static void Report(string what, List<double> times) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-8} {times.Count,5} keys   median {At(times, 0.5),6:F2}   99th percentile {At(times, 0.99),6:F2}   longest {times.Max(),6:F2}"));

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));

    private sealed class Player : IDisposable
    {
        private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("paymentquest");
        private readonly PseudoTerminalChild _child;

        internal Player(string program)
        {
            var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "");
            (environment["TERM"], environment["LC_ALL"], environment["PAYMENTQUEST_HOME"]) = ("xterm-256color", "C.UTF-8", _home.FullName);
            _child = new PseudoTerminalChild(Path.GetFullPath(program), ["play", Quest, "--lang", "en"], environment, 100, 30);
            Await("How to play");
            _child.Type("\r");
            Await("nothing yet");
            Drain(null);
        }

        /// <summary>Milliseconds from each key to its frame; keys that change nothing have none.</summary>
        internal List<double> Times { get; } = [];

        internal void Press(string key)
        {
            Drain(null);
            var clock = Stopwatch.StartNew();
            _child.Type(key);
            if (Drain(clock) is { } milliseconds)
            {
                Times.Add(milliseconds);
            }
        }

        public void Dispose()
        {
            _child.Dispose();
            _home.Delete(recursive: true);
        }

        private void Await(string text)
        {
            var shown = new StringBuilder();
            while (!shown.ToString().Contains(text, StringComparison.Ordinal))
            {
                var octets = _child.Read(TimeSpan.FromMinutes(1), out var isOver);
                if (isOver || octets.IsEmpty)
                {
                    throw new InvalidOperationException($"the game never showed '{text}'");
                }

                shown.Append(Encoding.UTF8.GetString(octets));
            }
        }

        // When the last octet was read before nothing came any more; null when nothing came.
        private double? Drain(Stopwatch? clock)
        {
            double? last = null;
            while (true)
            {
                var octets = _child.Read(last is null && clock is not null ? Silence * 3 : Silence, out _);
                if (octets.IsEmpty)
                {
                    return last;
                }

                // The play time of the first row goes on by itself, once a second.
                var isTick = octets.Length < 24 && octets.StartsWith("\e[1;"u8);
                last = isTick ? last : clock?.Elapsed.TotalMilliseconds ?? 0;
            }
        }
    }
}
