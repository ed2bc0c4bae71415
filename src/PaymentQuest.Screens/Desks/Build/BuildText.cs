using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <summary>What a build quest says, panel by panel.</summary>
public static class BuildText
{
    private static readonly Prose[] PanelNames = [Prose.Of("common.what-you-know"), Prose.Of("common.octets"), Prose.Of("common.messages"), Prose.Of("common.story")];

    /// <summary>The lines above the workbench: where the player is, and what is to be done as far as it is short.</summary>
    public static IReadOnlyList<Line> Heading(GameModel model, BuildScreen screen, Page page)
    {
        var quest = screen.Quest;
        var taken = screen.Session.HintsTaken;
        var time = model.PlayTime.Of(quest.Id, screen.Attempt) ?? "";
        var header = page.Header(
            $"{page.Say(quest.Title)} · {screen.Entry.Protocol} · {page.Say(quest.Protocol.Names.OfRole(screen.Slot.Step.From))}",
            page.Say("common.facts", ("suite", quest.Suite.Name), ("seed", screen.Session.Seed), ("taken", taken), ("hints", quest.Hints.Count), ("time", time)),
            page.Say("common.fewer-facts", ("taken", taken), ("hints", quest.Hints.Count), ("time", time)),
            time);
        var brief = Page.Wrap(" " + page.Say(quest.Brief), page.Columns - 1);
        return page.Rows >= 20 && brief.Count <= 3 ? [header, .. brief] : [header];
    }

    /// <summary>What is composed, and whether it was accepted or refused.</summary>
    public static string Title(BuildScreen screen, Page page)
    {
        var (slot, slots, names) = (screen.Slot, screen.Quest.Slots, screen.Quest.Protocol.Names);
        var mark = screen.Judgement is { } j ? (j.IsSolved ? page.Glyphs.Accepted : page.Glyphs.Refused) + " " : "";
        var number = slots.Count > 1 ? page.Say("build.slot-of", ("slotIndex", screen.SlotIndex + 1), ("slots", slots.Count)) : "";
        return mark + number + (slot.Definition is { } name
            ? page.Say("build.definition", ("name", Vocables.OfDefinition(name, screen.Quest.Protocol)), ("step", slot.Step.Number), ("told", names.OfMessage(slot.Step.Name)))
            : page.Say("build.message", ("step", slot.Step.Number), ("name", names.OfMessage(slot.Step.Name)), ("to", names.OfRole(slot.Step.To))));
    }

    /// <summary>What is composed, as a tree of its parts.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="page">What it is shown on.</param>
    /// <param name="columns">Greatest width.</param>
    /// <param name="caretRow">The row where the next part goes, from 0; -1 where none is marked.</param>
    public static IReadOnlyList<Line> Draft(BuildScreen screen, Page page, int columns, out int caretRow)
    {
        if (screen.Draft.Text.Length == 0)
        {
            caretRow = 0;
            return screen.IsTypingNotation
                ? Wrapping.Wrap(Line.From(page.Say("build.how-to-type"), Style.Faint), columns)
                : [Line.From(page.Glyphs.Caret + " ", Style.Notice) + Line.From(page.Say("build.nothing"), Style.Faint).Truncate(Math.Max(columns - 2, 0), page.Glyphs)];
        }

        // What was accepted is shown from its beginning, not from where the next part would go; where letters go is seen in their field.
        var isDone = screen.IsTypingNotation || (screen.Judgement is { IsSolved: true } && screen.Draft.Cursor == screen.Draft.Text.Length);
        return TreeOf(screen.Palette, screen.Quest, page).Lines(screen.Draft.Text, isDone ? -1 : screen.Draft.Cursor, columns, out caretRow);
    }

    /// <summary>The tree of notation with the values of a palette.</summary>
    internal static DraftTree TreeOf(Palette palette, Quests.Quest quest, Page page) => new(
        part => palette.Items.FirstOrDefault(i => i.Name == part) is { } item ? (Value(item.Value, page), Provenance.Of(item.Why, quest, page.Language)) : null,
        page.Glyphs);

    /// <summary>The title of a panel; where one is unfolded at a time it says which is next.</summary>
    public static string Title(BuildPanel panel, BuildScreen screen, Page page)
    {
        var name = panel == BuildPanel.Knowledge ? page.Say("build.you", ("items", screen.Palette.Items.Count)) : page.Say(PanelNames[(int)panel]);
        return page.IsWide ? name : $"{name} · {page.Say("build.panel", ("panelNames", page.Say(PanelNames[((int)panel + 1) % PanelNames.Length])))}";
    }

    /// <summary>The draft on the wire: octets, what they are, and where each value came from.</summary>
    public static IReadOnlyList<Line> OnTheWire(BuildScreen screen, Page page, int columns) => DraftOctets.Lines(screen, page, columns);

    /// <summary>The messages of the run, and how far it came.</summary>
    public static IReadOnlyList<Line> Chart(BuildScreen screen, Page page, int columns, int rows) =>
        SequenceChart.Lines(screen.Quest.Protocol, screen.Slot.Step.From, n => State(screen, n), columns, rows, page);

    /// <summary>What the role knows and what it can do with it, an entry each: name, value, where it is from. The chosen one tells that in full.</summary>
    public static IReadOnlyList<IReadOnlyList<Line>> Knowledge(BuildScreen screen, Page page, int columns)
    {
        var entries = new List<IReadOnlyList<Line>>();
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
            entries.Add([.. shown.Select((line, at) => ((at == 0 ? start : Line.From(new string(' ', start.Width))) + "  " + line).Truncate(columns, page.Glyphs))]);
        }

        return entries;
    }

    /// <summary>The hints that were taken, the task and the story.</summary>
    public static IReadOnlyList<Line> Story(BuildScreen screen, Page page, int columns)
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
        var (quest, slot) = (screen.Quest, screen.Slot);
        var mine = slot.Step.Number;
        if (number != mine && quest.Protocol.LeadsTo(number, mine))
        {
            return MessageState.Accepted;
        }

        if (screen.Judgement is { Run: { } run } && !quest.IsAwaited(slot, number) && run.Messages.Any(m => m.Step.Number == number))
        {
            var at = run.Verdict switch { Verdict.Refused r => r.Step, Verdict.Malformed m => m.Step, Verdict.Stalled s => s.Step, _ => 0 };
            return number == at ? MessageState.Refused : MessageState.Accepted;
        }

        return number == mine ? MessageState.Present : MessageState.Ahead;
    }

    private static string Value(string value, Page page) =>
        value.Length >= 16 && value.All(char.IsAsciiHexDigit) && !value.All(char.IsAsciiDigit) ? Octets.Short(Convert.FromHexString(value.Length % 2 == 0 ? value : value + "0"), 13, page.Glyphs) : value;
}
