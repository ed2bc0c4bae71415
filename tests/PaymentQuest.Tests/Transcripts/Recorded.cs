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

    /// <summary>What comes of a run's transcript, which is valid, when one message has other octets.</summary>
    public static ValidationResult[] Outcomes(Run run, IEnumerable<(int Step, byte[] Octets)> alterations)
    {
        var transcript = Transcript.Of(run);
        Assert.IsType<ValidationResult.Valid>(run.Validate(transcript));
        return [.. alterations.Select(a => run.Validate(transcript.With(a.Step, a.Octets)))];
    }

    /// <summary>Every message cut off after so many octets, of a sample after some, and with octets too many before and after.</summary>
    public static IEnumerable<(int Step, byte[] Octets)> ShortenedOrProlonged(Run run) => run.Messages.SelectMany(m =>
        Thoroughness.Sample(Enumerable.Range(0, m.Sent.Length), 4, $"lengths of {run.Plan.Compiled.Protocol.Id} {m.Step.Name}").Select(length => m.Sent[..length])
            .Append([.. m.Sent, 0])
            .Append([.. m.Sent, .. m.Sent])
            .Append([0, .. m.Sent])
            .Select(octets => (m.Step.Number, octets)));

    /// <summary>Asserts that the receiver of a message reads it whole, and of no length at which it is cut off.</summary>
    public static void ReadersRefuseShortened(Run run, Func<int, bool> isWanted) => Assert.All(run.Messages.Where(m => isWanted(m.Step.Number)), message =>
    {
        var receiver = PaymentQuest.Runs.Run.Execute(run.Plan with { Keyring = run.Keyring, StopAfter = message.Step.Number - 1 }).Roles[message.Step.To];
        Assert.All(Enumerable.Range(0, message.Sent.Length), length => Assert.Null(receiver.Inspect(message.Step.Number, message.Sent[..length]).Checks));
        Assert.NotNull(receiver.Inspect(message.Step.Number, message.Sent).Checks);
    });

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

    /// <summary>
    /// Compares the places where octets can be changed unnoticed with those that were approved beside the calling test; of a sample, with those of the
    /// approved that were tried.
    /// </summary>
    /// <param name="name">The name of the approved text, whose first line is its heading.</param>
    /// <param name="heading">The heading of all places.</param>
    /// <param name="outcomes">What came of every change.</param>
    /// <param name="tried">The places that were changed: step and offset in the message.</param>
    /// <param name="caller">The calling test.</param>
    public static void ApproveUnprotected(string name, Func<int, string> heading, IEnumerable<ValidationResult> outcomes, IEnumerable<(int Step, int At)> tried, [CallerFilePath] string caller = "")
    {
        static string Line(int step, string field, int at) => $"{step} {field} at octet {at}";
        var found = outcomes.OfType<ValidationResult.Unprotected>().Select(u => Line(u.Step, u.Field, u.Offset)).Order(StringComparer.Ordinal).Distinct().ToList();
        if (Thoroughness.IsExhaustive)
        {
            Approve(name, $"{heading(found.Count)}\n{string.Concat(found.Select(l => l + "\n"))}", caller);
        }
        else
        {
            var places = tried.Select(t => Line(t.Step, "", t.At)).ToHashSet(StringComparer.Ordinal);
            var approved = File.ReadLines(Path.Combine(Path.GetDirectoryName(caller)!, "Approved", name + ".txt")).Skip(1).Select(l => l.Split(' '));
            Assert.Equal(approved.Where(w => places.Contains($"{w[0]}  at octet {w[^1]}")).Select(w => string.Join(' ', w)), found);
        }
    }

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
