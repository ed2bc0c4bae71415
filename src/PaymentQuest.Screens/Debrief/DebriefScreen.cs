using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What came of an attempt and what there is to learn from it.</summary>
/// <param name="Entry">The quest in the list.</param>
/// <param name="Session">The finished attempt.</param>
/// <param name="Attempt">Its number, from 1.</param>
public sealed record DebriefScreen(QuestEntry Entry, Session Session, int Attempt) : Screen
{
    /// <inheritdoc/>
    public override Sequence<Binding> Keys => DebriefKeys.All;

    /// <summary>The kind of quest.</summary>
    internal DeskKind Kind => DeskKind.Of(Session.Quest.Kind);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => DebriefUpdate.Do(model, this, intent);
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
        _ => (model, []),
    };
}
