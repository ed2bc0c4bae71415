using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;

namespace PaymentQuest.Adversaries;

/// <summary>An honest party at work in one of several runs that go on at the same time.</summary>
public sealed class Participant
{
    private readonly List<Step> _steps;
    private int _next;

    internal Participant(Protocol protocol, RoleProgram program, Casting casting, RoleRun run)
    {
        Program = program;
        Casting = casting;
        Run = run;
        _steps = protocol.Steps.Where(s => s.From == Role || s.To == Role).ToList();
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
    public Verdict? Verdict { get; private set; }

    /// <summary>The message that it waits for; null when it waits for none.</summary>
    public Step? Awaits => Verdict is null && _next < _steps.Count && _steps[_next].To == Role ? _steps[_next] : null;

    /// <summary>Sends what it can send without receiving anything.</summary>
    internal IEnumerable<(Step Step, byte[] Octets)> Send()
    {
        for (; Verdict is null && _next < _steps.Count && _steps[_next] is var step && (step.From == Role || IsLeftOut(step)); _next++)
        {
            if (IsLeftOut(step))
            {
                continue;
            }

            var sent = Run.Send(step.Number);
            Verdict = sent.Verdict;
            if (sent.Octets is { } octets)
            {
                Passed.Add(step.Number);
                yield return (step, octets);
            }
        }
    }

    /// <summary>Takes in a message; false when it expects none or refuses this one.</summary>
    internal bool Receive(byte[] octets)
    {
        if (Verdict is not null || _next >= _steps.Count)
        {
            return false;
        }

        var step = _steps[_next++];
        Verdict = Run.Receive(step.Number, octets).Verdict;
        if (Verdict is null)
        {
            Passed.Add(step.Number);
        }

        return Verdict is null;
    }

    private bool IsLeftOut(Step step) => step.IsApprovedOnly && Run.IsDeclined;
}
