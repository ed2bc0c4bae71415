using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>What came of a sheet, in words. Every line is a sentence; lines that explain one are indented.</summary>
/// <param name="language">The language.</param>
/// <param name="glyphs">The signs to use.</param>
public abstract class SheetText(Language language, Glyphs glyphs)
{
    /// <summary>The language.</summary>
    protected Language Language { get; } = language;

    /// <summary>The signs to use.</summary>
    protected Glyphs Glyphs { get; } = glyphs;

    /// <summary>What is said when everything is right.</summary>
    private protected virtual Prose Praise => Prose.Of("sheet.all-right");

    /// <summary>Everything that is not right; a sentence of praise when all is.</summary>
    internal IReadOnlyList<Line> Lines(SheetJudgement judgement)
    {
        List<Line> lines = [.. Wrong(judgement)];
        return lines.Count > 0 ? lines : [Line.From($"{Glyphs.Accepted} {Praise.In(Language)}", Style.Good)];
    }

    /// <summary>The solution in a debrief, for those who found it.</summary>
    internal static void Solution(Session session, Page page, Action<Line> add, Action tell)
    {
        add("");
        add(Line.From(page.Say("debrief.solution"), Style.Strong));
        if (session.IsSolutionTold)
        {
            tell();
        }
        else
        {
            add(page.Say("debrief.withheld-of-sheet"));
        }
    }

    /// <summary>Everything that is not right.</summary>
    private protected abstract IEnumerable<Line> Wrong(SheetJudgement judgement);
}
