using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>A judged answer in words, the same words that the game uses.</summary>
public static class AttemptText
{
    /// <summary>A best score, and that it is of another edition.</summary>
    internal static readonly Prose OfAnother = new(
        "Your best score, {0}, was given when the quest or the rules were others than today. It stands.",
        "Tu mejor puntuación, {0}, es de cuando la misión o las reglas eran otras. Sigue valiendo.");

    private static readonly Prose Honest = new("the message was honest", "el mensaje era honrado");
    private static readonly Prose RoundHead = new("message {0} of {1}: {2}", "mensaje {0} de {1}: {2}");
    private static readonly Prose CannotMake = new("'{0}' cannot be made: the role lacks {1}", "«{0}» no se puede hacer: al papel le falta {1}");
    private static readonly Prose Misdirected = new("'{0}': it is not done {1}", "«{0}»: no se hace {1}");
    private static readonly Prose Unreadable = new("'{0}' is no statement, column {1}: {2}", "«{0}» no es una comprobación, columna {1}: {2}");
    private static readonly Prose ScoreLine = new("score {0} of 100", "puntuación {0} de 100");

    /// <summary>The lines, not wrapped.</summary>
    public static IReadOnlyList<string> Lines(Quest quest, Attempt attempt, ulong seed, Language language, Glyphs glyphs)
    {
        var lines = new List<string>();
        if (quest is BuildQuest build)
        {
            foreach (var judgement in attempt.Judgements)
            {
                lines.Add($"{judgement.Slot.Key}:");
                lines.AddRange(new BuildFeedback(build, judgement.Slot, judgement.Notation, seed, language, glyphs).Lines(judgement).Select(l => l.Text));
            }
        }
        else if (quest is VerifyQuest verify)
        {
            lines.AddRange(Misread(attempt, language));
            foreach (var round in attempt.Rounds)
            {
                lines.Add(RoundHead.Fill(language, round.Round.Number + 1, verify.Rounds, RoundText.Of(round).In(language)));
                lines.Add("  " + (round.Round.Fault?.Story ?? Honest).In(language));
                if (round.Because is { } because)
                {
                    lines.Add("  " + because.In(language));
                }
            }
        }

        if (attempt.Board is { } board)
        {
            lines.AddRange(new BoardText(board, language).Lines());
        }

        if (quest is SheetQuest sheet && attempt.Sheet is { } judged)
        {
            lines.AddRange(new SheetText(sheet, language, glyphs).Lines(judged).Select(l => l.Text));
        }

        lines.Add(ScoreLine.Fill(language, attempt.Score));
        return lines;
    }

    /// <summary>Statements that could not be made are the same in every round, so they are told once.</summary>
    private static IEnumerable<string> Misread(Attempt attempt, Language language) => attempt.Rounds.SelectMany(r => r.Statements).DistinctBy(s => s.Text).Select(s => s.Statement switch
    {
        Statement.Impossible i => CannotMake.Fill(language, s.Text, i.Lacks),
        Statement.Misdirected m => Misdirected.Fill(language, s.Text, m.Clause),
        Statement.Unreadable u => Unreadable.Fill(language, s.Text, u.Error.Column + 1, ReasonText.Expected(u.Error, language)),
        _ => "",
    }).Where(l => l.Length > 0);
}
