using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>What a role does where the protocol can go on in several ways.</summary>
internal sealed partial class RoleCompiler
{
    private readonly List<Fork> _forks = [];
    private readonly Dictionary<Branch, Left> _left = [];

    /// <summary>What is held only because a message that was refused had it. Nothing of it has been checked, so what brings it again is checked as if it came for the first time.</summary>
    private readonly HashSet<Term> _refused = [];

    /// <summary>What a role does on a path, from one of its steps to its last.</summary>
    private void Follow(int first)
    {
        var last = _protocol.Flow.LastOf(first);
        for (var number = first; number <= last; number++)
        {
            var step = _step = _protocol.Steps[number - 1];
            var (sends, receives) = (step.From == _role.Name, step.To == _role.Name);
            Leave(step, Leaving.Instead);
            foreach (var leaving in sends ? [] : receives ? [Leaving.Silent] : (Leaving[])[Leaving.Silent, Leaving.Refused])
            {
                Leave(step, leaving);
            }

            if (sends)
            {
                Send(step);
                Leave(step, Leaving.Silent);
                Leave(step, Leaving.Refused);
            }
            else if (receives)
            {
                Receive(step);
            }
        }

        Keep(last);
        _forgotten.AddRange(_open);
        _decided ??= _decision;
    }

    /// <summary>Keeps what the role has where it may leave the path.</summary>
    /// <param name="step">The step at which it does.</param>
    /// <param name="leaving">Why.</param>
    /// <param name="received">What a message that it refuses has brought: it can say in its answer what it refuses.</param>
    private void Leave(Step step, Leaving leaving, IEnumerable<Occurrence>? received = null)
    {
        foreach (var branch in _protocol.Flow.LeavingAt(step.Number).Where(b => b.Leaving == leaving))
        {
            _left.Add(branch, new Left(_actions.Count, new Dictionary<Term, int>(_held), received?.ToList() ?? [], [.. _approvedOnly], [.. _verified], new Dictionary<string, int>(_revocationLists), [.. _open], [.. _refused], _decision));
        }
    }

    /// <summary>The role is again where it left for a branch; false when it takes no part in that.</summary>
    private bool Resume(Branch branch)
    {
        if (!_left.TryGetValue(branch, out var left) || !_protocol.Flow.Next(_role.Name, branch.First, _ => false).Any())
        {
            return false;
        }

        _held.Clear();
        foreach (var (term, register) in left.Held)
        {
            _held.Add(term, register);
        }

        (_approvedOnly, _verified, _revocationLists, _decision) = (left.ApprovedOnly, left.Verified, left.RevocationLists, left.Decision);
        _open.Clear();
        _open.AddRange(left.Open);
        _refused.Clear();
        _refused.UnionWith(left.Refused);
        var isOwn = _protocol.Steps[branch.First - 1].From == _role.Name;
        if (!isOwn && left.At < _actions.Count && _actions[left.At] is not (RoleAction.Receive or RoleAction.Keep))
        {
            var next = _protocol.Steps[_actions[left.At].Step - 1];
            _diagnostics.Error("PQ0291", branch.Place, $"{_role.Name} takes part in {branch.Name}, but sends {next.Number} {next.Name} before it can know of it", "let a message tell it first, or leave it out of the branch");
        }

        _forks.Add(new Fork(left.At, _actions.Count, branch, isOwn));
        _step = _protocol.Steps[branch.First - 1];
        LookInto(left.Received);
        return true;
    }

    /// <summary>What a refused message has brought is the role's to speak of, as far as it can be opened, and is compared with nothing.</summary>
    private void LookInto(List<Occurrence> received)
    {
        received.ForEach(HoldRefused);
        while (received.FindIndex(o => Constructor.OpenerOf(o.Term) is { } opener && Express(opener) is not null) is >= 0 and var closed)
        {
            var occurrence = received[closed];
            received.RemoveAt(closed);
            Open(occurrence, Express(Constructor.OpenerOf(occurrence.Term)!)!, Constructor.ContentOf(occurrence.Term), content =>
            {
                HoldRefused(content);
                received.Add(content);
            });
        }
    }

    private void HoldRefused(Occurrence occurrence)
    {
        if (_held.TryAdd(occurrence.Term, occurrence.Register) && !IsSettledByHolding(occurrence.Term))
        {
            _refused.Add(occurrence.Term);
        }
    }

    /// <summary>Where a role was when it left a path, and what it had.</summary>
    private sealed record Left(int At, Dictionary<Term, int> Held, List<Occurrence> Received, HashSet<int> ApprovedOnly, HashSet<string> Verified, Dictionary<string, int> RevocationLists, List<Occurrence> Open, HashSet<Term> Refused, int? Decision);
}
