using PaymentQuest.Protocols;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>Delivers the messages of a run: of the first round all, of each further one those from where it begins.</summary>
internal sealed class Rounds
{
    private readonly RunPlan _plan;
    private readonly World _world;
    private readonly IReadOnlyDictionary<string, RoleRun> _roles;
    private readonly List<Message> _messages;
    private readonly Dictionary<(int Round, int Step), byte[]> _interferences = [];

    private Rounds(RunPlan plan, World world, IReadOnlyDictionary<string, RoleRun> roles, List<Message> messages)
    {
        (_plan, _world, _roles, _messages) = (plan, world, roles, messages);
        foreach (var interference in plan.Interferences)
        {
            _interferences[(interference.Round, interference.Step)] = interference.Octets;
        }
    }

    /// <summary>Carries out a plan with roles that have started, from a step of the first round on.</summary>
    /// <returns>How it ended.</returns>
    public static Verdict Execute(RunPlan plan, World world, IReadOnlyDictionary<string, RoleRun> roles, List<Message> messages, int first)
    {
        var rounds = new Rounds(plan, world, roles, messages);
        var verdict = rounds.Deliver(0, first);
        for (var round = 1; round <= plan.FurtherRounds && verdict is Verdict.Completed && plan.Compiled.Protocol.Rounds is { } further; round++)
        {
            if (!world.Pass(further.Seconds))
            {
                return new Verdict.Incompatible(new Hindrance.TooLate(Setting.LatestClock.Year)) { Round = round };
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

        return objection ?? new Verdict.Incompatible(new Hindrance.NoBeginning());
    }

    private Verdict Deliver(int round, int first)
    {
        var protocol = _plan.Compiled.Protocol;
        for (int? number = first; number is { } at && at <= (_plan.StopAfter ?? int.MaxValue);)
        {
            var step = protocol.Steps[at - 1];
            var (sender, receiver) = (_roles[step.From], _roles[step.To]);
            var sent = sender.Send(at);
            if (sent is StepOutcome.Turned instead)
            {
                number = instead.Step;
                continue;
            }

            number = protocol.Flow.After(at);
            if (step.IsApprovedOnly && sent is StepOutcome.Unfit)
            {
                continue;
            }

            if (sent is not StepOutcome.Sent(var octets))
            {
                return Ending(sent, step.From, step);
            }

            _plan.Witness?.Passed(sender, at);
            if (_plan.Lost.Contains(at))
            {
                if (receiver.Patience is not { } seconds || !_world.Pass(seconds) || receiver.Lapse() is not { } next)
                {
                    return new Verdict.Stalled(step.To, at, new Hindrance.NotArrived(step.Name));
                }

                number = next;
                continue;
            }

            var delivered = _interferences.GetValueOrDefault((round, at), octets);
            var received = receiver.Receive(at, delivered);
            _messages.Add(new Message(step, octets, delivered) { Round = round, Said = receiver.Said(step, delivered), TurnedDown = (received as StepOutcome.Turned)?.Verdict });
            if (received is StepOutcome.Turned(_, var answer))
            {
                number = answer;
                continue;
            }

            if (received is not StepOutcome.Accepted)
            {
                return Ending(received, step.To, step);
            }

            _plan.Witness?.Passed(receiver, at);
        }

        return new Verdict.Completed(!_roles.Values.Any(r => r.IsDeclined));
    }

    /// <summary>A role that is elsewhere than the message ends the run as well: what it waits for will not come.</summary>
    private static Verdict Ending(StepOutcome outcome, string role, Step step) =>
        outcome is StepOutcome.Ended ended ? ended.Verdict : new Verdict.Stalled(role, step.Number, new Hindrance.NotAwaited(step.Name));
}
