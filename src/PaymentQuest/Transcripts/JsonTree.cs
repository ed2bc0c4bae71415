using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>
/// A JSON value by where it stands in a file that is sound (<see cref="JsonText"/>). Nothing of it is taken out of the file before somebody asks, so a
/// file of sixty megabytes does not become a tree of two million objects.
/// </summary>
/// <param name="File">The whole file.</param>
/// <param name="Offset">The value's first octet in the file, from 0.</param>
/// <param name="Length">How many octets it has.</param>
/// <param name="Kind">What it is; <see cref="JsonTokenType.None"/> for a value that is absent.</param>
public readonly record struct JsonTree(ReadOnlyMemory<byte> File, int Offset, int Length, JsonTokenType Kind)
{
    /// <summary>What it is, in words.</summary>
    public Prose Found => Kind switch
    {
        JsonTokenType.StartObject => Prose.Of("json.an-object"),
        JsonTokenType.StartArray => Prose.Of("json.a-list"),
        JsonTokenType.String => Prose.Of("json.a-text"),
        JsonTokenType.Number => Prose.Of("json.a-number"),
        JsonTokenType.Null => Prose.Of("json.null"),
        _ => Prose.Of("json.a-truth-value"),
    };

    /// <summary>The text of a string, or a number as written; else empty.</summary>
    public string Text => Kind switch
    {
        JsonTokenType.String => Reader().GetString()!,
        JsonTokenType.Number => Encoding.ASCII.GetString(File.Span.Slice(Offset, Length)),
        _ => "",
    };

    /// <summary>The value, on its first token.</summary>
    public Utf8JsonReader Reader()
    {
        var reader = new Utf8JsonReader(File.Span.Slice(Offset, Length), new JsonReaderOptions { MaxDepth = Bounds.TranscriptDepth + 2 });
        reader.Read();
        return reader;
    }

    /// <summary>The value on whose first token a reader of this value stands; the reader stands on its last one then.</summary>
    public JsonTree Part(ref Utf8JsonReader reader)
    {
        var (begin, kind) = ((int)reader.TokenStartIndex, reader.TokenType);
        reader.Skip();
        return new JsonTree(File, Offset + begin, (int)reader.BytesConsumed - begin, kind);
    }
}

/// <summary>The first thing that is wrong with a file.</summary>
public sealed record JsonFault(string Code, int Offset, Prose Message, Prose Advice)
{
    /// <summary>The fault as a diagnostic, with line and column from 1.</summary>
    public Diagnostic At(string file, ReadOnlySpan<byte> octets)
    {
        var before = octets[..Math.Min(Offset, octets.Length)];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return Diagnostic.Error(Code, new Place(file, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1), Message, Advice);
    }
}

/// <summary>Finds out whether what anybody may have written is sound JSON: bounded in depth and number of values, without control characters in its texts. Never throws.</summary>
public static class JsonText
{
    /// <summary>The value that a file holds; null with a fault when it is not sound.</summary>
    public static JsonTree? Read(ReadOnlyMemory<byte> octets, out JsonFault? fault, int mostValues = Bounds.TranscriptValues)
    {
        fault = Utf8.IsValid(octets.Span) ? Fault(octets.Span, mostValues) : new JsonFault("PQ0502", FirstInvalid(octets.Span), Prose.Of("json.no-utf8"), Prose.Of("json.save-as-utf8"));
        if (fault is not null)
        {
            return null;
        }

        var file = new JsonTree(octets, 0, octets.Length, JsonTokenType.None);
        var reader = file.Reader();
        return file.Part(ref reader);
    }

    /// <summary>A file without the mark of UTF-8 that some editors put before it.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> octets) => octets.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? octets[3..] : octets;

    private static JsonFault? Fault(ReadOnlySpan<byte> octets, int mostValues)
    {
        var reader = new Utf8JsonReader(octets, new JsonReaderOptions { MaxDepth = Bounds.TranscriptDepth + 2 });
        var values = 0;
        try
        {
            while (reader.Read())
            {
                if (Fault(ref reader, ref values, mostValues) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            return new JsonFault("PQ0503", Offset(octets, e.LineNumber ?? 0, e.BytePositionInLine ?? 0), Prose.Of("json.no-json"), Prose.Of("json.as-written"));
        }
    }

    private static JsonFault? Fault(ref Utf8JsonReader reader, ref int values, int mostValues)
    {
        var offset = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                return null;
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= Bounds.TranscriptDepth:
                return new JsonFault("PQ0504", offset, Prose.Of("json.too-deep", ("most", Bounds.TranscriptDepth)), Prose.Of("json.not-so-deep"));
            case JsonTokenType.PropertyName:
                return Text(ref reader, offset);
        }

        return ++values > mostValues
            ? new JsonFault("PQ0505", offset, Prose.Of("json.too-many-values", ("most", mostValues)), Prose.Of("json.not-so-long"))
            : reader.TokenType == JsonTokenType.String ? Text(ref reader, offset) : null;
    }

    private static JsonFault? Text(ref Utf8JsonReader reader, int offset)
    {
        if (!reader.ValueIsEscaped && !reader.ValueSpan.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return null;
        }

        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return new JsonFault("PQ0513", offset, Prose.Of("json.half-a-character"), Prose.Of("json.write-the-character"));
        }

        return PlainText.FirstControl(text) is >= 0 and var at
            ? new JsonFault("PQ0513", offset, Prose.Of("json.control-character", ("name", PlainText.NameOf(text[at]))), Prose.Of("json.holds-no-control-character"))
            : null;
    }

    private static int Offset(ReadOnlySpan<byte> octets, long line, long position)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            var end = octets[start..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            start += end + 1;
        }

        return (int)Math.Min(start + position, octets.Length);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> octets)
    {
        var at = 0;
        while (at < octets.Length && Rune.DecodeFromUtf8(octets[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }
}
