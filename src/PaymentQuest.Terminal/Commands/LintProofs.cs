using System.Diagnostics;
using System.Text.Json;
using PaymentQuest.Analysis;
using PaymentQuest.Scenarios;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terminal.Texts;

namespace PaymentQuest.Terminal.Commands;

/// <summary>The searches of a <c>lint</c> in several files at once: what each may use, what came of them, and how far it is, on a terminal.</summary>
/// <param name="IsOfAllGoals">Whether attacks are searched on all goals, and what came of each is told.</param>
/// <param name="Time">The most time for each goal.</param>
/// <param name="IsJson">Whether the result is for programs.</param>
/// <param name="Invocation">Where to tell it.</param>
internal sealed record LintProofs(bool IsOfAllGoals, TimeSpan Time, bool IsJson, Invocation Invocation)
{
    private const long Memory = 500L * 1024 * 1024;

    private readonly Lock _telling = new();
    private readonly List<(string File, AnalysisResult Result)> _results = [];
    private int _begun;

    /// <summary>A file is looked at.</summary>
    public void Begin(string file)
    {
        lock (_telling)
        {
            _begun++;
            Show($"{_begun} {file}");
        }
    }

    /// <summary>No more file is looked at.</summary>
    public void End() => Show("");

    /// <summary>What is to be proved in a file.</summary>
    public Proving Of(string file) => new(goal => SearchOptions.Limited($"{file}: {goal}", Time, Memory, Invocation, Worked()), IsOfAllGoals, result =>
    {
        lock (_telling)
        {
            _results.Add((file, result));
            if (IsOfAllGoals && !IsJson)
            {
                Show("");
                Invocation.Out.WriteLine($"{file}: {AnalysisText.Line(result, Invocation)}");
                Invocation.Out.Flush();
            }
        }
    });

    /// <summary>Writes what is wrong, and when all goals were to be proved, what came of each.</summary>
    public void Write(Utf8JsonWriter json, LintOutput[] found)
    {
        if (IsOfAllGoals)
        {
            OutputContext.Write(json, new ProvenOutput(found, _results.OrderBy(r => r.File, StringComparer.Ordinal).Select(r => new ProvenOutput.GoalProven(
                r.File, r.Result.Claim.Name, r.Result.Finding.Word, r.Result.Sessions, r.Result.Suites, r.Result.Dishonest, r.Result.States, Math.Round(r.Result.Elapsed.TotalMilliseconds, 1)))));
        }
        else
        {
            OutputContext.Write(json, found);
        }
    }

    /// <summary>The time from now on, without that in which the machine is busy with other programs: what is wrong with a file is no matter of theirs.</summary>
    private static Func<TimeSpan> Worked()
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        return () => watch.Elapsed is var elapsed && Environment.CpuUsage.TotalTime - before is var used && used < elapsed ? used : elapsed;
    }

    private void Show(string line)
    {
        if (Invocation.Port.IsInteractive)
        {
            Invocation.Port.Error.Write($"\r\u001b[K{line}\r");
        }
    }
}
