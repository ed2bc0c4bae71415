using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>The list of quests in words.</summary>
public static class HomeText
{
    private const int WidestTitle = 56;

    private static readonly Prose[] Columns = [Prose.Of("home.topic"), Prose.Of("home.quest"), Prose.Of("home.protocol"), Prose.Of("home.kind"), Prose.Of("home.best-column")];

    /// <summary>The lines above the list: how much is solved, what it is sorted by, what is looked for.</summary>
    public static IReadOnlyList<Line> Heading(GameModel model, HomeScreen screen, Page page)
    {
        var solved = model.Quests.Count(q => model.ProgressOf(q.Id).IsSolved);
        List<Line> lines = [page.Header("PaymentQuest", page.Say("home.solved", ("solved", solved), ("quests", model.Quests.Count()))), page.Rule()];
        if (screen.Filter is { } filter)
        {
            lines.Add(Line.From(" " + page.Say("home.find"), Style.Strong) + filter + page.Glyphs.Caret);
        }

        return lines;
    }

    /// <summary>The headings of the columns of a sorted list, the one that it is sorted by marked, with the column in which each begins.</summary>
    public static (Line Line, IReadOnlyList<(int From, int To, HomeOrder Order)> Places) ColumnHeadings(GameModel model, HomeScreen screen, Page page, int columns)
    {
        var places = new List<(int, int, HomeOrder)>();
        var widths = Widths(model, columns);
        var line = Line.From("     ");
        for (var i = 1; i < Columns.Length; i++)
        {
            var from = line.Width;
            var isIt = (int)screen.Order == i;
            line += Line.From(page.Say(Columns[i]) + (isIt ? " " + page.Glyphs.Down : ""), isIt ? Style.Strong : Style.Faint).Fit(widths[i - 1], page.Glyphs);
            places.Add((from, line.Width, (HomeOrder)i));
        }

        return (line, places);
    }

    /// <summary>A row of the list, in columns of <see cref="Widths"/>.</summary>
    public static Line Row(GameModel model, HomeScreen screen, HomeRow row, Page page, IReadOnlyList<int> widths) => row.Quest is { } quest
        ? QuestRow(model, screen, row, quest, page, widths)
        : Line.From($" {(screen.Filter is null && screen.Folded.Contains(row.Topic.Id) ? page.Glyphs.Pointer : page.Glyphs.Unfolded)} ")
            + Line.From(page.Say(row.Topic.Title), screen.IsChosen(row) ? Style.Chosen : Style.Strong)
            + Line.From("  " + string.Concat(row.Topic.Quests.Select(q => Mark(model, q, page))), Style.Faint);

    /// <summary>What the row under the cursor is about.</summary>
    public static IReadOnlyList<Line> Details(GameModel model, HomeScreen screen, Page page)
    {
        if (screen.Topic is { } folded && model.Topics.FirstOrDefault(t => t.Id == folded) is { } topic)
        {
            return [Line.From(" " + page.Say(topic.Title), Style.Strong), .. Page.Wrap(" " + page.Say(topic.Summary), page.Columns - 1)];
        }

        if (screen.IsEmpty || model.Quests.FirstOrDefault(q => q.Id == screen.Chosen) is not { } quest)
        {
            return [];
        }

        var progress = model.ProgressOf(quest.Id);
        var lines = new List<Line> { Line.From(" " + page.Say(quest.Title), Style.Strong) };
        var (kind, par) = (Vocables.Of(quest.Kind), PlayTime.Told(TimeSpan.FromSeconds(quest.ParSeconds)));
        var facts = Vocables.OfPlayer(quest) == kind
            ? page.Say("home.facts-of-all", ("protocol", quest.Protocol), ("kind", kind), ("par", par), ("moves", quest.ParMoves))
            : page.Say("home.facts", ("protocol", quest.Protocol), ("role", Vocables.OfPlayer(quest)), ("kind", kind), ("par", par), ("moves", quest.ParMoves));
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

    private static Line QuestRow(GameModel model, HomeScreen screen, HomeRow row, QuestEntry quest, Page page, IReadOnlyList<int> widths)
    {
        var isChosen = screen.IsChosen(row);
        var progress = model.ProgressOf(quest.Id);
        var mark = progress.IsOpen ? $"  {page.Say("home.open-mark")}" : quest.Id == model.Next?.Id && !progress.IsSolved ? $"  {page.Glyphs.ArrowLeft} {page.Say("common.next-mark")}" : "";
        var noted = Line.From(mark, Style.Notice);
        var title = Line.From(page.Say(quest.Title), isChosen ? Style.Chosen : Style.Plain).Truncate(Math.Max(widths[0] - noted.Width - 1, 1), page.Glyphs) + noted;
        var best = progress.IsSolved || progress.BestScore > 0 ? $"{progress.BestScore} %" : "";
        return Line.From($" {(isChosen ? page.Glyphs.Pointer : " ")} {Mark(model, quest, page)} ")
            + title.Fit(widths[0], page.Glyphs)
            + Line.From(quest.Protocol, Style.Faint).Fit(widths[1], page.Glyphs)
            + Line.From(page.Say(Vocables.Of(quest.Kind)), Style.Faint).Fit(widths[2], page.Glyphs)
            + Line.From(best, Style.Faint).Fit(widths[3], page.Glyphs);
    }

    /// <summary>The columns of the name, the protocol, the kind and the best score; the name takes what is left.</summary>
    public static IReadOnlyList<int> Widths(GameModel model, int columns)
    {
        var protocol = model.Quests.Select(q => q.Protocol.Length).DefaultIfEmpty(0).Max() + 2;
        const int Kind = 11;
        const int Best = 6;
        return [Math.Clamp(columns - protocol - Kind - Best - 5, 8, WidestTitle), protocol, Kind, Best];
    }

    private static string Mark(GameModel model, QuestEntry quest, Page page) => model.ProgressOf(quest.Id).IsSolved ? page.Glyphs.Full : page.Glyphs.Hollow;
}
