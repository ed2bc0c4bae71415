using System.Text.Json;
using System.Text.Json.Serialization;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>validate</c> says of a transcript: a record for each result, and in each what differs and what was checked.</summary>
internal abstract record ValidateOutput([property: JsonPropertyOrder(-2)] string Result)
{
    [JsonPropertyOrder(1)]
    public required IEnumerable<Different> Differences { get; init; }

    [JsonPropertyOrder(1)]
    public required IEnumerable<Made> Checks { get; init; }

    public static void Write(Utf8JsonWriter json, ValidationReport report)
    {
        var differences = report.Steps.SelectMany(s => s.Differences.Select(d => new Different(s.Round, s.Step, d.Field, d.Offset)));
        var checks = report.Checks.Select(c => new Made(c.Name.ToString(), c.Round, c.Step, c.IsPassed));
        var word = report.Result.Word;
        switch (report.Result)
        {
            case ValidationResult.Valid v:
                OutputContext.Write(json, new ValidOutput(word, v.IsApproved) { Differences = differences, Checks = checks });
                break;
            case ValidationResult.Refused { Verdict: Verdict.Malformed m } r:
                OutputContext.Write(json, new MalformedOutput(word, m.Word, m.Round, m.Role, m.Step, m.Check.ToString(), m.Offset, m.Expected, m.Fault, r.IsLater) { Differences = differences, Checks = checks });
                break;
            case ValidationResult.Refused r:
                var at = RefusedAt.Of(r.Verdict);
                OutputContext.Write(json, new RefusedOutput(word, r.Verdict.Word, r.Verdict.Round, at.Role, at.Step, at.Check, at.Reason, r.IsLater) { Differences = differences, Checks = checks });
                break;
            case ValidationResult.Unprotected u:
                OutputContext.Write(json, new UnprotectedOutput(word, u.Round, u.Step, u.Field, u.Offset) { Differences = differences, Checks = checks });
                break;
            case ValidationResult.Inconsistent i:
                OutputContext.Write(json, new InconsistentOutput(word, i.What, i.Expected, i.Found) { Differences = differences, Checks = checks });
                break;
        }
    }

    /// <summary>Where a message is not what its sender sends. Rounds are as in transcripts: absent for the first.</summary>
    internal sealed record Different([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Round, int Step, string Field, int Offset);

    /// <summary>A check that was made anew.</summary>
    internal sealed record Made(string Check, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Round, int Step, bool Passed);
}

/// <summary>A transcript that says what its octets lead to.</summary>
internal sealed record ValidOutput(string Result, bool Approved) : ValidateOutput(Result);

/// <summary>Somebody does not accept a message, or cannot go on.</summary>
internal sealed record RefusedOutput(
    string Result,
    string Verdict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Round,
    string? Role,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Step,
    string? Check,
    string? Reason,
    bool Later) : ValidateOutput(Result);

/// <summary>Somebody cannot read a message.</summary>
internal sealed record MalformedOutput(
    string Result,
    string Verdict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Round,
    string Role,
    int Step,
    string Check,
    int Offset,
    string ExpectedTerm,
    string? Fault,
    bool Later) : ValidateOutput(Result);

/// <summary>A message was altered, and nobody notices.</summary>
internal sealed record UnprotectedOutput(string Result, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Round, int Step, string Field, int Offset) : ValidateOutput(Result);

/// <summary>The transcript says something else than its octets lead to.</summary>
internal sealed record InconsistentOutput(string Result, string What, string Expected, string Found) : ValidateOutput(Result);
