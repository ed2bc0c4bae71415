using System.Text.Json;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>The keys that an object has.</summary>
/// <param name="keys">The keys, with blanks between them; those that end in a question mark may be absent.</param>
public sealed class JsonShape(string keys)
{
    private readonly bool[] _isOptional = [.. keys.Split(' ').Select(k => k.EndsWith('?'))];

    /// <summary>The keys, in order.</summary>
    public Sequence<string> Keys { get; } = keys.Split(' ').Select(k => k.TrimEnd('?')).ToSequence();

    /// <summary>Whether a key may be absent.</summary>
    public bool IsOptional(int index) => _isOptional[index];

    /// <summary>Which key a reader stands on; -1 when it is none of these.</summary>
    public int IndexOf(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            if (reader.ValueTextEquals(Keys[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>The values of one object, by key.</summary>
/// <param name="shape">Its keys.</param>
public readonly struct JsonKeys(JsonShape shape)
{
    /// <summary>The values, in the order of the shape's keys.</summary>
    public JsonTree[] Values { get; } = new JsonTree[shape.Keys.Count];

    /// <summary>The value of a key of the shape.</summary>
    public JsonTree this[string key] => Values[shape.Keys.IndexOf(key)];
}
