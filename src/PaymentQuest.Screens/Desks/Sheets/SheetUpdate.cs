using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What keys do on a sheet.</summary>
internal static class SheetUpdate
{
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, SheetScreen screen, Intent intent) => screen switch
    {
        { Field: { } field } => Typing(model, screen, field, intent),
        { Notice: HandingIn } => intent switch
        {
            Intent.Back => (model.Show(screen.AtRest()), []),
            Intent.Choose or Intent.Send => HandIn(model, screen),
            _ => (model, []),
        },
        { Panel: not SheetPanel.Sheet } when !model.IsWide && intent == Intent.Choose => (model.Show(screen with { Panel = SheetPanel.Sheet }), []),
        _ => AtTheSheet(model, screen, intent),
    };

    /// <summary>Something is written into the entry under the pointer, or taken out of it.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Write(GameModel model, SheetScreen screen, string text) =>
        text == screen.Written || text.Length > TextField.Longest || screen.Session.IsOver
            ? (model.Show(screen.AtRest()), [])
            : DeskUpdate.Rested(model, screen, new Move.Write(screen.Key, text));

    /// <summary>The sheet is handed in. What is to be looked at first is the first thing that is not right.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) HandIn(GameModel model, SheetScreen screen)
    {
        var (sent, effects) = DeskUpdate.Rested(model, screen with { Panel = SheetPanel.Sheet }, new Move.Send(SheetQuest.Whole));
        return (sent.Top is SheetScreen { Session.Sheet: { } judgement } s ? sent.Show(s.At(judgement)) : sent, effects);
    }

    /// <summary>The entry that is pointed at is under the pointer; what was typed into another is kept. While something is asked, nothing is pointed at.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Point(GameModel model, SheetScreen screen, int entry)
    {
        if (screen.On(entry) is null || screen.IsAsked)
        {
            return (model, []);
        }

        var (kept, effects) = screen.Interrupted(model);
        return (kept.Top is SheetScreen s && s.AtRest().On(entry) is { } at ? kept.Show(at) : kept, effects);
    }

    private static (GameModel Model, Sequence<Effect> Effects) AtTheSheet(GameModel model, SheetScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Up or Intent.Down or Intent.Left or Intent.Right:
                return (model.Show(screen.Moved(intent).AtRest()), []);
            case Intent.NextPanel or Intent.PreviousPanel:
                return (model.Show(screen with { Panel = DeskUpdate.Panel(screen.Panel, intent) }), []);
            case Intent.Choose when screen.Session.IsOver:
                return DeskUpdate.Debriefed(model, screen);
            case Intent.Choose:
                return screen.Fill(model);
            case Intent.Remove or Intent.Delete:
                return Write(model, screen, "");
            case Intent.Send:
                return (model.Show(screen with { Notice = new HandingIn() }), []);
            default:
                return DeskUpdate.Do(model, screen, intent);
        }
    }

    private static (GameModel Model, Sequence<Effect> Effects) Typing(GameModel model, SheetScreen screen, TextField field, Intent intent)
    {
        switch (intent)
        {
            case Intent.Choose:
                var (written, effects) = Write(model, screen with { Field = null }, field.Text.Trim());
                return (written.Top is SheetScreen next ? written.Show(next.Moved(Intent.Down)) : written, effects);
            case Intent.Back:
                return Write(model, screen with { Field = null }, field.Text.Trim());
            default:
                return (model.Show(screen with { Field = field.After(intent) }), []);
        }
    }
}
