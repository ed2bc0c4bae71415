using System.Globalization;
using System.Text;
using System.Text.Json;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Text;

/// <summary>How a text stands in JSON.</summary>
internal enum JsonKind
{
    /// <summary>In quotes.</summary>
    String,

    /// <summary>As a number, its digits as they are written.</summary>
    Number,

    /// <summary>As <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Literal,
}

/// <summary>How JSON is laid out and escaped.</summary>
/// <param name="Colon">What stands between the name of a member and its value.</param>
/// <param name="Comma">What stands between two members on one line.</param>
/// <param name="Indent">By how many spaces what is inside is indented, each member on a line of its own; null for everything on one line.</param>
/// <param name="IsAscii">Whether every character beyond US-ASCII is escaped.</param>
/// <param name="EscapesSlash">Whether <c>/</c> is escaped.</param>
internal sealed record JsonLayout(string Colon, string Comma, int? Indent, bool IsAscii, bool EscapesSlash);

/// <summary>
/// An object of JSON (RFC 8259) in UTF-8. A path of names leads to each text; what is inside names that are 0, 1, 2 … is an array. Within strings the
/// quotation mark, the backslash and control characters are escaped, in the shortest way (as in RFC 8785 §3.2.2.2), and what the layout says.
/// </summary>
internal sealed class JsonCodec : TextCodec
{
    private readonly PathNode _root;
    private readonly Sequence<JsonKind> _kinds;
    private readonly JsonLayout _layout;

    /// <summary>A codec for a tree of members.</summary>
    /// <param name="root">The object.</param>
    /// <param name="kinds">How the text of each field stands there.</param>
    /// <param name="layout">Spacing and escapes.</param>
    public JsonCodec(PathNode root, Sequence<JsonKind> kinds, JsonLayout layout) => (_root, _kinds, _layout) = (root, kinds, layout);

    /// <summary>Whether a text is a number of JSON.</summary>
    public static bool IsNumber(string text) => Token(text) == JsonTokenType.Number;

    /// <summary>Whether a text is <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public static bool IsLiteral(string text) => text is "true" or "false" or "null";

    /// <inheritdoc/>
    public override string Name => "json";

    /// <inheritdoc/>
    public override WrittenText? Write(IReadOnlyList<string> texts, out int unsayable)
    {
        for (unsayable = 0; unsayable < texts.Count; unsayable++)
        {
            if (_kinds[unsayable] == JsonKind.Number && !IsNumber(texts[unsayable]))
            {
                return null;
            }
        }

        unsayable = -1;
        var octets = new List<byte>();
        var places = new (int, int)[texts.Count];
        Write(_root, texts, 0, octets, places);
        return new WrittenText([.. octets], places);
    }

    /// <inheritdoc/>
    public override ParsedText Parse(byte[] octets)
    {
        var entries = new List<TextEntry>();
        var reader = new Utf8JsonReader(octets, new JsonReaderOptions { MaxDepth = DepthLimit + 1 });
        try
        {
            return new ParsedText(entries, Parse(ref reader, entries));
        }
        catch (JsonException e)
        {
            return new ParsedText(entries, new TextFaultAt(TextFault.Syntax, Offset(octets, e)));
        }
        catch (InvalidOperationException)
        {
            // Octets that are no UTF-8, or half of a pair of surrogates, within a string.
            return new ParsedText(entries, new TextFaultAt(TextFault.Charset, (int)reader.TokenStartIndex));
        }
    }

