using PaymentQuest.Terms;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PaymentQuest.Documents;

/// <summary>
/// Builds nodes from one file's parse events. The events are taken one at a time, so reading stops at the first limit reached. What
/// makes the rest meaningless stops the reading; a duplicate key or an escaped control character does not, so that an author sees all of them at once.
/// </summary>
internal sealed class YamlReader
{
    private readonly string _file;
    private readonly string _text;
    private readonly Diagnostics _diagnostics;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private bool _failed;
    private int _nodes;

    /// <param name="file">The file's name, without control characters.</param>
    /// <param name="text">The file's text, in which line feeds are the only control characters.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public YamlReader(string file, string text, Diagnostics diagnostics)
    {
        _file = file;
        _text = text;
        _diagnostics = diagnostics;
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    /// <summary>The root, or null when at least one error was added.</summary>
    public Node? Read()
    {
        try
        {
            var root = ReadDocument();
            return _failed ? null : root;
        }
        catch (YamlException e)
        {
            var what = e.Message.TrimEnd('.');
            return Stop("PQ0106", PlaceOf(e.Start), $"this is not YAML: {Lowered(what)}", "check indentation and quotes; quote a text that holds ': ' or ' #', or begins with one of []{}&*!|>%@`");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return StopAtFault(e);
        }
    }

    /// <summary>
    /// The parser throws what is no <see cref="YamlException"/> and has no place at a few mistakes, which are told apart by type and by the
    /// events before them. Whatever else is hidden there, a file must not end the program.
    /// </summary>
    private Node? StopAtFault(Exception fault)
    {
        var reached = IndexOf(_scanner.CurrentPosition);
        return fault switch
        {
            ArgumentOutOfRangeException => Stop("PQ0106", PlaceAt(LastBefore(reached, '\\')), "this is not YAML: the escape of a character that does not exist", "write the character itself, or single quotes, in which nothing is escaped"),
            ArgumentException => StopAtTag(PlaceAt(_text.AsSpan(0, LastBefore(reached, '!')).LastIndexOfAny(' ', '\n') + 1)),
            InvalidOperationException when _parser.Current is StreamStart or DocumentEnd => Stop("PQ0106", PlaceAt(reached), "this is not YAML: text behind the end of a document ('...')", "remove the '...'"),
            InvalidOperationException => Stop("PQ0106", PlaceAt(reached), "this is not YAML: the list or map in brackets goes on too far to the left", "indent all its lines more than the line of its key or of its '-'"),
            _ => Stop("PQ0106", PlaceAt(reached), "this is not YAML: the parser gave up here", "check indentation and quotes"),
        };
    }

    private int LastBefore(int end, char character) => Math.Max(0, _text.AsSpan(0, end).LastIndexOf(character));

    private Node? ReadDocument()
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is not DocumentStart document)
        {
            return Stop("PQ0116", new Place(_file, 1, 1), "the file is empty", "write a map of keys and values");
        }

        var head = _text.AsSpan(0, IndexOf(document.End));
        if (!document.IsImplicit && (head.StartsWith("%") || head.Contains("\n%", StringComparison.Ordinal)))
        {
            return Stop("PQ0112", new Place(_file, 1, 1), "a YAML directive ('%…') before the document", "remove it");
        }

        _parser.MoveNext();
        var root = ReadNode(depth: 1);
        if (root is null)
        {
            return null;
        }

        if (root is Node.Scalar { Text: "", IsQuoted: false })
        {
            return Stop("PQ0116", root.Place, "the document is empty", "write a map of keys and values");
        }

