using System.Text.Json;
using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Terminal.Commands;

/// <summary>What <c>try</c> says of a sheet, for programs.</summary>
internal static class TriedSheet
{
    /// <summary>Writes the key <c>entries</c>: an object for each cell, place or value.</summary>
    public static void Write(Utf8JsonWriter json, SheetJudgement judgement, Quest quest)
    {
        json.WriteStartArray("entries");
        switch (judgement)
        {
            case SheetJudgement.Classified c:
                c.Cells.ToList().ForEach(cell => Write(json, cell));
                break;
            case SheetJudgement.Ordered o:
                o.Places.ToList().ForEach(place => Write(json, place, o.Because, quest));
                break;
            case SheetJudgement.Computed v:
                v.Values.ToList().ForEach(value => Write(json, value));
                break;
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, CellJudgement cell)
    {
        json.WriteStartObject();
        json.WriteString("column", cell.Column);
        json.WriteString("row", cell.Row.Label);
        json.WriteString("mark", cell.Mark switch { true => ClassifyQuest.Knows, false => ClassifyQuest.KnowsNot, null => "" });
        json.WriteBoolean("known", cell.IsKnown);
        Because(json, cell.Because);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlaceJudgement place, Prose? because, Quest quest)
    {
        json.WriteStartObject();
        json.WriteNumber("place", place.Number);
        json.WriteString("check", place.Label);
        json.WriteString("outcome", place.Finding switch { PlaceFinding.Right => "right", PlaceFinding.TooEarly => "early", PlaceFinding.TooDear => "dear", _ => "behind" });
        switch (place.Finding)
        {
            case PlaceFinding.TooEarly e:
                json.WriteTexts("lacking", e.Lacking.Select(l => quest.Protocol.Vocabulary.Label(l.Term)));
                Because(json, because);
                break;
            case PlaceFinding.TooDear d:
                json.WriteString("cheaper", d.Cheaper);
                Because(json, because);
                break;
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ValueJudgement value)
    {
        json.WriteStartObject();
        json.WriteString("objective", value.Calculation.Key);
        json.WriteString("value", value.Written);
        json.WriteString("outcome", value.Outcome switch { ValueOutcome.FollowsThrough => "follows", var other => other.ToString().ToLowerInvariant() });
        json.WriteTexts("from", value.From);
        Because(json, value.Because);
        json.WriteEndObject();
    }

    private static void Because(Utf8JsonWriter json, Prose? because)
    {
        if (because is not null)
        {
            json.WriteProse("because", because);
        }
    }
}
