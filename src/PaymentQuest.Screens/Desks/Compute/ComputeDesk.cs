using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Quests in which values are computed.</summary>
internal sealed class ComputeDesk() : SheetDesk<ComputeQuest, ComputeScreen>(ComputeQuest.Computing, Prose.Of("word.compute"))
{
    private static readonly Prose[] HowToCompute =
    [
        Prose.Of("briefing.the-rules-of-the-arithmetic-are"),
        Prose.Of("briefing.leading-zeros-belong-to-a-value"),
        Prose.Of("briefing.s-hands-the-sheet-in-once"),
    ];

    private static readonly Prose[] HowToComputeOctets =
    [
        Prose.Of("briefing.the-sheet-shows-the-octets-to"),
        Prose.Of("briefing.enter-opens-a-line-for-the"),
        Prose.Of("briefing.what-is-right-for-a-wrong"),
    ];

    private static readonly Prose[] HowToComputeFigures =
    [
        Prose.Of("briefing.the-figures-are-on-the-sheet"),
        Prose.Of("briefing.enter-opens-a-line-for-the-number"),
        Prose.Of("briefing.what-is-right-for-a-wrong-number"),
    ];

    /// <inheritdoc/>
    public override Sequence<Prose> PlainHelp => [Prose.Of("plain.to-compute-name-value")];

    /// <inheritdoc/>
    protected override ComputeScreen Begin(QuestEntry entry, ComputeQuest quest, Session session, int attempt) => new(entry, quest, session, attempt);

    /// <inheritdoc/>
    protected override IReadOnlyList<Prose> HowTo(ComputeQuest quest) => quest.Figures.Count > 0 ? HowToComputeFigures : quest.Arithmetic is null ? HowToComputeOctets : HowToCompute;

    /// <inheritdoc/>
    protected override SheetText TextOf(ComputeQuest quest, ulong seed, Language language, Glyphs glyphs) => new ComputeText(quest, seed, language, glyphs);

    /// <inheritdoc/>
    protected override void Debrief(ComputeQuest quest, Session session, Page page, Action<Line> add)
    {
        if (session.Sheet is not { } judgement)
        {
            return;
        }

        new ComputeText(quest, session.Seed, page.Language, page.Glyphs).Lines(judgement).ToList().ForEach(add);
        SheetText.Solution(session, page, add, () =>
        {
            foreach (var result in quest.Calculations.OfType<Calculation.Result>())
            {
                add(Line.From("   " + result.Key, Style.Name) + Line.From($" = {result.Formula.Text} = {ComputeJudge.Expected(quest, result, session.Seed)}"));
            }

            var steps = new List<PaperStep>();
            quest.Calculations.OfType<Calculation.Value>().ToList().ForEach(c => quest.Arithmetic?.Evaluate(c.Term, null, steps));
            foreach (var step in steps.DistinctBy(s => s.Term))
            {
                add(Line.From("   " + quest.Protocol.Vocabulary.Label(step.Term), Style.Name) + Line.From($" = {step.Formula} = {step.Digits}"));
            }
        });
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Entries(ComputeScreen screen, Page page)
    {
        var quest = screen.Quest;
        foreach (var rule in ComputeText.Rules(quest, screen.Session.Seed, page.Language))
        {
            yield return "  " + rule;
        }

        foreach (var calculation in quest.Calculations)
        {
            var written = screen.Session.Desk.Drafts.GetValueOrDefault(calculation.Key, "");
            yield return $"  {calculation.Key}: {ComputeText.Question(quest, calculation, page.Language)}{(written.Length == 0 ? "" : $"  [{ComputeText.Answer(written, page.Language)}]")}";
        }

        yield return page.Say("plain.how-to-compute", ("calculations", quest.Calculations[0].Key));
    }
}
