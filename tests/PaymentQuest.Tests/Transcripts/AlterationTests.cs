using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Transcripts;

/// <summary>No altered transcript is valid, and each refusal names who refuses and where.</summary>
public sealed class AlterationTests
{
    /// <summary>So many octets of a protocol's messages are a sample.</summary>
    private const int Sampled = 120;

    public static TheoryData<string> Protocols => [.. Recorded.Protocols];

    [Theory, MemberData(nameof(Protocols))]
    public void No_octet_of_any_message_can_be_changed_unnoticed(string id)
    {
        var run = Recorded.Run(id, Suite.Lecture);
        var isOwn = IsOwn(run);
        var places = Thoroughness.Sample(Places(run).Where(p => isOwn(p.Message.Step.Number)), Sampled, $"octets of {id}");
        var found = Recorded.Outcomes(run, from place in places from mask in Masks(place.At) select Changed(place.Message, place.At, mask));
        Recorded.ApproveUnprotected(
            $"unprotected-{id}", count => $"octets that can be changed unnoticed: {count} of {places.Count}", found, places.Select(p => (p.Message.Step.Number, p.At)));
        Assert.All(found, NamesSomebody);
    }

    [Theory, MemberData(nameof(Protocols))]
    public void Under_the_modern_suite_a_sample_of_changes_is_noticed(string id)
    {
        var run = Recorded.Run(id, Suite.Modern);
        var random = new SeededRandom(11, $"sample {id}");
        var sample = Enumerable.Range(0, Thoroughness.Times(exhaustive: 60, sampled: 15)).Select(_ =>
        {
            var message = run.Messages[random.Below(run.Messages.Count)];
            return Changed(message, random.Below(message.Sent.Length), (byte)(1 << random.Below(8)));
        });
        Assert.All(Recorded.Outcomes(run, sample), outcome => Assert.IsType<ValidationResult.Refused>(outcome));
    }

    [Theory, MemberData(nameof(Protocols))]
    public void No_message_can_be_shortened_or_prolonged_unnoticed(string id)
    {
        var run = Recorded.Run(id, Suite.Lecture);
        var isOwn = IsOwn(run);
        Recorded.ReadersRefuseShortened(run, isOwn);
        var alterations = Recorded.ShortenedOrProlonged(run).Where(a => isOwn(a.Step));
        Assert.All(Recorded.Outcomes(run, alterations), outcome => Assert.IsType<Verdict.Malformed>(Assert.IsType<ValidationResult.Refused>(outcome).Verdict));
    }

    [Theory, MemberData(nameof(Protocols))]
    public void No_message_of_another_run_can_take_the_place_of_the_same_message_unnoticed(string id)
    {
        foreach (var suite in Thoroughness.Sample(Suite.All, 1, $"suites of {id}"))
        {
            var (run, other) = (Recorded.Run(id, suite), Recorded.Run(id, suite, 8));
            Assert.All(Recorded.Outcomes(run, other.Messages.Select(m => (m.Step.Number, m.Sent))), outcome => Assert.IsType<ValidationResult.Refused>(outcome));
            Assert.All(Recorded.Outcomes(other, run.Messages.Select(m => (m.Step.Number, m.Sent))), outcome => Assert.IsType<ValidationResult.Refused>(outcome));

            var later = Recorded.Later(run);
            Assert.All(Recorded.Outcomes(run, later.Messages.Select(m => (m.Step.Number, m.Sent))), outcome => Assert.IsType<ValidationResult.Refused>(outcome));
        }
    }

    [Theory, MemberData(nameof(Protocols))]
    public void No_message_can_take_the_place_of_another_unnoticed(string id)
    {
        var run = Recorded.Run(id, Suite.Lecture);
        var swaps = from here in run.Messages from there in run.Messages where !here.Sent.AsSpan().SequenceEqual(there.Sent) select (here.Step.Number, there.Sent);
        Assert.All(Recorded.Outcomes(run, Thoroughness.Sample(swaps, 10, $"swaps of {id}")), outcome => Assert.IsType<ValidationResult.Refused>(outcome));
    }

    private static IEnumerable<(Message Message, int At)> Places(Run run) => run.Messages.SelectMany(m => Enumerable.Range(0, m.Sent.Length).Select(at => (m, at)));

    /// <summary>The lowest bit and the highest; of a sample, one of them in turn.</summary>
    private static byte[] Masks(int at) => Thoroughness.IsExhaustive ? [0x01, 0x80] : [(byte)(at % 2 == 0 ? 0x01 : 0x80)];

    /// <summary>Whether a step's message is one that a variant does not share with its parent, where it is tried already.</summary>
    private static Func<int, bool> IsOwn(Run run)
    {
        var protocol = run.Plan.Compiled.Protocol;
        var parent = protocol.Family != protocol.Id && Recorded.Protocols.Contains(protocol.Family) ? Recorded.Run(protocol.Family, Suite.Lecture).Plan.Compiled.Protocol : null;
        var own = protocol.Steps.Where(s => parent?.Steps.Any(p => p.Message.Equals(s.Message)) != true).Select(s => s.Number).ToHashSet();
        return own.Contains;
    }

    private static (int Step, byte[] Octets) Changed(Message message, int at, byte mask)
    {
        var octets = message.Sent.ToArray();
        octets[at] ^= mask;
        return (message.Step.Number, octets);
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
