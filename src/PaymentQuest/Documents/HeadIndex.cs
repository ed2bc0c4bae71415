using System.Buffers;
using System.Text.Json;
using PaymentQuest.Terms;

namespace PaymentQuest.Documents;

/// <summary>
/// The heads of many content files in one: what lists show of each, so that naming a hundred quests does not read a hundred files. It is written when
/// the engine is built and read by the same code; it is no format for anybody else. Places are lost: nothing in an index is diagnosed.
/// </summary>
internal static class HeadIndex
{
    /// <summary>The keys that make a head, in files of any kind.</summary>
    private static readonly string[] Keys = ["id", "title", "summary", "order", "kind", "role", "protocol", "brief", "par", "requires", "extends", "names"];

    /// <summary>Before each text stands whether its author marked it as text: a number is none.</summary>
    private const char Quoted = '"';

    private const char Plain = '=';

    /// <summary>The head of a file.</summary>
    public static Node.Map Head(Node.Map root) => root with { Entries = root.Entries.Where(e => Keys.Contains(e.Key)).ToSequence() };

    /// <summary>An index of heads by name of file, in the order given.</summary>
    public static byte[] Write(IEnumerable<(string Name, Node.Map Head)> heads)
    {
        var octets = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(octets))
        {
            json.WriteStartObject();
            foreach (var (name, head) in heads)
            {
                json.WritePropertyName(name);
                Write(head, json);
            }

            json.WriteEndObject();
        }

        return octets.WrittenSpan.ToArray();
    }

    /// <summary>The heads in an index, by name of file.</summary>
    public static Dictionary<string, Node.Map> Read(ReadOnlySpan<byte> index)
    {
        var json = new Utf8JsonReader(index);
        json.Read();
        return Read("", ref json) is Node.Map all ? all.Entries.ToDictionary(e => e.Key, e => (Node.Map)e.Value, StringComparer.Ordinal) : [];
    }

    private static void Write(Node node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case Node.Scalar scalar:
                json.WriteStringValue((scalar.IsQuoted ? Quoted : Plain) + scalar.Text);
                break;
            case Node.List list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, json);
                }

                json.WriteEndArray();
                break;
            case Node.Map map:
                json.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    json.WritePropertyName(entry.Key);
                    Write(entry.Value, json);
                }

                json.WriteEndObject();
                break;
        }
    }

    private static Node Read(string file, ref Utf8JsonReader json)
    {
        var place = new Place(file, 1, 1);
        switch (json.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(file, ref json));
                }

                return new Node.List(place, items.ToSequence());
            case JsonTokenType.StartObject:
                var entries = new List<Node.Entry>();
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    var key = json.GetString()!;
                    json.Read();
                    entries.Add(new Node.Entry(place, key, Read(file.Length == 0 ? key : file, ref json)));
                }

                return new Node.Map(place, entries.ToSequence());
            default:
                return json.GetString() is { Length: > 0 } text ? new Node.Scalar(place, text[1..], text.StartsWith(Quoted)) : throw new InvalidDataException($"the index of content is broken at {file}");
        }
    }
}
