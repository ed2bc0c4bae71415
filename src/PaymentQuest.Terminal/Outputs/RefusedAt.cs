using System.Text.Json;
using System.Text.Json.Serialization;
using PaymentQuest.Runs;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>Who did not accept a message or could not go on, at which check, and why: of each as much as the verdict says.</summary>
internal sealed record RefusedAt(string? Role, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Step, string? Check, string? Reason)
{
    public static RefusedAt Of(Verdict verdict) => verdict switch
    {
        Verdict.Refused r => new(r.Role, r.Step, r.Check.ToString(), r.Reason),
        Verdict.Incompatible i => new(null, 0, null, i.Reason.ToString()),
        Verdict.Stalled s => new(s.Role, s.Step, null, s.Reason.ToString()),
        _ => new(null, 0, null, null),
    };

    /// <summary>Writes an object for any verdict that is not of a completed run.</summary>
    public static void Write(Utf8JsonWriter json, Verdict verdict)
    {
        if (verdict is Verdict.Malformed m)
        {
            OutputContext.Write(json, new MalformedAt(m.Role, m.Step, m.Check.ToString(), m.Offset, m.Expected));
        }
        else
        {
            OutputContext.Write(json, Of(verdict));
        }
    }
}

/// <summary>Who could not read a message, and from which octet on.</summary>
internal sealed record MalformedAt(string Role, int Step, string Check, int Offset, string ExpectedTerm);
