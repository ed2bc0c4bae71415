using System.Text.Json;
using PaymentQuest.Quests;
using PaymentQuest.Runs;

namespace PaymentQuest.Terminal.Commands;

/// <summary>An attack quest for programs: the same in every language.</summary>
internal static class BoardJson
{
    /// <summary>Writes the keys <c>turns</c>, <c>won</c> and, when a goal is violated, <c>goal</c> and <c>for</c>.</summary>
    public static void Write(Utf8JsonWriter json, Board board)
    {
        json.WriteStartArray("turns");
        foreach (var turn in board.Turns)
        {
            json.WriteStartObject();
            Write(json, board, turn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteBreach(json, board);
    }

    /// <summary>Writes whether a goal is violated.</summary>
    public static void WriteBreach(Utf8JsonWriter json, Board board)
    {
        json.WriteBoolean("won", board.Breach is not null);
        if (board.Breach is { } breach)
        {
            json.WriteString("goal", breach.Goal);
            json.WriteString("for", board.Label(breach.Participant));
        }
    }

    /// <summary>Writes what came of a ploy, as keys of an object.</summary>
    public static void Write(Utf8JsonWriter json, Board board, Turn turn)
    {
        json.WriteString("line", turn.Line);
        json.WriteString("do", turn.Ploy?.Word ?? "");
        json.WriteString("outcome", turn.Outcome switch { TurnOutcome.NotFound => "not_found", var other => other.ToString().ToLowerInvariant() });
        if (turn.Who is { } who)
        {
            json.WriteString("who", who);
        }

        if (turn.Step is { } step)
        {
            json.WriteString("step", step.Name);
        }

        if (turn.Outcome == TurnOutcome.Refused)
        {
            json.WriteString("check", turn.StoppedBy);
            json.WriteString("reason", (turn.Verdict as Verdict.Refused)?.Reason ?? turn.Verdict?.Word ?? "");
        }

        if (turn.Guess is (var value, > 0 and var tried))
        {
            json.WriteString("value", value ?? "");
            json.WriteNumber("tried", tried);
        }

        if (turn.Problem is { } problem)
        {
            json.WriteNumber("column", problem.Column + 1);
            json.WriteProse("problem", problem.Message);
        }

        json.WriteStartArray("sent");
        foreach (var number in turn.Heard)
        {
            WriteMessage(json, board, number);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the keys <c>parties</c>, <c>messages</c> and <c>holdings</c>: all that the adversary sees.</summary>
    public static void WriteView(Utf8JsonWriter json, Board board)
    {
        json.WriteStartArray("parties");
        for (var i = 0; i < board.Runs.Participants.Count; i++)
        {
            var participant = board.Runs.Participants[i];
            json.WriteStartObject();
            json.WriteString("who", board.Label(i));
            json.WriteString("party", board.Runs.Cast.Name(participant.Role, participant.Casting));
            json.WriteString("role", participant.Role);
            json.WriteTexts("with", participant.Casting.Dishonest);
            if (participant.Casting.IsReversed)
            {
                json.WriteBoolean("reversed", true);
            }

            json.WriteString("awaits", participant.Awaits?.Name ?? "");
            json.WriteString("verdict", participant.Verdict?.Word ?? "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("messages");
        for (var number = 1; number <= board.Runs.Heard.Count; number++)
        {
            WriteMessage(json, board, number);
        }

        json.WriteEndArray();
        json.WriteStartArray("holdings");
        foreach (var holding in board.Holdings.All)
        {
            json.WriteStartObject();
            json.WriteString("term", board.Field.Compiled.Protocol.Vocabulary.Label(holding.Term));
            json.WriteNumber("message", holding.Message);
            json.WriteString("octets", Convert.ToHexStringLower(holding.Octets));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, Board board, int number)
    {
        var spoken = board.Runs.Heard[number - 1];
        var step = board.Field.Compiled.Protocol.Steps[spoken.Step - 1];
        json.WriteStartObject();
        json.WriteNumber("message", number);
        json.WriteString("step", step.Name);
        json.WriteString("from", board.Label(spoken.Participant));
        json.WriteString("to", step.To);
        json.WriteString("term", step.Message.ToString());
        json.WriteString("octets", Convert.ToHexStringLower(spoken.Octets));
        json.WriteEndObject();
    }
}
