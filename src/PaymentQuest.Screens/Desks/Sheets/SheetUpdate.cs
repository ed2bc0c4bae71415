using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What keys do on a sheet.</summary>
internal static class SheetUpdate
{
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, SheetScreen screen, Intent intent) => screen switch
    {
        { Field: { } field } => Typing(model, screen, field, intent),
        { Carried: { } carried } => Carrying(model, screen, carried, intent),
        { Notice: SheetNotice.HintOffer or SheetNotice.ResetQuestion or SheetNotice.SendQuestion } => Asked(model, screen, intent),
        _ when !model.IsWide && screen.Panel != SheetPanel.Sheet && intent is Intent.Up or Intent.Down or Intent.PageUp or Intent.PageDown or Intent.Choose => Reading(model, screen, intent),
        _ => AtTheSheet(model, screen, intent),
    };

    public static GameModel Typed(GameModel model, SheetScreen screen, string text) =>
        screen.Field is { } field ? model.Show(screen with { Field = field.Insert(text) }) : model;

    /// <summary>A value that is being typed is written down as it stands, and a check that is being carried is put down where it is.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model, SheetScreen screen) => screen switch
    {
        { Field: { } field } => Write(model, screen with { Field = null }, field.Text.Trim()),
        { Carried: { } carried } => Write(model, screen with { Carried = null }, string.Join('\n', carried)),
        _ => (model, []),
    };

    private static (GameModel Model, Sequence<Effect> Effects) AtTheSheet(GameModel model, SheetScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Back:
                return (model.Home(screen.Entry.Id), []);
            case Intent.Up or Intent.Down or Intent.Left or Intent.Right:
                return (model.Show(Moved(screen, intent) with { NoticeScroll = 0, Notice = screen.Session.IsOver ? SheetNotice.Judgement : SheetNotice.Start }), []);
            case Intent.PageUp or Intent.PageDown when screen.Session.IsOver || screen.Notice == SheetNotice.Hints:
                return (model.Show(screen with { NoticeScroll = Scrolling.After(screen.NoticeScroll, intent, 6, 60) }), []);
            case Intent.PageUp or Intent.PageDown:
                return (model.Show(screen with { PanelScroll = Math.Clamp(screen.PanelScroll + (intent == Intent.PageUp ? -3 : 3), 0, 200) }), []);
            case Intent.Panel:
                return (model.Show(screen with { Panel = (SheetPanel)(((int)screen.Panel + 1) % 3), PanelScroll = 0 }), []);
            case Intent.Choose when screen.Session.IsOver:
                return (model.Show(new DebriefScreen(screen.Entry, screen.Session, screen.Attempt, 0)), []);
            case Intent.Choose:
                return Choose(model, screen);
            case Intent.MarkKnown:
                return Write(model, screen, ClassifyQuest.Knows);
            case Intent.MarkUnknown:
                return Write(model, screen, ClassifyQuest.KnowsNot);
            case Intent.Remove:
                return Write(model, screen, "");
            case Intent.Send:
                return (model.Show(screen with { Notice = SheetNotice.SendQuestion, NoticeScroll = 0 }), []);
            case Intent.Undo:
                return Move(model, screen with { Notice = SheetNotice.Start }, new Move.Undo());
            case Intent.Redo:
                return Move(model, screen with { Notice = SheetNotice.Start }, new Move.Redo());
            case Intent.Reset when screen.Session.Desk.Drafts.Count > 0:
                return (model.Show(screen with { Notice = SheetNotice.ResetQuestion, NoticeScroll = 0 }), []);
            case Intent.Hint:
                var isMore = screen.Session.HintsTaken < Math.Min(screen.Quest.Hints.Count, Session.HintPrices.Count);
                return (model.Show(screen with { Notice = isMore ? SheetNotice.HintOffer : SheetNotice.Hints, NoticeScroll = 0 }), []);
            default:
                return (model, []);
        }
    }

    private static (GameModel Model, Sequence<Effect> Effects) Choose(GameModel model, SheetScreen screen) => screen.Quest switch
    {
        ClassifyQuest => Write(model, screen, screen.Written switch { "" => ClassifyQuest.Knows, ClassifyQuest.Knows => ClassifyQuest.KnowsNot, _ => "" }),
        ComputeQuest c when c.Calculations[screen.Row] is Calculation.Acceptance =>
            Write(model, screen, screen.Written switch { "" => Calculation.Yes, Calculation.Yes => Calculation.No, _ => "" }),
        ComputeQuest => (model.Show(screen with { Field = TextField.Of(screen.Written), Notice = SheetNotice.Start }), []),
        _ => (model.Show(screen with { Carried = screen.Labels, Notice = SheetNotice.Start }), []),
    };

    private static SheetScreen Moved(SheetScreen screen, Intent intent) => screen with
    {
        Row = Math.Clamp(screen.Row + (intent switch { Intent.Up => -1, Intent.Down => 1, _ => 0 }), 0, Math.Max(screen.Rows - 1, 0)),
        Column = Math.Clamp(screen.Column + (intent switch { Intent.Left => -1, Intent.Right => 1, _ => 0 }), 0, Math.Max(screen.Columns - 1, 0)),
    };

    private static (GameModel Model, Sequence<Effect> Effects) Reading(GameModel model, SheetScreen screen, Intent intent) => intent == Intent.Choose
        ? (model.Show(screen with { Panel = SheetPanel.Sheet, PanelScroll = 0 }), [])
        : (model.Show(screen with { PanelScroll = Scrolling.After(screen.PanelScroll, intent, model.Size.Rows, SheetView.PanelLines(screen, new Page(model.Surface, model.Language))) }), []);

    private static (GameModel Model, Sequence<Effect> Effects) Typing(GameModel model, SheetScreen screen, TextField field, Intent intent)
    {
        switch (intent)
        {
            case Intent.Choose:
                var (written, effects) = Write(model, screen with { Field = null }, field.Text.Trim());
                return (written.Top is SheetScreen next ? written.Show(Moved(next, Intent.Down)) : written, effects);
            case Intent.Back:
                return Write(model, screen with { Field = null }, field.Text.Trim());
            default:
                return (model.Show(screen with { Field = Completion.Edited(field, intent) }), []);
        }
    }

    private static (GameModel Model, Sequence<Effect> Effects) Carrying(GameModel model, SheetScreen screen, Sequence<string> carried, Intent intent)
    {
        switch (intent)
        {
            case Intent.Up or Intent.Down:
                var to = Math.Clamp(screen.Row + (intent == Intent.Up ? -1 : 1), 0, carried.Count - 1);
                var labels = carried.ToList();
                (labels[screen.Row], labels[to]) = (labels[to], labels[screen.Row]);
                return (model.Show(screen with { Carried = labels.ToSequence(), Row = to }), []);
            case Intent.Choose:
                return Write(model, screen with { Carried = null }, string.Join('\n', carried));
            case Intent.Back:
                return (model.Show(screen with { Carried = null, Row = Math.Max((screen with { Carried = null }).Labels.ToList().IndexOf(carried[screen.Row]), 0) }), []);
            default:
                return (model, []);
        }
    }

    private static (GameModel Model, Sequence<Effect> Effects) Asked(GameModel model, SheetScreen screen, Intent intent)
    {
        var resting = screen with { Notice = screen.Session.IsOver ? SheetNotice.Judgement : SheetNotice.Start, NoticeScroll = 0 };
        return intent switch
        {
            Intent.Back => (model.Show(resting), []),
            Intent.Choose when screen.Notice == SheetNotice.HintOffer => Move(model, screen with { Notice = SheetNotice.Hints, NoticeScroll = 0 }, new Move.TakeHint()),
            Intent.Choose when screen.Notice == SheetNotice.ResetQuestion => Move(model, resting, new Move.Reset()),
            Intent.Choose => HandIn(model, screen),
            _ => (model, []),
        };
    }

    private static (GameModel Model, Sequence<Effect> Effects) HandIn(GameModel model, SheetScreen screen)
    {
        var (sent, effects) = Move(model, screen with { Notice = SheetNotice.Judgement, NoticeScroll = 0, Panel = SheetPanel.Sheet }, new Move.Send(SheetQuest.Whole));
        return (sent.Top is SheetScreen { Session.Sheet: { } judgement } s ? sent.Show(At(s, judgement)) : sent, effects);
    }

    // What is to be looked at first is the first thing that is not right.
    private static SheetScreen At(SheetScreen screen, SheetJudgement judgement)
    {
        var first = judgement switch
        {
            SheetJudgement.Classified c => c.Cells.ToList().FindIndex(x => x.IsRight != true),
            SheetJudgement.Ordered { Wrong: { } wrong } => wrong.Number - 1,
            SheetJudgement.Computed v => v.Values.ToList().FindIndex(x => x.Outcome != ValueOutcome.Right),
            _ => 0,
        };
        first = Math.Max(first, 0);
        return judgement is SheetJudgement.Classified ? screen with { Row = first % screen.Rows, Column = first / screen.Rows } : screen with { Row = Math.Min(first, screen.Rows - 1) };
    }

    private static (GameModel Model, Sequence<Effect> Effects) Write(GameModel model, SheetScreen screen, string text)
    {
        var resting = screen with { Notice = SheetNotice.Start };
        var before = screen.Quest is OrderQuest ? string.Join('\n', resting.Labels) : screen.Written;
        return text == before || text.Length > TextField.Longest || screen.Session.IsOver
            ? (model.Show(resting), [])
            : Move(model, resting, new Move.Write(screen.Key, text));
    }

    private static (GameModel Model, Sequence<Effect> Effects) Move(GameModel model, SheetScreen screen, Move move)
    {
        var session = screen.Session.After(move);
        var (saved, effects) = model.Saved(screen.Session, session, screen.Attempt);
        return (saved.Show(screen with { Session = session }), effects);
    }
}
