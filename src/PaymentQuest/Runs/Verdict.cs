using PaymentQuest.Roles;

namespace PaymentQuest.Runs;

/// <summary>How a run ended. Everything an adversary, a player or a file can cause is one of these values; nothing throws.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The round in which it came about, from 0.</summary>
    public int Round { get; init; }

    /// <summary>The stable word for machine output.</summary>
    public string Word => this switch
    {
        Completed { IsApproved: true } => "completed",
        Completed => "declined",
        Refused => "refused",
        Malformed => "malformed",
        Incompatible => "incompatible",
        Stalled => "stalled",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Every message was accepted.</summary>
    /// <param name="IsApproved">Whether the decision of the run, if it has one, was positive.</param>
    public sealed record Completed(bool IsApproved) : Verdict;

    /// <summary>A party refused a message at a check.</summary>
    /// <param name="Role">Who refused.</param>
    /// <param name="Step">The number of the message.</param>
    /// <param name="Check">The check that failed.</param>
    /// <param name="Reason">A stable word for the way it failed: <c>differs</c>, <c>signature</c>, <c>opening</c>, <c>replay</c>, <c>expired</c> …</param>
    /// <param name="Expected">The octets that would have passed, or null where there are none.</param>
    /// <param name="Found">The octets that were found, or null.</param>
    public sealed record Refused(string Role, int Step, CheckName Check, string Reason, byte[]? Expected, byte[]? Found) : Verdict;

    /// <summary>Octets do not have the form of the message.</summary>
    /// <param name="Role">Who could not read them.</param>
    /// <param name="Step">The number of the message.</param>
    /// <param name="Check">The step's form as a check: label <c>form</c>.</param>
    /// <param name="Offset">The first octet that does not fit, from 0.</param>
    /// <param name="Expected">What should stand there, in the notation.</param>
    public sealed record Malformed(string Role, int Step, CheckName Check, int Offset, string Expected) : Verdict
    {
        /// <summary>The word for what is wrong, of a message that is text: <c>repeated</c>, <c>not_canonical</c>; else null.</summary>
        public string? Fault { get; init; }
    }

    /// <summary>The parties have no common ground, such as a suite that the protocol does not run under.</summary>
    /// <param name="Reason">What keeps the run from going on.</param>
    public sealed record Incompatible(Hindrance Reason) : Verdict;

    /// <summary>A party could not go on: a value does not fit, a fact is not on record, an account cannot bear an effect.</summary>
    /// <param name="Role">Who.</param>
    /// <param name="Step">At which message.</param>
    /// <param name="Reason">What keeps it from going on.</param>
    public sealed record Stalled(string Role, int Step, Hindrance Reason) : Verdict;
}

/// <summary>A check that was made.</summary>
/// <param name="Name">Which.</param>
/// <param name="Step">The number of the message.</param>
/// <param name="IsPassed">Whether it held.</param>
public readonly record struct CheckResult(CheckName Name, int Step, bool IsPassed)
{
    /// <summary>In which round, from 0.</summary>
    public int Round { get; init; }
}
