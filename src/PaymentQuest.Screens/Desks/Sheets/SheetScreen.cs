using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What lies on top, or beside, when a sheet is filled in.</summary>
public enum SheetPanel
{
    /// <summary>The sheet.</summary>
    Sheet,

    /// <summary>The messages of the protocol, and what its names stand for.</summary>
    Protocol,

    /// <summary>Story, task and the hints that were taken.</summary>
    Story,
}

/// <summary>Whether to hand the sheet in.</summary>
internal sealed record HandingIn : DeskNotice;

/// <summary>A sheet on the desk: entries that are filled in and handed in once.</summary>
public abstract record SheetScreen : DeskScreen
{
    private protected SheetScreen(QuestEntry entry, Session session, int attempt)
        : base(entry, session, attempt)
    {
    }

    /// <summary>The quest.</summary>
    public SheetQuest Sheet => (SheetQuest)Session.Quest;

    /// <summary>The row under the pointer, from 0.</summary>
    public int Row { get; init; }

    /// <summary>The panel that is unfolded.</summary>
    public SheetPanel Panel { get; init; }

    /// <summary>How many rows the pointer can stand on.</summary>
    public abstract int Rows { get; }

    /// <summary>The entry under the pointer.</summary>
    public abstract string Key { get; }

    /// <summary>What is written there.</summary>
    public virtual string Written => Session.Desk.Drafts.GetValueOrDefault(Key, "");

    /// <summary>Whether the sheet itself is in use, and not another panel in its place.</summary>
    public virtual bool IsInHand => Panel == SheetPanel.Sheet || Field is not null;

    /// <summary>How it is filled in.</summary>
    internal abstract Prose HowToFill { get; }

    /// <summary>What the sheet is about.</summary>
    internal abstract Prose Title { get; }

    /// <summary>Whether a question is open, so that nothing else is done.</summary>
    internal bool IsAsked => Notice is HandingIn or DeskNotice.HintOffer or DeskNotice.ResetQuestion or DeskNotice.GiveUpQuestion;

    /// <summary>How many entries are empty.</summary>
    internal virtual int Gaps => Sheet.Keys.Count(k => Session.Desk.Drafts.GetValueOrDefault(k, "").Length == 0);

    /// <summary>The keys while the sheet is filled in.</summary>
    private protected abstract Sequence<Binding> Filling { get; }

    /// <inheritdoc/>
    private protected override Sequence<Binding> OwnKeys => Notice switch
    {
        _ when Field is not null => SheetKeys.Typing,
        HandingIn => SheetKeys.HandingIn,
        _ when Session.IsOver => SheetKeys.Over,
        _ => Filling,
    };

    /// <summary>With the pointer on the first entry that is not right.</summary>
    internal abstract SheetScreen At(SheetJudgement judgement);

    /// <summary>With the pointer one further.</summary>
    internal virtual SheetScreen Moved(Intent intent) => this with { Row = Math.Clamp(Row + (intent switch { Intent.Up => -1, Intent.Down => 1, _ => 0 }), 0, Math.Max(Rows - 1, 0)) };

    /// <summary>What the key does that is for filling in.</summary>
    internal abstract (GameModel Model, Sequence<Effect> Effects) Fill(GameModel model);

    /// <summary>What came of the entry under the pointer.</summary>
    internal abstract IEnumerable<Line> Judged(SheetJudgement judgement, Page page);

    /// <summary>With the pointer on the row of an entry that was pointed at, counted from 0; null where there is none.</summary>
    internal virtual SheetScreen? On(int entry) => entry >= 0 && entry < Rows ? this with { Row = entry } : null;

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) => SheetUpdate.Point(model, this, entry);

    /// <inheritdoc/>
    internal override SheetScreen After(Session session) => this with { Session = session };

    /// <inheritdoc/>
    internal override SheetScreen AtRest() => this with { Notice = Session.IsOver ? new DeskNotice.Result() : new DeskNotice.Start() };

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) AtWork(GameModel model, Intent intent) => SheetUpdate.Do(model, this, intent);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model) =>
        Field is { } field ? SheetUpdate.Write(model, this with { Field = null }, field.Text.Trim()) : (model, []);

    /// <inheritdoc/>
    private protected override IReadOnlyList<Line> Told(Page page) => Notice switch
    {
        HandingIn => [Line.From(" " + (Gaps == 0 ? page.Say("sheet.send") : page.Say("sheet.send-gaps", ("gaps", Gaps))), Style.Notice)],
        DeskNotice.Result when Session.Sheet is { } judgement => [Line.From(" " + page.Say("sheet.earned", ("score", judgement.Score)), Style.Strong), .. Judged(judgement, page).Select(l => " " + l)],
        _ => [Line.From(" " + page.Say(HowToFill), Style.Faint)],
    };
}
