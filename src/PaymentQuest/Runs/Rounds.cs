using PaymentQuest.Protocols;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>Delivers the messages of a run: of the first round all, of each further one those from where it begins.</summary>
internal sealed class Rounds
{
    private readonly RunPlan _plan;
    private readonly IReadOnlyDictionary<string, RoleRun> _roles;
    private readonly List<Message> _messages;
    private readonly Dictionary<(int Round, int Step), byte[]> _interferences = [];

    private Rounds(RunPlan plan, IReadOnlyDictionary<string, RoleRun> roles, List<Message> messages)
    {
        (_plan, _roles, _messages) = (plan, roles, messages);
        foreach (var interference in plan.Interferences)
        {
            _interferences[(interference.Round, interference.Step)] = interference.Octets;
        }
    }

    /// <summary>Carries out a plan with roles that have started.</summary>
    /// <returns>How it ended.</returns>
    public static Verdict Execute(RunPlan plan, World world, IReadOnlyDictionary<string, RoleRun> roles, List<Message> messages)
    {
        var rounds = new Rounds(plan, roles, messages);
        var verdict = rounds.Deliver(0, 1);
        for (var round = 1; round <= plan.FurtherRounds && verdict is Verdict.Completed && plan.Compiled.Protocol.Rounds is { } further; round++)
        {
            if (!world.Pass(further.Seconds))
            {
                return new Verdict.Incompatible($"no run goes on until the year {Setting.LatestClock.Year}") { Round = round };
            }

            foreach (var role in roles.Values)
            {
                role.GoOn(round);
            }

            verdict = rounds.Next(round) with { Round = round };
        }

        return verdict;
    }

    /// <summary>A round begins with the first message whose sender has no objection; if all have, it is the last one's that counts.</summary>
    private Verdict Next(int round)
    {
        Verdict? objection = null;
        foreach (var beginning in _plan.Compiled.Protocol.Rounds!.Beginnings)
        {
            var sender = _roles[_plan.Compiled.Protocol.Steps[beginning.Step - 1].From];
            _roles[beginning.Carrier].Carry(beginning.Carried);
            objection = sender.Objection(beginning.Step);
            if (objection is null)
            {
                return Deliver(round, beginning.Step);
            }
        }

        return objection ?? new Verdict.Incompatible("no round can begin");
    }

    private Verdict Deliver(int round, int first)
    {
        foreach (var step in _plan.Compiled.Protocol.Steps.Take(_plan.StopAfter ?? int.MaxValue).Skip(first - 1))
        {
            if (step.IsApprovedOnly && _roles[step.From].IsDeclined)
            {
                continue;
            }

            var sent = _roles[step.From].Send(step.Number);
            if (sent.Octets is not { } octets)
            {
                // Whoever sent something else than the protocol says may lack what a later message takes.
                return sent.Verdict ?? new Verdict.Stalled(step.From, step.Number, $"{step.From} lacks what {step.Name} takes");
            }

            _plan.Witness?.Passed(_roles[step.From], step.Number);
            var delivered = _interferences.GetValueOrDefault((round, step.Number), octets);
            _messages.Add(new Message(step, octets, delivered) { Round = round });
            if (_roles[step.To].Receive(step.Number, delivered).Verdict is { } verdict)
            {
                return verdict;
            }

            _plan.Witness?.Passed(_roles[step.To], step.Number);
        }

        return new Verdict.Completed(!_roles.Values.Any(r => r.IsDeclined));
    }
}
