using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Adversaries;

/// <summary>An honest party at work in one of several runs that go on at the same time.</summary>
public sealed class Participant
{
    private readonly Sequence<Step> _steps;

    internal Participant(Protocol protocol, RoleProgram program, Casting casting, RoleRun run)
    {
        Program = program;
        Casting = casting;
        Run = run;
        _steps = protocol.Steps;
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

    /// <summary>The message that it waits for; null when it waits for none.</summary>
    public Step? Awaits => Next is { } step && step.To == Role ? step : null;

    private Step? Next => Run.State is RoleState.Waiting w ? _steps[w.Steps[0] - 1] : null;

    /// <summary>Sends what it can send without receiving anything.</summary>
    internal IEnumerable<(Step Step, byte[] Octets)> Send()
    {
        while (Next is { } step && step.From == Role)
        {
            if (Run.Send(step.Number) is not StepOutcome.Sent(var octets))
            {
                yield break;
            }

            Passed.Add(step.Number);
            yield return (step, octets);
        }
    }

    /// <summary>Takes in a message; false when it expects none or refuses this one.</summary>
    internal bool Receive(byte[] octets)
    {
        if (Awaits is not { } step || Run.Receive(step.Number, octets) is not StepOutcome.Accepted)
        {
            return false;
        }

        Passed.Add(step.Number);
        return true;
    }
}
