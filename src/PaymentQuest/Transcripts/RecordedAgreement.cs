using System.Globalization;
using System.Text.Json;

namespace PaymentQuest.Transcripts;

/// <summary>Compares what a transcript records with what a replay of it gives.</summary>
internal static class RecordedAgreement
{
    /// <summary>The first place where two transcripts differ, in the order in which they are written; null when they are the same.</summary>
    public static ValidationResult.Inconsistent? FirstDifference(Transcript expected, Transcript found)
    {
        var (left, right) = (expected.Write(), found.Write());
        if (left.AsSpan().SequenceEqual(right))
        {
            return null;
        }

        using var expectedJson = JsonDocument.Parse(left);
        using var foundJson = JsonDocument.Parse(right);
        return Difference("", expectedJson.RootElement, foundJson.RootElement);
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
