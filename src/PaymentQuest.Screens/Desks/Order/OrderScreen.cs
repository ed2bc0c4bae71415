using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>An order quest on the desk.</summary>
public sealed record OrderScreen : SheetScreen
{
    internal OrderScreen(QuestEntry entry, OrderQuest quest, Session session, int attempt)
        : base(entry, session, attempt) => (Quest, Presented) = (quest, OrderJudge.Presented(quest, session.Seed));

    /// <summary>The quest.</summary>
    public OrderQuest Quest { get; }

    /// <summary>The checks as they lie there at first.</summary>
    public Sequence<string> Presented { get; }

    /// <summary>The checks while one of them is being carried to another place; null while none is.</summary>
    public Sequence<string>? Carried { get; init; }

    /// <summary>Labels of the checks, as they lie now.</summary>
    public Sequence<string> Labels => Carried
        ?? (Session.Desk.Drafts.GetValueOrDefault(OrderQuest.Entry) is { } order
            ? OrderJudge.Labels(Quest, order).Concat(Presented).Distinct(StringComparer.Ordinal).ToSequence()
            : Presented);

    /// <inheritdoc/>
    public override int Rows => Quest.Checks.Count;

    /// <inheritdoc/>
    public override string Key => OrderQuest.Entry;

    /// <inheritdoc/>
    public override string Written => string.Join('\n', (this with { Carried = null }).Labels);

    /// <inheritdoc/>
    public override bool IsInHand => base.IsInHand || Carried is not null;

    /// <inheritdoc/>
    internal override Named? AtHand => Quest.Checks.FirstOrDefault(c => c.Check!.Label == Labels.ElementAtOrDefault(Row)) is { Check: { } check } ? new Named.Check(check) : null;

    /// <inheritdoc/>
    internal override Glossary Glossary => base.Glossary with { TellsOrder = Session.IsOver };

    /// <inheritdoc/>
    internal override Prose HowToFill => Carried is null ? Prose.Of("sheet.start-order") : Prose.Of("sheet.carrying");

    /// <inheritdoc/>
    internal override Prose Title => Prose.Of("sheet.checks", ("step", Quest.Step.Number), ("name", Quest.Protocol.Names.OfMessage(Quest.Step.Name)));

    /// <inheritdoc/>
    internal override int Gaps => 0;

    /// <inheritdoc/>
    private protected override Sequence<Binding> Filling => Carried is null ? OrderKeys.PickingUp : OrderKeys.Carrying;

    /// <inheritdoc/>
    internal override SheetScreen At(SheetJudgement judgement) => this with { Row = Math.Min((((SheetJudgement.Ordered)judgement).Wrong?.Number ?? 1) - 1, Rows - 1) };

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) AtWork(GameModel model, Intent intent)
    {
        if (Carried is not { } carried)
        {
            return base.AtWork(model, intent);
        }

        switch (intent)
        {
            case Intent.Up or Intent.Down:
                return Pointed(model, Row + (intent == Intent.Up ? -1 : 1));
            case Intent.Choose:
                return Interrupted(model);
            case Intent.Back:
                var bare = this with { Carried = null };
                return (model.Show(bare with { Row = Math.Max(bare.Labels.ToList().IndexOf(carried[Row]), 0) }), []);
            default:
                return (model, []);
        }
    }

    /// <summary>A check that is being carried goes along to what is pointed at.</summary>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) => Carried is { } carried && On(entry) is not null
        ? (model.Show(this with { Carried = Reordered(carried, Row, entry), Row = entry }), [])
        : base.Pointed(model, entry);

    /// <summary>What is dragged is picked up, carried and put down at once.</summary>
    internal override (GameModel Model, Sequence<Effect> Effects) Dragged(GameModel model, int from, int to) => Session.IsOver || IsAsked || On(from) is null || On(to) is null
        ? (model, [])
        : (this with { Carried = Reordered(Labels, from, to), Row = to }).Interrupted(model);

    /// <summary>A check that is being carried is put down where it is.</summary>
    internal override (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model) =>
        Carried is { } carried ? SheetUpdate.Write(model, this with { Carried = null }, string.Join('\n', carried)) : base.Interrupted(model);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Fill(GameModel model) => (model.Show(AtRest() is OrderScreen s ? s with { Carried = s.Labels } : this), []);

    /// <inheritdoc/>
    internal override IEnumerable<Line> Judged(SheetJudgement judgement, Page page)
    {
        var text = new OrderText(Quest, page.Language, page.Glyphs);
        return (SheetJudgement.Ordered)judgement is var ordered && Row < ordered.Places.Count ? text.Of(ordered.Places[Row], ordered.Because) : text.Lines(judgement);
    }

    private static Sequence<string> Reordered(Sequence<string> labels, int from, int to)
    {
        var moved = labels.ToList();
        var label = moved[from];
        moved.RemoveAt(from);
        moved.Insert(to, label);
        return moved.ToSequence();
    }
}
