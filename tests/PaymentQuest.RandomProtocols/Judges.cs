using System.Diagnostics;
using System.Text.Json;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Scenarios;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>What was said of a goal.</summary>
/// <param name="Word">The verdict's word.</param>
/// <param name="Story">The attack in words; empty where there is none.</param>
/// <param name="Result">All that is known of it in process; null of another build.</param>
internal sealed record Judged(string Word, string Story, AnalysisResult? Result = null);

/// <summary>Says of every goal of a sketch what <c>analyse</c> says.</summary>
internal abstract class Judge
{
    /// <summary>Verdicts by name of the goal. Throws what the search throws.</summary>
    public abstract IReadOnlyDictionary<string, Judged> Verdicts(Subject subject, Sketch sketch);

    /// <summary>Of how many terms <c>knows</c> is asked.</summary>
    public virtual int Asked => 40;

    /// <summary>What <c>knows</c> says of the network and a term; null when it says nothing.</summary>
    public abstract bool? NetworkKnows(Subject subject, Term term);

    /// <summary>Whether <c>lint</c> finds no error in a sketch; null when it says nothing.</summary>
    public abstract bool? Accepts(Sketch sketch);
}

/// <summary>The search of this build.</summary>
/// <param name="folder">Where files for <c>lint</c> are written.</param>
/// <param name="time">The most processor time for a goal.</param>
internal sealed class OwnJudge(string folder, TimeSpan time) : Judge
{
    private const long Memory = 500L * 1024 * 1024;

    private (Protocols.Protocol Protocol, Knowledge.KnowledgeSet Knowledge)? _known;

    public override IReadOnlyDictionary<string, Judged> Verdicts(Subject subject, Sketch sketch)
    {
        if (subject.Problem is not null && !IsRunnable(sketch))
        {
            return new Dictionary<string, Judged>();
        }

        var search = AttackSearch.Of(subject.Compiled!, [.. Subject.SuitesOf(sketch)], sketch.Sessions, sketch.Dishonest)!;
        return subject.Compiled!.Protocol.Claims.ToDictionary(c => c.Name, c =>
        {
            var result = search.Judge(c, Limited());
            return new Judged(result.Finding.Word, result.Finding is Finding.Attack(var script) ? string.Join('\n', Story.Tell(search.CastFor(result), c, script).Select(l => l.En)) : "", result);
        });
    }

    public override bool? NetworkKnows(Subject subject, Term term)
    {
        if (subject.Compiled?.Protocol != _known?.Protocol)
        {
            _known = subject.Compiled is { } compiled ? (compiled.Protocol, RoleKnowledge.OfNetwork(compiled.Protocol)) : null;
        }

        return _known is var (_, knowledge) ? knowledge.Derive(term) is not null : null;
    }

    public override bool? Accepts(Sketch sketch) =>
        Checked(sketch, (file, diagnostics) => ProtocolLint.Check(Library.Shipped, file, diagnostics, new Proving(_ => Limited(), IsOfAllGoals: false, _ => { })));

    private Budget Limited()
    {
        // Of the process, which does nothing else: others on the machine change no verdict.
        var began = Environment.CpuUsage.TotalTime;
        return new Budget(() => Environment.CpuUsage.TotalTime - began, time, Memory);
    }

    private bool IsRunnable(Sketch sketch) => Checked(sketch, (file, diagnostics) => ProtocolLint.Runnable(Library.Shipped, file, diagnostics));

    private bool Checked(Sketch sketch, Action<string, Diagnostics> check)
    {
        var diagnostics = new Diagnostics();
        var file = Path.Combine(folder, $"{sketch.Id}.yaml");
        File.WriteAllText(file, sketch.Yaml());
        check(file, diagnostics);
        File.Delete(file);
        return !diagnostics.HasErrors;
    }
}

/// <summary>Another build, asked by its command line.</summary>
/// <param name="path">The executable.</param>
/// <param name="folder">Where files for it are written.</param>
/// <param name="time">The most time for a goal.</param>
internal sealed class ExecutableJudge(string path, string folder, TimeSpan time) : Judge
{
    public override IReadOnlyDictionary<string, Judged> Verdicts(Subject subject, Sketch sketch)
    {
        var file = Path.Combine(folder, $"{sketch.Id}.yaml");
        File.WriteAllText(file, sketch.Yaml());
        var start = new ProcessStartInfo(path, ["analyse", file, "--json", "--time", $"{Math.Max(1, (int)time.TotalSeconds)}", .. sketch.Arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
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
        return json.RootElement.GetProperty("goals").EnumerateArray().ToDictionary(g => g.GetProperty("goal").GetString()!, g => new Judged(g.GetProperty("verdict").GetString()!, g.TryGetProperty("steps", out var steps) ? string.Join('\n', steps.EnumerateArray().Select(s => s.GetProperty("en").GetString())) : ""));
    }

    public override int Asked => 3;

    public override bool? NetworkKnows(Subject subject, Term term) => Exit(subject.Sketch, "knows", "network", Sketch.Line([term])) switch { 0 => true, 1 => false, _ => null };

    public override bool? Accepts(Sketch sketch) => Exit(sketch, "lint") switch { 0 => true, 70 => null, _ => false };

    private int Exit(Sketch sketch, string command, params string[] arguments)
    {
        var file = Path.Combine(folder, $"{sketch.Id}.yaml");
        File.WriteAllText(file, sketch.Yaml());
        using var process = Process.Start(new ProcessStartInfo(path, [command, file, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(file);
        return process.ExitCode;
    }
}
