using System.Text.Json;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>validate --step</c> says of octets that somebody else produced.</summary>
/// <param name="Result"><c>acceptable</c> when it can be read and no check refuses it, <c>refused</c>, or <c>unreadable</c>.</param>
/// <param name="Step">The number of the message.</param>
/// <param name="Message">Its name.</param>
/// <param name="Role">Its receiver.</param>
/// <param name="Fault">Why it cannot be read.</param>
/// <param name="Fields">What stands in it.</param>
/// <param name="Deviations">Where it is written otherwise than a run writes it.</param>
/// <param name="Checks">The checks of its receiver.</param>
internal sealed record ForeignOutput(
    string Result,
    int Step,
    string Message,
    string Role,
    ForeignOutput.At? Fault,
    IEnumerable<ForeignOutput.Field> Fields,
    IEnumerable<ForeignOutput.At> Deviations,
    IEnumerable<ForeignOutput.Outcome> Checks)
{
    public static void Write(Utf8JsonWriter json, Step step, ForeignMessage message) => OutputContext.Write(json, new ForeignOutput(
        message.Fault is not null ? "unreadable" : message.IsAcceptable ? "acceptable" : "refused",
        step.Number,
        step.Name,
        step.To,
        message.Fault is { } fault ? Of(fault) : null,
        message.Fields.Select(f => new Field(f.Name, f.Term, f.Value, f.Offset, f.Length)),
        message.Deviations.Select(Of),
        message.Checks.Select(c => new Outcome(c.Check.ToString(), c.Lack is not null ? "not_made" : c.Reason is null ? "holds" : "refused", c.Reason, c.Expected, c.Found, c.Lack, c.Lack is null ? null : c.Needs))));

    private static At Of(ForeignFault fault) => new(fault.Word, fault.Offset, fault.Field.Length == 0 ? null : fault.Field);

    internal sealed record Field(string Name, string? Term, string Value, int Offset, int Length);

    internal sealed record At(string Fault, int Offset, string? Field);

    internal sealed record Outcome(string Check, string Result, string? Reason, string? Expected, string? Found, string? Lacks, IEnumerable<string>? Needs);
}
