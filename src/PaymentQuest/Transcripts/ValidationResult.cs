using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>What came of validating a transcript. Only <see cref="Valid"/> is an acceptance.</summary>
public abstract record ValidationResult
{
    private ValidationResult()
    {
    }

    /// <summary>The stable word for machine output.</summary>
    public string Word => this switch
    {
        Valid => "valid",
        Refused => "refused",
        Unprotected => "unprotected",
        Inconsistent => "inconsistent",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The receivers accept every message, each is what its sender sends, and everything recorded is what came of it.</summary>
    /// <param name="IsApproved">Whether the decision of the run, if it has one, was positive.</param>
    public sealed record Valid(bool IsApproved) : ValidationResult;

    /// <summary>A party does not accept the messages.</summary>
    /// <param name="Verdict">Who, at which message and check. Never <see cref="Verdict.Completed"/>.</param>
    /// <param name="IsLater">
    /// False when the recorded octets themselves were refused; true when honest parties, going on after the first altered message, came to
    /// the refusal, so that the recorded messages after it cannot have come about.
    /// </param>
    public sealed record Refused(Verdict Verdict, bool IsLater) : ValidationResult;

    /// <summary>A message is not what its sender sends, and nobody would ever notice.</summary>
    /// <param name="Step">The number of the message.</param>
    /// <param name="Field">The first part that differs, in the protocol's own names; empty for octets without form.</param>
    /// <param name="Offset">The first octet that differs, from 0.</param>
    public sealed record Unprotected(int Step, string Field, int Offset) : ValidationResult
    {
        /// <summary>In which round, from 0.</summary>
        public int Round { get; init; }
    }

    /// <summary>What is recorded is not what comes of the messages, or the messages are not those of the protocol.</summary>
    /// <param name="What">Where in the transcript, such as <c>messages[2].number</c> or <c>verdict.word</c>; both counted from 0.</param>
    /// <param name="Expected">What should stand there, or empty when nothing should.</param>
    /// <param name="Found">What stands there, or empty when nothing does.</param>
    public sealed record Inconsistent(string What, string Expected, string Found) : ValidationResult;
}

/// <summary>Where a recorded message differs from what its sender sends, given what the sender had received before.</summary>
/// <param name="Field">The part, in the protocol's own names; empty for octets without form.</param>
/// <param name="Offset">The first octet that differs, from 0.</param>
public sealed record FieldDifference(string Field, int Offset);

/// <summary>One message under validation.</summary>
/// <param name="Step">Its number.</param>
/// <param name="Differences">The parts that differ from what the sender sends; empty when none does.</param>
public sealed record StepFinding(int Step, Sequence<FieldDifference> Differences)
{
    /// <summary>In which round, from 0.</summary>
    public int Round { get; init; }
}

/// <summary>The outcome of a validation and what led to it.</summary>
/// <param name="Result">The outcome.</param>
/// <param name="Steps">The messages that were delivered, in order.</param>
/// <param name="Checks">The checks that the receivers made while the outcome came about, in order.</param>
public sealed record ValidationReport(ValidationResult Result, Sequence<StepFinding> Steps, Sequence<CheckResult> Checks);
