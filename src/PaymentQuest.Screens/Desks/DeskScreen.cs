using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>An attempt on the desk. What all kinds of quests have in common is here; what one of them is about is in its own folder.</summary>
public abstract record DeskScreen : Screen
{
    private protected DeskScreen(QuestEntry entry, Session session, int attempt) => (Entry, Session, Attempt) = (entry, session, attempt);

    /// <summary>The quest in the list.</summary>
    public QuestEntry Entry { get; }

    /// <summary>The attempt so far.</summary>
    public Session Session { get; private protected init; }

    /// <summary>Its number, from 1.</summary>
    public int Attempt { get; }

    /// <summary>What is said or asked at the bottom.</summary>
    public DeskNotice Notice { get; init; } = new DeskNotice.Start();

    /// <summary>The line that is being typed; null while none is.</summary>
    public TextField? Field { get; init; }

    /// <inheritdoc/>
    public override bool IsTyping => Typing is not null;

    /// <inheritdoc/>
    public override TextField? Typing => Field;

    /// <summary>The lines that are gone through while one is typed; null before the first of them was brought back.</summary>
    internal EarlierLines? Earlier { get; init; }

    /// <summary>Lines that were handed in before in this attempt, the oldest first.</summary>
    internal virtual IEnumerable<string> HandedIn => Session.Log.OfType<Move.State>().Select(s => s.Statement);

    /// <inheritdoc/>
    public sealed override Sequence<Binding> Keys => Notice switch
    {
        _ when IsTyping => OwnKeys,
        DeskNotice.HintOffer => [.. KeyTable.Buying],
        DeskNotice.ResetQuestion => [.. KeyTable.Resetting],
        DeskNotice.GiveUpQuestion => [.. KeyTable.GivingUp],
        _ => OwnKeys,
    };

    /// <inheritdoc/>
    internal override Sequence<Prose> HelpTopic => [.. Kind.HowTo(Session.Quest), .. Kind.Help, Prose.Of("help.notation"), Prose.Of("help.anywhere")];

    /// <summary>The kind of quest.</summary>
    internal DeskKind Kind => DeskKind.Of(Session.Quest.Kind);

    /// <summary>What the keys do beside answering the questions that every desk asks.</summary>
    private protected abstract Sequence<Binding> OwnKeys { get; }

    /// <summary>What the names of the quest stand for, as far as it is told now.</summary>
    internal virtual Glossary Glossary => new(Session.Quest, Session.Seed) { IsOver = Session.IsOver };

    /// <summary>The octets on the desk; null where there are none to be looked at.</summary>
    internal virtual DerScreen? Octets => null;

    /// <summary>The certificates that the player's role has before it; null where there are none to be looked at.</summary>
    internal virtual CertificateScreen? Certificates => null;

    /// <inheritdoc/>
    internal override GameModel Edited(GameModel model, TextField line) => model.Show(this with { Field = line });

    /// <summary>The desk after a move.</summary>
    internal abstract DeskScreen After(Session session);

    /// <summary>The desk with nothing asked; what it says is how things stand.</summary>
    internal virtual DeskScreen AtRest() => this with { Notice = new DeskNotice.Start() };

    /// <summary>What the player asked for, where no question is open.</summary>
    internal abstract (GameModel Model, Sequence<Effect> Effects) AtWork(GameModel model, Intent intent);

    /// <summary>What is being typed is handed in or kept, because the game may end now.</summary>
    internal abstract (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model);

    /// <summary>What is said at the bottom where no question is open.</summary>
    private protected abstract IReadOnlyList<Line> Told(Page page);

    /// <inheritdoc/>
    internal sealed override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => Notice switch
    {
        _ when Typing is { } line && intent is (Intent.Up or Intent.Down) => (Brought(model, EarlierLines.Of(this, line.Text).Moved(intent)), []),
        _ when IsTyping => AtWork(model, intent),
        DeskNotice.HintOffer when intent is Intent.Choose or Intent.Hint => DeskUpdate.Moved(model, this with { Notice = new DeskNotice.Hints() }, new Move.TakeHint()),
        DeskNotice.ResetQuestion when intent is Intent.Choose or Intent.Reset => DeskUpdate.Rested(model, this, new Move.Reset()),
        DeskNotice.GiveUpQuestion when intent is Intent.Choose or Intent.GiveUp => DeskUpdate.GivenUp(model, this),
        DeskNotice.HintOffer or DeskNotice.ResetQuestion or DeskNotice.GiveUpQuestion => intent is Intent.Back ? (model.Show(AtRest()), []) : (model, []),
        _ => AtWork(model, intent),
    };

    private GameModel Brought(GameModel model, EarlierLines earlier)
    {
        var edited = Edited(model, TextField.Of(earlier.Line));
        return edited.Show((DeskScreen)edited.Top with { Earlier = earlier });
    }

    /// <summary>What is said or asked at the bottom.</summary>
    public IReadOnlyList<Line> NoticeLines(Page page) => Notice switch
    {
        _ when Typing is { IsCut: true } => [Line.From(" " + page.Say("common.cut", ("most", TextField.Longest)), Style.Notice), .. Told(page)],
        _ when IsTyping => Told(page),
        DeskNotice.HintOffer or DeskNotice.Hints => HintText.Lines(Session.Quest, Session, Notice is DeskNotice.HintOffer, page),
        DeskNotice.ResetQuestion => [Line.From(" " + page.Say(Kind.ResetQuestion), Style.Notice)],
        DeskNotice.GiveUpQuestion => [Line.From(" " + page.Say("desk.give-up"), Style.Notice)],
        _ => Told(page),
    };
}
