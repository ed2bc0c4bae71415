using PaymentQuest.Runs;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>trace</c> says of a run.</summary>
internal sealed record TraceOutput(string Protocol, string Suite, string Verdict, IEnumerable<TraceOutput.Casting> Parties, IEnumerable<TraceOutput.Sent> Messages)
{
    public static TraceOutput Of(Run run)
    {
        var protocol = run.Plan.Compiled.Protocol;
        return new TraceOutput(
            protocol.Id,
            run.Plan.Suite.Name,
            run.Verdict.Word,
            protocol.Roles.Select(r => new Casting(r.Name, run.Plan.Setting.Parties[r.Name])),
            run.Messages.Select(m => new Sent(m.Step.Number, m.Step.Name, m.Step.From, m.Step.To, m.Step.Written.ToString(), m.Delivered.Length)));
    }

    /// <summary>Who plays a role.</summary>
    internal sealed record Casting(string Role, string Party);

    internal sealed record Sent(int Number, string Name, string From, string To, string Term, int Octets);
}
