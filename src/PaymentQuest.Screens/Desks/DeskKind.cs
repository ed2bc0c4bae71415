using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A kind of quest as players meet it: its desk, how it is explained, told line by line and looked back at.</summary>
/// <param name="kind">The kind in the engine.</param>
/// <param name="word">What is done in it.</param>
/// <param name="resetQuestion">What is asked before everything on the desk is cleared.</param>
internal abstract class DeskKind(QuestKind kind, Prose word, Prose resetQuestion)
{
    private static readonly Dictionary<QuestKind, DeskKind> Kinds = new DeskKind[]
    {
        new BuildDesk(),
        new VerifyDesk(),
        new ClassifyDesk(),
        new OrderDesk(),
        new ComputeDesk(),
        new AttackDesk(),
    }.ToDictionary(k => k.Kind);

    /// <summary>The kind in the engine.</summary>
    public QuestKind Kind { get; } = kind;

    /// <summary>What is done in it, in a word.</summary>
    public Prose Word { get; } = word;

    /// <summary>What the player is where the quest names no role.</summary>
    public virtual Prose Player => Word;

    /// <summary>What is asked before everything on the desk is cleared.</summary>
    public Prose ResetQuestion { get; } = resetQuestion;

    /// <summary>What help tells beside how the quest is played.</summary>
    public virtual Sequence<Prose> Help => [];

    /// <summary>What help tells in the line mode.</summary>
    public virtual Sequence<Prose> PlainHelp => [];

    /// <summary>The desk of a kind.</summary>
    public static DeskKind Of(QuestKind kind) => Kinds[kind];

    /// <summary>The desk of an attempt.</summary>
    public abstract DeskScreen Begin(QuestEntry entry, Session session, int attempt);

    /// <summary>How a quest is played, in a few sentences.</summary>
    public abstract IReadOnlyList<Prose> HowTo(Quest quest);

    /// <summary>What came of a finished attempt, objective by objective, with the solution for those who found it.</summary>
    public abstract void Debrief(Session session, Page page, Action<Line> add);

    /// <summary>A judged answer in words, as <c>try</c> tells it; lines that are not wrapped.</summary>
    public abstract IEnumerable<string> Told(Quest quest, Attempt attempt, ulong seed, Language language, Glyphs glyphs);

    /// <summary>What lies on the desk, line by line.</summary>
    public abstract IEnumerable<string> Shown(DeskScreen screen, Page page);

    /// <summary>What a line of the player leads to that is no command of every desk.</summary>
    public abstract PlainAnswer Obey(GameModel model, DeskScreen screen, PlainLine line, Page page);
}

/// <inheritdoc/>
internal abstract class DeskKind<TQuest, TScreen>(QuestKind kind, Prose word, Prose resetQuestion) : DeskKind(kind, word, resetQuestion)
    where TQuest : Quest
    where TScreen : DeskScreen
{
    /// <inheritdoc/>
    public sealed override DeskScreen Begin(QuestEntry entry, Session session, int attempt) => Begin(entry, (TQuest)session.Quest, session, attempt);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Prose> HowTo(Quest quest) => HowTo((TQuest)quest);

    /// <inheritdoc/>
    public sealed override void Debrief(Session session, Page page, Action<Line> add) => Debrief((TQuest)session.Quest, session, page, add);

    /// <inheritdoc/>
    public sealed override IEnumerable<string> Told(Quest quest, Attempt attempt, ulong seed, Language language, Glyphs glyphs) => Told((TQuest)quest, attempt, seed, language, glyphs);

    /// <inheritdoc/>
    public sealed override IEnumerable<string> Shown(DeskScreen screen, Page page) => Shown((TScreen)screen, page);

    /// <inheritdoc/>
    public sealed override PlainAnswer Obey(GameModel model, DeskScreen screen, PlainLine line, Page page) => Obey(model, (TScreen)screen, line, page);

    /// <inheritdoc cref="DeskKind.Begin"/>
    protected abstract TScreen Begin(QuestEntry entry, TQuest quest, Session session, int attempt);

    /// <inheritdoc cref="DeskKind.HowTo"/>
    protected abstract IReadOnlyList<Prose> HowTo(TQuest quest);

    /// <inheritdoc cref="DeskKind.Debrief"/>
    protected abstract void Debrief(TQuest quest, Session session, Page page, Action<Line> add);

    /// <inheritdoc cref="DeskKind.Told"/>
    protected abstract IEnumerable<string> Told(TQuest quest, Attempt attempt, ulong seed, Language language, Glyphs glyphs);

    /// <inheritdoc cref="DeskKind.Shown"/>
    protected abstract IEnumerable<string> Shown(TScreen screen, Page page);

    /// <inheritdoc cref="DeskKind.Obey"/>
    protected abstract PlainAnswer Obey(GameModel model, TScreen screen, PlainLine line, Page page);
}
