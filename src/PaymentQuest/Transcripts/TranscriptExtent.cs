using System.Text.Json;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>
/// How much there is in a file that may be a transcript, found out before anything of it is kept. What a transcript may cost depends on its rounds, and that it
/// says it has many is not enough: their messages have to be there, and nothing else may be larger for them.
/// </summary>
/// <param name="Rounds">The further rounds that it says it has, and at most as many as it has messages.</param>
/// <param name="OtherOctets">Its octets outside of messages, checks and events.</param>
/// <param name="OtherValues">Its values outside of messages, checks and events.</param>
internal readonly record struct TranscriptExtent(int Rounds, long OtherOctets, int OtherValues)
{
    /// <summary>The most octets and values that such a transcript may have.</summary>
    public (int Octets, int Values) Allowed =>
        OtherOctets > Bounds.TranscriptOctets || OtherValues > Bounds.TranscriptValues
            ? (Bounds.TranscriptOctets, Bounds.TranscriptValues)
            : ((int)Math.Min(Bounds.TranscriptOctets + ((long)Rounds * Bounds.RoundOctets), Bounds.LargestTranscriptOctets),
                Math.Min(Bounds.TranscriptValues + (Rounds * Bounds.RoundValues), Bounds.LargestTranscriptValues));

    /// <summary>Looks through a file. What is wrong with it is no matter here; what follows the first fault is not counted.</summary>
    public static TranscriptExtent Of(ReadOnlySpan<byte> text)
    {
        var (said, messages, inRounds, otherValues) = (0, 0, 0L, 0);
        if (text.Length > Bounds.LargestTranscriptOctets)
        {
            return new TranscriptExtent(0, text.Length, 0);
        }

        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Bounds.TranscriptDepth + 2 });
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isMessages = reader.ValueTextEquals("messages"u8);
                var isOfRounds = isMessages || reader.ValueTextEquals("checks"u8) || reader.ValueTextEquals("events"u8);
                var isSaid = reader.ValueTextEquals("further_rounds"u8);
                reader.Read();
                if (isSaid && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
                {
                    said = number;
                }

                var begin = reader.TokenStartIndex;
                var (items, values) = Count(ref reader);
                if (isOfRounds)
                {
                    inRounds += reader.BytesConsumed - begin;
                    messages += isMessages ? items : 0;
                }
                else
                {
                    otherValues += values;
                }
            }
        }
        catch (JsonException)
        {
        }

        return new TranscriptExtent(Math.Clamp(Math.Min(said, messages), 0, Bounds.Purchases - 1), text.Length - inRounds, otherValues);
    }

    // How many items there are in a value, and how many values at any depth, itself included.
    private static (int Items, int Values) Count(ref Utf8JsonReader reader)
    {
        var (items, values, depth) = (0, 1, reader.CurrentDepth);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return (items, values);
        }

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName))
            {
                values++;
                items += reader.CurrentDepth == depth + 1 ? 1 : 0;
            }
        }

        return (items, values);
    }
}
