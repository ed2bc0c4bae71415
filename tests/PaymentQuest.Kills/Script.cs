using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terms;
using PaymentQuest.Tui;

namespace PaymentQuest.Kills;

/// <summary>Something that a player does and is told that it was done.</summary>
/// <param name="Keys">What is typed, as the octets that a terminal sends.</param>
/// <param name="Shown">What the screen shows as soon as it is confirmed and not before.</param>
internal sealed record Act(string Keys, string Shown);

/// <summary>A play of one kind of quest, in which every act is confirmed.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Quest">The quest.</param>
/// <param name="Opened">What its desk shows.</param>
/// <param name="Acts">What is done, to the end of the quest or not.</param>
/// <param name="Unfinished">After the first move that is confirmed: a text that is begun, or something that is picked up; null where there is nothing of the kind.</param>
internal sealed record Script(QuestKind Kind, string Quest, string Opened, Sequence<Act> Acts, Act? Unfinished)
{
    /// <summary>Columns of every terminal that these are played in.</summary>
    internal const int Columns = 100;

    /// <summary>Its rows.</summary>
    internal const int Rows = 30;

    private const string Down = "\e[B";

    /// <summary>One for each kind of quest.</summary>
    internal static Sequence<Script> All { get; } =
    [
        new(BuildQuest.Composing, "first-message", "nothing yet",
        [
            new("=SALT_C, CAN", "SALT_C, CAN"),
            new("\r", "cannot read message 1"),
            new("=\u0015SALT_C, CI", "SALT_C, CI(?!D)"),
            new("\e", "type it"),
            new("=\u0015SALT_C, CID\r", "Everything is accepted"),
        ],
        new("=\u0015SALT_C, CI", "SALT_C, CI(?!D)")),
        new(VerifyQuest.Verifying, "read-the-invoice", "your checks",
        [
            new("\r", "the two values differ"),
            new("a", "Dishonest, and you accepted it"),
            new("\r", "Enter makes the check"),
            new("\r", "✓ holds"),
            new("a", "Enter: the next message"),
            new("\r", "Enter makes the check"),
            new("\r", "the two values differ|✓ holds"),
            new("a", "Enter: the next message"),
            new("\r", "Enter makes the check"),
            new("\r", "the two values differ|✓ holds"),
            new("a", "Enter: what there is to learn"),
        ],
        null),
        new(ClassifyQuest.Classifying, "who-can-know", "Mark what is known",
        [
            new("+", @"▸ CAN +\[knows\]"),
            new(Down + "-", @"▸ R_C +\[no\]"),
            new("s", "It is judged once"),
            new("\r", @"of 100\. The arrows"),
        ],
        null),
        new(OrderQuest.Ordering, "cheap-first", "Enter picks a check up",
        [
            new("\r" + Down, "put down"),
            new("\r", "pick up"),
            new(Down + "\r" + Down, "put down"),
            new("\r", "pick up"),
            new("s", "It is judged once"),
            new("\r", @"of 100\. The arrows"),
        ],
        new("\r" + Down, "● +3 ")),
        new(ComputeQuest.Computing, "dual-on-paper", "Enter writes the value",
        [
            new("\r44", "empty the line"),
            new("\r", "▸ OIMD"),
            new("\r04", "empty the line"),
            new("\r", "▸ POMD"),
            new("s", "It is judged once"),
            new("\r", @"of 100\. The arrows"),
        ],
        new("\r7", @"OIMD = H\(OI\) = 7")),
        new(AttackQuest.Attacking, "man-in-the-middle", "Challenge",
        [
            new("sB1 PK_B(N_A, A)\r", "2 B1"),
            new("fA1\r", "3 A1"),
            new("=send B1 PK_B(N_B)\r", "Violated"),
        ],
        new("sB1 PK_B(CC", @"PK_B\(CC")),
    ];

    /// <summary>Which acts make a move, by their place among all.</summary>
    internal Sequence<int> Confirmations(IQuestSource source)
    {
        var moves = Enumerable.Range(0, Acts.Count + 1).Select(n => After(source, Acts.Take(n).Select(a => a.Keys)).Moves.Count).ToList();
        return Enumerable.Range(0, Acts.Count).Where(i => moves[i + 1] > moves[i]).ToSequence();
    }

    /// <summary>
    /// Every move that is made when keys are typed at the desk of a new attempt, and what the attempt then came to; by the game's own functions.
    /// </summary>
    /// <param name="source">The quests.</param>
    /// <param name="keys">What is typed, with a pause after each.</param>
    /// <param name="isInterrupted">Whether the game is interrupted afterwards.</param>
    internal (Sequence<Move> Moves, AttemptResult? Result) After(IQuestSource source, IEnumerable<string> keys, bool isInterrupted = false)
    {
        var saves = new List<SaveMoves>();
        var opened = GameApplication.Open(GameApplication.Begin(source.Topics, new Dictionary<string, QuestProgress>(), Language.En, (Columns, Rows)), Quest);
        using var host = new ScriptedHost<GameModel>(GameApplication.Of(opened.Model, opened.Effects), () => new GameWindow(), new Surface(Columns, Rows, Glyphs.Unicode, Language.En), Carry);
        foreach (var typed in keys.Prepend("\r"))
        {
            host.Send(typed);
        }

        if (isInterrupted)
        {
            host.Tell(new Input.Interrupted());
        }

        return (saves.SelectMany(s => s.Moves).ToSequence(), saves.LastOrDefault()?.Result);

        Input? Carry(Effect effect)
        {
            switch (effect)
            {
                case LoadQuest:
                    var (quest, problem) = source.Load(Quest);
                    return new Input.Finished(new QuestLoaded(Quest, quest, problem, null, 1));
                case SaveMoves save:
                    saves.Add(save);
                    break;
            }

            return null;
        }
    }
}
