using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PaymentQuest.Quests;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What came of a message of a build quest, as <c>try</c> says it.</summary>
internal sealed record TriedMessage(string Objective, bool Solved, string Trips, string Verdict, TriedMessage.Unlike? Difference, Bilingual? Because)
{
    public static TriedMessage Of(BuildJudgement judgement, Quest quest) => new(
        judgement.Slot.Key,
        judgement.IsSolved,
        judgement.Outcome.Trips,
        judgement.Run?.Verdict.Word ?? "",
        judgement.Difference is { } d
            ? new Unlike(d.Kind.ToString().ToLowerInvariant(), d.Within is { } within ? quest.Protocol.Vocabulary.Label(within) : "", quest.Protocol.Vocabulary.Label(d.Part), d.Position)
            : null,
        Bilingual.Of(judgement.Because));

    internal sealed record Unlike(string Kind, string Within, string Part, int Position);
}

/// <summary>What <c>try</c> says of an answer. Which entries a sheet has depends on its kind.</summary>
internal static class TryOutput
{
    public static Members Of(Quest quest, Attempt attempt, ulong seed) => new()
    {
        { "quest", quest.Id },
        { "seed", seed.ToString(CultureInfo.InvariantCulture) },
        { "score", attempt.Score },
        { "solved", attempt.IsSolved },
        { "objectives", attempt.Judgements.Select(j => Record(json => OutputContext.Write(json, TriedMessage.Of(j, quest)))) },
        { "rounds", attempt.Rounds.Select(Of) },
        {
            "entries", attempt.Sheet switch
            {
                null => null,
                SheetJudgement.Classified c => c.Cells.Select(cell => Record(json => OutputContext.Write(json, TriedCell.Of(cell)))),
                SheetJudgement.Ordered o => o.Places.Select(place => Record(json => OutputContext.Write(json, TriedPlace.Of(place, o, quest)))),
                SheetJudgement.Computed v => v.Values.Select(value => Record(json => OutputContext.Write(json, TriedValue.Of(value)))),
                _ => throw new UnreachableException(),
            }
        },
    };

    private static Members Of(VerifyJudgement round) => new()
    {
        { "round", round.Round.Number + 1 },
        { "fault", round.Round.Fault?.Id ?? Fault.Honest },
        { "accepted", round.IsAccepted },
        { "outcome", round.Outcome.ToString().ToLowerInvariant() },
        { "lacking", round.Lacking },
        { "statements", round.Statements.Select(s => new Members { { "text", s.Text }, { "holds", s.Holds ?? Members.Null } }) },
        { "because", round.Because },
    };

    private static Action<Utf8JsonWriter> Record(Action<Utf8JsonWriter> write) => write;
}

/// <summary>What came of a cell of a classify quest.</summary>
internal sealed record TriedCell(string Column, string Row, string Mark, bool Known, Bilingual? Because)
{
    public static TriedCell Of(CellJudgement cell) => new(
        cell.Column, cell.Row.Label, cell.Mark switch { true => ClassifyQuest.Knows, false => ClassifyQuest.KnowsNot, null => "" }, cell.IsKnown, Bilingual.Of(cell.Because));
}

/// <summary>What came of a place of an order quest.</summary>
internal sealed record TriedPlace(int Place, string Check, string Outcome, IEnumerable<string>? Lacking, string? Cheaper, Bilingual? Because)
{
    public static TriedPlace Of(PlaceJudgement place, SheetJudgement.Ordered judgement, Quest quest) => new(
        place.Number,
        place.Label,
        place.Finding switch { PlaceFinding.Right => "right", PlaceFinding.TooEarly => "early", PlaceFinding.TooDear => "dear", _ => "behind" },
        (place.Finding as PlaceFinding.TooEarly)?.Lacking.Select(l => quest.Protocol.Vocabulary.Label(l.Term)),
        (place.Finding as PlaceFinding.TooDear)?.Cheaper,
        place.Finding is PlaceFinding.TooEarly or PlaceFinding.TooDear ? Bilingual.Of(judgement.Because) : null);
}

/// <summary>What came of a value of a compute quest.</summary>
internal sealed record TriedValue(string Objective, string Value, string Outcome, IEnumerable<string> From, Bilingual? Because)
{
    public static TriedValue Of(ValueJudgement value) => new(
        value.Calculation.Key,
        value.Written,
        value.Outcome switch { ValueOutcome.FollowsThrough => "follows", var other => other.ToString().ToLowerInvariant() },
        value.From,
        Bilingual.Of(value.Because));
}
