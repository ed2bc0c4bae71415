using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>What came of a classify quest, in words.</summary>
/// <param name="quest">The quest.</param>
/// <param name="language">The language.</param>
/// <param name="glyphs">The signs to use.</param>
internal sealed class ClassifyText(ClassifyQuest quest, Language language, Glyphs glyphs) : SheetText(language, glyphs)
{
    /// <summary>What came of a cell, and why it is so.</summary>
    public IEnumerable<Line> Of(CellJudgement cell)
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

    /// <inheritdoc/>
    protected override IEnumerable<Line> Wrong(SheetJudgement judgement) => ((SheetJudgement.Classified)judgement).Cells.Where(c => c.IsRight != true).SelectMany(Of);

    private IEnumerable<ExplainedLine> Reasons(CellJudgement cell) => cell.Why is { } why ? DerivationText.Lines(why, quest.Protocol)
        : cell.Obstacle is { } obstacle ? ObstacleText.Lines(obstacle, cell.Knowledge, cell.Column, quest.Compiled)
        : [];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
