
namespace PaymentQuest.Screens;

/// <summary>Draws the list of quests.</summary>
internal static class HomeView
{
    public static Frame Frame(GameModel model, HomeScreen screen, Page page)
    {
        var solved = model.Quests.Count(q => model.ProgressOf(q.Id).IsSolved);
        var footer = page.Footer(screen, model);
        List<Line> header = [page.Header("PaymentQuest", page.Say("home.solved", ("solved", solved), ("quests", model.Quests.Count()))), page.Rule()];
        if (screen.Filter is { } filter)
        {
            header.Add(Line.From(" " + page.Say("home.find"), Style.Strong) + filter + page.Glyphs.Caret);
        }

        var details = Details(model, screen, page);
        var room = page.Rows - header.Count - footer.Count;
        var rows = Math.Max(room - details.Count - 1, Math.Min(room, 4));
        var (list, chosen) = List(model, screen, page);
        var offset = Layout.OffsetThatShows(chosen, Math.Max(chosen - (rows / 2), 0), rows, list.Count);
        return page.Compose(header, [.. Layout.Viewport(list, offset, page.Columns, rows, page.Glyphs), page.Rule(), .. details], footer);
    }

    private static (List<Line> Lines, int Chosen) List(GameModel model, HomeScreen screen, Page page)
    {
        var visible = screen.Visible(model);
        var lines = new List<Line>();
        var chosen = 0;
        foreach (var topic in model.Topics)
        {
            var quests = topic.Quests.Where(visible.Contains).ToList();
            if (quests.Count == 0)
            {
                continue;
            }

            var marks = string.Concat(topic.Quests.Select(q => Mark(model, q, page)));
            var title = Line.From($" {page.Say(topic.Title)}  ", Style.Strong);
            lines.Add(title + Line.From(marks, Style.Faint));
            foreach (var quest in quests)
            {
                if (quest.Id == screen.Chosen)
                {
                    chosen = lines.Count;
                }

                lines.Add(Row(model, quest, quest.Id == screen.Chosen, page));
            }
        }

        if (lines.Count == 0)
        {
            lines.Add(" " + page.Say("home.nothing"));
        }

        return (lines, chosen);
    }

    private static Line Row(GameModel model, QuestEntry quest, bool isChosen, Page page)
    {
        var progress = model.ProgressOf(quest.Id);
        var mark = progress.IsOpen ? $"  {page.Say("home.open-mark")}" : quest.Id == model.Next?.Id && !progress.IsSolved ? $"  {page.Glyphs.ArrowLeft} {page.Say("common.next-mark")}" : "";
        var start = Line.From($" {(isChosen ? page.Glyphs.Pointer : " ")} {Mark(model, quest, page)} ");
        var protocol = quest.Protocol.PadRight(model.Quests.Max(q => q.Protocol.Length));
        var end = Line.From($"  {protocol} {page.Say(Vocables.Of(quest.Kind)),-10}", Style.Faint);
        var width = Math.Min(Math.Max(page.Columns - start.Width - end.Width - 2, 8), 56);
        var noted = Line.From(mark, Style.Notice);
        var title = Line.From(page.Say(quest.Title), isChosen ? Style.Chosen : Style.Plain).Truncate(Math.Max(width - noted.Width, 1), page.Glyphs) + noted;
        return start + title.Fit(width, page.Glyphs) + end;
    }

    private static string Mark(GameModel model, QuestEntry quest, Page page) =>
        model.ProgressOf(quest.Id).IsSolved ? page.Glyphs.Full : page.Glyphs.Hollow;

    private static List<Line> Details(GameModel model, HomeScreen screen, Page page)
    {
        if (screen.IsEmpty || model.Quests.FirstOrDefault(q => q.Id == screen.Chosen) is not { } quest)
        {
            return [];
        }

        var progress = model.ProgressOf(quest.Id);
        var lines = new List<Line> { Line.From(" " + page.Say(quest.Title), Style.Strong) };
        var (kind, minutes) = (Vocables.Of(quest.Kind), (quest.ParSeconds + 59) / 60);
        var facts = Vocables.OfPlayer(quest) == kind
            ? page.Say("home.facts-of-all", ("protocol", quest.Protocol), ("kind", kind), ("minutes", minutes), ("moves", quest.ParMoves))
            : page.Say("home.facts", ("protocol", quest.Protocol), ("role", Vocables.OfPlayer(quest)), ("kind", kind), ("minutes", minutes), ("moves", quest.ParMoves));
        lines.AddRange(Page.Wrap(Line.From(" " + facts, Style.Faint), page.Columns - 1));
        lines.AddRange(Page.Wrap(" " + page.Say(quest.Brief), page.Columns - 1));
        if (progress.IsSolved || progress.BestScore > 0)
        {
            lines.Add(Line.From(" " + (progress.IsSolved ? page.Say("home.best", ("score", progress.BestScore)) : page.Say("home.tried", ("score", progress.BestScore))), progress.IsSolved ? Style.Good : Style.Plain));
        }

        var before = quest.Requires.Where(id => !model.ProgressOf(id).IsSolved).Select(id => model.Quests.FirstOrDefault(q => q.Id == id)).OfType<QuestEntry>().ToList();
        if (before.Count > 0)
        {
            lines.AddRange(Page.Wrap(Line.From(" " + page.Say("home.after", ("before", string.Join(", ", before.Select(q => page.Say(q.Title))))), Style.Faint), page.Columns - 1));
        }

        return lines;
    }
}
