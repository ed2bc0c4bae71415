using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A classify quest on the desk.</summary>
public sealed record ClassifyScreen : SheetScreen
{
    internal ClassifyScreen(QuestEntry entry, ClassifyQuest quest, Session session, int attempt)
        : base(entry, session, attempt) => Quest = quest;

    /// <summary>The quest.</summary>
    public ClassifyQuest Quest { get; }

    /// <summary>The column under the pointer, from 0.</summary>
    public int Column { get; init; }

    /// <inheritdoc/>
    public override int Rows => Quest.Rows.Count;

    /// <inheritdoc/>
    public override string Key => ClassifyQuest.Cell(Quest.Columns[Column], Quest.Rows[Row]);

    /// <inheritdoc/>
    internal override Named AtHand => new Named.Value(Quest.Rows[Row].Term);

    /// <inheritdoc/>
    internal override Glossary Glossary => base.Glossary with { TellsKnowledge = Session.IsOver };

    /// <inheritdoc/>
    internal override Prose HowToFill => Prose.Of("sheet.start-classify");

    /// <inheritdoc/>
    internal override Prose Title => Quest.Step is { } step
        ? Prose.Of("sheet.knows-after", ("step", step.Number), ("name", Quest.Protocol.Names.OfMessage(step.Name)))
        : Prose.Of("sheet.knows-at-end");

    /// <inheritdoc/>
    private protected override Sequence<Binding> Filling => ClassifyKeys.Marking;

    /// <inheritdoc/>
    internal override SheetScreen At(SheetJudgement judgement)
    {
        var first = Math.Max(((SheetJudgement.Classified)judgement).Cells.ToList().FindIndex(c => c.IsRight != true), 0);
        return this with { Row = first % Rows, Column = first / Rows };
    }

    /// <inheritdoc/>
    internal override SheetScreen Moved(Intent intent) =>
        (ClassifyScreen)base.Moved(intent) with { Column = Math.Clamp(Column + (intent switch { Intent.Left => -1, Intent.Right => 1, _ => 0 }), 0, Math.Max(Quest.Columns.Count - 1, 0)) };

    /// <summary>Cells are counted row by row: the entry is the row times the number of columns, plus the column.</summary>
    internal override SheetScreen? On(int entry) =>
        entry >= 0 && entry < Rows * Quest.Columns.Count ? this with { Row = entry / Quest.Columns.Count, Column = entry % Quest.Columns.Count } : null;

    /// <summary>A cell that is pointed at changes its mark.</summary>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) =>
        Session.IsOver || IsAsked || On(entry) is not { } at ? base.Pointed(model, entry) : at.Fill(model);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) AtWork(GameModel model, Intent intent) => intent switch
    {
        Intent.MarkKnown => SheetUpdate.Write(model, this, ClassifyQuest.Knows),
        Intent.MarkUnknown => SheetUpdate.Write(model, this, ClassifyQuest.KnowsNot),
        _ => base.AtWork(model, intent),
    };

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Fill(GameModel model) =>
        SheetUpdate.Write(model, this, Written switch { "" => ClassifyQuest.Knows, ClassifyQuest.Knows => ClassifyQuest.KnowsNot, _ => "" });

    /// <inheritdoc/>
    internal override IEnumerable<Line> Judged(SheetJudgement judgement, Page page) =>
        new ClassifyText(Quest, page.Language, page.Glyphs).Of(((SheetJudgement.Classified)judgement).Cells[(Column * Rows) + Row]);
}
