using System.Globalization;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Wire;

namespace PaymentQuest.Screens;

/// <summary>Octets and the values in them as lines.</summary>
public static class DerLines
{
    /// <summary>The line above the values.</summary>
    public static Line Heading(DerScreen screen, Page page) =>
        page.Header(page.Say("der.title", ("screen", screen.Title)), page.Say("der.count", ("octets", screen.Octets.Length), ("nodes", screen.Tree.Nodes.Count)));

    /// <summary>Why there are no octets; null when there are.</summary>
    public static Line? Missing(DerScreen screen, Page page) =>
        screen.Octets.Length > 0 ? null : Line.From(" " + page.Say("common.nothing", ("why", screen.Missing is { } why ? page.Say(why) : "0")));

    /// <summary>The values that are shown as lines, one each: where it begins, whether something is folded away in it, what it is, and what the protocol calls it.</summary>
    public static IReadOnlyList<Line> Tree(DerScreen screen, Page page, int columns) =>
        [.. screen.Shown.Select(at => Row(screen, at, page.Glyphs, page.Language, columns, at == screen.Chosen).Truncate(columns, page.Glyphs))];

    /// <summary>All values as lines without a cursor.</summary>
    public static IReadOnlyList<Line> Plain(DerScreen screen, Glyphs glyphs, Language language, int columns) =>
        [.. Enumerable.Range(0, screen.Rows).Select(at => Row(screen, at, glyphs, language, columns, null))];

    /// <summary>What there is to say about the value under the cursor.</summary>
    public static IEnumerable<Line> Details(DerScreen screen, Page page)
    {
        if (screen.Node is not { } node)
        {
            yield return Line.From(page.Say("der.unread-why", ("stoppedAt", screen.Tree.StoppedAt), ("depthLimit", DerTree.DepthLimit)), Style.Notice);
            yield break;
        }

        yield return Line.From(DerWords.Anatomy(node, screen.Octets, page.Language), Style.Strong);
        var field = screen.Fields.FirstOrDefault(f => f.Term is not null && f.Offset == node.Offset && f.Length == node.End - node.Offset)?.Term is { } term
            ? page.Say("der.field", ("term", screen.Vocabulary.Label(term)), ("what", page.Say(Vocables.Kind(term, screen.Vocabulary))))
            : "";
        var meaning = DerWords.Meaning(node, screen.Octets, page.Language);
        yield return Line.From(field, Style.Name) + $"{char.ToUpper(meaning[0], CultureInfo.InvariantCulture)}{meaning[1..]}.";
        if (DerWords.Of(node.Nesting) is { } word)
        {
            yield return Line.From(page.Say(word), node.Nesting == DerNesting.Guessed ? Style.Notice : Style.Faint);
        }
    }

    /// <summary>How many octets stand in a line of so many columns.</summary>
    public static int OctetsInLine(int columns) => HexColumns(16, false) <= columns ? 16 : HexColumns(8, false) <= columns ? 8 : 4;

    /// <summary>How many columns so many octets take in a line, with or without their letters.</summary>
    public static int HexColumns(int octets, bool isWithText) => 6 + (3 * octets) + 1 + (isWithText ? octets + 1 : 0);

    /// <summary>The octets as lines, those of the chosen value marked.</summary>
    public static IReadOnlyList<Line> Hex(DerScreen screen, int columns)
    {
        var width = OctetsInLine(columns);
        var isWithText = HexColumns(width, true) <= columns;
        return [.. Enumerable.Range(0, (screen.Octets.Length + width - 1) / width).Select(row => HexRow(screen, row * width, width, isWithText))];
    }

    private static Line Row(DerScreen screen, int at, Glyphs glyphs, Language language, int columns, bool? isChosen)
    {
        var look = isChosen == true ? Style.Chosen : Style.Plain;
        var pointer = isChosen switch { null => "", true => glyphs.Pointer + " ", false => "  " };
        if (at == screen.Tree.Nodes.Count)
        {
            var from = screen.Tree.StoppedAt!.Value;
            return Place(from) + pointer + Line.From(Prose.Of("der.unread", ("octets", screen.Octets.Length - from)).In(language), isChosen == true ? look : Style.Notice);
        }

        var node = screen.Tree.Nodes[at];
        var indent = new string(' ', Math.Min(2 * node.Depth, Math.Max(columns / 3, 0)));
        var fold = isChosen is null ? "" : screen.Folded.Contains(at) ? "+ " : screen.HasParts(at) ? "- " : "  ";
        var length = node.Tag.IsConstructed ? $" ({node.ContentLength.ToString(CultureInfo.InvariantCulture)})" : "";
        return Place(node.Offset) + pointer + indent + Line.From(fold, Style.Faint) + Line.From(DerWords.Short(node, screen.Octets, glyphs), look) + Line.From(length, Style.Faint)
            + (screen.Field(node) is { } field ? Line.From("  " + field, Style.Name) : "");
    }

    private static Line Place(int octet) => Line.From($"{octet.ToString(CultureInfo.InvariantCulture),5} ", Style.Faint);

    private static Line HexRow(DerScreen screen, int from, int width, bool isWithText)
    {
        var (first, end) = screen.Marked;
        var content = screen.Node?.Content ?? first;
        var octets = screen.Octets;
        var line = new List<Fragment> { new($"{from.ToString(CultureInfo.InvariantCulture),5} ", Style.Faint) };
        var (run, look) = (new StringBuilder(), Style.Plain);
        for (var at = from; at <= from + width; at++)
        {
            // A bracket stands where the marked octets begin and end, so that they are seen without colours too.
            var isLast = at == from + width;
            Put(at == first && !isLast ? "[" : at == end && at > from ? "]" : " ", at > from && at > first && at < end && !isLast ? Style.Chosen : Style.Plain);
            if (!isLast)
            {
                Put(at < octets.Length ? octets[at].ToString("x2", CultureInfo.InvariantCulture) : "  ", at < first || at >= end ? Style.Plain : at < content ? Style.Chosen with { Bold = true } : Style.Chosen);
            }
        }

        line.Add(new Fragment(run.ToString(), look));
        if (isWithText)
        {
            var text = string.Concat(octets[from..Math.Min(from + width, octets.Length)].ToArray().Select(o => o is >= 0x20 and < 0x7F ? (char)o : '.'));
            line.Add(new Fragment(" " + text, Style.Faint));
        }

        return Line.Of([.. line]);

        void Put(string text, Style style)
        {
            if (style != look && run.Length > 0)
            {
                line.Add(new Fragment(run.ToString(), look));
                run.Clear();
            }

            look = style;
            run.Append(text);
        }
    }
}
