using System.Globalization;
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
            case Intent.Up or Intent.Down:
                return (At(model, screen, Math.Clamp(screen.Chosen + (intent == Intent.Up ? -1 : 1), 0, Math.Max(screen.Messages - 1, 0))), []);
            case Intent.Choose:
                return Choose(model, screen);
            default:
                return screen.Field is { } field ? (Typing(model, screen, field, intent), []) : AtTheBoard(model, screen, intent);
        }
    }

    /// <summary>The pointer goes to a message, and what is inside is told.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, AttackScreen screen, int message) =>
        screen.IsTyping || message >= screen.Messages ? (model, []) : (At(model, screen, message), []);

    /// <summary>A message is passed on to a party, or dropped beyond the last of them.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Brought(GameModel model, AttackScreen screen, int message, int party)
    {
        if (screen.IsTyping || screen.Session.IsOver || message < 0 || message >= screen.Messages || party < 0)
        {
            return (model, []);
        }

        var at = screen with { Chosen = message };
        return Play(model, at, party < screen.Parties ? $"pass {Number(at)} to {screen.Board.Label(party)}" : $"drop {Number(at)}");
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
            : DeskUpdate.Moved(model, screen, new Move.Write(Session.LineSlot, field.Text));

    private static (GameModel Model, Sequence<Effect> Effects) Choose(GameModel model, AttackScreen screen)
    {
        if (screen.Field is { } field)
        {
            return Play(model, screen, field.Text.Trim());
        }

        return screen.Notice switch
        {
            Won => DeskUpdate.Debriefed(model, screen),
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
            case Intent.Remove or Intent.Delete when screen.Messages > 0:
                return Play(model, screen, $"drop {Number(screen)}");
            case Intent.NextPanel or Intent.PreviousPanel:
                return (model.Show(screen with { Panel = DeskUpdate.Panel(screen.Panel, intent) }), []);
            default:
                return DeskUpdate.Do(model, screen, intent);
        }
    }

    private static GameModel At(GameModel model, AttackScreen screen, int message) =>
        model.Show(screen with { Chosen = message, Notice = screen.Notice is Won ? screen.Notice : new InsideMessage(), Problem = null });

    private static string Number(AttackScreen screen) => (screen.Chosen + 1).ToString(CultureInfo.InvariantCulture);

    // What was kept of such a line is there again; the key that opens any line opens whichever was kept.
    private static (GameModel Model, Sequence<Effect> Effects) Line(GameModel model, AttackScreen screen, string prompt) =>
        (model.Show(screen with { Field = TextField.Of(screen.Session.Line.StartsWith(prompt, StringComparison.Ordinal) ? screen.Session.Line : prompt), Prompt = prompt, Problem = null }), []);

    private static GameModel Typing(GameModel model, AttackScreen screen, TextField field, Intent intent) => model.Show(screen with
    {
        Problem = null,
        Field = intent == Intent.Complete ? Completion.Complete(field, screen.Names()) : field.After(intent),
    });

    /// <summary>Plays a line. One that cannot be carried out costs no move: it stays open with what is wrong below it.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Play(GameModel model, AttackScreen screen, string line)
    {
        var (played, effects) = DeskUpdate.Moved(model, screen with { Field = null, Problem = null, Notice = new DeskNotice.Result() }, new Move.State(line));
        if (effects.Count > 0)
        {
            if (screen.Field is not null || played.Top is not AttackScreen { Session.IsOver: false } next || screen.Session.Line.Length == 0)
            {
                return (played, effects);
            }

            // A message that is passed on by its key leaves the line alone that was begun before.
            var (kept, more) = DeskUpdate.Moved(played, next, new Move.Write(Session.LineSlot, screen.Session.Line));
            return (kept, [.. effects, .. more]);
        }

        var problem = screen.Board.With(screen.Session.Desk.Statements.Append(line)).Turns[^1].Problem;
        return (played.Show(screen with { Problem = problem, Notice = screen.Field is null ? new DeskNotice.Result() : screen.Notice }), []);
    }
}
