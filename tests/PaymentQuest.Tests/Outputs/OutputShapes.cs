using System.Text.Json.Serialization;
using PaymentQuest.Terminal.Outputs;

namespace PaymentQuest.Tests.Outputs;

// What commands and files say that is not written by records (`OutputContext` says why): numbers and truth values in it may be absent or null.

internal sealed record Asn1Shape(IReadOnlyList<Asn1Shape.Encoding> Encodings)
{
    internal sealed record Encoding(int? Number, string? Name, int Octets, int? StoppedAt, IReadOnlyList<Asn1Value> Values);
}

internal sealed record CertificatesShape(IReadOnlyList<CertificatesShape.Chain> Roles)
{
    internal sealed record Chain(string Role, string Clock, IReadOnlyList<Held> Certificates);

    internal sealed record Held(string Holder, int Depth, bool Anchor, bool? Trusted, IReadOnlyList<Demanded>? Demands, CertificateShape? Content, LookedUp? RevocationList);

    internal sealed record Demanded(string Demand, string Outcome);

    internal sealed record LookedUp(
        string Issuer, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Failure, long? Number, string? ThisUpdate, string? NextUpdate, IReadOnlyList<long>? Serials);
}

internal sealed record CertificateShape(
    string Suite,
    string Subject,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Organization,
    string Issuer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? IssuerOrganization,
    long Serial,
    string NotBefore,
    string NotAfter,
    string Key,
    IReadOnlyList<string> Usage,
    int? PathLength,
    string Role,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Policy,
    IReadOnlyDictionary<string, string> Bound);

internal sealed record MutateShape(string Protocol, string Suite, string Seed, int Changes, int Unnoticed, IReadOnlyList<MutateShape.Result> Results)
{
    internal sealed record Result(
        int Step, string Message, string Field, string Change, int Offset, Elsewhere? Source, string Verdict, string? Affected, Keeping? Kept, bool? WorldAffected, Refusal? Refusal);

    internal sealed record Elsewhere(int Step, string Field);

    internal sealed record Keeping(string Role, string Term);

    internal sealed record Refusal(string? Role, int? Step, string? Check, string? Reason, int? Offset, string? ExpectedTerm);
}

internal sealed record TryShape(
    string Quest, string Seed, int Score, bool Solved, IReadOnlyList<TriedMessage> Objectives, IReadOnlyList<TryShape.Ruled> Rounds, IReadOnlyList<TryShape.Entry>? Entries)
{
    internal sealed record Ruled(int Round, string Fault, bool Accepted, string Outcome, IReadOnlyList<string> Lacking, IReadOnlyList<Stated> Statements, Bilingual? Because);

    internal sealed record Stated(string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Holds);

    /// <summary>A cell, a place or a value; <see cref="TriedCell"/>, <see cref="TriedPlace"/> and <see cref="TriedValue"/> say which members belong together.</summary>
    internal sealed record Entry(
        string? Column,
        string? Row,
        string? Mark,
        bool? Known,
        int? Place,
        string? Check,
        string? Objective,
        string? Value,
        string? Outcome,
        IReadOnlyList<string>? Lacking,
        string? Cheaper,
        IReadOnlyList<string>? From,
        Bilingual? Because);
}

internal sealed record OracleTurnShape(
    string Line,
    string Do,
    string Outcome,
    string? Who,
    string? Step,
    string? Check,
    string? Reason,
    string? Value,
    int? Tried,
    int? Column,
    Bilingual? Problem,
    IReadOnlyList<BoardView.Heard> Sent,
    bool Won,
    string? Goal,
    string? For);

internal sealed record ResultShape(
    string Player,
    string Quest,
    int Attempt,
    string Seed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? BeganMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? EndedMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? ThoughtMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Moves,
    int Hints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Solved,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Content,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Scoring,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] bool? Current);

internal sealed record ProgressShape(string Schema, IReadOnlyList<ProgressShape.Judging> Editions, IReadOnlyList<ProgressShape.Attempt> Attempts)
{
    internal sealed record Judging(string Content, int Scoring);

    internal sealed record Attempt(
        string Player,
        string Quest,
        int Number,
        string Seed,
        long? BeganMs,
        long? EndedMs,
        long? ThoughtMs,
        int Hints,
        bool? Solved,
        int? Score,
        int? Edition,
        IReadOnlyList<Move> Moves);

    internal sealed record Move(string Word, string? First, string? Second, long? BeganMs, long? EndedMs, long? ThoughtMs, bool? ClockRan, string? Outcome, int? Edition);
}

internal sealed record TranscriptShape(
    string Schema,
    string Protocol,
    string Suite,
    string Seed,
    int Run,
    int? FurtherRounds,
    TranscriptShape.Surrounding Setting,
    string Root,
    IReadOnlyDictionary<string, string> Certificates,
    IReadOnlyList<TranscriptShape.Message> Messages,
    IReadOnlyList<TranscriptShape.Check> Checks,
    IReadOnlyList<TranscriptShape.Event> Events,
    IReadOnlyDictionary<string, string> Accounts,
    IReadOnlyDictionary<string, string>? Circulation,
    TranscriptShape.Ending Verdict)
{
    internal sealed record Surrounding(
        string Clock,
        IReadOnlyDictionary<string, string> Parties,
        IReadOnlyDictionary<string, string> Values,
        IReadOnlyDictionary<string, string> Accounts,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Tables,
        IReadOnlyList<string> Revoked);

    internal sealed record Message(int? Round, int Number, string Name, string From, string To, string Octets, string? Sent, IReadOnlyList<Field> Fields);

    internal sealed record Field(string Term, int Offset, int Length, string? Value);

    internal sealed record Check([property: JsonPropertyName("check")] string Name, int? Round, int Step, bool Passed);

    internal sealed record Event(int Step, string Party, string Kind, string Subject, string? Amount, string From, string To);

    internal sealed record Ending(
        string Word, string? Role, int? Round, int? Step, string? Check, string? Reason, string? Expected, string? Found, int? Offset, string? ExpectedTerm);
}
