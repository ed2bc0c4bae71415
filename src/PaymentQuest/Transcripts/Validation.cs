using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>
/// Validates transcripts by running the receiving roles on the recorded octets. What the transcript says about checks and outcomes
/// convinces nobody: it is only compared with what the octets lead to.
/// </summary>
public sealed class Validation
{
    private readonly RunPlan _plan;
    private readonly Transcript _transcript;

    private Validation(RunPlan plan, Transcript transcript)
    {
        _plan = plan;
        _transcript = transcript;
    }

    /// <summary>Validates a transcript of a protocol.</summary>
    /// <param name="compiled">The protocol that the transcript names.</param>
    /// <param name="transcript">The transcript; anything may be in it.</param>
    /// <param name="keyring">The keyring for the transcript's suite, setting and seed when a caller has it already; null to deal one.</param>
    public static ValidationReport Validate(CompiledProtocol compiled, Transcript transcript, Keyring? keyring = null)
    {
        var report = (ValidationResult result) => new ValidationReport(result, [], []);
        if (transcript.Protocol != compiled.Protocol.Id)
        {
            return report(new ValidationResult.Inconsistent("protocol", compiled.Protocol.Id, transcript.Protocol));
        }

        if (Suite.ByName(transcript.Suite) is not { } suite)
        {
            return report(new ValidationResult.Inconsistent("suite", string.Join(", ", compiled.Protocol.Suites), transcript.Suite));
        }

        if (RecordedSetting.Fault(transcript.Setting, compiled, suite) is { } fault)
        {
            return report(fault);
        }

        var plan = new RunPlan(compiled, suite, transcript.Setting, transcript.Seed) { Number = transcript.Run, FurtherRounds = transcript.FurtherRounds };
        keyring ??= compiled.Protocol.Suites.Contains(suite.Name) ? Keyring.Deal(suite, compiled.Protocol, transcript.Setting, transcript.Seed) : null;
        return new Validation(plan with { Keyring = keyring }, transcript).Validate();
    }

    /// <summary>
    /// The run that a transcript records: every sender composes from seed, setting and what it received, and every receiver gets the
    /// recorded octets. Null when the transcript is of another protocol, suite or setting than can be run.
    /// </summary>
    public static Run? Replay(CompiledProtocol compiled, Transcript transcript) =>
        transcript.Protocol == compiled.Protocol.Id && Suite.ByName(transcript.Suite) is { } suite && RecordedSetting.Fault(transcript.Setting, compiled, suite) is null
            ? new Validation(new RunPlan(compiled, suite, transcript.Setting, transcript.Seed) { Number = transcript.Run, FurtherRounds = transcript.FurtherRounds }, transcript).Replayed()
            : null;

    private ValidationReport Validate()
    {
        if (Misplaced() is { } misplaced)
        {
            return new ValidationReport(misplaced, [], []);
        }

        var recorded = _transcript.Messages.Count;
        var replayed = Replayed();

        // Where a round begins follows from what came before it, so which messages it has is known only now.
        if (replayed.Messages.Zip(_transcript.Messages).Select((pair, i) => (pair.First, pair.Second, Index: i)).FirstOrDefault(m => (m.First.Round, m.First.Step.Number) != (m.Second.Round, m.Second.Number)) is { First: not null } stray)
        {
            return new ValidationReport(
                stray.First.Round != stray.Second.Round
                    ? Misplaced(stray.Index, ".round", Show(stray.First.Round), Show(stray.Second.Round))
                    : Misplaced(stray.Index, ".number", Show(stray.First.Step.Number), Show(stray.Second.Number)),
                [],
                []);
        }

        var steps = replayed.Messages.Take(recorded).Select(m => new StepFinding(m.Step.Number, Differences(m)) { Round = m.Round }).ToSequence();
        var report = (ValidationResult result, Run run) => new ValidationReport(result, steps, run.Checks);
        if (replayed.Verdict is not Verdict.Completed completed)
        {
            return report(new ValidationResult.Refused(replayed.Verdict, replayed.Messages.Count > recorded), replayed);
        }

        if (steps.FirstOrDefault(s => s.Differences.Count > 0) is { } altered)
        {
            var alone = Run.Execute(_plan with { Interferences = [new Interference(altered.Step, _transcript.Messages[steps.IndexOf(altered)].Octets) { Round = altered.Round }] });
            var outcome = alone.OutcomeOf(altered.Step, altered.Round);

            // What is refused later in the recorded run as well is not refused for this.
            var refusal = outcome is Verdict.Refused found && replayed.OutcomeOf(altered.Step, altered.Round) is Verdict.Refused before && found.Check == before.Check ? alone.Verdict : outcome;
            return refusal is Verdict.Completed
                ? report(new ValidationResult.Unprotected(altered.Step, altered.Differences[0].Field, altered.Differences[0].Offset) { Round = altered.Round }, replayed)
                : report(new ValidationResult.Refused(refusal, refusal == alone.Verdict), alone);
        }

        if (recorded != replayed.Messages.Count)
        {
            return report(recorded < replayed.Messages.Count ? Misplaced(recorded, "", Show(replayed.Messages[recorded].Step.Number), "") : Misplaced(replayed.Messages.Count, "", "", Show(_transcript.Messages[replayed.Messages.Count].Number)), replayed);
        }

        var disagreement = RecordedAgreement.FirstDifference(replayed, _transcript);
        return report(disagreement ?? (ValidationResult)new ValidationResult.Valid(completed.IsApproved), replayed);
    }

