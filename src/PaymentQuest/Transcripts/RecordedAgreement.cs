using System.Buffers;
using System.Globalization;
using System.Text.Json;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>Compares what a transcript records with what a replay of it gives.</summary>
internal static class RecordedAgreement
{
    /// <summary>The first place where what a run gives and a transcript differ, in the order in which they are written; null when they are the same.</summary>
    /// <remarks>What grows with the rounds of a run is made and compared item by item, so that neither is written, or kept twice, as a whole.</remarks>
    public static ValidationResult.Inconsistent? FirstDifference(Run expected, Transcript found)
    {
        var around = Difference("", TranscriptText.Write(Transcript.Around(expected)), TranscriptText.Write(found with { Messages = [], Checks = [], Events = [] }));
        return around is not null && !IsBehindLists(around)
            ? around
            : Difference("messages", Transcript.MessagesOf(expected), found.Messages, TranscriptText.Write)
                ?? Difference("checks", Transcript.ChecksOf(expected), found.Checks, TranscriptText.Write)
                ?? Difference("events", Transcript.EventsOf(expected), found.Events, TranscriptText.Write)
                ?? around;
    }

    private static bool IsBehindLists(ValidationResult.Inconsistent difference) => difference.What.Split('.', '[')[0] is "accounts" or "circulation" or "verdict";

    private static ValidationResult.Inconsistent? Difference<T>(string path, IEnumerable<T> expected, Sequence<T> found, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        var (left, right) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        using var json = new Utf8JsonWriter(left);
        using var items = expected.GetEnumerator();
        for (var i = 0; ; i++)
        {
            var (wanted, given) = (items.MoveNext() ? items.Current : null, i < found.Count ? found[i] : null);
            if (wanted is null && given is null)
            {
                return null;
            }

            Write(left, wanted);
            Write(right, given);
            if (!left.WrittenSpan.SequenceEqual(right.WrittenSpan))
            {
                var item = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
                return wanted is null ? new ValidationResult.Inconsistent(item, "", Show(Parsed(right.WrittenMemory)))
                    : given is null ? new ValidationResult.Inconsistent(item, Show(Parsed(left.WrittenMemory)), "")
                    : Difference(item, Parsed(left.WrittenMemory), Parsed(right.WrittenMemory));
            }
        }

        void Write(ArrayBufferWriter<byte> octets, T? item)
        {
            octets.ResetWrittenCount();
            json.Reset(octets);
            if (item is not null)
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
                json.Flush();
            }
        }
    }

    private static ValidationResult.Inconsistent? Difference(string path, byte[] expected, byte[] found) =>
        expected.AsSpan().SequenceEqual(found) ? null : Difference(path, Parsed(expected), Parsed(found));

    private static JsonElement Parsed(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static ValidationResult.Inconsistent? Difference(string path, JsonElement expected, JsonElement found)
    {
        if (expected.ValueKind == JsonValueKind.Object && found.ValueKind == JsonValueKind.Object)
        {
            // The members of a JsonElement are looked through one after the other, and somebody may have written many.
            var others = found.EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
            foreach (var member in expected.EnumerateObject())
            {
                var key = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                if (!others.Remove(member.Name, out var other))
                {
                    return new ValidationResult.Inconsistent(key, Show(member.Value), "");
                }

                if (Difference(key, member.Value, other) is { } difference)
                {
                    return difference;
                }
            }

            return found.EnumerateObject().Where(m => others.ContainsKey(m.Name))
                .Select(m => new ValidationResult.Inconsistent($"{path}.{m.Name}", "", Show(m.Value))).FirstOrDefault();
        }

        if (expected.ValueKind == JsonValueKind.Array && found.ValueKind == JsonValueKind.Array)
        {
            var (left, right) = (expected.GetArrayLength(), found.GetArrayLength());
            for (var i = 0; i < Math.Max(left, right); i++)
            {
                var item = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
                if (i >= left || i >= right)
                {
                    return new ValidationResult.Inconsistent(item, i < left ? Show(expected[i]) : "", i < right ? Show(found[i]) : "");
                }

                if (Difference(item, expected[i], found[i]) is { } difference)
                {
                    return difference;
                }
            }

            return null;
        }

        return JsonElement.DeepEquals(expected, found) ? null : new ValidationResult.Inconsistent(path, Show(expected), Show(found));
    }

    // An object stands for itself in the report by its first member: the number of a message, the name of a check.
    private static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object => value.EnumerateObject().Select(m => Show(m.Value)).FirstOrDefault() ?? "",
        _ => value.GetRawText(),
    };
}
