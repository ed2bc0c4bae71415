using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PaymentQuest.Kills;

namespace PaymentQuest.Benchmarks;

/// <summary>A build of the game in a pseudo-terminal of its own, of which every octet is counted and timed.</summary>
internal sealed class TimedPlayer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // What belongs to a frame comes together; longer than this nothing comes of it any more.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(40);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("paymentquest");
    private readonly VirtualScreen _screen = new(Columns, Rows, isAlternate: false);
    private readonly PseudoTerminalChild _child;
    private readonly IReadOnlyDictionary<string, string> _keys;
    private readonly string _name;

    private const int Columns = 100;
    private const int Rows = 30;

    /// <summary>Starts a build.</summary>
    internal TimedPlayer(Build build, params string[] arguments)
    {
        (_name, _keys) = (build.Name, build.Keys);
        var command = Seat.Command(build.Program);
        _child = new PseudoTerminalChild(command[0], [.. command.Skip(1), .. arguments], new Seat(_home.FullName).Environment, Columns, Rows);
    }

    /// <summary>Milliseconds from each key to the last octet of its frame; keys that change nothing have none.</summary>
    internal List<double> Times { get; } = [];

    /// <summary>The same of all keys but a lone escape octet, behind which the game waits for the rest of a sequence.</summary>
    internal List<double> Others { get; } = [];

    /// <summary>The octets of all frames after keys.</summary>
    internal long Octets { get; private set; }

    /// <summary>The keys that were pressed.</summary>
    internal int Keys { get; private set; }

    /// <summary>The processor time of all its threads.</summary>
    internal TimeSpan ProcessorTime => _child.ProcessorTime;

    /// <summary>The most memory that it held, in MiB.</summary>
    internal long PeakMemory => long.Parse(Regex.Match(File.ReadAllText($"/proc/{_child.Id}/status"), @"VmHWM:\s*(\d+)").Groups[1].Value, CultureInfo.InvariantCulture) >> 10;

    /// <summary>How often each of its threads was put on a processor.</summary>
    internal Dictionary<string, long> Switches()
    {
        var switches = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var task in Directory.GetDirectories($"/proc/{_child.Id}/task"))
        {
            var status = File.ReadAllText(Path.Combine(task, "status"));
            var name = $"{Regex.Match(status, @"Name:\s*(.+)").Groups[1].Value} {Path.GetFileName(task)}";
            switches[name] = Regex.Matches(status, @"ctxt_switches:\s*(\d+)").Sum(m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
        }

        return switches;
    }

    /// <summary>Does a step of a play.</summary>
    internal void Do(PlayScript.Step step)
    {
        try
        {
            switch (step.Kind)
            {
                case PlayScript.StepKind.See:
                    See(step.Text);
                    break;
                case PlayScript.StepKind.Type:
                    Press(step.Text);
                    break;
                default:
                    Press(_keys.GetValueOrDefault(step.Text) ?? throw new InvalidOperationException($"no octets are known for the key '{step.Text}'"));
                    break;
            }
        }
        catch (InvalidOperationException wrong)
        {
            throw new InvalidOperationException($"{_name}, line {step.Line} of the play: {wrong.Message}\n{_screen.Text}", wrong);
        }
    }

    /// <summary>Presses a key, or pastes, and waits until its frame is there. Milliseconds until then; null when nothing came of it.</summary>
    internal double? Press(string key, double silences = 3)
    {
        Drain(null, 1);
        var clock = Stopwatch.StartNew();
        _child.Type(key);
        var milliseconds = Drain(clock, silences);
        Keys++;
        if (milliseconds is { } time)
        {
            Times.Add(time);
            if (key != "\e")
            {
                Others.Add(time);
            }
        }

        return milliseconds;
    }

    /// <summary>Reads until some row shows something.</summary>
    internal void See(string pattern)
    {
        var shown = new Regex(pattern, RegexOptions.CultureInvariant);
        var waiting = Stopwatch.StartNew();
        while (!Enumerable.Range(0, Rows).Any(r => shown.IsMatch(_screen.Row(r))))
        {
            _screen.Receive(_child.Read(Patience, out var isOver));
            if (isOver || waiting.Elapsed > Patience)
            {
                throw new InvalidOperationException($"'{pattern}' is not shown");
            }
        }
    }

    /// <summary>Reads for a while. How many octets came.</summary>
    internal long Rest(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        long octets = 0;
        while (clock.Elapsed < time)
        {
            var read = _child.Read(time - clock.Elapsed, out _);
            _screen.Receive(read);
            octets += read.Length;
        }

        return octets;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _child.Dispose();
        _home.Delete(recursive: true);
    }

    // When the last octet was read before nothing came any more; null when nothing came.
    private double? Drain(Stopwatch? clock, double silences)
    {
        double? last = null;
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var octets = _child.Read(last is null ? Silence * silences : Silence, out var isOver);
            if (isOver)
            {
                throw new InvalidOperationException("the game ended");
            }

            if (octets.IsEmpty || (last is null && waiting.Elapsed > Silence * silences))
            {
                _screen.Receive(octets);
                return last;
            }

            var elapsed = clock?.Elapsed.TotalMilliseconds ?? 0;
            var before = _screen.Cells.ToArray();
            _screen.Receive(octets);
            if (!IsTick(before))
            {
                last = elapsed;
                Octets += clock is null ? 0 : octets.Length;
            }
        }
    }

    // The time of play goes on by itself, once a second: some digits of one row at the margin are all that differ.
    private bool IsTick((string Text, string Rendition)[] before)
    {
        var changed = Enumerable.Range(0, before.Length).Where(i => before[i] != _screen.Cells[i]).ToList();
        return changed.Count is > 0 and < 6 && changed.All(i => i / Columns is 0 or Rows - 1 && _screen.Cells[i].Text is [>= '0' and <= '9']);
    }
}

/// <summary>A build that is measured.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Program">The path of its executable, or of its dll for dotnet.</param>
/// <param name="Keys">Which octets the names of keys stand for.</param>
internal sealed record Build(string Name, string Program, IReadOnlyDictionary<string, string> Keys);