    private Run Replayed() => Run.Execute(_plan with
    {
        // A message that its receiver has waited for in vain is not recorded; that the branch for it was taken is.
        Lost = _plan.Compiled.Protocol.Branches
            .Where(b => b.Leaving == Leaving.Silent && _transcript.Messages.Any(m => m.Number == b.First) && !_transcript.Messages.Any(m => m.Number == b.At)).Select(b => b.At).ToSequence(),
        Interferences = _transcript.Messages.Select(m => new Interference(m.Number, m.Octets) { Round = m.Round }).ToSequence(),

        // A round has a message at least, so one more round than messages shows that some are missing, however many are said to follow.
        FurtherRounds = Math.Min(_plan.FurtherRounds, _transcript.Messages.Count),
    });

    /// <summary>Messages that are not at their place in the protocol. That messages are missing at the end shows when nobody refused before.</summary>
    private ValidationResult? Misplaced()
    {
        var (steps, isForked) = (_plan.Compiled.Protocol.Steps, _plan.Compiled.Protocol.Branches.Count > 0);
        var before = 0;
        for (var i = 0; i < _transcript.Messages.Count; i++)
        {
            var message = _transcript.Messages[i];
            if (message.Round == 0 ? before == steps.Count : message.Number < 1 || message.Number > steps.Count)
            {
                return Misplaced(i, "", "", Show(message.Number));
            }

            // Only steps that follow an approval may be left out, and steps of other paths; whether they were is known when the messages are replayed.
            if (message.Round == 0 && (message.Number <= before || message.Number > steps.Count || (!isForked && steps.Skip(before).Take(message.Number - before - 1).Any(s => !s.IsApprovedOnly))))
            {
                return Misplaced(i, ".number", Show(before + 1), Show(message.Number));
            }

            before = message.Round == 0 ? message.Number : before;
            var step = steps[message.Number - 1];
            if (message.Name != step.Name)
            {
                return Misplaced(i, ".name", step.Name, message.Name);
            }

            if (message.From != step.From || message.To != step.To)
            {
                return Misplaced(i, message.From != step.From ? ".from" : ".to", message.From != step.From ? step.From : step.To, message.From != step.From ? message.From : message.To);
            }
        }

        return null;
    }

    private static ValidationResult.Inconsistent Misplaced(int index, string key, string expected, string found) => new($"messages[{Show(index)}]{key}", expected, found);

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The parts of a delivered message that are not what was sent. Where framing differs, the whole rest is one part.</summary>
    private Sequence<FieldDifference> Differences(Message message)
    {
        var (sent, delivered) = (message.Sent, message.Delivered);
        if (sent.AsSpan().SequenceEqual(delivered))
        {
            return [];
        }

        var vocabulary = _plan.Compiled.Protocol.Vocabulary;
        var expected = MessageField.Of(message.Step, sent);
        var found = MessageField.Of(message.Step, delivered);
        var differences = new List<FieldDifference>();
        if (expected.Select(f => f.Term).SequenceEqual(found.Select(f => f.Term)))
        {
            foreach (var (e, f) in expected.Zip(found))
            {
                var before = sent.AsSpan(e.Offset, e.Length);
                var after = delivered.AsSpan(f.Offset, f.Length);
                if (!before.SequenceEqual(after))
                {
                    differences.Add(new FieldDifference(f.Term is null ? "" : vocabulary.Label(f.Term), f.Offset + before.CommonPrefixLength(after)));
                }
            }
        }

        return differences.Count > 0 ? differences.ToSequence() : [new FieldDifference("", sent.AsSpan().CommonPrefixLength(delivered))];
    }
}
