using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Transcripts;

/// <summary>No altered transcript is valid, and each refusal names who refuses and where.</summary>
public sealed class AlterationTests
{
    public static TheoryData<string> Protocols => [.. Recorded.Protocols];

    [Theory, MemberData(nameof(Protocols))]
    public void No_octet_of_any_message_can_be_changed_unnoticed(string id)
    {
        var run = Recorded.Run(id, Suite.Lecture);
        var found = Outcomes(run, EveryOctet(run, 0x01).Concat(EveryOctet(run, 0x80)).Where(IsOwn(run)));
        var unprotected = found.OfType<ValidationResult.Unprotected>().Select(u => $"{u.Step} {u.Field} at octet {u.Offset}\n").Order(StringComparer.Ordinal).Distinct().ToList();
        Recorded.Approve($"unprotected-{id}", $"octets that can be changed unnoticed: {unprotected.Count} of {found.Length / 2}\n{string.Concat(unprotected)}");
        Assert.All(found, NamesSomebody);
    }

    [Theory, MemberData(nameof(Protocols))]
    public void Under_the_modern_suite_a_sample_of_changes_is_noticed(string id)
    {
        var run = Recorded.Run(id, Suite.Modern);
        var random = new SeededRandom(11, $"sample {id}");
        var sample = Enumerable.Range(0, 60).Select(_ =>
        {
            var message = run.Messages[random.Below(run.Messages.Count)];
            return Changed(message, random.Below(message.Sent.Length), (byte)(1 << random.Below(8)));
        });
        Assert.All(Outcomes(run, sample), outcome => Assert.IsType<ValidationResult.Refused>(outcome));
    }

    [Theory, MemberData(nameof(Protocols))]
    public void No_message_can_be_shortened_or_prolonged_unnoticed(string id)
    {
        var run = Recorded.Run(id, Suite.Lecture);
        var alterations = run.Messages.SelectMany(m => Enumerable.Range(0, m.Sent.Length).Select(length => (Step: m.Step.Number, Octets: m.Sent[..length]))
            .Append((m.Step.Number, [.. m.Sent, 0]))
            .Append((m.Step.Number, [.. m.Sent, .. m.Sent]))
            .Append((m.Step.Number, [0, .. m.Sent]))).Where(IsOwn(run));
        Assert.All(Outcomes(run, alterations), outcome => Assert.IsType<Verdict.Malformed>(Assert.IsType<ValidationResult.Refused>(outcome).Verdict));
    }

    [Theory, MemberData(nameof(Protocols))]
    public void No_message_of_another_run_can_take_the_place_of_the_same_message_unnoticed(string id)
    {
        foreach (var suite in Suite.All)
        {
            var (run, other) = (Recorded.Run(id, suite), Recorded.Run(id, suite, 8));
            Assert.All(Outcomes(run, other.Messages.Select(m => (m.Step.Number, m.Sent))), outcome => Assert.IsType<ValidationResult.Refused>(outcome));
            Assert.All(Outcomes(other, run.Messages.Select(m => (m.Step.Number, m.Sent))), outcome => Assert.IsType<ValidationResult.Refused>(outcome));

            var later = Recorded.Later(run);
            Assert.All(Outcomes(run, later.Messages.Select(m => (m.Step.Number, m.Sent))), outcome => Assert.IsType<ValidationResult.Refused>(outcome));
        }
    }

    [Theory, MemberData(nameof(Protocols))]
    public void No_message_can_take_the_place_of_another_unnoticed(string id)
    {
        var run = Recorded.Run(id, Suite.Lecture);
        var swaps = from here in run.Messages from there in run.Messages where !here.Sent.AsSpan().SequenceEqual(there.Sent) select (here.Step.Number, there.Sent);
        Assert.All(Outcomes(run, swaps), outcome => Assert.IsType<ValidationResult.Refused>(outcome));
    }

    private static IEnumerable<(int Step, byte[] Octets)> EveryOctet(Run run, byte mask) =>
        run.Messages.SelectMany(m => Enumerable.Range(0, m.Sent.Length).Select(at => Changed(m, at, mask)));

    /// <summary>Whether an alteration is of a message that a variant does not share with its parent, where it is tried already.</summary>
    private static Func<(int Step, byte[] Octets), bool> IsOwn(Run run)
    {
        var protocol = run.Plan.Compiled.Protocol;
        var parent = protocol.Family != protocol.Id && Recorded.Protocols.Contains(protocol.Family) ? Recorded.Run(protocol.Family, Suite.Lecture).Plan.Compiled.Protocol : null;
        var own = protocol.Steps.Where(s => parent?.Steps.Any(p => p.Message.Equals(s.Message)) != true).Select(s => s.Number).ToHashSet();
        return alteration => own.Contains(alteration.Step);
    }

    private static (int Step, byte[] Octets) Changed(Message message, int at, byte mask)
    {
        var octets = message.Sent.ToArray();
        octets[at] ^= mask;
        return (message.Step.Number, octets);
    }

    private static ValidationResult[] Outcomes(Run run, IEnumerable<(int Step, byte[] Octets)> alterations)
    {
        var transcript = Transcript.Of(run);
        Assert.IsType<ValidationResult.Valid>(run.Validate(transcript));
        return [.. alterations.ToList().AsParallel().AsOrdered().Select(a => run.Validate(transcript.With(a.Step, a.Octets)))];
    }

    private static void NamesSomebody(ValidationResult outcome)
    {
        switch (outcome)
        {
            case ValidationResult.Refused { Verdict: Verdict.Refused v }:
                Assert.Equal(v.Role, v.Check.Role);
                Assert.NotEqual("", v.Check.Label);
                break;
            case ValidationResult.Refused { Verdict: Verdict.Malformed v }:
                Assert.Equal("form", v.Check.Label);
                break;
            default:
                Assert.Fail($"{outcome}");
                break;
        }
    }
}
