using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Runs;

/// <summary>Where a role is in a run: it waits for exactly what may come next, or it is over and says why, or it is done.</summary>
public abstract record RoleState
{
    private RoleState()
    {
    }

    /// <summary>The role waits for a step of a round, to send it or to receive it.</summary>
    /// <param name="Round">The round, from 0.</param>
    /// <param name="Steps">
    /// The number of the step. There are several only where the role cannot know which it will be: a round may begin in several ways, and who does not know the
    /// decision of the run cannot know whether a step that follows an approval takes place.
    /// </param>
    public sealed record Waiting(int Round, Sequence<int> Steps) : RoleState
    {
        /// <summary>In which of its two forms the last message came, while the decision that goes with it is not known; null when that is settled.</summary>
        internal UnsettledForm? Form { get; init; }

        /// <summary>Whether the role has done nothing in this round yet.</summary>
        internal bool IsAtBeginning { get; init; }
    }

    /// <summary>The role does nothing any more: it has refused a message, could not read it, or could not go on.</summary>
    /// <param name="Verdict">Why.</param>
    public sealed record Over(Verdict Verdict) : RoleState;

    /// <summary>The role has sent and accepted everything that was its part in a round.</summary>
    /// <param name="Round">The round, from 0.</param>
    /// <param name="IsFinal">Whether no round follows: the role has kept its evidence.</param>
    public sealed record Done(int Round, bool IsFinal) : RoleState;
}

/// <summary>A message that came in the form for approval or in that for refusal, when the decision is inside something that is yet to be opened.</summary>
/// <param name="Check">The form as a check.</param>
/// <param name="Step">The number of the message.</param>
/// <param name="IsDeclined">Whether it is the form for refusal.</param>
/// <param name="Message">The message.</param>
internal sealed record UnsettledForm(CheckName Check, int Step, bool IsDeclined, byte[] Message);

/// <summary>What came of one step of a role.</summary>
public abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>The role has composed its message.</summary>
    /// <param name="Octets">The message.</param>
    public sealed record Sent(byte[] Octets) : StepOutcome;

    /// <summary>The role has accepted what it received.</summary>
    public sealed record Accepted : StepOutcome
    {
        internal static readonly Accepted Value = new();
    }

    /// <summary>The role does not go on, and says so once. The world is as it was before the step.</summary>
    /// <param name="Verdict">Why.</param>
    public sealed record Ended(Verdict Verdict) : StepOutcome;

    /// <summary>A check or a guard has not held, and the protocol says how the role goes on then. The world is as it was before the step.</summary>
    /// <param name="Verdict">What has not held.</param>
    /// <param name="Step">The number of what it sends next, in a branch.</param>
    public sealed record Turned(Verdict Verdict, int Step) : StepOutcome;

    /// <summary>What was asked of the role does not fit to where it is. Nothing was checked and nothing has changed.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record Unfit(Misfit Reason) : StepOutcome;
}

/// <summary>Why something that is asked of a role does not fit to where it is.</summary>
public enum Misfit
{
    /// <summary>The protocol has no such step.</summary>
    NoSuchStep,

    /// <summary>The step is between other roles.</summary>
    NotItsStep,

    /// <summary>The role receives the message that it is to send, or sends the one that it is to receive.</summary>
    OtherDirection,

    /// <summary>The step, or the round, is behind the role: it was handled, or left out.</summary>
    Past,

    /// <summary>Another step comes first.</summary>
    TooEarly,

    /// <summary>The role has refused, or could not go on, and does nothing any more.</summary>
    Over,
}
