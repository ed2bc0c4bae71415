using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>A whole answer to a quest, judged at once as it would be in the game.</summary>
/// <param name="Judgements">What came of each slot of a build quest, in its order.</param>
/// <param name="Rounds">What came of each round of a verify quest.</param>
/// <param name="Sheet">What came of the sheet; null in build and verify quests.</param>
/// <param name="Score">What the answer earns, in hundredths.</param>
/// <param name="Problem">Why the answer could not be judged, as a lower-case phrase; null when it could.</param>
public sealed record Attempt(Sequence<BuildJudgement> Judgements, Sequence<VerifyJudgement> Rounds, SheetJudgement? Sheet, int Score, Prose? Problem)
{
    /// <summary>Whether everything was right.</summary>
    public bool IsSolved => Score == 100;

    /// <summary>What came of the ploys; null in other quests than attack quests.</summary>
    public Board? Board { get; init; }

    /// <summary>
    /// Judges an answer as text. For a build quest with one slot the text is notation; with several, each line is
    /// <c>KEY: NOTATION</c>. For a verify quest each line is a statement, made in every round. For an attack quest each line is a ploy. For a sheet see <see cref="SheetJudge.Read"/>.
    /// </summary>
    public static Attempt Of(Quest quest, string answer, ulong seed)
    {
        switch (quest)
        {
            case BuildQuest b:
                var (drafts, problem) = Drafts(b, answer);
                if (problem is not null)
                {
                    return new Attempt([], [], null, 0, problem);
                }

                var session = drafts.Aggregate(Session.Begin(quest, seed), (s, d) => s.After(new Move.Write(d.Key, d.Value)).After(new Move.Send(d.Key)));
                return new Attempt(b.Slots.Where(s => session.Judgements.ContainsKey(s.Key)).Select(s => session.Judgements[s.Key]).ToSequence(), [], null, session.Earned, null);
            case VerifyQuest v:
                var statements = Lines(answer).ToList();
                var rounds = Enumerable.Range(0, v.Rounds).Select(i => VerifyJudge.Judge(v, VerifyJudge.Draw(v, seed, i), statements)).ToSequence();
                return new Attempt([], rounds, null, 100 * rounds.Count(r => r.Outcome == RoundOutcome.Right) / v.Rounds, null);
            case AttackQuest attack:
                var board = Board.After(attack, attack.Field, seed, Lines(answer));
                return new Attempt([], [], null, board?.Breach is null ? 0 : 100, null) { Board = board };
            case SheetQuest sheet:
                var (entries, unreadable) = SheetJudge.Read(sheet, answer);
                var judged = unreadable is null ? SheetJudge.Judge(sheet, entries, seed) : null;
                return new Attempt([], [], judged, judged?.Score ?? 0, unreadable);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static IEnumerable<string> Lines(string answer) => answer.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#');

    private static (List<KeyValuePair<string, string>> Drafts, Prose? Problem) Drafts(BuildQuest quest, string answer)
    {
        var drafts = new List<KeyValuePair<string, string>>();
        foreach (var line in Lines(answer))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = colon < 0 ? "" : line[..colon].Trim();
            if (quest.Slots.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } slot)
            {
                drafts.Add(new(slot.Key, line[(colon + 1)..].Trim()));
            }
            else if (drafts.Count > 0)
            {
                // Notation may go on over several lines.
                drafts[^1] = new(drafts[^1].Key, drafts[^1].Value + " " + line);
            }
            else if (quest.Slots.Count == 1)
            {
                drafts.Add(new(quest.Slots[0].Key, line));
            }
            else
            {
                var keys = string.Join(", ", quest.Slots.Select(s => s.Key));
                return ([], new Prose(
                    $"this quest asks for {keys}; begin each line with one of these and a colon",
                    $"esta misión pide {keys}; empieza cada línea con uno de ellos y dos puntos"));
            }
        }

        return (drafts, null);
    }
}
