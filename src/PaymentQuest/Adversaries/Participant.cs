using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Adversaries;

/// <summary>An honest party at work in one of several runs that go on at the same time.</summary>
public sealed class Participant
{
    private readonly Sequence<Step> _steps;
    private readonly Flow _flow;
    private DateTimeOffset _since;

    internal Participant(Protocol protocol, RoleProgram program, Casting casting, RoleRun run)
    {
        Program = program;
        Casting = casting;
        Run = run;
        (_steps, _flow) = (protocol.Steps, protocol.Flow);
    }

    /// <summary>The role's program.</summary>
    public RoleProgram Program { get; }

    /// <summary>The role's name.</summary>
    public string Role => Program.Role.Name;

    /// <summary>Whom it deals with.</summary>
    public Casting Casting { get; }

    /// <summary>The role at work.</summary>
    public RoleRun Run { get; }

    /// <summary>Numbers of the messages that it has sent or accepted.</summary>
    public List<int> Passed { get; } = [];

    /// <summary>Why it stopped; null while it goes on.</summary>
    public Verdict? Verdict => (Run.State as RoleState.Over)?.Verdict;

    /// <summary>Why it did not take the last message that arrived, when it goes on with an answer; else null.</summary>
    public Verdict? TurnedDown { get; private set; }

    /// <summary>The message that it waits for, on the path on which it is; null when it waits for none.</summary>
    public Step? Awaits => Next is { } step && step.To == Role ? step : null;

    /// <summary>How many seconds it still waits before it goes on without what it waits for; null when it waits for ever.</summary>
    internal long? Patience => Run.Patience is { } seconds ? Math.Max(0, seconds - (long)(Run.World.Clock - _since).TotalSeconds) : null;

    private Step? Next => Run.State is RoleState.Waiting w ? _steps[w.Steps[0] - 1] : null;

    /// <summary>Sends what it can send without receiving anything.</summary>
    internal IEnumerable<(Step Step, byte[] Octets)> Send()
    {
        _since = Run.World.Clock;
        while (Next is { } step && step.From == Role)
        {
            switch (Run.Send(step.Number))
            {
                case StepOutcome.Sent(var octets):
                    Passed.Add(step.Number);
                    yield return (step, octets);
                    break;
                case StepOutcome.Turned:
                    break;
                default:
                    yield break;
            }
        }
    }

    /// <summary>Whether it waits for a message, on the path on which it is or at the beginning of a branch.</summary>
    /// <param name="step">The number of the message.</param>
    internal bool MayTake(int step) => Run.State is RoleState.Waiting waiting && waiting.Steps.IndexOf(step) >= 0 && _steps[step - 1].To == Role
        && (step == waiting.Steps[0] || _flow.BranchOf(step) != _flow.BranchOf(waiting.Steps[0]));

    /// <summary>The messages that it may take next: that of the path on which it is, and the first of branches.</summary>
    internal IEnumerable<Step> MayAwait => Run.State is RoleState.Waiting waiting ? waiting.Steps.Where(MayTake).Select(s => _steps[s - 1]) : [];

    /// <summary>Whether all checks of a message hold of these octets.</summary>
    /// <param name="step">The number of the message.</param>
    /// <param name="octets">What arrives.</param>
    internal bool WouldAccept(int step, byte[] octets) => Run.CopyTo(Run.World.Copy(), []).Receive(step, octets) is StepOutcome.Accepted;

    /// <summary>Takes in a message, for the first of those that it may be. False when it expects none, or refuses this one and has no answer.</summary>
    internal bool Receive(byte[] octets)
    {
        if (Run.State is not RoleState.Waiting waiting || waiting.Steps.Where(MayTake).ToList() is not [var first, .. var others])
        {
            return false;
        }

        var step = others.Count == 0 ? first : others.Prepend(first).FirstOrDefault(s => WouldAccept(s, octets), first);
        var outcome = Run.Receive(step, octets);
        TurnedDown = (outcome as StepOutcome.Turned)?.Verdict;
        if (outcome is StepOutcome.Accepted)
        {
            Passed.Add(step);
        }

        return outcome is StepOutcome.Accepted or StepOutcome.Turned;
    }

    /// <summary>It has waited in vain, and goes on without what it waited for; false when it does not.</summary>
    internal bool Lapse() => Run.Lapse() is not null;
}
