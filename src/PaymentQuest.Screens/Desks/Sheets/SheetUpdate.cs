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
        _ when !model.IsWide && screen.Panel != SheetPanel.Sheet && intent is Intent.Up or Intent.Down or Intent.PageUp or Intent.PageDown or Intent.Choose => Reading(model, screen, intent),
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

    private static (GameModel Model, Sequence<Effect> Effects) AtTheSheet(GameModel model, SheetScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Up or Intent.Down or Intent.Left or Intent.Right:
                return (model.Show(screen.Moved(intent).AtRest()), []);
            case Intent.PageUp or Intent.PageDown when screen.Session.IsOver || screen.Notice is DeskNotice.Hints:
                return (model.Show(screen with { NoticeScroll = Scrolling.After(screen.NoticeScroll, intent, 6, 60) }), []);
            case Intent.PageUp or Intent.PageDown:
                return (model.Show(screen with { PanelScroll = Math.Clamp(screen.PanelScroll + (intent == Intent.PageUp ? -3 : 3), 0, 200) }), []);
            case Intent.NextPanel or Intent.PreviousPanel:
                return (model.Show(screen with { Panel = DeskUpdate.Panel(screen.Panel, intent), PanelScroll = 0 }), []);
            case Intent.Choose when screen.Session.IsOver:
                return DeskUpdate.Debriefed(model, screen);
            case Intent.Choose:
                return screen.Fill(model);
            case Intent.Remove or Intent.Delete:
                return Write(model, screen, "");
            case Intent.Send:
                return (model.Show(screen with { Notice = new HandingIn(), NoticeScroll = 0 }), []);
            default:
                return DeskUpdate.Do(model, screen, intent);
        }
    }

    private static (GameModel Model, Sequence<Effect> Effects) Reading(GameModel model, SheetScreen screen, Intent intent) => intent == Intent.Choose
        ? (model.Show(screen with { Panel = SheetPanel.Sheet, PanelScroll = 0 }), [])
        : (model.Show(screen with { PanelScroll = Scrolling.After(screen.PanelScroll, intent, model.Size.Rows, SheetView.PanelLines(screen, new Page(model.Surface, model.Language))) }), []);

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
