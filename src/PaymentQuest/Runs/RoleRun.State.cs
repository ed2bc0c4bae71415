using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>Which step of which round comes next.</summary>
public sealed partial class RoleRun
{
    private readonly Flow _flow;

    /// <summary>The number of the step that the role handled last, or with which it goes on in a branch; 0 before the first.</summary>
    private int _last;

    /// <summary>Where the role is. What does not fit to it is answered with <see cref="StepOutcome.Unfit"/>.</summary>
    public RoleState State { get; private set; }

    /// <summary>The role as it is now, at work in another world. Checks that it makes from now on are added to <paramref name="checks"/>.</summary>
    internal RoleRun CopyTo(World world, List<CheckResult> checks)
    {
        var copy = new RoleRun(_program, _surroundings.In(world), _registers.Copy(), checks) { State = State, Evidence = Evidence, _last = _last };
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
        var (next, passed) = (new List<int>(1), new HashSet<string?>());
        bool IsLeftOut(Step step) => step.IsApprovedOnly && (IsDeclined || (next.Count > 0 && step.From == Role.Name));
        IEnumerable<int> following = after < _flow.LastOf(after) ? _flow.Next(Role.Name, after + 1, IsLeftOut) : [];
        foreach (var number in following.Concat(after == 0 ? [] : _flow.Answers(Role.Name, after, IsLeftOut)))
        {
            // Who knows of the approval waits for what follows it.
            if (passed.Contains(_flow.BranchOf(number)?.Name))
            {
                continue;
            }

            next.Add(number);
            if (_surroundings.Protocol.Steps[number - 1].IsApprovedOnly && Decision is not null && !IsDeclined)
            {
                passed.Add(_flow.BranchOf(number)?.Name);
            }
        }

        return next.ToSequence();
    }

    /// <summary>The role goes on in a branch that leaves at a step, where there is one.</summary>
    /// <param name="step">The number of the step.</param>
    /// <param name="leaving">Why it does.</param>
    /// <returns>The number of what it sends next; null when there is no such branch.</returns>
    private int? Turn(int step, Leaving leaving)
    {
        // Who does not send the first message of one branch either may send that of the next.
        var (at, after) = leaving == Leaving.Instead && _flow.BranchOf(step) is { Leaving: Leaving.Instead } tried && tried.First == step && !_flow.LeavingAt(step).Any() ? (tried.At, tried.First) : (step, 0);
        if (_flow.LeavingAt(at).FirstOrDefault(b => b.Leaving == leaving && b.First > after) is not { } branch)
        {
            return null;
        }

        _last = branch.First;
        State = new RoleState.Waiting(Round, [branch.First]);
        return branch.First;
    }

    /// <summary>The role has waited in vain for as long as it waits, and goes on in the branch for that. Null when it waits for nothing that has one.</summary>
    /// <returns>The number of what it sends next.</returns>
    public int? Lapse() => State is RoleState.Waiting waiting
        ? waiting.Steps.Where(s => Step(s)!.To == Role.Name).Select(s => Turn(s, Leaving.Silent)).FirstOrDefault(t => t is not null)
        : null;

    /// <summary>How many seconds the role waits for what it waits for; null when it waits for ever.</summary>
    public long? Patience => State is RoleState.Waiting waiting
        ? waiting.Steps.Where(s => Step(s)!.To == Role.Name).SelectMany(_flow.LeavingAt).FirstOrDefault(b => b.Leaving == Leaving.Silent)?.Seconds
        : null;

    /// <summary>Whether the role has nothing left to do on the path on which it is.</summary>
    internal bool IsAtEnd => State is RoleState.Done || (State is RoleState.Waiting waiting && MayRest(waiting));

    /// <summary>
    /// Whether nothing need come any more of what the role waits for: it took no part in this further round, or what is left takes place only after an approval of
    /// which it knows nothing, or in a branch that it would have to hear of.
    /// </summary>
    private bool MayRest(RoleState.Waiting waiting) =>
        (Round > 0 && waiting.IsAtBeginning) || waiting.Steps.All(s => _flow.FirstOf(s) != _flow.FirstOf(_last)) || (Decision is null && waiting.Steps.All(s => _surroundings.Protocol.Steps[s - 1].IsApprovedOnly));
}
