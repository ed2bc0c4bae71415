using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Screens;

/// <summary>Draws octets and the values in them: the tree beside the octets, or above them where there is no room.</summary>
internal static class DerView
{
    public static Frame Frame(GameModel model, DerScreen screen, Page page)
    {
        var footer = page.Footer(screen, model);
        List<Line> header = [page.Header(page.Say("der.title", ("screen", screen.Title)), page.Say("der.count", ("octets", screen.Octets.Length), ("nodes", screen.Tree.Nodes.Count)))];
        var room = Math.Max(page.Rows - header.Count - footer.Count, 0);
        if (screen.Octets.Length == 0)
        {
            return page.Compose(header, [Line.Empty, .. Page.Wrap(" " + page.Say("common.nothing", ("why", screen.Missing is { } why ? page.Say(why) : "0")), page.Columns)], footer);
        }

        var details = Details(screen, page).SelectMany(l => Page.Wrap(" " + l, page.Columns)).ToList();
        // The size of what is said changes from value to value; what stands above it must not jump.
        var detailRows = Math.Min(page.Columns >= 110 ? 3 : 4, room / 3);
        var rows = room - detailRows;
        IReadOnlyList<Line> body;
        if (page.Columns >= 110)
        {
            var hex = HexColumns(16, false) + 2;
            body = Layout.Beside(page.Glyphs, 0, (Tree(screen, page, page.Columns - hex, rows), page.Columns - hex), (Hex(screen, page, hex, rows), hex));
        }
        else
        {
            var upper = rows - (rows * 2 / 5);
            body = [.. Tree(screen, page, page.Columns, upper), .. Hex(screen, page, page.Columns, rows - upper)];
        }

        return page.Compose(header, [.. body, .. Layout.Viewport(details, 0, page.Columns, detailRows, page.Glyphs)], footer);
    }

    /// <summary>The tree as lines, one a value: offset, what it is, and what the protocol calls it.</summary>
    public static List<Line> Lines(DerScreen screen, Glyphs glyphs, Language language, int columns, bool isPlain = false)
    {
        var lines = new List<Line>();
        foreach (var (index, node) in screen.Tree.Nodes.Index())
        {
            var isChosen = index == screen.Chosen && !isPlain;
            var indent = Math.Min(2 * node.Depth, Math.Max(columns / 3, 0));
            var start = Line.From($"{node.Offset.ToString(CultureInfo.InvariantCulture),5} ", Style.Faint) + (isPlain ? "" : isChosen ? glyphs.Pointer + " " : "  ") + new string(' ', indent);
            var length = node.Tag.IsConstructed ? $" ({node.ContentLength.ToString(CultureInfo.InvariantCulture)})" : "";
            var text = Line.From(DerWords.Short(node, screen.Octets, glyphs), isChosen ? Style.Chosen : Style.Plain) + Line.From(length, Style.Faint);
            lines.Add(start + text + (screen.Field(node) is { } field ? Line.From("  " + field, Style.Name) : ""));
        }

        if (screen.Tree.StoppedAt is { } at)
        {
            var isChosen = screen.Node is null && !isPlain;
            lines.Add(Line.From($"{at.ToString(CultureInfo.InvariantCulture),5} ", Style.Faint) + (isPlain ? "" : isChosen ? glyphs.Pointer + " " : "  ")
                + Line.From(Prose.Of("der.unread", ("octets", screen.Octets.Length - at)).In(language), isChosen ? Style.Chosen : Style.Notice));
        }

        return lines;
    }

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

    private static Sequence<Line> Tree(DerScreen screen, Page page, int columns, int rows)
    {
        var lines = Lines(screen, page.Glyphs, page.Language, columns - 2);
        var inner = Math.Max(rows - 2, 1);
        var offset = Layout.OffsetThatShows(screen.Chosen, Math.Max(screen.Chosen - (inner / 2), 0), inner, lines.Count);
        return Layout.Panel(Line.From(page.Say("der.values"), Style.Strong), Layout.Viewport(lines, offset, columns - 2, inner, page.Glyphs), columns, rows, page.Glyphs);
    }

    private static Sequence<Line> Hex(DerScreen screen, Page page, int columns, int rows)
    {
        var width = HexColumns(16, false) <= columns - 2 ? 16 : HexColumns(8, false) <= columns - 2 ? 8 : 4;
        var isWithText = HexColumns(width, true) <= columns - 2;
        var inner = Math.Max(rows - 2, 1);
        var total = (screen.Octets.Length + width - 1) / width;
        var (from, end) = screen.Marked;
        // The beginning of what is marked, and as much after it as fits; a little before it when there is room.
        var first = from / width;
        var last = Math.Max(end - 1, from) / width;
        var offset = Math.Clamp(last - first + 1 >= inner ? first : first - ((inner - (last - first + 1)) / 2), 0, Math.Max(total - inner, 0));
        var lines = new List<Line>();
        for (var row = 0; row < total; row++)
        {
            // Rows out of sight are counted, not drawn.
            lines.Add(row >= offset && row < offset + inner ? HexRow(screen, row * width, width, isWithText) : Line.Empty);
        }

        return Layout.Panel(Line.From(page.Say("der.octets-name"), Style.Strong), Layout.Viewport(lines, offset, columns - 2, inner, page.Glyphs), columns, rows, page.Glyphs);
    }

    private static int HexColumns(int width, bool isWithText) => 6 + (3 * width) + 1 + (isWithText ? width + 1 : 0);

    private static Line HexRow(DerScreen screen, int from, int width, bool isWithText)
    {
        var (first, end) = screen.Marked;
        var content = screen.Node?.Content ?? first;
        var octets = screen.Octets;
        var line = new List<Fragment> { new($"{from.ToString(CultureInfo.InvariantCulture),5} ", Style.Faint) };
        for (var at = from; at <= from + width; at++)
        {
            // A bracket stands where the marked octets begin and end, so that they are seen without colours too.
            var isWithin = at > from && at > first && at < end;
            line.Add(new Fragment(at == first && at < from + width ? "[" : at == end && at > from ? "]" : " ", isWithin && at < from + width ? Style.Chosen : Style.Plain));
            if (at < from + width)
            {
                var style = at < first || at >= end ? Style.Plain : at < content ? Style.Chosen with { Bold = true } : Style.Chosen;
                line.Add(at < octets.Length ? new Fragment(octets[at].ToString("x2", CultureInfo.InvariantCulture), style) : new Fragment("  "));
            }
        }

        if (isWithText)
        {
            var text = string.Concat(octets[from..Math.Min(from + width, octets.Length)].ToArray().Select(o => o is >= 0x20 and < 0x7F ? (char)o : '.'));
            line.Add(new Fragment(" " + text, Style.Faint));
        }

        return Line.Of([.. line]);
    }
}
