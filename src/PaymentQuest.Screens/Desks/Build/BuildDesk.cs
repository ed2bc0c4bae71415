using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Quests in which messages are composed.</summary>
internal sealed partial class BuildDesk() : DeskKind<BuildQuest, BuildScreen>(BuildQuest.Composing, Prose.Of("word.build"), Prose.Of("build.reset"))
{
    private static readonly Prose[] HowToCompose =
    [
        Prose.Of("briefing.choose-a-value-from-your-list"),
        Prose.Of("briefing.h-computes-a-hash-pk-x"),
        Prose.Of("briefing.s-sends-the-others-really-compute"),
        Prose.Of("briefing.trying-costs-nothing-but-moves-h"),
    ];

    /// <inheritdoc/>
    public override Prose Player => Prose.Of("word.everybody-in-turn");

    /// <inheritdoc/>
    public override Sequence<Prose> PlainHelp => [Prose.Of("plain.to-build-type-the-message-in")];

    /// <inheritdoc/>
    protected override BuildScreen Begin(QuestEntry entry, BuildQuest quest, Session session, int attempt) => BuildScreen.Of(entry, quest, session, attempt, null);

    /// <inheritdoc/>
    protected override IReadOnlyList<Prose> HowTo(BuildQuest quest) => HowToCompose;

    /// <inheritdoc/>
    protected override IEnumerable<string> Told(BuildQuest quest, Attempt attempt, ulong seed, Language language, Glyphs glyphs) => attempt.Judgements.SelectMany(judgement =>
        new BuildFeedback(quest, judgement.Slot, judgement.Notation, seed, language, glyphs).Lines(judgement).Select(l => l.Text).Prepend($"{judgement.Slot.Key}:"));

    /// <inheritdoc/>
    protected override void Debrief(BuildQuest quest, Session session, Page page, Action<Line> add)
    {
        var weights = Math.Max(quest.Slots.Sum(s => s.Weight), 1);
        foreach (var slot in quest.Slots)
        {
            var judgement = session.Judgements.GetValueOrDefault(slot.Key);
            var sign = judgement is { IsSolved: true } ? page.Glyphs.Accepted : page.Glyphs.Refused;
            add($"{sign} {page.Say("debrief.weight", ("slot", slot.Key), ("weight", 100 * slot.Weight / weights))}");
            var checks = judgement?.Run?.Checks.Where(c => quest.Slots.Count == 1 ? c.Step >= slot.Step.Number : c.Step == slot.Step.Number).GroupBy(c => (c.Name.Role, c.Step)) ?? [];
            foreach (var made in checks)
            {
                add(Line.From("   " + page.Say(
                    "debrief.evidence",
                    ("role", page.Say(Vocables.Subject(made.Key.Role, quest.Protocol))),
                    ("step", made.Key.Step),
                    ("made", string.Join(", ", made.Select(c => page.Say(Vocables.OfCheck(c.Name.Label)))))), Style.Faint));
            }
        }

        add("");
        add(Line.From(page.Say("debrief.solution"), Style.Strong));
        if (!session.IsSolutionTold)
        {
            add(page.Say("debrief.withheld"));
            return;
        }

        foreach (var slot in quest.Slots)
        {
            add(Line.From(page.Say("debrief.solution-of", ("slot", slot.Key))) + Line.From(" " + slot.Solution, Style.Name));
            var palette = Workbench.PaletteOf(quest, slot, session.Seed);
            foreach (var line in BuildText.TreeOf(palette, quest, page).Lines(slot.Solution, -1, Math.Min(page.Columns - 6, 96), out _))
            {
                add("   " + line);
            }
        }
    }
}
