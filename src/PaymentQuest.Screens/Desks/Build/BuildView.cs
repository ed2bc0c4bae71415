using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <summary>Draws a build quest.</summary>
internal static class BuildView
{
    private static readonly Prose[] PanelNames = [Prose.Of("common.what-you-know"), Prose.Of("common.octets"), Prose.Of("common.messages"), Prose.Of("common.story")];

    public static Frame Frame(GameModel model, BuildScreen screen, Page page)
    {
        var quest = screen.Quest;
        var taken = screen.Session.HintsTaken;
        var time = model.PlayTime.Of(quest.Id, screen.Attempt) ?? "";
        var header = new List<Line>
        {
            page.Header(
                $"{page.Say(quest.Title)} · {screen.Entry.Protocol} · {page.Say(quest.Protocol.Names.OfRole(screen.Slot.Step.From))}",
                page.Say("common.facts", ("suite", quest.Suite.Name), ("seed", screen.Session.Seed), ("taken", taken), ("hints", quest.Hints.Count), ("time", time)),
                page.Say("common.fewer-facts", ("taken", taken), ("hints", quest.Hints.Count), ("time", time)),
                time),
        };
        var brief = Page.Wrap(" " + page.Say(quest.Brief), page.Columns - 1);
        if (page.Rows >= 20 && brief.Count <= 3)
        {
            header.AddRange(brief);
        }

        var footer = page.Footer(screen, model);
        var room = page.Rows - header.Count - footer.Count;
        var notice = Wrapped(screen.NoticeLines(page), page.Columns);
        var noticeRows = Math.Min(notice.Count, Math.Max(room * (page.IsWide ? 3 : 4) / 10, 2));
        var bodyRows = Math.Max(room - noticeRows, 0);
        var (body, cursor) = page.IsWide ? Wide(screen, page, bodyRows) : Narrow(screen, page, bodyRows);
        List<Line> all = [.. body, .. Layout.Viewport(notice, screen.NoticeScroll, page.Columns, noticeRows, page.Glyphs)];
        return page.Compose(header, all, footer, cursor is var (column, row) ? (column, row + header.Count) : null);
    }

    private static (IReadOnlyList<Line> Lines, (int, int)? Cursor) Narrow(BuildScreen screen, Page page, int rows)
    {
        var wanted = Draft(screen, page, page.Columns - 2, out _, out _).Count + 2;
        var benchRows = Math.Clamp(wanted, Math.Min(3, rows), Math.Max(rows / 2, Math.Min(3, rows)));
        var (bench, cursor) = Bench(screen, page, page.Columns, benchRows);
        return ([.. bench, .. PanelOf(screen.Panel, screen, page, page.Columns, rows - bench.Count)], cursor);
    }

    private static (IReadOnlyList<Line> Lines, (int, int)? Cursor) Wide(BuildScreen screen, Page page, int rows)
    {
        var side = Math.Min(50, page.Columns * 5 / 12);
        var main = page.Columns - side;
        var octetRows = Math.Clamp((screen.Preview?.Fields.Count ?? 0) + 4, 4, Math.Max(rows / 3, 4));
        var upper = Math.Max(rows - octetRows, 0);
        var chartRows = Math.Min((2 * screen.Quest.Protocol.Steps.Count) + 3, Math.Max(upper - 5, upper / 2));
        var wanted = Draft(screen, page, main - 2, out _, out _).Count + 2;
        var benchRows = Math.Clamp(wanted, Math.Min(6, upper), Math.Max(upper / 2, Math.Min(6, upper)));
        var (bench, cursor) = Bench(screen, page, main, benchRows);
        var left = PanelOf(BuildPanel.Chart, screen, page, side, chartRows).Concat(PanelOf(BuildPanel.Story, screen, page, side, upper - chartRows)).ToList();
        var right = bench.Concat(PanelOf(BuildPanel.Knowledge, screen, page, main, upper - benchRows)).ToList();
        var lines = Layout.Beside(page.Glyphs, 0, (left, side), (right, main)).Concat(PanelOf(BuildPanel.Octets, screen, page, page.Columns, octetRows)).ToList();
        return (lines, cursor is var (column, row) ? (column + side, row) : null);
    }

    private static (IReadOnlyList<Line> Lines, (int, int)? Cursor) Bench(BuildScreen screen, Page page, int columns, int rows)
    {
        var lines = Draft(screen, page, columns - 2, out var caretRow, out var caretColumn);
        var inner = Math.Max(rows - 2, 1);
        var offset = caretRow < 0 ? 0 : Layout.OffsetThatShows(caretRow, 0, inner, lines.Count);
        var title = Line.From(Title(screen, page), screen.Judgement is { IsSolved: true } ? Style.Good : Style.Strong);
        var bench = Layout.Panel(title, Layout.Viewport(lines, offset, columns - 2, inner, page.Glyphs), columns, rows, page.Glyphs);
        return (bench, screen.IsTypingNotation && caretRow >= offset && caretRow < offset + inner ? (caretColumn + 1, caretRow - offset + 1) : null);
    }

