using PaymentQuest.Protocols;
using PaymentQuest.Roles;

namespace PaymentQuest.Analysis;

/// <summary>Where roles go on in one of several ways, each is tried: why a check does not hold, octets judge.</summary>
internal sealed partial class SymbolicExecution
{
    /// <summary>The branches in which an actor may go on instead of with its next action.</summary>
    private static List<Fork> Forks(Actor actor, int from, int at) => actor.Program.Forks.Count == 0
        ? []
        : actor.Program.Forks.Where(f => f.From == at && (at == from || (f.IsOwn && f.Branch.Leaving != Leaving.Silent))).ToList();

    private IEnumerable<bool> OnPaths(Actor actor, int from, int at, List<Fork> forks)
    {
        if (actor.Program.Actions[at] is not RoleAction.Keep || from < at)
        {
            branch.Then(() => Execute(actor, from, at, isOnPath: true));
            yield return true;
        }

        foreach (var fork in forks)
        {
            var (left, step) = (actor.Left, fork.Branch.At);
            var passed = initial.Protocol.Steps[step - 1].From == actor.Role && fork.Branch.Leaving != Leaving.Instead ? step : step - 1;
            for (var number = initial.Protocol.Flow.FirstOf(step); number <= passed; number++)
            {
                actor.Left |= Actor.Bit(number);
            }

            trail.Note(() => actor.Left = left);
            if (fork is { IsOwn: true, Branch.Leaving: Leaving.Silent })
            {
                order.Current.IsLapse = true;
            }

            // What arrives at the beginning of an event is the message of the branch; whoever has received one already waits for it.
            branch.Then(() => Execute(actor, at == from && !fork.IsOwn ? fork.To : -1, fork.To));
            yield return true;
        }
    }
}
