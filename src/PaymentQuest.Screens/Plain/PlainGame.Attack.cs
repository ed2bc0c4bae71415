using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <content>An attack quest line by line.</content>
public sealed partial class PlainGame
{
    private void ShowBoard(AttackQuest quest)
    {
        var session = _session!;
        if (session.Board is not { } board)
        {
            return;
        }

        Tell(AttackView.Board(AttackScreen.Of(_entry!, quest, session, _attempt), Page, out _));
        Say(Prose.Of("plain.have").In(language));
        foreach (var message in board.Holdings.All.GroupBy(h => h.Message))
        {
            Say("  " + string.Join(", ", message.Select(new BoardText(board, language).Label).Distinct()));
        }

        Say(Prose.Of("plain.how-to-attack").In(language));
    }

    private void Attack(AttackQuest quest, Session session, string line)
    {
        if (session.IsOver)
        {
            Say(Prose.Of("plain.over").In(language));
            return;
        }

        Move(new Move.State(line), null);
        if (session.IsFull)
        {
            return;
        }

        if (ReferenceEquals(_session, session))
        {
            // What cannot be carried out costs nothing, and is told with its place.
            var tried = session.Board!.With(session.Desk.Statements.Append(line));
            Say($"{glyphs.Refused} {new BoardText(tried, language).Of(tried.Turns[^1])}");
            return;
        }

        var board = _session!.Board!;
        var text = new BoardText(board, language);
        Say($"{(board.Turns[^1].IsSuccess ? glyphs.Accepted : glyphs.Refused)} {text.Of(board.Turns[^1])}");
        foreach (var message in board.Turns[^1].Heard)
        {
            Say("  " + text.Told(message));
        }

        if (_session!.IsOver)
        {
            Debrief();
        }
    }
}