    private static string Title(BuildScreen screen, Page page)
    {
        var (slot, slots, names) = (screen.Slot, screen.Quest.Slots, screen.Quest.Protocol.Names);
        var mark = screen.Judgement is { } j ? (j.IsSolved ? page.Glyphs.Accepted : page.Glyphs.Refused) + " " : "";
        var number = slots.Count > 1 ? page.Say("build.slot-of", ("slotIndex", screen.SlotIndex + 1), ("slots", slots.Count)) : "";
        return mark + number + (slot.Definition is { } name
            ? page.Say("build.definition", ("name", Vocables.OfDefinition(name, screen.Quest.Protocol)), ("step", slot.Step.Number), ("told", names.OfMessage(slot.Step.Name)))
            : page.Say("build.message", ("step", slot.Step.Number), ("name", names.OfMessage(slot.Step.Name)), ("to", names.OfRole(slot.Step.To))));
    }

    private static IReadOnlyList<Line> Draft(BuildScreen screen, Page page, int columns, out int caretRow, out int caretColumn)
    {
        caretColumn = 0;
        if (screen.IsTypingNotation)
        {
            return Typed(screen.Draft, columns, out caretRow, out caretColumn);
        }

        if (screen.Draft.Text.Length == 0)
        {
            caretRow = 0;
            return [Line.From(page.Glyphs.Caret + " ", Style.Notice) + Line.From(page.Say("build.nothing"), Style.Faint).Truncate(Math.Max(columns - 2, 0), page.Glyphs)];
        }

        // What was accepted is shown from its beginning, not from where the next part would go.
        var isDone = screen.Judgement is { IsSolved: true } && screen.Draft.Cursor == screen.Draft.Text.Length;
        return Tree(screen, page).Lines(screen.Draft.Text, isDone ? -1 : screen.Draft.Cursor, columns, out caretRow);
    }

    /// <summary>The tree of a build quest's notation, with values and provenance.</summary>
    public static DraftTree Tree(BuildScreen screen, Page page) => TreeOf(screen.Palette, screen.Quest, page);

    /// <summary>The tree of notation with the values of a palette.</summary>
    public static DraftTree TreeOf(Palette palette, Quests.Quest quest, Page page) => new(
        part => palette.Items.FirstOrDefault(i => i.Name == part) is { } item ? (Value(item.Value, page), Provenance.Of(item.Why, quest, page.Language)) : null,
        page.Glyphs);

    private static List<Line> Typed(TextField field, int columns, out int caretRow, out int caretColumn)
    {
        // A typed line is broken where the panel ends, so that the cursor is always where the letter goes.
        columns = Math.Max(columns, 2);
        var cells = Line.From(field.Text).Cells().ToList();
        var lines = new List<Line>();
        var current = new List<Cell>();
        var width = 0;
        var at = 0;
        (caretRow, caretColumn) = (0, 0);
        foreach (var cell in cells)
        {
            if (width + cell.Columns > columns - 1)
            {
                lines.Add(Line.Of(current));
                current.Clear();
                width = 0;
            }

            if (at <= field.Cursor)
            {
                (caretRow, caretColumn) = (lines.Count, width);
            }

            at += cell.Text.Length;
            current.Add(cell);
            width += cell.Columns;
        }

        if (at <= field.Cursor)
        {
            (caretRow, caretColumn) = (lines.Count, width);
        }

        lines.Add(Line.Of(current));
        return lines;
    }

    private static IReadOnlyList<Line> PanelOf(BuildPanel panel, BuildScreen screen, Page page, int columns, int rows)
    {
        if (rows <= 0)
        {
            return [];
        }

        var inner = Math.Max(rows - 2, 1);
        var isAlone = !page.IsWide;
        IReadOnlyList<Line> lines = panel switch
        {
            BuildPanel.Knowledge => Knowledge(screen, page, columns - 2),
            BuildPanel.Octets => DraftOctets.Lines(screen, page, columns - 2),
            BuildPanel.Chart => SequenceChart.Lines(screen.Quest.Protocol, screen.Slot.Step.From, n => State(screen, n), columns - 2, inner, page),
            _ => Story(screen, page, columns - 2),
        };
        var offset = panel == BuildPanel.Knowledge
            ? OffsetOfChoice(screen, inner, lines.Count)
            : isAlone ? Math.Min(screen.PanelScroll, Math.Max(lines.Count - inner, 0)) : 0;
        var name = panel == BuildPanel.Knowledge ? page.Say("build.you", ("items", screen.Palette.Items.Count)) : page.Say(PanelNames[(int)panel]);
        var next = isAlone ? $" · {page.Say("build.panel", ("panelNames", page.Say(PanelNames[((int)panel + 1) % PanelNames.Length])))}" : "";
        return Layout.Panel(Line.From(name, Style.Strong) + Line.From(next, Style.Faint), Layout.Viewport(lines, offset, columns - 2, inner, page.Glyphs), columns, rows, page.Glyphs);
    }

