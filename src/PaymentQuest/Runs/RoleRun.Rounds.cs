using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Runs;

/// <summary>What a role does between one round of a protocol and the next.</summary>
public sealed partial class RoleRun
{
    private readonly HashSet<int> _carried = [];

    /// <summary>The round in which the role is, from 0.</summary>
    public int Round => _surroundings.Round;

    /// <summary>In which round a register was written, and whether the role carried its value over from the round before.</summary>
    internal (int Round, bool IsCarried) Origin(int register) => (_registers.RoundOf(register), _carried.Contains(register));

    /// <summary>The role goes on in a later round, in which it holds what it held and generates anew. What it still waited for in the one before does not come any more.</summary>
    /// <param name="round">The number of the round, from 1.</param>
    public StepOutcome GoOn(int round)
    {
        if (_surroundings.Protocol.Rounds is not { } rounds || State is RoleState.Over or RoleState.Done { IsFinal: true } || round <= Round)
        {
            return new StepOutcome.Unfit(State is RoleState.Over ? Runs.Misfit.Over : _surroundings.Protocol.Rounds is null ? Runs.Misfit.NoSuchStep : Runs.Misfit.Past);
        }

        _surroundings = _surroundings with { Round = round };
        _registers.Round = round;
        _carried.Clear();
        _evaluation.GoOn(_surroundings);
        if (_program.Decision is { } decision && decision >= _program.Known.Count)
        {
            // What was decided was decided of the round before.
            _registers[decision] = null;
        }

        var next = rounds.Beginnings.SelectMany(b => Next(b.Step - 1)).Distinct().Order().ToSequence();
        State = next.Count == 0 ? new RoleState.Done(round, IsFinal: false) : new RoleState.Waiting(round, next) { IsAtBeginning = true };
        return StepOutcome.Accepted.Value;
    }

    /// <summary>What the role has for the second term of each pair takes the place of what it holds for the first.</summary>
    internal void Carry(Sequence<(Term To, Term From, Place Place)> carried)
    {
        var held = Enumerable.Range(0, _registers.Length).Where(i => _registers[i] is not null).GroupBy(i => _program.Registers[i]).ToDictionary(g => g.Key, g => g.First());
        var reach = new Reach(held, Functions, _surroundings.Protocol.Issuing);
        var values = carried.Select(c => (c.To, Value: reach.Express(c.From) is { } from ? Evaluate(from) : null)).Where(c => c.Value is not null).ToList();
        foreach (var (to, value) in values)
        {
            for (var i = 0; i < _registers.Length; i++)
            {
                if (_program.Registers[i].Equals(to))
                {
                    _registers[i] = new Register(value!);
                    _carried.Add(i);
                }
            }
        }
    }

    /// <summary>Which guard of its own keeps the role from sending a message; null when none does. Nothing in the world changes.</summary>
    internal Verdict? Objection(int step)
    {
        foreach (var action in _program.Actions.Where(a => a.Step == step).TakeWhile(a => a is not RoleAction.Send))
        {
            if (action is RoleAction.Generate or RoleAction.Guard && Do(action, _surroundings.World) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    private CheckResult Made(CheckName check, int step, bool isPassed) => new(check, step, isPassed) { Round = _surroundings.Round };
}
