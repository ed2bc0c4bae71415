using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>A debrief in words.</summary>
public static class DebriefText
{
    /// <summary>The lines above the text.</summary>
    public static IReadOnlyList<Line> Heading(DebriefScreen screen, Page page) =>
        [page.Header(page.Say(screen.Entry.Title), $"{screen.Entry.Protocol} · {page.Say(Vocables.OfPlayer(screen.Entry))}"), page.Rule()];

    /// <summary>The text, wrapped into so many columns.</summary>
    public static IReadOnlyList<Line> Lines(DebriefScreen screen, Page page, PlayTime watch, int columns)
    {
        var session = screen.Session;
        var lines = new List<Line>();
        void Add(Line line) => lines.AddRange(Page.Wrap(" " + line, columns));
        var sign = session.IsSolved ? page.Glyphs.Accepted : page.Glyphs.Refused;
        Add(Line.From($"{sign} {page.Say(session.IsSolved ? Prose.Of("debrief.solved") : session.HasGivenUp ? Prose.Of("debrief.given-up") : Prose.Of("debrief.not-solved"))}", session.IsSolved ? Style.Good : Style.Notice));
        Add("");
        Add(Line.From(page.Say("debrief.learn"), Style.Strong));
        Add(page.Say(session.Quest.Debrief));
        Add("");
        Add(Line.From(page.Say("debrief.objectives"), Style.Strong));
        screen.Kind.Debrief(session, page, Add);
        Add("");
        Add(Line.From(page.Say("debrief.result"), Style.Strong));
        var hints = session.HintsTaken == 0 ? page.Say("debrief.no-hints") : page.Say(
            "debrief.hints",
            ("hintsTaken", session.HintsTaken),
            ("hintPrices", Session.HintPrices.Take(session.HintsTaken).Sum()));
        Add(page.Say("debrief.score", ("score", session.Score), ("moves", session.Moves), ("parMoves", session.Quest.ParMoves), ("hints", hints)));
        if (watch.IsWhole && watch.Of(session.Quest.Id, screen.Attempt) is { } time)
        {
            Add(page.Say("debrief.time", ("time", time), ("par", PlayTime.Told(TimeSpan.FromSeconds(session.Quest.ParSeconds)))));
        }

        Add("");
        Add(Line.From(page.Say("debrief.source", ("source", session.Quest.Source)), Style.Faint));
        return lines;
    }
}
