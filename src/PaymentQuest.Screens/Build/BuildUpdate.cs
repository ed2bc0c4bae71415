using PaymentQuest.Play;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What keys do in a build quest.</summary>
internal static class BuildUpdate
{
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, BuildScreen screen, Command command) => screen.Notice switch
    {
        _ when screen.IsTypingNotation => Typing(model, screen, command),
        DeskNotice.HintOffer => Offered(model, screen, command),
        DeskNotice.ResetQuestion => Asked(model, screen, command),
        _ => AtTheBench(model, screen, command),
    };

    public static GameModel Typed(GameModel model, BuildScreen screen, string text) =>
        model.Show(screen.Holding(screen.Draft.Insert(text)));

    private static (GameModel Model, Sequence<Effect> Effects) AtTheBench(GameModel model, BuildScreen screen, Command command)
    {
        switch (command)
        {
            case Command.Back:
                return (model.Home(screen.Entry.Id), []);
            case Command.Up or Command.Down when screen.Panel == BuildPanel.Knowledge || model.IsWide:
                var last = Math.Max(screen.Choices - 1, 0);
                return (model.Show(screen with { Chosen = Math.Clamp(screen.Chosen + (command == Command.Up ? -1 : 1), 0, last) }), []);
            case Command.Up or Command.Down:
                return (model.Show(screen with { PanelScroll = Math.Clamp(screen.PanelScroll + (command == Command.Up ? -1 : 1), 0, 200) }), []);
            case Command.PageUp or Command.PageDown:
                return (model.Show(screen with { NoticeScroll = Scrolling.After(screen.NoticeScroll, command, 6, 60) }), []);
            case Command.Choose when screen.Notice == DeskNotice.Judgement && screen.Judgement is { IsSolved: true }:
                return (GoOn(model, screen), []);
            case Command.Choose when screen.Choices == 0 || (screen.Panel != BuildPanel.Knowledge && !model.IsWide):
                return (model.Show(screen with { Panel = BuildPanel.Knowledge }), []);
            case Command.Choose:
                return Write(model, screen, Chosen(screen));
            case Command.Wrap when Constructor(screen) is { } wrapping:
                return Write(model, screen, Composing.Wrap(screen.Draft, wrapping.Before, wrapping.After));
            case Command.Remove:
                return Write(model, screen, Composing.Remove(screen.Draft));
            case Command.Left:
                return (model.Show(screen.Holding(Composing.Left(screen.Draft))), []);
            case Command.Right:
                return (model.Show(screen.Holding(Composing.Right(screen.Draft))), []);
            case Command.First:
                return (model.Show(screen.Holding(screen.Draft with { Cursor = 0 })), []);
            case Command.Last:
                return (model.Show(screen.Holding(TextField.Of(screen.Draft.Text))), []);
            case Command.Type:
                return (model.Show(screen.Holding(TextField.Of(screen.Draft.Text)) with { IsTypingNotation = true }), []);
            case Command.Send:
                return Send(model, screen);
            case Command.Undo:
                return Move(model, screen, new Move.Undo());
            case Command.Redo:
                return Move(model, screen, new Move.Redo());
            case Command.Reset when screen.Session.Desk.Drafts.Count > 0:
                return (model.Show(screen with { Notice = DeskNotice.ResetQuestion, NoticeScroll = 0 }), []);
            case Command.Hint:
                var isMore = screen.Session.HintsTaken < Math.Min(screen.Quest.Hints.Count, Session.HintPrices.Count);
                return (model.Show(screen with { Notice = isMore ? DeskNotice.HintOffer : DeskNotice.Hints, NoticeScroll = 0 }), []);
            case Command.Panel:
                return (model.Show(screen with { Panel = (BuildPanel)(((int)screen.Panel + 1) % 4), PanelScroll = 0 }), []);
            case Command.NextSlot:
                return (model.Show(screen.On((screen.SlotIndex + 1) % screen.Quest.Slots.Count)), []);
            case Command.PreviousSlot:
                return (model.Show(screen.On((screen.SlotIndex + screen.Quest.Slots.Count - 1) % screen.Quest.Slots.Count)), []);
            default:
                return (model, []);
        }
    }

    private static (GameModel Model, Sequence<Effect> Effects) Typing(GameModel model, BuildScreen screen, Command command)
    {
        var draft = screen.Draft;
        switch (command)
        {
            case Command.Choose:
                var (written, effects) = Write(model, screen with { IsTypingNotation = false }, draft);
                var (sent, more) = Send(written, (BuildScreen)written.Top);
                return (sent, [.. effects, .. more]);
            case Command.Back:
                return Write(model, screen with { IsTypingNotation = false }, draft);
            case Command.Complete:
                return (model.Show(screen.Holding(Completion.Complete(draft, Completion.Names(screen.Quest, screen.Slot, screen.Palette)))), []);
            case Command.PageUp or Command.PageDown:
                return (model.Show(screen with { NoticeScroll = Scrolling.After(screen.NoticeScroll, command, 6, 60) }), []);
            default:
                return (model.Show(screen.Holding(Completion.Edited(draft, command))), []);
        }
    }

    private static (GameModel Model, Sequence<Effect> Effects) Offered(GameModel model, BuildScreen screen, Command command) => command switch
    {
        Command.Choose => Move(model, screen with { Notice = DeskNotice.Hints, NoticeScroll = 0 }, new Move.TakeHint()),
        Command.Back => (model.Show(screen with { Notice = Resting(screen) }), []),
        _ => (model, []),
    };

    private static (GameModel Model, Sequence<Effect> Effects) Asked(GameModel model, BuildScreen screen, Command command) => command switch
    {
        Command.Choose => Move(model, screen with { Notice = Resting(screen) }, new Move.Reset()),
        Command.Back => (model.Show(screen with { Notice = Resting(screen) }), []),
        _ => (model, []),
    };

    private static DeskNotice Resting(BuildScreen screen) => screen.Judgement is null ? DeskNotice.Start : DeskNotice.Judgement;

    private static (GameModel Model, Sequence<Effect> Effects) Send(GameModel model, BuildScreen screen) =>
        string.IsNullOrWhiteSpace(screen.Draft.Text)
            ? (model.Show(screen with { Notice = DeskNotice.NothingToSend, NoticeScroll = 0 }), [])
            : Move(model, screen with { Notice = DeskNotice.Judgement, NoticeScroll = 0 }, new Move.Send(screen.Slot.Key));

    private static (GameModel Model, Sequence<Effect> Effects) Write(GameModel model, BuildScreen screen, TextField draft)
    {
        if (draft.Text == screen.Session.Desk.Drafts.GetValueOrDefault(screen.Slot.Key, "") || draft.Text.Length > TextField.Longest)
        {
            return (model.Show(draft.Text.Length > TextField.Longest ? screen : screen.Holding(draft)), []);
        }

        // A notice that asked for something to be written has been answered.
        var notice = screen.Notice is DeskNotice.NothingToSend or DeskNotice.Hints ? Resting(screen) : screen.Notice;
        return Move(model, screen.Holding(draft) with { Notice = notice }, new Move.Write(screen.Slot.Key, draft.Text));
    }

    private static (GameModel Model, Sequence<Effect> Effects) Move(GameModel model, BuildScreen screen, Move move)
    {
        var session = screen.Session.After(move);
        var (saved, effects) = model.Saved(screen.Session, session, screen.Attempt);
        return (saved.Show(screen.After(session)), effects);
    }

    private static GameModel GoOn(GameModel model, BuildScreen screen)
    {
        if (screen.Session.IsOver)
        {
            return model.Show(new DebriefScreen(screen.Entry, screen.Session, screen.Attempt, 0));
        }

        var slots = screen.Quest.Slots;
        var next = Enumerable.Range(1, slots.Count).Select(i => (screen.SlotIndex + i) % slots.Count)
            .First(i => !(screen.Session.Judgements.GetValueOrDefault(slots[i].Key)?.IsSolved ?? false));
        return model.Show(screen.On(next));
    }

    private static TextField Chosen(BuildScreen screen) =>
        Constructor(screen) is { } constructor
            ? Composing.Open(screen.Draft, constructor.Before, constructor.After)
            : Composing.Add(screen.Draft, screen.Palette.Items[Math.Min(screen.Chosen, screen.Palette.Items.Count - 1)].Name);

    private static PaletteConstructor? Constructor(BuildScreen screen)
    {
        var at = screen.Chosen - screen.Palette.Items.Count;
        return at >= 0 && at < screen.Palette.Constructors.Count ? screen.Palette.Constructors[at] : null;
    }
}
