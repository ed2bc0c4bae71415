using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>Which step of which round comes next.</summary>
public sealed partial class RoleRun
{
    /// <summary>Where the role is. What does not fit to it is answered with <see cref="StepOutcome.Unfit"/>.</summary>
    public RoleState State { get; private set; }

    /// <summary>The role as it is now, at work in another world. Checks that it makes from now on are added to <paramref name="checks"/>.</summary>
    internal RoleRun CopyTo(World world, List<CheckResult> checks)
    {
        var copy = new RoleRun(_program, _surroundings.In(world), _registers.Copy(), checks) { State = State, Evidence = Evidence };
        copy._carried.UnionWith(_carried);
        return copy;
    }

    /// <summary>Whether the role waits for a message of this number, to receive it.</summary>
    public bool Awaits(int step) => Misfit(step, isSending: false) is null;

    /// <summary>Why a step cannot be handled now; null when it can.</summary>
    private Misfit? Misfit(int number, bool isSending)
    {
        if (Step(number) is not { } step)
        {
            return Runs.Misfit.NoSuchStep;
        }

        if (step.From != Role.Name && step.To != Role.Name)
        {
            return Runs.Misfit.NotItsStep;
        }

        if ((isSending ? step.From : step.To) != Role.Name)
        {
            return Runs.Misfit.OtherDirection;
        }

        return State switch
        {
            RoleState.Over => Runs.Misfit.Over,
            RoleState.Done => Runs.Misfit.Past,
            RoleState.Waiting w => w.Steps.IndexOf(number) >= 0 ? null : w.Steps[0] > number ? Runs.Misfit.Past : Runs.Misfit.TooEarly,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Step? Step(int number) => number >= 1 && number <= _surroundings.Protocol.Steps.Count ? _surroundings.Protocol.Steps[number - 1] : null;

    /// <summary>The state after a step, given what the role knows of the decision; after 0 before the first.</summary>
    private RoleState After(int step)
    {
        var next = Next(step);
        return next.Count == 0 ? new RoleState.Done(Round, IsFinal: false) : new RoleState.Waiting(Round, next) { Form = Form, IsAtBeginning = step == 0 };
    }

    /// <summary>
    /// The role's own steps that may come next. A step that takes place only after an approval is left out by who knows of a refusal, is next for who knows of the
    /// approval, and may or may not be for who knows neither. Who goes on without such a step does not send another one that would follow the same approval.
    /// </summary>
    private Sequence<int> Next(int after)
    {
        var steps = _surroundings.Protocol.Steps;
        var next = new List<int>(1);
        for (var number = after + 1; number <= steps.Count; number++)
        {
            var step = steps[number - 1];
            if ((step.From != Role.Name && step.To != Role.Name) || (step.IsApprovedOnly && (IsDeclined || (next.Count > 0 && step.From == Role.Name))))
            {
                continue;
            }

            next.Add(number);
            if (!step.IsApprovedOnly || (Decision is not null && !IsDeclined))
            {
                break;
            }
        }

        return next.ToSequence();
    }

    /// <summary>
    /// Whether nothing need come any more of what the role waits for: it took no part in this further round, or what is left takes place only after an approval of
    /// which it knows nothing.
    /// </summary>
    private bool MayRest(RoleState.Waiting waiting) =>
        (Round > 0 && waiting.IsAtBeginning) || (Decision is null && waiting.Steps.All(s => _surroundings.Protocol.Steps[s - 1].IsApprovedOnly));
}
