using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>What is said below the workbench.</summary>
internal static class BuildNoticeText
{
    public static IReadOnlyList<Line> Lines(BuildScreen screen, Page page)
    {
        if (screen.IsTypingNotation)
        {
            return Typing(screen, page);
        }

        return screen.Notice switch
        {
            DeskNotice.Result when screen.Judgement is { } judgement => Judged(screen, judgement, page),
            NothingToSend => [Line.From(" " + page.Say("build.nothing-to-send"), Style.Notice)],
            _ => [Line.From(" " + page.Say("build.start"), Style.Faint)],
        };
    }

    private static List<Line> Judged(BuildScreen screen, BuildJudgement judgement, Page page)
    {
        // The judgement belongs to what was sent, which may have been changed since.
        var sent = screen.Session.Log.Take(LastSend(screen)).OfType<Move.Write>().LastOrDefault(w => w.Slot == screen.Slot.Key)?.Notation ?? "";
        var feedback = new BuildFeedback(screen.Quest, screen.Slot, sent, screen.Session.Seed, page.Language, page.Glyphs);
        var lines = feedback.Lines(judgement).Select(l => " " + l).ToList();
        if (sent != screen.Draft.Text && sent.Length > 0)
        {
            lines.Insert(0, Line.From(" " + page.Say("build.sent", ("sent", sent)), Style.Faint).Truncate(Math.Max(page.Columns, 1), page.Glyphs));
        }

        if (judgement.IsSolved)
        {
            lines.Insert(sent != screen.Draft.Text ? 2 : 1, Line.From("   " + page.Say(screen.Session.IsOver ? Prose.Of("build.done") : Prose.Of("build.next")), Style.Strong));
        }

        return lines;
    }

    private static int LastSend(BuildScreen screen)
    {
        for (var i = screen.Session.Log.Count; i > 0; i--)
        {
            if (screen.Session.Log[i - 1] is Move.Send s && s.Slot == screen.Slot.Key)
            {
                return i;
            }
        }

        return 0;
    }

    private static List<Line> Typing(BuildScreen screen, Page page)
    {
        var lines = new List<Line>();
        var candidates = Completion.Candidates(screen.Draft, screen.Names());
        if (candidates.Count > 0)
        {
            lines.Add(Line.From(" Tab: ", Style.Strong) + string.Join("  ", candidates.Take(12)));
        }

        if (screen.Preview?.Problem is BuildOutcome.NotNotation { Error: var error } && screen.Draft.Text.TrimEnd() is { Length: > 0 } text && text[^1] != ',')
        {
            lines.Add(Line.From(" " + ReasonText.Expected(error, page.Language), Style.Notice));
        }
        else if (screen.Preview?.Problem is BuildOutcome.Undeclared unknown && candidates.Count == 0)
        {
            var nearest = unknown.Nearest is { } near ? $" {Prose.Of("build.did-you-mean").In(page.Language)} {near}?" : "";
            lines.Add(Line.From($" {unknown.Name}: {Prose.Of("build.nothing-here-is-called-that").In(page.Language)}{nearest}", Style.Notice));
        }

        if (lines.Count == 0)
        {
            lines.Add(Line.From(" " + page.Say("build.how-to-type"), Style.Faint));
        }

        return lines;
    }
}
