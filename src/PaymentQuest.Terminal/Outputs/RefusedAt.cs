using PaymentQuest.Runs;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>Who did not accept a message or could not go on, at which check, and why: of each as much as the verdict says; the step is 0 where there is none.</summary>
internal readonly record struct RefusedAt(string? Role, int Step, string? Check, string? Reason)
{
    public static RefusedAt Of(Verdict verdict) => verdict switch
    {
        Verdict.Refused r => new(r.Role, r.Step, r.Check.ToString(), r.Reason),
        Verdict.Malformed m => new(m.Role, m.Step, m.Check.ToString(), null),
        Verdict.Incompatible i => new(null, 0, null, i.Reason.ToString()),
        Verdict.Stalled s => new(s.Role, s.Step, null, s.Reason.ToString()),
        _ => default,
    };
}
