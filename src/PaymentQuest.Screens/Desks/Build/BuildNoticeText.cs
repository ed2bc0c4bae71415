using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>What is said below the workbench.</summary>
internal static class BuildNoticeText
{
    private const int LongestName = 40;

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
        if (screen.IsUnreadable)
        {
            return [Line.From($" {page.Glyphs.Refused} {Problem(screen, page.Language) ?? page.Say("build.nothing-typed")}", Style.Bad)];
        }

        var lines = new List<Line>();
        var candidates = Completion.Candidates(screen.Draft, screen.Names());
        if (candidates.Count > 0)
        {
            lines.Add(Line.From(" Tab: ", Style.Strong) + string.Join("  ", candidates.Take(12)));
        }

        // What is not there yet is no mistake before it is sent: a part after a comma, a name that goes on.
        var isGoingOn = screen.Preview?.Problem is BuildOutcome.Undeclared ? candidates.Count > 0 : screen.Draft.Text.TrimEnd().EndsWith(',');
        if (!isGoingOn && Problem(screen, page.Language) is { } problem)
        {
            lines.Add(Line.From(" " + problem, Style.Notice));
        }

        if (lines.Count == 0)
        {
            lines.Add(Line.From(" " + page.Say("build.how-to-type"), Style.Faint));
        }

        return lines;
    }

    private static string? Problem(BuildScreen screen, Language language) => screen.Preview?.Problem switch
    {
        BuildOutcome.NotNotation { Error: var error } => ReasonText.Expected(error, language),
        BuildOutcome.Undeclared { Nearest: { } near } unknown => $"{Short(unknown.Name)}: {Prose.Of("build.nothing-here-is-called-that").In(language)} {Prose.Of("build.did-you-mean").In(language)} {near}?",
        BuildOutcome.Undeclared unknown => $"{Short(unknown.Name)}: {Prose.Of("build.nothing-here-is-called-that").In(language)}",
        _ => null,
    };

    private static string Short(string name) => Line.From(name).Truncate(LongestName, Glyphs.Unicode).Text;
}
