using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Draws a sheet.</summary>
internal static class SheetView
{
    private static readonly Prose[] PanelNames = [Prose.Of("sheet.sheet"), Prose.Of("common.messages"), Prose.Of("common.story")];

    public static Frame Frame(GameModel model, SheetScreen screen, Page page)
    {
        var quest = screen.Sheet;
        var time = model.PlayTime.Of(quest.Id, screen.Attempt) ?? "";
        var taken = screen.Session.HintsTaken;
        var header = new List<Line>
        {
            page.Header(
                $"{page.Say(quest.Title)} · {screen.Entry.Protocol} · {page.Say(Vocables.OfPlayer(screen.Entry))}",
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
        var notice = screen.NoticeLines(page).SelectMany(l => Page.Wrap(l, page.Columns)).ToList();
        var share = screen.Session.IsOver || screen.Notice is DeskNotice.Hints ? room / 2 : room * 3 / 10;
        var noticeRows = Math.Clamp(notice.Count, Math.Min(2, room), Math.Max(share, Math.Min(3, room)));
        var bodyRows = Math.Max(room - noticeRows, 0);
        var (body, cursor) = page.IsWide ? Wide(screen, page, bodyRows) : Alone(screen, page, page.Columns, bodyRows);
        List<Line> all = [.. body, .. Layout.Viewport(notice, screen.NoticeScroll, page.Columns, noticeRows, page.Glyphs)];
        return page.Compose(header, all, footer, cursor is var (column, row) ? (column, row + header.Count) : null);
    }

    /// <summary>How many lines the unfolded panel has.</summary>
    public static int PanelLines(SheetScreen screen, Page page) => Text(screen.Panel, screen, page, Math.Max(page.Columns - 2, 1)).Count;

    private static (IReadOnlyList<Line>, (int, int)?) Wide(SheetScreen screen, Page page, int rows)
    {
        var side = Math.Min(50, page.Columns * 5 / 12);
        var upper = Math.Min(Text(SheetPanel.Protocol, screen, page, side - 2).Count + 2, rows * 2 / 3);
        List<Line> left = [.. Boxed(SheetPanel.Protocol, screen, page, side, upper), .. Boxed(SheetPanel.Story, screen, page, side, rows - upper)];
        var (right, cursor) = Sheet(screen, page, page.Columns - side, rows);
        return (Layout.Beside(page.Glyphs, 0, (left, side), (right, page.Columns - side)), cursor is var (column, row) ? (column + side, row) : null);
    }

    private static (IReadOnlyList<Line>, (int, int)?) Alone(SheetScreen screen, Page page, int columns, int rows) =>
        screen.IsInHand ? Sheet(screen, page, columns, rows) : (Boxed(screen.Panel, screen, page, columns, rows), null);

    private static (IReadOnlyList<Line>, (int, int)?) Sheet(SheetScreen screen, Page page, int columns, int rows)
    {
        if (rows <= 0)
        {
            return ([], null);
        }

        var inner = Math.Max(rows - 2, 1);
        var (lines, cursor) = screen.Entries(page, columns - 2, inner);
        return (Layout.Panel(Title(page.Say(screen.Title), screen, page), lines, columns, rows, page.Glyphs), cursor is var (column, row) ? (column + 1, row + 1) : null);
    }

    private static IReadOnlyList<Line> Boxed(SheetPanel panel, SheetScreen screen, Page page, int columns, int rows)
    {
        if (rows <= 0)
        {
            return [];
        }

        var lines = Text(panel, screen, page, columns - 2);
        var offset = page.IsWide && panel != screen.Panel ? 0 : screen.PanelScroll;
        return Layout.Panel(Title(page.Say(PanelNames[(int)panel]), screen, page), Layout.Viewport(lines, offset, columns - 2, Math.Max(rows - 2, 1), page.Glyphs), columns, rows, page.Glyphs);
    }

    private static Line Title(string name, SheetScreen screen, Page page) =>
        Line.From(name, Style.Strong) + Line.From(page.IsWide ? "" : page.Say("common.onward", ("panelNames", page.Say(PanelNames[((int)screen.Panel + 1) % PanelNames.Length]))), Style.Faint);

    private static IReadOnlyList<Line> Text(SheetPanel panel, SheetScreen screen, Page page, int columns) => panel == SheetPanel.Protocol
        ? [.. ProtocolText.Lines(screen.Sheet.Protocol, page.Language, page.Glyphs).SelectMany(l => Page.Wrap(l, columns))]
        :
        [
            .. screen.Sheet.Hints.Take(screen.Session.HintsTaken).SelectMany(h => Wrapping.Wrap(page.Glyphs.Pointer + " " + page.Say(h), columns)),
            .. Wrapping.Wrap(page.Say(screen.Sheet.Brief), columns, Style.Strong),
            .. Wrapping.Wrap(page.Say(screen.Sheet.Story), columns),
        ];

    /// <summary>The solution in a debrief, for those who found it.</summary>
    public static void Solution(Session session, Page page, Action<Line> add, Action tell)
    {
        add("");
        add(Line.From(page.Say("debrief.solution"), Style.Strong));
        if (session.IsSolved)
        {
            tell();
        }
        else
        {
            add(page.Say("debrief.withheld-of-sheet"));
        }
    }
}
