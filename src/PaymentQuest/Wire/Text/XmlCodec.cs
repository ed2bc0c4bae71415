using System.Text;
using System.Xml;

namespace PaymentQuest.Wire.Text;

/// <summary>How XML is laid out.</summary>
/// <param name="Declaration">What stands before the first element, character for character.</param>
/// <param name="Indent">By how many spaces what is inside is indented, each element on a line of its own; null for nothing between elements.</param>
/// <param name="IsPaired">Whether an element without content has two tags; else <c>&lt;a/&gt;</c>.</param>
/// <param name="End">What stands after the last element.</param>
internal sealed record XmlLayout(string Declaration, int? Indent, bool IsPaired, string End);

/// <summary>
/// Elements of XML 1.0. A path of names leads to each text, <c>order/amount/@currency</c> to an attribute. Characters are escaped as <see cref="XmlWriter"/>
/// escapes them; one that the charset lacks is a character reference. A document type definition is never read.
/// </summary>
/// <param name="root">What the one element is inside.</param>
/// <param name="charset">Of which everything is, whatever a declaration says.</param>
/// <param name="layout">Declaration, indentation and ends.</param>
internal sealed class XmlCodec(PathNode root, Charset charset, XmlLayout layout) : TextCodec
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
    };

    /// <summary>Whether a path has names of XML, of which only the last may be that of an attribute.</summary>
    public static bool IsPath(string path)
    {
        var names = path.Split(PathNode.Separator);
        return names.Select((n, i) => i == names.Length - 1 && i > 0 && n.StartsWith(PathNode.Attribute) ? n[1..] : n).All(IsName);
    }

    /// <summary>Where what it writes around empty texts cannot be read, in octets from 0; null when it can, whatever the texts.</summary>
    public int? Fault() => Parse(Write([.. Enumerable.Repeat("", Count(root))], out _)!.Octets).Fault?.Offset;

    /// <inheritdoc/>
    public override string Name => $"xml, {charset.Name}";

    /// <inheritdoc/>
    public override WrittenText? Write(IReadOnlyList<string> texts, out int unsayable)
    {
        unsayable = texts.TakeWhile(t => !t.EnumerateRunes().Any(r => !IsCharacter(r))).Count();
        if (unsayable < texts.Count)
        {
            return null;
        }

        unsayable = -1;
        var octets = new List<byte>();
        var places = new (int, int)[texts.Count];
        Add(octets, layout.Declaration);
        Write(root.Children[0], texts, 0, octets, places);
        Add(octets, layout.End);
        return new WrittenText([.. octets], places);
    }

    /// <inheritdoc/>
    public override ParsedText Parse(byte[] octets)
    {
        var entries = new List<TextEntry>();
        if (charset.Decode(octets, out var bad) is not { } text)
        {
            return new ParsedText(entries, new TextFaultAt(TextFault.Charset, bad));
        }

        var places = new Places(text, charset);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return new ParsedText(entries, Parse(reader, places, entries));
        }
        catch (XmlException e)
        {
            // The platform gives no place to a document type definition that it may not read.
            var definition = e.LineNumber == 0 ? text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) : -1;
            return new ParsedText(entries, definition >= 0
                ? new TextFaultAt(TextFault.DocumentType, places.Offset(definition))
                : new TextFaultAt(TextFault.Syntax, places.Offset(places.Index(e.LineNumber, e.LinePosition))));
        }
    }

    private TextFaultAt? Parse(XmlReader reader, Places places, List<TextEntry> entries)
    {
        var open = new Stack<Element>();
        while (reader.Read())
        {
            var at = places.Of(reader);
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (open.Count == DepthLimit)
                    {
                        return new TextFaultAt(TextFault.Depth, at, open.Peek().Path);
                    }

                    var name = reader.Name;
                    var known = (open.Count == 0 ? root : open.Peek().Known)?.Children.FirstOrDefault(c => c.Name == name);
                    var path = open.Count == 0 ? name : open.Peek().Inner(name, known is not null);
                    if (path is null)
                    {
                        return new TextFaultAt(TextFault.Repeated, at, $"{open.Peek().Path}/{name}");
                    }

                    var isEmpty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        entries.Add(new TextEntry($"{path}/@{reader.Name}", reader.Value, places.Of(reader), places.Width(reader.Value)));
                    }

                    open.Push(new Element(path, known));
                    if (isEmpty)
                    {
                        Close(open.Pop(), at, entries);
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0:
                    open.Peek().Add(reader.Value, at);
                    break;
                case XmlNodeType.EndElement:
                    Close(open.Pop(), at - 2, entries);
                    break;
            }

            if (entries.Count > FieldLimit)
            {
                return new TextFaultAt(TextFault.TooMany, at);
            }
        }

        return null;
    }

    private static void Close(Element element, int end, List<TextEntry> entries)
    {
        if (!element.HasElements || !string.IsNullOrWhiteSpace(element.Text))
        {
            var start = element.Start ?? end;
            entries.Add(new TextEntry(element.HasElements ? element.Path + "/#text" : element.Path, element.Text, start, Math.Max(0, end - start)));
        }
    }

    private void Write(PathNode node, IReadOnlyList<string> texts, int depth, List<byte> octets, (int, int)[] places)
    {
        Add(octets, $"<{node.Name}");
        foreach (var attribute in node.Children.Where(c => c.IsAttribute))
        {
            Add(octets, $" {attribute.Name[1..]}=\"");
            AddText(octets, texts, attribute.Field!.Value, places, isAttribute: true);
            Add(octets, "\"");
        }

        var elements = node.Elements.ToList();
        if (elements.Count == 0 && !layout.IsPaired && (node.Field is not { } field || texts[field].Length == 0))
        {
            if (node.Field is { } empty)
            {
                places[empty] = (octets.Count, 0);
            }

            Add(octets, "/>");
            return;
        }

        Add(octets, ">");
        if (node.Field is { } full)
        {
            AddText(octets, texts, full, places, isAttribute: false);
        }

        foreach (var element in elements)
        {
            Break(octets, depth + 1);
            Write(element, texts, depth + 1, octets, places);
        }

        if (elements.Count > 0)
        {
            Break(octets, depth);
        }

        Add(octets, $"</{node.Name}>");
    }

    private void Break(List<byte> octets, int depth)
    {
        if (layout.Indent is { } indent)
        {
            Add(octets, "\n" + new string(' ', indent * depth));
        }
    }

    private void AddText(List<byte> octets, IReadOnlyList<string> texts, int field, (int, int)[] places, bool isAttribute)
    {
        var start = octets.Count;
        foreach (var rune in texts[field].EnumerateRunes())
        {
            Add(octets, rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\r' => "&#xD;",
                '"' when isAttribute => "&quot;",
                '\n' when isAttribute => "&#xA;",
                '\t' when isAttribute => "&#x9;",
                _ => charset.Encode(rune.ToString()) is null ? FormattableString.Invariant($"&#x{rune.Value:X};") : rune.ToString(),
            });
        }

        places[field] = (start, octets.Count - start);
    }

    private void Add(List<byte> octets, string text) => octets.AddRange(charset.Encode(text) ?? []);

    private static int Count(PathNode node) => (node.Field is null ? 0 : 1) + node.Children.Sum(Count);

    private static bool IsName(string name)
    {
        try
        {
            return XmlConvert.VerifyName(name) == name;
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsCharacter(Rune rune) => rune.Value > 0xffff || XmlConvert.IsXmlChar((char)rune.Value);

    private sealed class Element(string path, PathNode? known)
    {
        private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
        private readonly StringBuilder _text = new();

        public string Path => path;

        public PathNode? Known => known;

        public bool HasElements => _names.Count > 0;

        public string Text => _text.ToString();

        public int? Start { get; private set; }

        public void Add(string text, int at)
        {
            // Between elements only what is more than white space counts.
            Start = Start is null || (HasElements && string.IsNullOrWhiteSpace(Text)) ? at : Start;
            _text.Append(text);
        }

        /// <summary>The path of an element inside; null when it is one of the format's and is here a second time.</summary>
        public string? Inner(string name, bool isKnown)
        {
            var count = _names[name] = _names.GetValueOrDefault(name) + 1;
            return count == 1 ? $"{path}/{name}" : isKnown ? null : FormattableString.Invariant($"{path}/{name}[{count}]");
        }
    }

    /// <summary>Where the reader is, in octets. It counts lines and characters, and goes forward only.</summary>
    private sealed class Places
    {
        private readonly string _text;
        private readonly Charset _charset;
        private readonly List<int> _lines = [0];
        private int _index;
        private int _offset;

        public Places(string text, Charset charset)
        {
            (_text, _charset) = (text, charset);
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                {
                    _lines.Add(i + 1);
                }
            }
        }

        public int Of(XmlReader reader) => reader is IXmlLineInfo info ? Offset(Index(info.LineNumber, info.LinePosition)) : 0;

        public int Index(int line, int position) => Math.Clamp(_lines[Math.Clamp(line - 1, 0, _lines.Count - 1)] + position - 1, 0, _text.Length);

        public int Width(string text) => _charset.Encode(text)?.Length ?? 0;

        public int Offset(int index)
        {
            if (index < _index)
            {
                (_index, _offset) = (0, 0);
            }

            _offset += _charset.Length(_text.AsSpan(_index, index - _index));
            _index = index;
            return _offset;
        }
    }
}
