using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Tests.Transcripts;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Wire.Set;

/// <summary>What happens to every changed octet of SET's messages.</summary>
public sealed class SetAlterationTests
{
    private static readonly Run Honest = Recorded.Run("set-1.0", Suite.Lecture);

    // Every octet is tried under the lecture's suite, where a run is quick. The other bit, and the longer keys of the other suite, are tried at
    // every 17th octet of a message: no nonce, digest, signature or ciphertext is that short, so that each of them is met.
    private const int Stride = 17;

    /// <summary>So many octets are a sample.</summary>
    private const int Sampled = 120;

    [Theory]
    [InlineData("lecture", 0x01, 1)]
    [InlineData("lecture", 0x80, Stride)]
    [InlineData("modern", 0x01, Stride)]
    public void Every_changed_octet_is_refused_but_those_that_nothing_protects(string suite, byte mask, int stride)
    {
        var honest = Recorded.Run("set-1.0", Suite.ByName(suite)!);
        var all = (from message in honest.Messages from at in Enumerable.Range(0, message.Sent.Length) where at % stride == 0 select (Message: message, At: at)).ToList();
        var tried = Thoroughness.Sample(all, Sampled, $"octets of set-1.0 {suite} {mask}");
        var outcomes = Recorded.Outcomes(honest, tried.Select(t => Changed(t.Message, t.At, mask)));
        Recorded.ApproveUnprotected(
            $"unprotected-set-1.0-{suite}-{mask:x2}",
            count => $"octets that can be changed unnoticed: {count} of {outcomes.Length} tried, of {honest.Messages.Sum(m => m.Sent.Length)}",
            outcomes,
            tried.Select(t => (t.Message.Step.Number, t.At)));

        // A header is signed by nobody: its date is only looked at, its software identifier believed. All else has to be refused.
        Assert.All(outcomes.OfType<ValidationResult.Unprotected>(), u => Assert.Matches("^(DATE_[123]|SWIDENT_M)$", u.Field));
        Assert.All(outcomes.Where(o => o is not ValidationResult.Unprotected), o => Assert.NotNull(Refusal(o)));
    }

    [Fact]
    public void No_message_can_be_shortened_or_prolonged_unnoticed()
    {
        Recorded.ReadersRefuseShortened(Honest, _ => true);
        Assert.All(Recorded.Outcomes(Honest, Recorded.ShortenedOrProlonged(Honest)), o => Assert.IsType<Verdict.Malformed>(Assert.IsType<ValidationResult.Refused>(o).Verdict));
    }

    [Fact]
    public void No_message_of_another_run_or_another_step_can_take_a_message_s_place_unnoticed()
    {
        var (other, later) = (Recorded.Run("set-1.0", Suite.Lecture, 8), Recorded.Later(Honest));
        var swaps = from here in Honest.Messages
                    from there in Honest.Messages.Concat(other.Messages).Concat(later.Messages)
                    where !here.Sent.AsSpan().SequenceEqual(there.Sent)
                    select (here.Step.Number, there.Sent);
        Assert.All(Recorded.Outcomes(Honest, swaps), o => Assert.IsType<ValidationResult.Refused>(o));
    }

    [Fact]
    public void Random_octets_throw_nothing()
    {
        var random = new SeededRandom(5, "adversary");
        var alterations = Enumerable.Range(0, Thoroughness.Times(exhaustive: 400, sampled: 60)).Select(_ =>
        {
            var message = Honest.Messages[random.Below(Honest.Messages.Count)];
            var octets = message.Sent.ToArray();
            for (var i = random.Below(6); i >= 0; i--)
            {
                octets[random.Below(octets.Length)] = random.Octets(1)[0];
            }

            return (message.Step.Number, random.Below(4) == 0 ? random.Octets(random.Below(300)) : octets);
        });
        Assert.All(Recorded.Outcomes(Honest, alterations), o => Assert.True(o is ValidationResult.Refused or ValidationResult.Unprotected { Field: "DATE_1" or "DATE_2" or "DATE_3" or "SWIDENT_M" } or ValidationResult.Valid, $"{o}"));
    }

    private static (int Step, byte[] Octets) Changed(Message message, int at, byte mask)
    {
        var octets = message.Sent.ToArray();
        octets[at] ^= mask;
        return (message.Step.Number, octets);
    }

    /// <summary>Who refuses at which step, and the check that says so; null when nobody does by a check.</summary>
    private static (string Role, int Step, string Check)? Refusal(ValidationResult outcome) => outcome switch
    {
        ValidationResult.Refused { Verdict: Verdict.Refused v } => (v.Role, v.Step, v.Check.ToString()),
        ValidationResult.Refused { Verdict: Verdict.Malformed v } => (v.Role, v.Step, v.Check.ToString()),
        _ => null,
    };
}
