using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What keys do in a build quest.</summary>
internal static class BuildUpdate
{
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, BuildScreen screen, Intent intent) =>
        screen.IsTypingNotation ? Typing(model, screen, intent) : AtTheBench(model, screen, intent);

    /// <summary>What is being typed is kept as Esc keeps it.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model, BuildScreen screen) =>
        screen.IsTypingNotation ? Typing(model, screen, Intent.Back) : (model, []);

    private static (GameModel Model, Sequence<Effect> Effects) AtTheBench(GameModel model, BuildScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Up or Intent.Down when screen.Panel == BuildPanel.Knowledge || model.IsWide:
                var last = Math.Max(screen.Choices - 1, 0);
                return (model.Show(screen with { Chosen = Math.Clamp(screen.Chosen + (intent == Intent.Up ? -1 : 1), 0, last) }), []);
            case Intent.Choose when screen.Notice is DeskNotice.Result && screen.Judgement is { IsSolved: true }:
                return GoOn(model, screen);
            case Intent.Choose when screen.Choices == 0 || (screen.Panel != BuildPanel.Knowledge && !model.IsWide):
                return (model.Show(screen with { Panel = BuildPanel.Knowledge }), []);
            case Intent.Choose:
                return Write(model, screen, Chosen(screen));
            case Intent.Wrap when Constructor(screen) is { } wrapping:
                return Write(model, screen, Composing.Wrap(screen.Draft, wrapping.Before, wrapping.After));
            case Intent.Remove or Intent.Delete:
                return Write(model, screen, Composing.Remove(screen.Draft));
            case Intent.Left:
                return (model.Show(screen.Holding(Composing.Left(screen.Draft))), []);
            case Intent.Right:
                return (model.Show(screen.Holding(Composing.Right(screen.Draft))), []);
            case Intent.First:
                return (model.Show(screen.Holding(screen.Draft with { Cursor = 0 })), []);
            case Intent.Last:
                return (model.Show(screen.Holding(TextField.Of(screen.Draft.Text))), []);
            case Intent.Type:
                return (model.Show(screen.Writing(Composing.ToType(screen.Draft)) with { IsTypingNotation = true }), []);
            case Intent.Send:
                return Send(model, screen);
            case Intent.NextPanel or Intent.PreviousPanel:
                return (model.Show(screen with { Panel = DeskUpdate.Panel(screen.Panel, intent) }), []);
            case Intent.NextSlot:
                return (model.Show(screen.On((screen.SlotIndex + 1) % screen.Quest.Slots.Count)), []);
            case Intent.PreviousSlot:
                return (model.Show(screen.On((screen.SlotIndex + screen.Quest.Slots.Count - 1) % screen.Quest.Slots.Count)), []);
            default:
                return DeskUpdate.Do(model, screen, intent);
        }
    }

    private static (GameModel Model, Sequence<Effect> Effects) Typing(GameModel model, BuildScreen screen, Intent intent)
    {
        var draft = screen.Draft;
        switch (intent)
        {
            case Intent.Choose:
                var entered = screen.Holding(Composing.Typed(draft));
                var isReady = entered.Preview is { Problem: not (BuildOutcome.NotNotation or BuildOutcome.Undeclared) };
                var (written, effects) = Write(model, screen with { IsTypingNotation = !isReady, IsUnreadable = !isReady }, isReady ? entered.Draft : draft);
                var (sent, more) = isReady ? Send(written, (BuildScreen)written.Top) : (written, []);
                return (sent, [.. effects, .. more]);
            case Intent.Back:
                return Write(model, screen with { IsTypingNotation = false }, Composing.Typed(draft));
            case Intent.Complete:
                return (model.Show(screen.Writing(Completion.Complete(draft, screen.Names()))), []);
            default:
                return (model.Show(screen.Writing(draft.After(intent))), []);
        }
    }

    /// <summary>What the slot holds is sent.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Send(GameModel model, BuildScreen screen) =>
        string.IsNullOrWhiteSpace(screen.Draft.Text)
            ? (model.Show(screen with { Notice = new NothingToSend() }), [])
            : DeskUpdate.Moved(model, screen with { Notice = new DeskNotice.Result() }, new Move.Send(screen.Slot.Key));

    /// <summary>The slot holds something else.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Write(GameModel model, BuildScreen screen, TextField draft)
    {
        if (draft.Text == screen.Session.Desk.Drafts.GetValueOrDefault(screen.Slot.Key, "") || draft.Text.Length > TextField.Longest)
        {
            return (model.Show(draft.Text.Length > TextField.Longest ? screen : screen.Holding(draft)), []);
        }

        // A notice that asked for something to be written has been answered.
        var notice = screen.Notice is NothingToSend or DeskNotice.Hints ? screen.Resting : screen.Notice;
        return DeskUpdate.Moved(model, screen.Holding(draft) with { Notice = notice }, new Move.Write(screen.Slot.Key, draft.Text));
    }

    /// <summary>On from a slot that is solved: to the next that is not, or to the debrief.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) GoOn(GameModel model, BuildScreen screen)
    {
        if (screen.Session.IsOver)
        {
            return DeskUpdate.Debriefed(model, screen);
        }

        var slots = screen.Quest.Slots;
        var next = Enumerable.Range(1, slots.Count).Select(i => (screen.SlotIndex + i) % slots.Count)
            .First(i => !(screen.Session.Judgements.GetValueOrDefault(slots[i].Key)?.IsSolved ?? false));
        return (model.Show(screen.On(next)), []);
    }

    /// <summary>The draft with the chosen part in it.</summary>
    public static TextField Chosen(BuildScreen screen) =>
        Constructor(screen) is { } constructor
            ? Composing.Open(screen.Draft, constructor.Before, constructor.After)
            : Composing.Add(screen.Draft, screen.Palette.Items[Math.Min(screen.Chosen, screen.Palette.Items.Count - 1)].Name);

    private static PaletteConstructor? Constructor(BuildScreen screen)
    {
        var at = screen.Chosen - screen.Palette.Items.Count;
        return at >= 0 && at < screen.Palette.Constructors.Count ? screen.Palette.Constructors[at] : null;
    }
}