        _parser.MoveNext();
        _parser.MoveNext();
        return _parser.Current is StreamEnd
            ? root
            : Stop("PQ0112", PlaceOf(_parser.Current!.Start), "a second document begins here", "put it into a file of its own");
    }

    /// <summary>The node that begins at the current event, ending on its last event; null when reading has stopped.</summary>
    private Node? ReadNode(int depth)
    {
        var current = _parser.Current!;
        var place = PlaceOf(current.Start);
        if (++_nodes > Bounds.ContentNodes)
        {
            return Stop("PQ0108", place, FormattableString.Invariant($"more than {Bounds.ContentNodes} keys and values"), "split the file");
        }

        if (depth > Bounds.ContentDepth)
        {
            return Stop("PQ0107", place, FormattableString.Invariant($"nested deeper than {Bounds.ContentDepth} levels"), "flatten the file; quote a text that begins with '[', '{' or '-'");
        }

        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
        {
            return Stop("PQ0110", place, "anchors ('&name') and aliases ('*name') are not allowed", "repeat the text; quote a text that begins with '&' or '*'");
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            return StopAtTag(place);
        }

        return current switch
        {
            YamlDotNet.Core.Events.Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadList(place, depth),
            MappingStart => ReadMap(place, depth),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Node? StopAtTag(Place place) => Stop("PQ0111", place, "tags ('!name') are not allowed", "remove it; quote a text that begins with '!'");

    private Node.List? ReadList(Place place, int depth)
    {
        var items = new List<Node>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new Node.List(place, items.ToSequence());
    }

    private Node.Map? ReadMap(Place place, int depth)
    {
        var entries = new List<Node.Entry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (ReadKey(depth) is not { } key || !_parser.MoveNext() || ReadNode(depth + 1) is not { } value)
            {
                return null;
            }

            if (lines.TryAdd(key.Text, key.Place.Line))
            {
                entries.Add(new Node.Entry(key.Place, key.Text, value));
            }
            else
            {
                Report("PQ0115", key.Place, FormattableString.Invariant($"the key {PlainText.Excerpt(key.Text)} occurs twice, first in line {lines[key.Text]}"), "keep one of them");
            }
        }

        return new Node.Map(place, entries.ToSequence());
    }

    private Node.Scalar? ReadKey(int depth)
    {
        var place = PlaceOf(_parser.Current!.Start);
        if (_parser.Current is SequenceStart or MappingStart)
        {
            Stop("PQ0114", place, "a key must be a text in one line", "write 'key: value'; quote a text that begins with '[' or '{'");
            return null;
        }

        if (_parser.Current is YamlDotNet.Core.Events.Scalar { Value: "<<", Style: ScalarStyle.Plain })
        {
            Stop("PQ0113", place, "merge keys ('<<') are not allowed", "repeat the entries");
            return null;
        }

        // A key is as deep as its map; it must not be refused for the depth of a value that is not there.
        var key = (Node.Scalar?)ReadNode(depth);
        if (key is not null && (string.IsNullOrWhiteSpace(key.Text) || key.Text.Contains('\n')) && !_failed)
        {
            Stop("PQ0114", key.Place, "a key must be a text in one line", "write 'key: value'");
            return null;
        }

        return key;
    }

    private Node.Scalar? ReadScalar(YamlDotNet.Core.Events.Scalar scalar)
    {
        var place = TextPlace(scalar);
        var text = scalar.Value;
        if (text.Length > Bounds.ContentText)
        {
            Stop("PQ0109", place, FormattableString.Invariant($"a text longer than {Bounds.ContentText} characters"), "shorten it");
            return null;
        }

        if (PlainText.FirstControl(text) is var at and >= 0)
        {
            Report("PQ0104", place, $"the escape of a control character, {PlainText.NameOf(text[at])}, in this text", "remove it; a text may hold line feeds only");
            text = "";
        }

        return new Node.Scalar(place, text, scalar.Style != ScalarStyle.Plain) { KeepsLines = KeepsLines(scalar) };
    }

    private Place TextPlace(YamlDotNet.Core.Events.Scalar scalar)
    {
        var start = PlaceOf(scalar.Start);
        return scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => start.After(1),
            ScalarStyle.Literal or ScalarStyle.Folded => BlockPlace(scalar, start),
            _ => start,
        };
    }

    /// <summary>The line after the indicator, in the column where the block is indented to.</summary>
    private Place BlockPlace(YamlDotNet.Core.Events.Scalar scalar, Place start)
    {
        var below = _text.AsSpan(IndexOf(scalar.Start));
        below = below[(below.IndexOf('\n') + 1)..];
        var indentation = Indentation(below) - Indentation(scalar.Value);
        return string.IsNullOrWhiteSpace(scalar.Value) || indentation < 0 ? start : new Place(_file, start.Line + 1, indentation + 1);
    }

    /// <summary>The spaces before the first character that is neither a space nor a line feed.</summary>
    private static int Indentation(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExcept(' ', '\n');
        return first < 0 ? 0 : first - (text[..first].LastIndexOf('\n') + 1);
    }

    private bool KeepsLines(YamlDotNet.Core.Events.Scalar scalar) => scalar.Style switch
    {
        ScalarStyle.Literal => true,
        ScalarStyle.Folded => IsOneLineOfTheFile(scalar),
        _ => scalar.Start.Line == scalar.End.Line && !scalar.Value.Contains('\n'),
    };

    private bool IsOneLineOfTheFile(YamlDotNet.Core.Events.Scalar folded)
    {
        var below = _text.AsSpan(IndexOf(folded.Start));
        below = below[(below.IndexOf('\n') + 1)..].TrimStart(' ');
        return below.StartsWith(folded.Value.AsSpan().TrimEnd('\n')) && !folded.Value.AsSpan().TrimEnd('\n').Contains('\n');
    }

    private int IndexOf(Mark mark) => (int)Math.Clamp(mark.Index, 0, _text.Length);

    private Place PlaceAt(int index)
    {
        var before = _text.AsSpan(0, index);
        return new(_file, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private Place PlaceOf(Mark mark) => new(_file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private void Report(string code, Place place, string message, string advice)
    {
        _failed = true;
        _diagnostics.Error(code, place, message, advice);
    }

    private Node? Stop(string code, Place place, string message, string advice)
    {
        Report(code, place, message, advice);
        return null;
    }

    private static string Lowered(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
