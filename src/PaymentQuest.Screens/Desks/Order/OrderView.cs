using System.Globalization;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Draws the checks of an order quest, in the order in which they lie.</summary>
internal static class OrderView
{
    public static IReadOnlyList<Line> Lines(OrderScreen screen, Page page, int columns, int rows)
    {
        var text = new OrderText(screen.Quest, page.Language, page.Glyphs);
        var places = (screen.Session.Sheet as SheetJudgement.Ordered)?.Places;
        var lines = screen.Labels.Select((label, at) =>
        {
            var isChosen = at == screen.Row;
            var pointer = !isChosen ? "  " : (screen.Carried is null ? page.Glyphs.Pointer : page.Glyphs.Full) + " ";
            var mark = places is null || at >= places.Count ? Line.Empty : places[at].Finding switch
            {
                PlaceFinding.Right => Line.From(page.Glyphs.Accepted + " ", Style.Good),
                PlaceFinding.Behind => Line.From(page.Glyphs.Hollow + " ", Style.Faint),
                _ => Line.From(page.Glyphs.Refused + " ", Style.Bad),
            };
            var number = (at + 1).ToString(CultureInfo.InvariantCulture).PadLeft(2);
            var end = Line.From($" {label}", Style.Faint);
            var start = Line.From($"{pointer}{number}  ") + mark + Line.From(text.Short(label), isChosen ? Style.Chosen : Style.Plain);
            return start.Width + end.Width <= columns ? start.Pad(columns - end.Width) + end : start.Truncate(columns, page.Glyphs);
        }).ToList();
        var offset = Layout.OffsetThatShows(screen.Row, Math.Max(screen.Row - (rows / 2), 0), rows, lines.Count);
        return Layout.Viewport(lines, offset, columns, rows, page.Glyphs);
    }
}
