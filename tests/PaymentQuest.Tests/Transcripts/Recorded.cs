using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Transcripts;

/// <summary>Runs and transcripts that the tests of this folder share, and their approved texts.</summary>
internal static class Recorded
{
    public static readonly string[] Protocols = ["1kp", "1kp-pin", "2kp", "3kp", "set", "set-unsigned", "set-extra", "set-registration", "card-over-tls"];

    private static readonly ConcurrentDictionary<(string, string, ulong), Run> Runs = new();

    /// <summary>An honest run.</summary>
    public static Run Run(string id, Suite suite, ulong seed = 7) => Runs.GetOrAdd((id, suite.Name, seed), _ => Execute(id, suite, seed));

    /// <summary>A run of the same parties with the same keys, a minute later.</summary>
    public static Run Later(Run run) => Completed(run.Plan with { Number = 1, Setting = run.Plan.Setting with { Clock = run.Plan.Setting.Clock.AddMinutes(1) } });

    /// <summary>A transcript with other octets at one step.</summary>
    public static Transcript With(this Transcript transcript, int step, byte[] octets) => transcript with
    {
        Messages = transcript.Messages.Select(m => m.Number == step ? m with { Octets = octets } : m).ToSequence(),
    };

    /// <summary>The outcome of validating a transcript of a run that differs from it in messages alone.</summary>
    public static ValidationResult Validate(this Run run, Transcript transcript) =>
        Validation.Validate(run.Plan.Compiled, transcript, run.Keyring).Result;

    /// <summary>An outcome in one line: who refuses, at which check, for which reason.</summary>
    public static string Line(ValidationResult result) => result switch
    {
        ValidationResult.Refused { Verdict: Verdict.Refused v } r => $"{(r.IsLater ? "later " : "")}{v.Step} {v.Check} ({v.Reason})",
        ValidationResult.Refused { Verdict: Verdict.Malformed v } r => $"{(r.IsLater ? "later " : "")}{v.Step} {v.Check} (malformed)",
        ValidationResult.Refused { Verdict: Verdict.Stalled v } r => $"{(r.IsLater ? "later " : "")}{v.Step} {v.Role} stalls",
        ValidationResult.Unprotected u => $"UNPROTECTED {u.Step} {u.Field}",
        _ => result.ToString(),
    };

    /// <summary>Compares with the text that was approved beside the calling test.</summary>
    public static void Approve(string name, string found, [CallerFilePath] string caller = "") =>
        Approval.Check(Path.Combine(Path.GetDirectoryName(caller)!, "Approved", name + ".txt"), found);

    private static Run Execute(string id, Suite suite, ulong seed)
    {
        var compiled = ProtocolFiles.Load(id);
        return Completed(new RunPlan(compiled, suite, compiled.Protocol.Setting, seed));
    }

    private static Run Completed(RunPlan plan)
    {
        var run = PaymentQuest.Runs.Run.Execute(plan);
        Assert.IsType<Verdict.Completed>(run.Verdict);
        return run;
    }
}