    private static List<Line> Knowledge(BuildScreen screen, Page page, int columns)
    {
        var lines = new List<Line>();
        var names = screen.Palette.Items.Select(i => i.Name).Concat(screen.Palette.Constructors.Select(c => c.Before + page.Glyphs.Ellipsis + c.After)).ToList();
        var widest = Math.Min(names.Select(n => Line.From(n).Width).DefaultIfEmpty(0).Max(), Math.Max(columns / 3, 8));
        var values = screen.Palette.Items.Select(i => Value(i.Value, page)).ToList();
        var longest = values.Select(v => Line.From(v).Width).DefaultIfEmpty(0).Max();
        var valueWidth = Math.Min(longest, Math.Clamp(columns - widest - 29, 6, 40));
        for (var i = 0; i < names.Count; i++)
        {
            var isChosen = i == screen.Chosen;
            var isValue = i < screen.Palette.Items.Count;
            var start = Line.From(isChosen ? page.Glyphs.Pointer + " " : "  ") + Line.From(names[i], isChosen ? Style.Chosen : Style.Name).Fit(widest, page.Glyphs);
            // What has no value to be shown needs the room to say what it is made of.
            if (isValue && values[i].Length > 0)
            {
                start += Line.From("  " + values[i]).Fit(valueWidth + 2, page.Glyphs);
            }

            var why = Line.From(isValue ? Provenance.Of(screen.Palette.Items[i].Why, screen.Quest, page.Language) : page.Say("build.can"), Style.Faint);
            var room = Math.Max(columns - start.Width - 2, 1);
            IReadOnlyList<Line> shown = isChosen && room >= 16 ? Wrapping.Wrap(why, room) : [why.Truncate(room, page.Glyphs)];
            lines.AddRange(shown.Select((line, at) => ((at == 0 ? start : Line.From(new string(' ', start.Width))) + "  " + line).Truncate(columns, page.Glyphs)));
        }

        return lines;
    }

    // The chosen row may go on below; its first line matters most.
    private static int OffsetOfChoice(BuildScreen screen, int rows, int lines)
    {
        var whole = Layout.OffsetThatShows(screen.Chosen + lines - screen.Choices, Math.Max(screen.Chosen - (rows / 2), 0), rows, lines);
        return Layout.OffsetThatShows(screen.Chosen, whole, rows, lines);
    }

    private static IReadOnlyList<Line> Story(BuildScreen screen, Page page, int columns)
    {
        var lines = new List<Line>();
        foreach (var hint in screen.Quest.Hints.Take(screen.Session.HintsTaken))
        {
            lines.AddRange(Wrapping.Wrap(page.Glyphs.Pointer + " " + page.Say(hint), columns));
        }

        lines.AddRange(Wrapping.Wrap(page.Say(screen.Quest.Brief), columns, Style.Strong));
        lines.AddRange(Wrapping.Wrap(page.Say(screen.Quest.Story), columns));
        return lines;
    }

    private static MessageState State(BuildScreen screen, int number)
    {
        var mine = screen.Slot.Step.Number;
        if (number < mine)
        {
            return MessageState.Accepted;
        }

        if (screen.Judgement is { Run: { } run } judgement)
        {
            var at = run.Verdict switch { Verdict.Refused r => r.Step, Verdict.Malformed m => m.Step, Verdict.Stalled s => s.Step, _ => int.MaxValue };
            return number < at ? MessageState.Accepted : number == at ? MessageState.Refused : number == mine ? MessageState.Present : MessageState.Ahead;
        }

        return number == mine ? MessageState.Present : MessageState.Ahead;
    }

    private static List<Line> Wrapped(IReadOnlyList<Line> lines, int columns) => [.. lines.SelectMany(l => Page.Wrap(l, columns))];

    private static string Value(string value, Page page) =>
        value.Length >= 16 && value.All(char.IsAsciiHexDigit) && !value.All(char.IsAsciiDigit) ? Octets.Short(Convert.FromHexString(value.Length % 2 == 0 ? value : value + "0"), 13, page.Glyphs) : value;
}
