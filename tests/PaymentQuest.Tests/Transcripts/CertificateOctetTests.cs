using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Transcripts;

/// <summary>No octet of a certificate or a revocation list changes on its way without a check that is named after it.</summary>
public sealed class CertificateOctetTests
{
    /// <summary>Of the others that travel, one octet in so many.</summary>
    private const int Sampled = 17;

    public static TheoryData<string> Suites => [.. Suite.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Suites))]
    public void The_check_that_refuses_a_changed_octet_is_named_after_what_was_changed(string suite)
    {
        var run = Recorded.Run("set", Suite.ByName(suite)!);
        var vocabulary = run.Plan.Compiled.Protocol.Vocabulary;
        var transcript = Transcript.Of(run);
        var changes = from message in run.Messages
                      from field in MessageField.Of(message.Step, message.Sent)
                      where field.Term is Term.Certificate or Term.RevocationList
                      let label = vocabulary.Label(field.Term!)
                      let isWhole = message.Step.Number == 2 && label is "CERT_M" or "CRL_MCA"
                      from at in Enumerable.Range(0, field.Length).Where(at => isWhole || at % Sampled == message.Step.Number)
                      select (Message: message, Label: label, At: field.Offset + at);
        var all = changes.GroupBy(c => (c.Message.Step.Number, c.Label)).SelectMany(g => Thoroughness.Sample(g, 3, $"{g.Key}")).ToList();
        Assert.True(all.Select(c => (c.Message.Step.Number, c.Label)).Distinct().Count() > 15);
        var outcomes = all.Select(change =>
        {
            var octets = change.Message.Sent.ToArray();
            octets[change.At] ^= (byte)(1 << (change.At % 8));
            return (change.Message.Step.Number, change.Label, change.At, Result: run.Validate(transcript.With(change.Message.Step.Number, octets)));
        }).ToList();
        Assert.All(outcomes, outcome => Assert.True(IsNamed(outcome.Result, outcome.Label), $"{outcome.Number} {outcome.Label} at {outcome.At}: {Recorded.Line(outcome.Result)}"));
    }

    /// <summary>Octets whose tag or length changed do not fit into the message; then it is the message that has no form.</summary>
    private static bool IsNamed(ValidationResult result, string label) => result is ValidationResult.Refused
    {
        Verdict: Verdict.Refused { Check: var check }
    }
        ? check.Label == label || check.Label == $"H({label})" || check.Label.StartsWith(label + ":", StringComparison.Ordinal)
        : result is ValidationResult.Refused { Verdict: Verdict.Malformed { Check.Label: "form" } };
}
