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
            case Intent.Back when screen.Notice is VerifyNotice.HintOffer or VerifyNotice.ResetQuestion or VerifyNotice.Refusing:
                return (model.Show(screen with { Notice = Resting(screen), Chosen = 0 }), []);
            case Intent.Back:
                return (model.Home(screen.Entry.Id), []);
            case Intent.Up or Intent.Down when screen.Notice != VerifyNotice.RoundOver:
                var chosen = Math.Clamp(screen.Chosen + (intent == Intent.Up ? -1 : 1), 0, Math.Max(screen.Rows - 1, 0));
                return (model.Show(screen with { Chosen = chosen, Notice = Looking(screen), NoticeScroll = 0 }), []);
            case Intent.PageUp or Intent.PageDown when screen.Notice != VerifyNotice.RoundOver:
                var shown = VerifyView.PanelLines(screen, new Page(model.Surface, model.Language));
                return (model.Show(screen with { PanelScroll = Math.Clamp(screen.PanelScroll + (intent == Intent.PageUp ? -3 : 3), 0, Math.Max(shown - 3, 0)) }), []);
            case Intent.Up or Intent.Down or Intent.PageUp or Intent.PageDown:
                return (model.Show(screen with { NoticeScroll = Scrolling.After(screen.NoticeScroll, intent, 6, 60) }), []);
            case Intent.Choose:
                return Choose(model, screen);
            default:
                return screen.Field is { } field ? (Typing(model, screen, field, intent), []) : AtTheDesk(model, screen, intent);
        }
    }

    public static GameModel Typed(GameModel model, VerifyScreen screen, string text) =>
        screen.Field is { } field ? model.Show(screen with { Field = field.Insert(text), FieldError = null }) : model;

    /// <summary>A line that is being typed is kept unfinished; it costs nothing and is open again when the attempt goes on.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model, VerifyScreen screen) =>
        screen.Field is { } field ? Kept(model, screen, field) : (model, []);

    private static (GameModel Model, Sequence<Effect> Effects) Leave(GameModel model, VerifyScreen screen, TextField field) =>
        Kept(model, screen with { Field = null, FieldError = null }, field);

    private static (GameModel Model, Sequence<Effect> Effects) Kept(GameModel model, VerifyScreen screen, TextField field) =>
        field.Text == screen.Session.Line ? (model.Show(screen), []) : Move(model, screen, new Move.Write(Session.LineSlot, field.Text));

    private static (GameModel Model, Sequence<Effect> Effects) Choose(GameModel model, VerifyScreen screen)
    {
        if (screen.Field is { } field)
        {
            if (string.IsNullOrWhiteSpace(field.Text))
            {
                return Leave(model, screen, TextField.Empty);
            }

            var statement = new StatementReader(screen.Quest).Read(field.Text.Trim());
            var closed = screen with { Field = null, FieldError = null };
            return statement switch
            {
                // A slip of the pen costs no move: the line stays open with what is wrong below it.
                Statement.Unreadable u => (model.Show(screen with { FieldError = u.Error }), []),
                _ when CheckText.Circular(screen.Quest, field.Text) is { } error => (model.Show(screen with { FieldError = error }), []),
                Statement.Accept => Decide(model, closed, null),
                Statement.Refuse r when screen.RefusalLabels.Contains(r.Label) => Decide(model, closed, r.Label),
                Statement.Refuse => (model.Show(closed with { Notice = VerifyNotice.NothingToRefuseFor }), []),
                _ => Last(Move(model, closed with { Notice = VerifyNotice.Result, NoticeScroll = 0 }, new Move.State(field.Text.Trim()))),
            };
        }

        switch (screen.Notice)
        {
            case VerifyNotice.HintOffer:
                return Move(model, screen with { Notice = VerifyNotice.Hints, NoticeScroll = 0 }, new Move.TakeHint());
            case VerifyNotice.ResetQuestion:
                return Move(model, screen with { Notice = VerifyNotice.Start, Chosen = 0 }, new Move.Reset());
            case VerifyNotice.RoundOver when screen.Session.IsOver:
                return (model.Show(new DebriefScreen(screen.Entry, screen.Session, screen.Attempt, 0)), []);
            case VerifyNotice.RoundOver:
                return (model.Show(screen with { Notice = VerifyNotice.Start, Chosen = 0, NoticeScroll = 0 }), []);
            case VerifyNotice.Refusing:
                return Decide(model, screen, screen.RefusalLabels[Math.Min(screen.Chosen, screen.RefusalLabels.Count - 1)]);
            default:
                return screen.Choices.Count == 0
                    ? (model, [])
                    : Move(model, screen with { Notice = VerifyNotice.Result, NoticeScroll = 0 }, new Move.State(screen.Choices[Math.Min(screen.Chosen, screen.Choices.Count - 1)].Check.Label));
        }
    }

    private static (GameModel Model, Sequence<Effect> Effects) AtTheDesk(GameModel model, VerifyScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Octets:
                return (model.Push(DerScreen.Of(screen)), []);
            case Intent.Certificates:
                return (model.Push(CertificateScreen.Of(screen)), []);
            case Intent.Accept:
                return Decide(model, screen, null);
            case Intent.Refuse:
                return (model.Show(screen with { Notice = screen.RefusalLabels.Count == 0 ? VerifyNotice.NothingToRefuseFor : VerifyNotice.Refusing, Chosen = 0, NoticeScroll = 0 }), []);
            case Intent.Type:
                return (model.Show(screen with { Field = TextField.Of(screen.Session.Line) }), []);
            case Intent.Undo:
                return Move(model, screen with { Notice = VerifyNotice.Start }, new Move.Undo());
            case Intent.Redo:
                return Move(model, screen with { Notice = VerifyNotice.Start }, new Move.Redo());
            case Intent.Reset when screen.Results.Count > 0:
                return (model.Show(screen with { Notice = VerifyNotice.ResetQuestion }), []);
            case Intent.Hint:
                var isMore = screen.Session.HintsTaken < Math.Min(screen.Quest.Hints.Count, Session.HintPrices.Count);
                return (model.Show(screen with { Notice = isMore ? VerifyNotice.HintOffer : VerifyNotice.Hints, NoticeScroll = 0 }), []);
            case Intent.Panel:
                return (model.Show(screen with { Panel = (VerifyPanel)(((int)screen.Panel + 1) % 4), PanelScroll = 0 }), []);
            default:
                return (model, []);
        }
    }

    private static GameModel Typing(GameModel model, VerifyScreen screen, TextField field, Intent intent) => model.Show(screen with
    {
        FieldError = null,
        Field = intent == Intent.Complete ? Completion.Complete(field, Completion.Names(screen.Quest)) : Completion.Edited(field, intent),
    });

    // What was written last is what is looked at.
    private static (GameModel Model, Sequence<Effect> Effects) Last((GameModel Model, Sequence<Effect> Effects) next) =>
        next.Model.Top is VerifyScreen { Quest.IsHard: true } s ? (next.Model.Show(s with { Chosen = Math.Max(s.Results.Count - 1, 0) }), next.Effects) : next;

    private static VerifyNotice Resting(VerifyScreen screen) => screen.Results.Count == 0 ? VerifyNotice.Start : VerifyNotice.Result;

    private static VerifyNotice Looking(VerifyScreen screen) =>
        screen.Notice is VerifyNotice.HintOffer or VerifyNotice.ResetQuestion or VerifyNotice.Refusing ? screen.Notice : Resting(screen);

    // To accept unseen counts nothing, so a key hit by mistake does not cost the round either.
    private static (GameModel Model, Sequence<Effect> Effects) Decide(GameModel model, VerifyScreen screen, string? label) => label is null && screen.Results.Count == 0
        ? (model.Show(screen with { Notice = VerifyNotice.NothingToAcceptFor, NoticeScroll = 0 }), [])
        : Move(model, screen with { Notice = VerifyNotice.RoundOver, Chosen = 0, NoticeScroll = 0 }, new Move.Decide(label));

    private static (GameModel Model, Sequence<Effect> Effects) Move(GameModel model, VerifyScreen screen, Move move)
    {
        var session = screen.Session.After(move);
        var (saved, effects) = model.Saved(screen.Session, session, screen.Attempt);
        var next = screen.After(session);
        return (saved.Show(next with { Chosen = Math.Clamp(next.Chosen, 0, Math.Max(next.Rows - 1, 0)) }), effects);
    }
}
