using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What every desk does alike.</summary>
internal static class DeskUpdate
{
    /// <summary>The keys that mean the same on every desk; unchanged for others.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, DeskScreen screen, Intent intent)
    {
        var session = screen.Session;
        return intent switch
        {
            Intent.Back => (model.Home(screen.Entry.Id), []),
            Intent.Undo => Rested(model, screen, new Move.Undo()),
            Intent.Redo => Rested(model, screen, new Move.Redo()),
            Intent.Reset when session.Desk.Drafts.Count > 0 || session.Desk.Statements.Count > 0 => (model.Show(screen with { Notice = new DeskNotice.ResetQuestion() }), []),
            Intent.GiveUp when !session.IsOver => (model.Show(screen with { Notice = new DeskNotice.GiveUpQuestion() }), []),
            Intent.Hint when !session.IsOver => (model.Show(screen with { Notice = HintText.IsMore(session) ? new DeskNotice.HintOffer() : new DeskNotice.Hints() }), []),
            Intent.Octets when screen.Octets is { } octets => (model.Push(octets), []),
            Intent.Certificates when screen.Certificates is { } certificates => (model.Push(certificates), []),
            _ => (model, []),
        };
    }

    /// <summary>The panel before or after one, round and round.</summary>
    public static TPanel Panel<TPanel>(TPanel panel, Intent intent)
        where TPanel : struct, Enum
    {
        var all = Enum.GetValues<TPanel>();
        return all[(Array.IndexOf(all, panel) + (intent == Intent.PreviousPanel ? all.Length - 1 : 1)) % all.Length];
    }

    /// <summary>A move is made and saved.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Moved(GameModel model, DeskScreen screen, Move move)
    {
        var session = screen.Session.After(move);
        var (saved, effects) = model.Saved(screen.Session, session, screen.Attempt);
        return (saved.Show(screen.After(session)), effects);
    }

    /// <summary>A move is made and saved, and the desk says how things stand after it.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Rested(GameModel model, DeskScreen screen, Move move)
    {
        var (moved, effects) = Moved(model, screen, move);
        return (moved.Top is DeskScreen next ? moved.Show(next.AtRest()) : moved, effects);
    }

    /// <summary>The unfinished line is kept; it costs nothing and is open again when the attempt goes on.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Kept(GameModel model, DeskScreen screen, string line) =>
        line == screen.Session.Line ? (model.Show(screen), []) : Moved(model, screen, new Move.Write(Session.LineSlot, line));

    /// <summary>The attempt is given up, and the debrief tells the solution.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) GivenUp(GameModel model, DeskScreen screen)
    {
        var (moved, effects) = Moved(model, screen, new Move.GiveUp());
        return moved.Top is DeskScreen over ? (Debriefed(moved, over).Model, effects) : (moved, effects);
    }

    /// <summary>The debrief in the place of a desk whose attempt is over.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Debriefed(GameModel model, DeskScreen screen) =>
        (model.Show(new DebriefScreen(screen.Entry, screen.Session, screen.Attempt)), []);
}
