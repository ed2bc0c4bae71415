using System.Globalization;
using System.Text.Json;

namespace PaymentQuest.Quests;

/// <summary>
/// Ploys as JSON objects, for programs: <c>{"do": "pass", "message": 3, "to": "M1"}</c>. The keys are those of the line's parts: <c>role</c>, <c>with</c>, <c>order</c>, <c>reversed</c>;
/// <c>message</c>, <c>to</c>; <c>to</c>, <c>term</c>; <c>seconds</c>; <c>atom</c>, <c>by</c>, <c>equals</c> or <c>opens</c>;
/// <c>name</c>, <c>term</c>; <c>octet</c>, <c>term</c>, <c>by</c>, <c>as</c>; <c>name</c>, <c>sort</c>; <c>length</c>, <c>octet</c>, <c>term</c>, <c>as</c>. <c>{"line": "pass 3"}</c> is the line itself.
/// </summary>
public static class PloyJson
{
    /// <summary>The value that a text is; null when it is no JSON, or when a string in it is no text, such as half of a pair of surrogates.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return IsText(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The line that an object says; null when it says none.</summary>
    public static string? Line(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (Text(element, "line") is { } line)
        {
            return Flat(line);
        }

        return Text(element, "do") switch
        {
            "start" => Joined("start", Text(element, "role"), With(element), Number(element, "order") is { } order ? $"order {order}" : "", IsTrue(element, "reversed") ? "reversed" : ""),
            "send" => Joined("send", Text(element, "to"), Text(element, "term")),
            "wait" or "delay" => Joined("wait", Number(element, "seconds")),
            "guess" when Text(element, "opens") is { } closed => Joined("guess", Text(element, "atom"), "opens", closed),
            "guess" => Joined("guess", Text(element, "atom"), "by", Text(element, "by"), "=", Text(element, "equals")),
            "let" => Joined("let", Text(element, "name"), "=", Text(element, "term")),
            "flip" => Joined("flip", Number(element, "octet"), "of", Text(element, "term"), "by", Text(element, "by"), "as", Text(element, "as")),
            "make" => Joined("make", Text(element, "name"), "as", Text(element, "sort")),
            "cut" => Joined("cut", Number(element, "length"), "at", Number(element, "octet"), "of", Text(element, "term"), "as", Text(element, "as")),
            { } word => Joined(word, Number(element, "message"), Text(element, "to") is { } to ? $"to {to}" : ""),
            null => null,
        };
    }

    /// <summary>Reads every string, because a string that is no text throws only when it is read.</summary>
    private static bool IsText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(p => p.Name.Length >= 0 && IsText(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsText),
        JsonValueKind.String => element.GetString() is not null,
        _ => true,
    };

    private static string? Joined(params string?[] words) => words.Contains(null) ? null : Flat(string.Join(' ', words.Where(w => w!.Length > 0)));

    /// <summary>On one line.</summary>
    private static string Flat(string text) => text.ReplaceLineEndings(" ").Trim();

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Number(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static bool IsTrue(JsonElement element, string key) => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? With(JsonElement element)
    {
        if (!element.TryGetProperty("with", out var value))
        {
            return "";
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? value.GetArrayLength() == 0 ? "" : "with " + string.Join(", ", value.EnumerateArray().Select(v => v.GetString()))
            : null;
    }
}
