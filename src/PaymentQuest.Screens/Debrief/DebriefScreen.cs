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
    public override Sequence<Binding> Keys => Session.IsSolutionTold ? DebriefKeys.Found : DebriefKeys.Withheld;

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
        Intent.GiveUp when !screen.Session.IsSolutionTold => GivenUp(model, screen),
        Intent.Anew => HomeUpdate.Open(model, screen.Entry),
        _ => (model, []),
    };

    // What was scored stays; that the solution was seen is kept with the moves.
    private static (GameModel Model, Sequence<Effect> Effects) GivenUp(GameModel model, DebriefScreen screen)
    {
        var told = screen.Session.After(new Move.GiveUp());
        var (saved, effects) = model.Saved(screen.Session, told, screen.Attempt);
        return (saved.Show(screen with { Session = told }), effects);
    }
}
