using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Quests in which it is said who knows what.</summary>
internal sealed class ClassifyDesk() : SheetDesk<ClassifyQuest, ClassifyScreen>(ClassifyQuest.Classifying, Prose.Of("word.classify"))
{
    private static readonly Prose[] HowToClassify =
    [
        Prose.Of("briefing.rows-are-terms-columns-are-who"),
        Prose.Of("briefing.known-is-what-is-held-opened"),
        Prose.Of("briefing.a-right-mark-earns-what-a"),
    ];

    /// <inheritdoc/>
    public override Sequence<Prose> PlainHelp => [Prose.Of("plain.to-classify-column-all-that-it")];

    /// <inheritdoc/>
    protected override ClassifyScreen Begin(QuestEntry entry, ClassifyQuest quest, Session session, int attempt) => new(entry, quest, session, attempt);

    /// <inheritdoc/>
    protected override IReadOnlyList<Prose> HowTo(ClassifyQuest quest) => HowToClassify;

    /// <inheritdoc/>
    protected override SheetText TextOf(ClassifyQuest quest, ulong seed, Language language, Glyphs glyphs) => new ClassifyText(quest, language, glyphs);

    /// <summary>The reasons for wrong marks are the solution.</summary>
    protected override void Debrief(ClassifyQuest quest, Session session, Page page, Action<Line> add)
    {
        if (session.Sheet is { } judgement)
        {
            new ClassifyText(quest, page.Language, page.Glyphs).Lines(judgement).ToList().ForEach(add);
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Entries(ClassifyScreen screen, Page page)
    {
        var (quest, drafts) = (screen.Quest, screen.Session.Desk.Drafts);
        yield return quest.Step is { } step ? page.Say("plain.who-knows-after", ("step", step.Number), ("name", quest.Protocol.Names.OfMessage(step.Name))) : page.Say("plain.who-knows");
        foreach (var column in quest.Columns)
        {
            string Marked(string mark) => string.Join("; ", quest.Rows.Where(r => drafts.GetValueOrDefault(ClassifyQuest.Cell(column, r), "") == mark).Select(r => r.Label));
            yield return "  " + page.Say("plain.column", ("column", column), ("knows", Marked(ClassifyQuest.Knows)), ("knowsNot", Marked(ClassifyQuest.KnowsNot)), ("marked", Marked("")));
        }

        yield return HowToMark(quest).In(page.Language);
    }

    /// <inheritdoc/>
    protected override (IReadOnlyDictionary<string, string> Entries, string? Problem) Read(ClassifyScreen screen, PlainLine line, Language language)
    {
        if (line.Word is not ("knows" or "conoce" or "sabe" or "not" or "no"))
        {
            return base.Read(screen, line, language);
        }

        var (quest, marking) = (screen.Quest, PlainLine.Of(line.Rest));
        var column = quest.Columns.FirstOrDefault(c => c.Equals(marking.Word, StringComparison.OrdinalIgnoreCase));
        var (rows, problem) = ClassifyJudge.RowsOf(quest, marking.Rest);
        if (column is null || problem is not null || rows.Count == 0)
        {
            return (new Dictionary<string, string>(), (problem ?? HowToMark(quest)).In(language));
        }

        var mark = line.Word is "knows" or "conoce" or "sabe" ? ClassifyQuest.Knows : ClassifyQuest.KnowsNot;
        return (rows.DistinctBy(r => r.Label).ToDictionary(r => ClassifyQuest.Cell(column, r), _ => mark), null);
    }

    private static Prose HowToMark(ClassifyQuest quest) => Prose.Of("plain.how-to-classify", ("columns", quest.Columns[0]), ("rows", quest.Rows[0].Label));
}
