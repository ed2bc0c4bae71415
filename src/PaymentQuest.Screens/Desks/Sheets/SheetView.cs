using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Draws a sheet.</summary>
internal static class SheetView
{
    private static readonly Prose[] PanelNames = [Prose.Of("sheet.sheet"), Prose.Of("common.messages"), Prose.Of("common.story")];

    public static Frame Frame(GameModel model, SheetScreen screen, Page page)
    {
        var quest = screen.Quest;
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

        var footer = page.Footer(screen, model.Note);
        var room = page.Rows - header.Count - footer.Count;
        var notice = Notice(screen, page).SelectMany(l => Page.Wrap(l, page.Columns)).ToList();
        var share = screen.Session.IsOver || screen.Notice == SheetNotice.Hints ? room / 2 : room * 3 / 10;
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
        screen.Panel == SheetPanel.Sheet || screen.Field is not null || screen.Carried is not null ? Sheet(screen, page, columns, rows) : (Boxed(screen.Panel, screen, page, columns, rows), null);

    private static (IReadOnlyList<Line>, (int, int)?) Sheet(SheetScreen screen, Page page, int columns, int rows)
    {
        if (rows <= 0)
        {
            return ([], null);
        }

        var inner = Math.Max(rows - 2, 1);
        var (lines, cursor) = screen.Quest switch
        {
            ClassifyQuest c => (ClassifyView.Lines(screen, c, page, columns - 2, inner), null),
            OrderQuest o => (OrderView.Lines(screen, o, page, columns - 2, inner), null),
            ComputeQuest c => ComputeView.Lines(screen, c, page, columns - 2, inner),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var name = screen.Quest switch
        {
            ClassifyQuest { Step: { } step } => page.Say("sheet.knows-after", ("step", step.Number), ("name", screen.Quest.Protocol.Names.OfMessage(step.Name))),
            ClassifyQuest => page.Say("sheet.knows-at-end"),
            OrderQuest o => page.Say("sheet.checks", ("step", o.Step.Number), ("name", o.Protocol.Names.OfMessage(o.Step.Name))),
            _ => page.Say("sheet.values"),
        };
        return (Layout.Panel(Title(name, screen, page), lines, columns, rows, page.Glyphs), cursor is var (column, row) ? (column + 1, row + 1) : null);
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
        ? [.. ProtocolText.Lines(screen.Quest.Protocol, page.Language, page.Glyphs).SelectMany(l => Page.Wrap(l, columns))]
        :
        [
            .. screen.Quest.Hints.Take(screen.Session.HintsTaken).SelectMany(h => Wrapping.Wrap(page.Glyphs.Pointer + " " + page.Say(h), columns)),
            .. Wrapping.Wrap(page.Say(screen.Quest.Brief), columns, Style.Strong),
            .. Wrapping.Wrap(page.Say(screen.Quest.Story), columns),
        ];

    private static IReadOnlyList<Line> Notice(SheetScreen screen, Page page)
    {
        switch (screen.Notice)
        {
            case SheetNotice.HintOffer or SheetNotice.Hints:
                return HintText.Lines(screen.Quest, screen.Session, screen.Notice == SheetNotice.HintOffer, page);
            case SheetNotice.ResetQuestion:
                return [Line.From(" " + page.Say("sheet.reset"), Style.Notice)];
            case SheetNotice.SendQuestion:
                var gaps = screen.Quest is OrderQuest ? 0 : screen.Quest.Keys.Count(k => screen.Session.Desk.Drafts.GetValueOrDefault(k, "").Length == 0);
                return [Line.From(" " + (gaps == 0 ? page.Say("sheet.send") : page.Say("sheet.send-gaps", ("gaps", gaps))), Style.Notice)];
            case SheetNotice.Judgement when screen.Session.Sheet is { } judgement:
                return [Line.From(" " + page.Say("sheet.earned", ("score", judgement.Score)), Style.Strong), .. Judged(screen, judgement, new SheetText(screen.Quest, page.Language, page.Glyphs)).Select(l => " " + l)];
            default:
                var start = screen.Quest switch { _ when screen.Carried is not null => Prose.Of("sheet.carrying"), ClassifyQuest => Prose.Of("sheet.start-classify"), OrderQuest => Prose.Of("sheet.start-order"), _ => Prose.Of("sheet.start-compute") };
                return [Line.From(" " + page.Say(start), Style.Faint)];
        }
    }

    private static IEnumerable<Line> Judged(SheetScreen screen, SheetJudgement judgement, SheetText text) => judgement switch
    {
        SheetJudgement.Classified c => text.Of(c.Cells[(screen.Column * screen.Rows) + screen.Row]),
        SheetJudgement.Ordered o when screen.Row < o.Places.Count => text.Of(o.Places[screen.Row], o.Because),
        SheetJudgement.Computed v => text.Of(v.Values[screen.Row]),
        _ => text.Lines(judgement),
    };
}
