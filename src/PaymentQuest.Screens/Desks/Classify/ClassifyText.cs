using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>What came of a classify quest, in words.</summary>
/// <param name="quest">The quest.</param>
/// <param name="language">The language.</param>
/// <param name="glyphs">The signs to use.</param>
public sealed class ClassifyText(ClassifyQuest quest, Language language, Glyphs glyphs) : SheetText(language, glyphs)
{
    /// <summary>What came of a cell, and why it is so.</summary>
    internal IEnumerable<Line> Of(CellJudgement cell)
    {
        var claim = (cell.IsKnown
            ? Prose.Of("sheet.who-knows", ("who", Vocables.Subject(cell.Column, quest.Protocol)), ("term", cell.Row.Label))
            : Prose.Of("sheet.who-does-not-know", ("who", Vocables.Subject(cell.Column, quest.Protocol)), ("term", cell.Row.Label))).In(Language);
        yield return cell.IsRight switch
        {
            true => Line.From($"{Glyphs.Accepted} {Capital(claim)}.", Style.Good),
            false => Line.From($"{Glyphs.Refused} {Prose.Of("sheet.said", ("claim", claim)).In(Language)}", Style.Bad),
            null => Line.From($"{Glyphs.Hollow} {Prose.Of("sheet.unmarked", ("claim", claim)).In(Language)}.", Style.Notice),
        };
        if (cell.Because is { } because)
        {
            yield return Line.From("   " + because.In(Language), Style.Notice);
        }

        foreach (var line in Reasons(cell))
        {
            yield return Line.From(new string(' ', 3 + (2 * Math.Min(line.Depth, 6))) + line.Text.In(Language), Style.Faint);
        }
    }

    /// <summary>The sheet as a table: a line of who is asked about, and one for each term, each with as many cells of a width as there are columns.</summary>
    /// <param name="screen">The sheet.</param>
    /// <param name="columns">Columns of the terminal that there are.</param>
    /// <returns>The lines; where the first cell begins, and how wide each is.</returns>
    public (Line Head, IReadOnlyList<Line> Rows, int From, int Width) Table(ClassifyScreen screen, int columns)
    {
        var widest = quest.Rows.Max(r => Line.From(r.Label).Width) + 3;
        var from = Math.Clamp(widest, 8, Math.Max(columns - (quest.Columns.Count * 9), 8));
        var width = Math.Clamp((columns - from) / quest.Columns.Count, 4, 15);
        var head = quest.Columns.Aggregate(
            Line.From(new string(' ', from)),
            (line, column) => line + Line.From(" " + Vocables.OfColumn(column, quest.Protocol).In(Language), column == quest.Columns[screen.Column] ? Style.Strong : Style.Faint).Fit(width, Glyphs));
        return (head, [.. quest.Rows.Select(Row)], from, width);

        Line Row(ClassifyRow row, int at) => quest.Columns.Select((column, across) => Cell(screen, column, row, at == screen.Row && across == screen.Column).Fit(width, Glyphs))
            .Aggregate((Line.From(at == screen.Row ? Glyphs.Pointer + " " : "  ") + Line.From(row.Label, Style.Name)).Fit(from, Glyphs), (line, cell) => line + cell);
    }

    /// <inheritdoc/>
    private protected override IEnumerable<Line> Wrong(SheetJudgement judgement) => ((SheetJudgement.Classified)judgement).Cells.Where(c => c.IsRight != true).SelectMany(Of);

    private IEnumerable<ExplainedLine> Reasons(CellJudgement cell) => cell.Why is { } why ? DerivationText.Lines(why, quest.Protocol)
        : cell.Obstacle is { } obstacle ? ObstacleText.Lines(obstacle, cell.Knowledge, cell.Column, quest.Compiled)
        : [];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private Line Cell(ClassifyScreen screen, string column, ClassifyRow row, bool isChosen)
    {
        var written = screen.Session.Desk.Drafts.GetValueOrDefault(ClassifyQuest.Cell(column, row), "");
        var text = written switch { ClassifyQuest.Knows => Prose.Of("common.knows").In(Language), ClassifyQuest.KnowsNot => Prose.Of("common.knows-not").In(Language), _ => Glyphs.Mask };
        var judged = (screen.Session.Sheet as SheetJudgement.Classified)?.Cells.First(x => x.Column == column && x.Row == row);
        var mark = judged is null ? Line.Empty : judged.IsRight switch
        {
            true => Line.From(Glyphs.Accepted + " ", Style.Good),
            false => Line.From(Glyphs.Refused + " ", Style.Bad),
            null => Line.From(Glyphs.Hollow + " ", Style.Faint),
        };

        // In brackets too, because where styles are not shown the column could not be seen.
        return mark + (isChosen ? Line.From("[") + Line.From(text, Style.Chosen) + "]" : Line.From($" {text}", written.Length == 0 ? Style.Faint : Style.Plain));
    }
}