    private static TextFaultAt? Parse(ref Utf8JsonReader reader, List<TextEntry> entries)
    {
        var open = new Stack<Container>();
        while (reader.Read())
        {
            var at = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    var name = reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                    if (!open.Peek().Names!.Add(name))
                    {
                        return new TextFaultAt(TextFault.Repeated, at, open.Peek().Path + name);
                    }

                    open.Peek().Next = name;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray when open.Count == DepthLimit:
                    return new TextFaultAt(TextFault.Depth, at, open.Peek().Path);
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(new Container(open.Count == 0 ? "" : open.Peek().Take() + PathNode.Separator, reader.TokenType == JsonTokenType.StartObject, at));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    var closed = open.Pop();
                    if (closed.Count == 0 && open.Count > 0)
                    {
                        entries.Add(new TextEntry(closed.Path.TrimEnd(PathNode.Separator), "", closed.Offset, (int)reader.BytesConsumed - closed.Offset));
                    }

                    break;
                default:
                    var isString = reader.TokenType == JsonTokenType.String;
                    var text = isString ? reader.GetString()! : Encoding.ASCII.GetString(reader.ValueSpan);
                    entries.Add(new TextEntry(open.Count == 0 ? "" : open.Peek().Take(), text, isString ? at + 1 : at, reader.ValueSpan.Length));
                    break;
            }

            if (entries.Count > FieldLimit)
            {
                return new TextFaultAt(TextFault.TooMany, at);
            }
        }

        return null;
    }

    private void Write(PathNode node, IReadOnlyList<string> texts, int depth, List<byte> octets, (int, int)[] places)
    {
        if (node.Field is { } field)
        {
            var isString = _kinds[field] == JsonKind.String;
            var value = Encoding.UTF8.GetBytes(isString ? Escaped(texts[field]) : texts[field]);
            Add(octets, isString ? "\"" : "");
            places[field] = (octets.Count, value.Length);
            octets.AddRange(value);
            Add(octets, isString ? "\"" : "");
            return;
        }

        var isArray = node.Children.Select((c, i) => c.Name == i.ToString(CultureInfo.InvariantCulture)).All(same => same);
        Add(octets, isArray ? "[" : "{");
        for (var i = 0; i < node.Children.Count; i++)
        {
            Add(octets, i == 0 ? "" : _layout.Indent is null ? _layout.Comma : ",");
            Break(octets, depth + 1);
            Add(octets, isArray ? "" : $"\"{Escaped(Member(node.Children[i].Name))}\"{_layout.Colon}");
            Write(node.Children[i], texts, depth + 1, octets, places);
        }

        Break(octets, depth);
        Add(octets, isArray ? "]" : "}");
    }

    private void Break(List<byte> octets, int depth)
    {
        if (_layout.Indent is { } indent)
        {
            Add(octets, "\n" + new string(' ', indent * depth));
        }
    }

    private string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '/' when _layout.EscapesSlash => "\\/",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)character:x4}",
                > '~' when _layout.IsAscii => $"\\u{(int)character:x4}",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>The name of a member, out of a path in which <c>~1</c> is a slash and <c>~0</c> a tilde (RFC 6901 §3).</summary>
    private static string Member(string name) => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static void Add(List<byte> octets, string text) => octets.AddRange(Encoding.UTF8.GetBytes(text));

    private static JsonTokenType Token(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.ValueSpan.Length == text.Length ? reader.TokenType : JsonTokenType.None;
        }
        catch (JsonException)
        {
            return JsonTokenType.None;
        }
    }

    /// <summary>Where an exception stopped: it counts octets within a line.</summary>
    private static int Offset(byte[] octets, JsonException exception)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0 && Array.IndexOf(octets, (byte)'\n', start) is >= 0 and var end; line--)
        {
            start = end + 1;
        }

        return Math.Min(octets.Length, start + (int)(exception.BytePositionInLine ?? 0));
    }

    private sealed class Container(string path, bool isObject, int offset)
    {
        public string Path => path;

        public int Offset => offset;

        public int Count { get; private set; }

        /// <summary>The names that were read in an object; null in an array.</summary>
        public HashSet<string>? Names { get; } = isObject ? new(StringComparer.Ordinal) : null;

        public string Next { get; set; } = "";

        /// <summary>The path of the value that comes now.</summary>
        public string Take() => path + (isObject ? Counted(Next) : Counted((Count).ToString(CultureInfo.InvariantCulture)));

        private string Counted(string name)
        {
            Count++;
            return name;
        }
    }
}
