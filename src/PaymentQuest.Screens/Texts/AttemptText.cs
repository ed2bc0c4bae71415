using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>A judged answer in words, the same words that the game uses.</summary>
public static class AttemptText
{
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
                lines.Add(Prose.Of("attempt.round-head", ("round", round.Round.Number + 1), ("rounds", verify.Rounds), ("told", RoundText.Of(round).In(language))).In(language));
                lines.Add("  " + (round.Round.Fault?.Story ?? Prose.Of("attempt.honest")).In(language));
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

        lines.Add(Prose.Of("attempt.score-line", ("score", attempt.Score)).In(language));
        return lines;
    }

    /// <summary>Statements that could not be made are the same in every round, so they are told once.</summary>
    private static IEnumerable<string> Misread(Attempt attempt, Language language) => attempt.Rounds.SelectMany(r => r.Statements).DistinctBy(s => s.Text).Select(s => s.Statement switch
    {
        Statement.Impossible i => Prose.Of("attempt.cannot-make", ("statementResult", s.Text), ("lacks", i.Lacks)).In(language),
        Statement.Misdirected m => Prose.Of("attempt.misdirected", ("statementResult", s.Text), ("clause", m.Clause)).In(language),
        Statement.Unreadable u => Prose.Of("attempt.unreadable", ("statementResult", s.Text), ("column", u.Error.Column + 1), ("error", ReasonText.Expected(u.Error, language))).In(language),
        _ => "",
    }).Where(l => l.Length > 0);
}
