using System.Diagnostics;
using System.Text.Json;
using PaymentQuest.Analysis;

namespace PaymentQuest.RandomProtocols;

/// <summary>What was said of a goal.</summary>
/// <param name="Word">The verdict's word.</param>
/// <param name="Result">All that is known of it in process; null of another build.</param>
internal sealed record Judged(string Word, AnalysisResult? Result = null);

/// <summary>Says of every goal of a draft what <c>analyse</c> says.</summary>
internal abstract class Judge
{
    /// <summary>Verdicts by name of the goal. Throws what the search throws.</summary>
    public abstract IReadOnlyDictionary<string, Judged> Verdicts(Subject subject, Draft draft);
}

/// <summary>The search of this build.</summary>
/// <param name="time">The most time for a goal.</param>
internal sealed class OwnJudge(TimeSpan time) : Judge
{
    private const long Memory = 500L * 1024 * 1024;

    public override IReadOnlyDictionary<string, Judged> Verdicts(Subject subject, Draft draft)
    {
        var search = AttackSearch.Of(subject.Compiled!, Subject.SuiteOf(draft), draft.Sessions, draft.Dishonest)!;
        return subject.Compiled!.Protocol.Claims.ToDictionary(c => c.Name, c =>
        {
            var watch = Stopwatch.StartNew();
            var result = search.Judge(c, new Budget(() => watch.Elapsed, time, Memory));
            return new Judged(result.Finding.Word, result);
        });
    }
}

/// <summary>Another build, asked by its command line.</summary>
/// <param name="path">The executable.</param>
/// <param name="folder">Where files for it are written.</param>
/// <param name="time">The most time for a goal.</param>
internal sealed class ExecutableJudge(string path, string folder, TimeSpan time) : Judge
{
    public override IReadOnlyDictionary<string, Judged> Verdicts(Subject subject, Draft draft)
    {
        var file = Path.Combine(folder, $"{draft.Id}.yaml");
        File.WriteAllText(file, draft.Yaml());
        var start = new ProcessStartInfo(path, ["analyse", file, "--json", "--time", $"{Math.Max(1, (int)time.TotalSeconds)}", .. draft.Arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(file);
        if (text.Length == 0)
        {
            return errors.Result.Contains("PQ", StringComparison.Ordinal) || process.ExitCode < 100
                ? new Dictionary<string, Judged>()
                : throw new InvalidOperationException(errors.Result);
        }

        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("goals").EnumerateArray().ToDictionary(g => g.GetProperty("goal").GetString()!, g => new Judged(g.GetProperty("verdict").GetString()!));
    }
}
