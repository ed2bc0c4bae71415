using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Draws a debrief.</summary>
internal static class DebriefView
{
    public static Frame Frame(GameModel model, DebriefScreen screen, Page page)
    {
        var footer = page.Footer(screen, model);
        List<Line> header = [page.Header(page.Say(screen.Entry.Title), $"{screen.Entry.Protocol} · {page.Say(Vocables.OfPlayer(screen.Entry))}"), page.Rule()];
        return page.Compose(header, Layout.Viewport(Lines(screen, page, model.PlayTime), screen.Scroll, page.Columns, page.Rows - header.Count - footer.Count, page.Glyphs), footer);
    }

    public static List<Line> Lines(DebriefScreen screen, Page page, PlayTime watch)
    {
        var session = screen.Session;
        var lines = new List<Line>();
        var width = Math.Min(page.Columns - 2, 100);
        void Add(Line line) => lines.AddRange(Page.Wrap(" " + line, width));
        var sign = session.IsSolved ? page.Glyphs.Accepted : page.Glyphs.Refused;
        Add(Line.From($"{sign} {page.Say(session.IsSolved ? Prose.Of("debrief.solved") : Prose.Of("debrief.not-solved"))}", session.IsSolved ? Style.Good : Style.Notice));
        var hints = session.HintsTaken == 0 ? page.Say("debrief.no-hints") : page.Say(
            "debrief.hints",
            ("hintsTaken", session.HintsTaken),
            ("hintPrices", Session.HintPrices.Take(session.HintsTaken).Sum()));
        Add(page.Say("debrief.score", ("score", session.Score), ("moves", session.Moves), ("parMoves", session.Quest.ParMoves), ("hints", hints)));
        if (watch.IsWhole && watch.Of(session.Quest.Id, screen.Attempt) is { } time)
        {
            var par = session.Quest.ParSeconds;
            Add(page.Say("debrief.time", ("time", time), ("invariantCulture", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{par / 60:00}:{par % 60:00}"))));
        }

        Add("");
        Add(Line.From(page.Say("debrief.objectives"), Style.Strong));
        screen.Kind.Debrief(session, page, Add);
        Add("");
        Add(Line.From(page.Say("debrief.learn"), Style.Strong));
        Add(page.Say(session.Quest.Debrief));
        Add("");
        Add(Line.From(page.Say("debrief.source", ("source", session.Quest.Source)), Style.Faint));
        return lines;
    }
}
