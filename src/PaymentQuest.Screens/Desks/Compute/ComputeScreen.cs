using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A compute quest on the desk.</summary>
public sealed record ComputeScreen : SheetScreen
{
    internal ComputeScreen(QuestEntry entry, ComputeQuest quest, Session session, int attempt)
        : base(entry, session, attempt) => Quest = quest;

    /// <summary>The quest.</summary>
    public ComputeQuest Quest { get; }

    /// <inheritdoc/>
    public override int Rows => Quest.Calculations.Count;

    /// <inheritdoc/>
    public override string Key => Quest.Calculations[Row].Key;

    /// <inheritdoc/>
    internal override Named? AtHand => Quest.Calculations[Row] is Calculation.Result ? null : new Named.Value(Quest.Calculations[Row].Term);

    /// <inheritdoc/>
    internal override Prose HowToFill => Prose.Of("sheet.start-compute");

    /// <inheritdoc/>
    internal override Prose Title => Prose.Of("sheet.values");

    /// <inheritdoc/>
    private protected override Sequence<Binding> Filling => SheetKeys.Values;

    /// <inheritdoc/>
    internal override SheetScreen At(SheetJudgement judgement) =>
        this with { Row = Math.Max(((SheetJudgement.Computed)judgement).Values.ToList().FindIndex(v => v.Outcome != ValueOutcome.Right), 0) };

    /// <summary>A question has two answers; a value is typed.</summary>
    internal override (GameModel Model, Sequence<Effect> Effects) Fill(GameModel model) => Quest.Calculations[Row] is Calculation.Acceptance
        ? SheetUpdate.Write(model, this, Written switch { "" => Calculation.Yes, Calculation.Yes => Calculation.No, _ => "" })
        : (model.Show(AtRest() with { Field = TextField.Of(Written) }), []);

    /// <inheritdoc/>
    internal override IEnumerable<Line> Judged(SheetJudgement judgement, Page page) =>
        judgement is SheetJudgement.Computed computed ? new ComputeText(Quest, Session.Seed, page.Language, page.Glyphs).Of(computed.Values[Row], computed) : [];
}
