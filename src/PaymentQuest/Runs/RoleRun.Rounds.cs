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

    /// <summary>The role is ready for any message again, and holds what it held. What it generates from now on belongs to another round.</summary>
    /// <param name="round">The number of the round, from 1.</param>
    public void GoOn(int round)
    {
        _next = 0;
        _undecided = null;
        _surroundings = _surroundings with { Round = round };
        _registers.Round = round;
        _carried.Clear();
        _evaluation.GoOn(_surroundings);
    }

    /// <summary>What the role holds for the second term of each pair takes the place of what it holds for the first.</summary>
    internal void Carry(Sequence<(Term To, Term From)> carried)
    {
        var values = carried.Select(c => (c.To, Value: Octets(c.From))).Where(c => c.Value is not null).ToList();
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
