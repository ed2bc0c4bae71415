using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What came of an attempt and what there is to learn from it.</summary>
/// <param name="Entry">The quest in the list.</param>
/// <param name="Session">The finished attempt.</param>
/// <param name="Attempt">Its number, from 1.</param>
/// <param name="Scroll">Lines above the visible ones, not negative.</param>
public sealed record DebriefScreen(QuestEntry Entry, Session Session, int Attempt, int Scroll) : Screen
{
    /// <inheritdoc/>
    public override Sequence<Binding> Keys => DebriefKeys.All;

    /// <summary>The kind of quest.</summary>
    internal DeskKind Kind => DeskKind.Of(Session.Quest.Kind);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => DebriefUpdate.Do(model, this, intent);

    /// <inheritdoc/>
    internal override Frame Frame(GameModel model, Page page) => DebriefView.Frame(model, this, page);
}

/// <summary>What keys do on a debrief.</summary>
internal static class DebriefUpdate
{
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, DebriefScreen screen, Intent intent) => intent switch
    {
        Intent.Back => (model.Home(screen.Entry.Id), []),
        Intent.Choose when model.After(screen.Entry.Id) is { } next => HomeUpdate.Open(model, next),
        Intent.Choose => (model.Home(null), []),
        Intent.Anew => HomeUpdate.Open(model, screen.Entry),
        _ => (model.Show(screen with { Scroll = Scrolling.After(screen.Scroll, intent, model.Size.Rows, DebriefView.Lines(screen, new Page(model.Surface, model.Language), model.PlayTime).Count - 1) }), []),
    };
}
