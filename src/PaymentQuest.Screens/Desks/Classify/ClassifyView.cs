using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Draws the table of a classify quest.</summary>
internal static class ClassifyView
{
    public static IReadOnlyList<Line> Lines(ClassifyScreen screen, Page page, int columns, int rows)
    {
        var quest = screen.Quest;
        var widest = quest.Rows.Max(r => Line.From(r.Label).Width) + 3;
        var first = Math.Clamp(widest, 8, Math.Max(columns - (quest.Columns.Count * 9), 8));
        var width = Math.Clamp((columns - first) / quest.Columns.Count, 4, 15);
        var heads = quest.Columns.Aggregate(
            Line.From(new string(' ', first)),
            (line, column) => line + Line.From(" " + page.Say(Vocables.OfColumn(column, quest.Protocol)), column == quest.Columns[screen.Column] ? Style.Strong : Style.Faint).Fit(width, page.Glyphs));
        var lines = quest.Rows.Select((row, at) => quest.Columns.Select((column, across) => Cell(screen, quest, column, row, at == screen.Row && across == screen.Column, page).Fit(width, page.Glyphs))
            .Aggregate((Line.From(at == screen.Row ? page.Glyphs.Pointer + " " : "  ") + Line.From(row.Label, Style.Name)).Fit(first, page.Glyphs), (line, cell) => line + cell)).ToList();
        var offset = Layout.OffsetThatShows(screen.Row, Math.Max(screen.Row - (rows / 2), 0), rows - 1, lines.Count);
        return rows < 2 ? [lines[screen.Row]] : [heads, .. Layout.Viewport(lines, offset, columns, rows - 1, page.Glyphs)];
    }

    private static Line Cell(ClassifyScreen screen, ClassifyQuest quest, string column, ClassifyRow row, bool isChosen, Page page)
    {
        var written = screen.Session.Desk.Drafts.GetValueOrDefault(ClassifyQuest.Cell(column, row), "");
        var text = written switch { ClassifyQuest.Knows => page.Say("common.knows"), ClassifyQuest.KnowsNot => page.Say("common.knows-not"), _ => page.Glyphs.Mask };
        var judged = (screen.Session.Sheet as SheetJudgement.Classified)?.Cells.First(x => x.Column == column && x.Row == row);
        var mark = judged is null ? Line.Empty : judged.IsRight switch
        {
            true => Line.From(page.Glyphs.Accepted + " ", Style.Good),
            false => Line.From(page.Glyphs.Refused + " ", Style.Bad),
            null => Line.From(page.Glyphs.Hollow + " ", Style.Faint),
        };

        // In brackets too, because where styles are not shown the column could not be seen.
        return mark + (isChosen ? Line.From("[") + Line.From(text, Style.Chosen) + "]" : Line.From($" {text}", written.Length == 0 ? Style.Faint : Style.Plain));
    }
}
