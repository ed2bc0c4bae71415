using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What keys do in a verify quest.</summary>
internal static class VerifyUpdate
{
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, VerifyScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Back when screen.Field is { } left:
                return Leave(model, screen, left);
            case Intent.Back when screen.Notice is Refusing:
                return (model.Show(screen.AtRest() with { Chosen = 0 }), []);
            case Intent.Up or Intent.Down when screen.Notice is not RoundOver:
                var chosen = Math.Clamp(screen.Chosen + (intent == Intent.Up ? -1 : 1), 0, Math.Max(screen.Rows - 1, 0));
                return (model.Show((screen.Notice is Refusing ? screen : screen.AtRest()) with { Chosen = chosen }), []);
            case Intent.Choose:
                return Choose(model, screen);
            default:
                return screen.Field is { } field ? (Typing(model, screen, field, intent), []) : AtTheDesk(model, screen, intent);
        }
    }

    private static GameModel Line(GameModel model, VerifyScreen screen) => model.Show(screen with { Field = TextField.Of(screen.Session.Line) });

    private static (GameModel Model, Sequence<Effect> Effects) Leave(GameModel model, VerifyScreen screen, TextField field) =>
        DeskUpdate.Kept(model, screen with { Field = null, FieldError = null }, field.Text);

    private static (GameModel Model, Sequence<Effect> Effects) Choose(GameModel model, VerifyScreen screen)
    {
        if (screen.Field is { } field)
        {
            return Enter(model, screen, field.Text);
        }

        switch (screen.Notice)
        {
            case RoundOver when screen.Session.IsOver:
                return DeskUpdate.Debriefed(model, screen);
            case RoundOver:
                return (model.Show(screen.AtRest() with { Chosen = 0 }), []);
            case Refusing:
                return Decide(model, screen, screen.RefusalLabels[Math.Min(screen.Chosen, screen.RefusalLabels.Count - 1)]);
            default:
                return screen.Quest.IsHard ? (Line(model, screen), []) : screen.Choices.Count == 0 ? (model, []) : State(model, screen, screen.Choices[Math.Min(screen.Chosen, screen.Choices.Count - 1)].Check.Label);
        }
    }

    /// <summary>A line is handed in: a check, or a decision. A slip of the pen costs no move: the line stays open with what is wrong below it.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Enter(GameModel model, VerifyScreen screen, string line)
    {
        return new StatementReader(screen.Quest).Read(line.Trim()) switch
        {
            Statement.Unreadable u => (model.Show(screen with { FieldError = u.Error }), []),
            _ when CheckText.Circular(screen.Quest, line) is { } error => (model.Show(screen with { FieldError = error }), []),
            Statement.Accept => Decide(model, screen, null),
            Statement.Refuse r => Decide(model, screen, r.Label),
            _ => State(model, screen, line.Trim()),
        };
    }

    /// <summary>A check is made. What was written last is what is looked at.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) State(GameModel model, VerifyScreen screen, string statement)
    {
        var (made, effects) = DeskUpdate.Moved(model, screen with { Field = null, FieldError = null, Notice = new DeskNotice.Result() }, new Move.State(statement));
        return made.Top is VerifyScreen { Quest.IsHard: true } s ? (made.Show(s with { Chosen = Math.Max(s.Results.Count - 1, 0) }), effects) : (made, effects);
    }

    /// <summary>The message is accepted, or refused for a check. To accept unseen counts nothing, so a key hit by mistake does not cost the round either.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Decide(GameModel model, VerifyScreen screen, string? label)
    {
        DeskNotice? lacking = label is null ? (!screen.Results.Any(r => r.IsMade) ? new NothingToAcceptFor() : null) : screen.RefusalLabels.Contains(label) ? null : new NothingToRefuseFor();
        return lacking is null
            ? DeskUpdate.Moved(model, screen with { Field = null, FieldError = null, Notice = new RoundOver(), Chosen = 0 }, new Move.Decide(label))
            : (model.Show(screen with { FieldError = null, Notice = lacking }), []);
    }

    private static (GameModel Model, Sequence<Effect> Effects) AtTheDesk(GameModel model, VerifyScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Accept:
                return Decide(model, screen, null);
            case Intent.Refuse:
                return (model.Show(screen with { Notice = screen.RefusalLabels.Count == 0 ? new NothingToRefuseFor() : new Refusing(), Chosen = 0 }), []);
            case Intent.Type:
                return (Line(model, screen), []);
            case Intent.NextPanel or Intent.PreviousPanel:
                return (model.Show(screen with { Panel = DeskUpdate.Panel(screen.Panel, intent) }), []);
            default:
                return DeskUpdate.Do(model, screen, intent);
        }
    }

    private static GameModel Typing(GameModel model, VerifyScreen screen, TextField field, Intent intent) =>
        model.Show(screen.Writing(intent == Intent.Complete ? Completion.Complete(field, screen.Names()) : field.After(intent)));
}
