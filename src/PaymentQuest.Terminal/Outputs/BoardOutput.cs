using System.Globalization;
using System.Text.Json.Serialization;
using PaymentQuest.Quests;
using PaymentQuest.Runs;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>try</c> says of the ploys of an attack quest. <see cref="Goal"/> and <see cref="For"/> tell which goal is violated, and for whom.</summary>
internal sealed record TryPloysOutput(string Quest, string Protocol, string Seed, IEnumerable<TurnOutput> Turns, bool Won, string? Goal, string? For, string? StoppedBy)
{
    public static TryPloysOutput Of(Board board, ulong seed, string? stoppedBy) => new(
        board.Quest.Id,
        board.Field.Compiled.Protocol.Id,
        seed.ToString(CultureInfo.InvariantCulture),
        board.Turns.Select(t => TurnOutput.Of(board, t)),
        board.Breach is not null,
        board.Breach?.Goal,
        BoardView.Victim(board),
        stoppedBy);
}

/// <summary>What <c>oracle</c> says first: the quest, what its opening came to, and all that the adversary sees.</summary>
internal sealed record OracleBegun(
    string Quest,
    string Protocol,
    IEnumerable<string> Goals,
    IEnumerable<TurnOutput> Turns,
    bool Won,
    string? Goal,
    string? For,
    IEnumerable<BoardView.Player> Parties,
    IEnumerable<BoardView.Heard> Messages,
    IEnumerable<BoardView.Holding> Holdings)
{
    public static OracleBegun Of(Board board)
    {
        var view = OracleView.Of(board);
        return new OracleBegun(
            board.Quest.Id,
            board.Field.Compiled.Protocol.Id,
            board.Field.Goals,
            board.Turns.Select(t => TurnOutput.Of(board, t)),
            view.Won,
            view.Goal,
            view.For,
            view.Parties,
            view.Messages,
            view.Holdings);
    }
}

/// <summary>What <c>oracle</c> says when it is asked to look.</summary>
internal sealed record OracleView(
    IEnumerable<BoardView.Player> Parties, IEnumerable<BoardView.Heard> Messages, IEnumerable<BoardView.Holding> Holdings, bool Won, string? Goal, string? For)
{
    public static OracleView Of(Board board) => new(
        board.Runs.Participants.Select((p, i) => new BoardView.Player(
            board.Label(i),
            board.Runs.Cast.Name(p.Role, p.Casting),
            p.Role,
            p.Casting.Dishonest,
            p.Casting.IsReversed,
            i < board.Runs.Older,
            p.Awaits?.Name ?? "",
            p.Verdict?.Word ?? "")),
        Enumerable.Range(1, board.Runs.Heard.Count).Select(n => BoardView.Message(board, n)),
        board.Holdings.All.Select(h => new BoardView.Holding(board.Field.Compiled.Protocol.Vocabulary.Label(h.Term), h.Message, Convert.ToHexStringLower(h.Octets))),
        board.Breach is not null,
        board.Breach?.Goal,
        BoardView.Victim(board));
}

/// <summary>What <c>oracle</c> says after ploys were taken back.</summary>
internal sealed record OracleUndone(int Ploys, bool Won, string? Goal, string? For);

/// <summary>What <c>oracle</c> says of a line that it cannot take; of JSON also the code of what is wrong, and where, counted from 1.</summary>
internal sealed record OracleError(string Error, Bilingual Problem, string? Code, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Column);

/// <summary>What came of a ploy.</summary>
internal record TurnOutput(
    string Line,
    string Do,
    string Outcome,
    string? Who,
    string? Step,
    string? Check,
    string? Reason,
    string? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Tried,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Column,
    Bilingual? Problem,
    Bilingual? Near,
    IEnumerable<BoardView.Heard> Sent)
{
    public static TurnOutput Of(Board board, Turn turn)
    {
        var isRefused = turn.Outcome == TurnOutcome.Refused;
        return new TurnOutput(
            turn.Line,
            turn.Ploy?.Word ?? "",
            turn.Outcome switch { TurnOutcome.NotFound => "not_found", var other => other.ToString().ToLowerInvariant() },
            turn.Who,
            turn.Step?.Name,
            isRefused ? turn.StoppedBy : null,
            isRefused ? (turn.Verdict as Verdict.Refused)?.Reason ?? turn.Verdict?.Word ?? "" : null,
            turn.Guess.Tried > 0 ? turn.Guess.Value ?? "" : null,
            turn.Guess.Tried,
            turn.Problem?.Column + 1 ?? 0,
            Bilingual.Of(turn.Problem?.Message),
            Bilingual.Of(turn.Near),
            turn.Heard.Select(n => BoardView.Message(board, n)));
    }
}

/// <summary>What <c>oracle</c> says of a ploy: what came of it, and whether a goal is violated now.</summary>
internal sealed record OracleTurn : TurnOutput
{
    private OracleTurn(TurnOutput turn)
        : base(turn)
    {
    }

    [JsonPropertyOrder(1)]
    public bool Won { get; init; }

    [JsonPropertyOrder(1)]
    public string? Goal { get; init; }

    [JsonPropertyOrder(1)]
    public string? For { get; init; }

    public static OracleTurn After(Board board, Turn turn) =>
        new(Of(board, turn)) { Won = board.Breach is not null, Goal = board.Breach?.Goal, For = BoardView.Victim(board) };
}

/// <summary>What an adversary sees.</summary>
internal static class BoardView
{
    /// <summary>For whom a goal is violated; null while none is.</summary>
    public static string? Victim(Board board) => board.Breach is { } breach ? board.Label(breach.Participant) : null;

    public static Heard Message(Board board, int number)
    {
        var spoken = board.Runs.Heard[number - 1];
        var step = board.Field.Compiled.Protocol.Steps[spoken.Step - 1];
        return new Heard(number, step.Name, board.Label(spoken.Participant), step.To, step.Message.ToString(), Convert.ToHexStringLower(spoken.Octets));
    }

    internal sealed record Player(string Who, string Party, string Role, IEnumerable<string> With, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Reversed, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Older, string Awaits, string Verdict);

    internal sealed record Heard(int Message, string Step, string From, string To, string Term, string Octets);

    internal sealed record Holding(string Term, int Message, string Octets);
}
