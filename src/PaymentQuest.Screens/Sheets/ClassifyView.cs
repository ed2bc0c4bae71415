using PaymentQuest.Documents;
using PaymentQuest.Play;
using PaymentQuest.Scenarios;

namespace PaymentQuest.Screens;

/// <summary>Draws the table of a classify quest.</summary>
internal static class ClassifyView
{
    private static readonly Prose Knows = new("knows", "sabe");
    private static readonly Prose KnowsNot = new("no", "no");

    public static IReadOnlyList<Line> Lines(SheetScreen screen, Quest.Sheet.Classify quest, Page page, int columns, int rows)
    {
        var widest = quest.Rows.Max(r => Line.From(r.Label).Width) + 2;
        var first = Math.Clamp(widest, 8, Math.Max(columns - (quest.Columns.Count * 9), 8));
        var width = Math.Clamp((columns - first) / quest.Columns.Count, 4, 15);
        var heads = quest.Columns.Aggregate(
            Line.From(new string(' ', first)),
            (line, column) => line + Line.From(page.Say(Vocables.OfColumn(column)), column == quest.Columns[screen.Column] ? Style.Strong : Style.Faint).Fit(width, page.Glyphs));
        var lines = quest.Rows.Select((row, at) => quest.Columns.Select((column, across) => Cell(screen, quest, column, row, at == screen.Row && across == screen.Column, page).Fit(width, page.Glyphs))
            .Aggregate((Line.From(at == screen.Row ? page.Glyphs.Pointer + " " : "  ") + Line.From(row.Label, Style.Name)).Fit(first, page.Glyphs), (line, cell) => line + cell)).ToList();
        var offset = Layout.OffsetThatShows(screen.Row, Math.Max(screen.Row - (rows / 2), 0), rows - 1, lines.Count);
        return rows < 2 ? [lines[screen.Row]] : [heads, .. Layout.Viewport(lines, offset, columns, rows - 1, page.Glyphs)];
    }

    private static Line Cell(SheetScreen screen, Quest.Sheet.Classify quest, string column, ClassifyRow row, bool isChosen, Page page)
    {
        var written = screen.Session.Desk.Drafts.GetValueOrDefault(Quest.Sheet.Classify.Cell(column, row), "");
        var text = written switch { Quest.Sheet.Classify.Knows => page.Say(Knows), Quest.Sheet.Classify.KnowsNot => page.Say(KnowsNot), _ => page.Glyphs.Mask };
        var isRight = screen.Session.Sheet is SheetJudgement.Classified c ? c.Cells.First(x => x.Column == column && x.Row == row).IsRight ?? false : (bool?)null;
        var mark = isRight switch { true => Line.From(page.Glyphs.Accepted + " ", Style.Good), false => Line.From(page.Glyphs.Refused + " ", Style.Bad), null => Line.Empty };
        return mark + Line.From(text, isChosen ? Style.Chosen : written.Length == 0 ? Style.Faint : Style.Plain);
    }
}
