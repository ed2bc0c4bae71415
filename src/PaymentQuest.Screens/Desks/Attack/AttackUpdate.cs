using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What keys do in an attack quest.</summary>
internal static class AttackUpdate
{
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, AttackScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Back when screen.Field is { } left:
                return Leave(model, screen, left);
            case Intent.Back when screen.Notice is AttackNotice.HintOffer or AttackNotice.ResetQuestion:
                return (model.Show(screen with { Notice = Resting(screen) }), []);
            case Intent.Back:
                return (model.Home(screen.Entry.Id), []);
            case Intent.Up or Intent.Down:
                var chosen = Math.Clamp(screen.Chosen + (intent == Intent.Up ? -1 : 1), 0, Math.Max(screen.Messages - 1, 0));
                return (model.Show(screen with { Chosen = chosen, Notice = screen.Notice is AttackNotice.Won ? AttackNotice.Won : AttackNotice.Parts, Problem = null }), []);
            case Intent.PageUp or Intent.PageDown:
                var lines = AttackView.PanelLines(screen, new Page(model.Surface, model.Language));
                return (model.Show(screen with { PanelScroll = Math.Clamp(screen.PanelScroll + (intent == Intent.PageUp ? -4 : 4), 0, Math.Max(lines - 4, 0)) }), []);
            case Intent.Choose:
                return Choose(model, screen);
            default:
                return screen.Field is { } field ? (Typing(model, screen, field, intent), []) : AtTheBoard(model, screen, intent);
        }
    }

    public static GameModel Typed(GameModel model, AttackScreen screen, string text)
    {
        if (screen.Field is not { } field)
        {
            return model;
        }

        var longer = field.Insert(text);
        return model.Show(screen with { Field = longer, Problem = ReferenceEquals(longer, field) ? new PloyProblem(field.Cursor, Prose.Of("attack.too-long")) : null });
    }

    /// <summary>A line that is being typed is kept unfinished; it costs nothing and is open again when the attempt goes on.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model, AttackScreen screen) =>
        screen.Field is { } field ? Kept(model, screen, field) : (model, []);

    private static (GameModel Model, Sequence<Effect> Effects) Leave(GameModel model, AttackScreen screen, TextField field) =>
        Kept(model, screen with { Field = null, Problem = null }, field);

    // A line that still says only what the key wrote that opened it is nobody's text, and takes the place of none.
    private static (GameModel Model, Sequence<Effect> Effects) Kept(GameModel model, AttackScreen screen, TextField field) =>
        field.Text == screen.Session.Line || (field.Text.Length > 0 && field.Text == screen.Prompt)
            ? (model.Show(screen), [])
            : Moved(model, screen, new Move.Write(Session.LineSlot, field.Text));

    private static (GameModel Model, Sequence<Effect> Effects) Choose(GameModel model, AttackScreen screen)
    {
        if (screen.Field is { } field)
        {
            return string.IsNullOrWhiteSpace(field.Text) ? Leave(model, screen, TextField.Empty) : Play(model, screen, field.Text.Trim());
        }

        return screen.Notice switch
        {
            AttackNotice.HintOffer => Moved(model, screen with { Notice = AttackNotice.Hints }, new Move.TakeHint()),
            AttackNotice.ResetQuestion => Moved(model, screen with { Notice = AttackNotice.Start, Problem = null }, new Move.Reset()),
            AttackNotice.Won => (model.Show(new DebriefScreen(screen.Entry, screen.Session, screen.Attempt, 0)), []),
            _ when screen.Messages > 0 => Play(model, screen, $"pass {Number(screen)}"),
            _ => (model, []),
        };
    }

    private static (GameModel Model, Sequence<Effect> Effects) AtTheBoard(GameModel model, AttackScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Start:
                return Line(model, screen, "start ");
            case Intent.Send:
                return Line(model, screen, "send ");
            case Intent.Redirect when screen.Messages > 0:
                return Line(model, screen, $"pass {Number(screen)} to ");
            case Intent.Guess:
                return Line(model, screen, "guess ");
            case Intent.Type:
                return Line(model, screen, "");
            case Intent.Remove when screen.Messages > 0:
                return Play(model, screen, $"drop {Number(screen)}");
            case Intent.Undo:
                return Moved(model, screen with { Notice = AttackNotice.Result, Problem = null }, new Move.Undo());
            case Intent.Redo:
                return Moved(model, screen with { Notice = AttackNotice.Result, Problem = null }, new Move.Redo());
            case Intent.Reset when screen.Session.Desk.Statements.Count > 0:
                return (model.Show(screen with { Notice = AttackNotice.ResetQuestion }), []);
            case Intent.Hint:
                var isMore = screen.Session.HintsTaken < Math.Min(screen.Quest.Hints.Count, Session.HintPrices.Count);
                return (model.Show(screen with { Notice = isMore ? AttackNotice.HintOffer : AttackNotice.Hints }), []);
            case Intent.Panel:
                return (model.Show(screen with { Panel = AttackView.Next(screen.Panel, new Page(model.Surface, model.Language)), PanelScroll = 0 }), []);
            default:
                return (model, []);
        }
    }

    private static string Number(AttackScreen screen) => (screen.Chosen + 1).ToString(CultureInfo.InvariantCulture);

    // What was kept of such a line is there again; the key that opens any line opens whichever was kept.
    private static (GameModel Model, Sequence<Effect> Effects) Line(GameModel model, AttackScreen screen, string prompt) =>
        (model.Show(screen with { Field = TextField.Of(screen.Session.Line.StartsWith(prompt, StringComparison.Ordinal) ? screen.Session.Line : prompt), Prompt = prompt, Problem = null }), []);

    private static GameModel Typing(GameModel model, AttackScreen screen, TextField field, Intent intent) => model.Show(screen with
    {
        Problem = null,
        Field = intent == Intent.Complete ? Completion.Complete(field, Completion.Names(screen.Board)) : Completion.Edited(field, intent),
    });

    /// <summary>Plays a line. One that cannot be carried out costs no move: it stays open with what is wrong below it.</summary>
    private static (GameModel Model, Sequence<Effect> Effects) Play(GameModel model, AttackScreen screen, string line)
    {
        var session = screen.Session.After(new Move.State(line));
        if (!ReferenceEquals(session, screen.Session))
        {
            var (played, effects) = Moved(model, screen with { Field = null, Problem = null, Notice = AttackNotice.Result }, new Move.State(line), session);
            if (screen.Field is not null || played.Top is not AttackScreen { Session.IsOver: false } next || screen.Session.Line.Length == 0)
            {
                return (played, effects);
            }

            // A message that is passed on by its key leaves the line alone that was begun before.
            var (kept, more) = Moved(played, next, new Move.Write(Session.LineSlot, screen.Session.Line));
            return (kept, [.. effects, .. more]);
        }

        var problem = screen.Board.With(screen.Session.Desk.Statements.Append(line)).Turns[^1].Problem;
        return (model.Show(screen with { Problem = problem, Notice = screen.Field is null ? AttackNotice.Result : screen.Notice }), []);
    }

    private static AttackNotice Resting(AttackScreen screen) => screen.Session.Desk.Statements.Count == 0 ? AttackNotice.Start : AttackNotice.Result;

    private static (GameModel Model, Sequence<Effect> Effects) Moved(GameModel model, AttackScreen screen, Move move, Session? after = null)
    {
        var session = after ?? screen.Session.After(move);
        var (saved, effects) = model.Saved(screen.Session, session, screen.Attempt);
        var next = screen.After(session);
        next = move is Move.TakeHint ? next : next.OnLast();
        return (saved.Show(session.IsOver ? next with { Notice = AttackNotice.Won } : next.Session.Desk.Statements.Count == 0 && move is not Move.TakeHint ? next with { Notice = AttackNotice.Start } : next), effects);
    }
}
