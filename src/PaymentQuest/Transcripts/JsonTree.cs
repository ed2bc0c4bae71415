using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>A JSON value that knows where it stands. Keys of an object are unique, texts hold no control characters.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Its first octet in the file, from 0.</param>
/// <param name="Text">The text of a string, or a number as written; else empty.</param>
/// <param name="Members">The members of an object, in order.</param>
/// <param name="Items">The items of an array, in order.</param>
internal sealed record JsonTree(JsonTokenType Kind, int Offset, string Text, Sequence<(string Key, int Offset, JsonTree Value)> Members, Sequence<JsonTree> Items)
{
    /// <summary>What it is, in words.</summary>
    public string Found => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a truth value",
    };
}

/// <summary>The first thing that is wrong with a file.</summary>
internal sealed record JsonFault(string Code, int Offset, string Message, string Advice)
{
    /// <summary>The fault as a diagnostic, with line and column from 1.</summary>
    public Diagnostic At(string file, ReadOnlySpan<byte> octets)
    {
        var before = octets[..Math.Min(Offset, octets.Length)];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return Diagnostic.Error(Code, new Place(file, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1), Message, Advice);
    }
}

/// <summary>Reads JSON that anybody may have written: bounded in size, depth and number of values, strict, and never throwing.</summary>
internal ref struct JsonTreeReader
{
    private readonly int _mostValues;
    private Utf8JsonReader _reader;
    private int _values;

    private JsonTreeReader(ReadOnlySpan<byte> octets, int mostValues)
    {
        _reader = new Utf8JsonReader(octets, new JsonReaderOptions { MaxDepth = Bounds.TranscriptDepth + 2 });
        _mostValues = mostValues;
    }

    /// <summary>The fault that ended reading, or null.</summary>
    private JsonFault? Fault { get; set; }

    /// <summary>The tree; null with a fault when there is none.</summary>
    public static JsonTree? Read(ReadOnlySpan<byte> octets, out JsonFault? fault, int mostValues = Bounds.TranscriptValues)
    {
        if (!Utf8.IsValid(octets))
        {
            fault = new JsonFault("PQ0502", FirstInvalid(octets), "octets that are not UTF-8", "save the file as UTF-8");
            return null;
        }

        var reader = new JsonTreeReader(octets, mostValues);
        try
        {
            reader._reader.Read();
            var tree = reader.Value();
            if (tree is not null && reader._reader.Read())
            {
                fault = new JsonFault("PQ0503", (int)reader._reader.TokenStartIndex, "something follows the end of it", "one a file");
                return null;
            }

            fault = reader.Fault;
            return fault is null ? tree : null;
        }
        catch (JsonException e)
        {
            var offset = Offset(octets, e.LineNumber ?? 0, e.BytePositionInLine ?? 0);
            fault = new JsonFault("PQ0503", offset, "this is not JSON (RFC 8259)", "take the file as the program wrote it");
            return null;
        }
    }

    private JsonTree? Value()
    {
        var offset = (int)_reader.TokenStartIndex;
        if (++_values > _mostValues)
        {
            return Fail("PQ0505", offset, FormattableString.Invariant($"more than {_mostValues} values"), "nothing that the program writes is as long as this");
        }

        if (_reader.TokenType is (JsonTokenType.StartObject or JsonTokenType.StartArray) && _reader.CurrentDepth >= Bounds.TranscriptDepth)
        {
            return Fail("PQ0504", offset, FormattableString.Invariant($"nested deeper than {Bounds.TranscriptDepth} levels"), "nothing that the program writes is as deep as this");
        }

        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Members(offset);
            case JsonTokenType.StartArray:
                return Items(offset);
            case JsonTokenType.String:
                return Text(offset) is { } text ? new JsonTree(JsonTokenType.String, offset, text, [], []) : null;
            case JsonTokenType.Number:
                return new JsonTree(JsonTokenType.Number, offset, Encoding.ASCII.GetString(_reader.ValueSpan), [], []);
            default:
                return new JsonTree(_reader.TokenType, offset, "", [], []);
        }
    }

    private JsonTree? Members(int offset)
    {
        var members = new List<(string, int, JsonTree)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var keyAt = (int)_reader.TokenStartIndex;
            if (Text(keyAt) is not { } key)
            {
                return null;
            }

            if (!keys.Add(key))
            {
                return Fail("PQ0506", keyAt, $"the key {PlainText.Excerpt(key)} occurs twice in one object", "keep one of them");
            }

            _reader.Read();
            if (Value() is not { } value)
            {
                return null;
            }

            members.Add((key, keyAt, value));
        }

        return new JsonTree(JsonTokenType.StartObject, offset, "", members.ToSequence(), []);
    }

    private JsonTree? Items(int offset)
    {
        var items = new List<JsonTree>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (Value() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new JsonTree(JsonTokenType.StartArray, offset, "", [], items.ToSequence());
    }

    private string? Text(int offset)
    {
        string text;
        try
        {
            text = _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The escape of one half of a surrogate pair.
            Fail("PQ0513", offset, "a text with half a character", "write the character itself");
            return null;
        }

        if (PlainText.FirstControl(text) is >= 0 and var at)
        {
            Fail("PQ0513", offset, $"a text with the control character {PlainText.NameOf(text[at])}", "such a file holds none");
            return null;
        }

        return text;
    }

    private JsonTree? Fail(string code, int offset, string message, string advice)
    {
        Fault ??= new JsonFault(code, offset, message, advice);
        return null;
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
