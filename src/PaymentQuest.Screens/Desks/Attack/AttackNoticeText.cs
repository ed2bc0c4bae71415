namespace PaymentQuest.Screens;

/// <summary>What is said below an attack quest, and the line that is typed there.</summary>
internal static class AttackNoticeText
{
    public static IReadOnlyList<Line> Lines(AttackScreen screen, Page page)
    {
        if (screen.Field is { } field)
        {
            return Typed(screen, field, page);
        }

        var text = new BoardText(screen.Board, page.Language);
        switch (screen.Notice)
        {
            case Won when screen.Board.Breach is { } breach:
                return
                [
                    Line.From($" {page.Glyphs.Accepted} {page.Say("attack.won", ("goal", screen.Board.Field.Compiled.Protocol.Names.OfGoal(breach.Goal)))}", Style.Good),
                    Line.From("   " + breach.Story.In(page.Language)),
                    Line.From("   " + page.Say(AttackText.GoOn), Style.Strong),
                ];
            case DeskNotice.Result when screen.Problem is { } problem:
                return [Line.From($" {page.Glyphs.Refused} {problem.Message.In(page.Language)}", Style.Bad)];
            case DeskNotice.Result when screen.Board.Turns.Count > 0:
                var last = screen.Board.Turns[^1];
                return
                [
                    Line.From(" > ", Style.Strong) + Line.From(last.Line, Style.Name),
                    Line.From($" {(last.IsSuccess ? page.Glyphs.Accepted : page.Glyphs.Refused)} {text.Of(last)}", last.IsSuccess ? Style.Plain : Style.Bad),
                ];
            case InsideMessage when screen.Messages > 0:
                return [Line.From($" {text.Told(screen.Chosen + 1)}"), .. AttackText.Inside(screen, screen.Chosen + 1, page, page.Columns - 1)];
            default:
                return [Line.From(" " + page.Say(AttackText.HowToStart))];
        }
    }

    private static IReadOnlyList<Line> Typed(AttackScreen screen, TextField field, Page page)
    {
        var candidates = Completion.Candidates(field, screen.Names());
        var below = screen.Problem is { } problem
            ? Line.From($" {page.Glyphs.Refused} {problem.Message.In(page.Language)}", Style.Bad)
            : candidates.Count > 0
                ? Line.From(" Tab: ", Style.Strong) + string.Join("  ", candidates.Take(12).Select(c => c.Trim()))
                : Receiver(screen, field, page) ?? Line.From(" " + page.Say("attack.how-to-type"), Style.Faint);
        return [below];
    }

    /// <summary>What the party waits for that a message is being written to; null before it is named.</summary>
    private static Line? Receiver(AttackScreen screen, TextField field, Page page) =>
        field.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["send", var label, ..] && screen.Board.Participant(label) is { } who && screen.Board.Runs.Participants[who] is { Verdict: null, Awaits: { } step }
            ? Line.From(" " + page.Say("attack.awaited", ("label", label), ("step", screen.Board.Field.Compiled.Protocol.Names.OfMessage(step.Name))), Style.Faint) + Line.From(step.Written.ToString(), Style.Name)
            : null;
}
