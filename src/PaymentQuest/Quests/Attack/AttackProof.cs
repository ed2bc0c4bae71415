using PaymentQuest.Documents;
using PaymentQuest.Roles;

namespace PaymentQuest.Quests;

/// <summary>
/// Proves an attack quest by playing it: its opening is carried out and violates nothing, scripts that should win do, others do not, and the repaired
/// protocol stops every winner where the author says.
/// </summary>
public static class AttackProof
{
    /// <summary>Adds what does not hold to the diagnostics.</summary>
    public static void Check(AttackQuest quest, IEnumerable<ulong> seeds, Diagnostics diagnostics)
    {
        if (Board.After(quest, quest.Field, quest.Seed, []) is not { } opening || Board.After(quest, quest.Repaired, quest.Seed, []) is null)
        {
            diagnostics.Error("PQ0466", quest.Place, "the pool has too few keys for two parties of every role", "choose a smaller protocol");
            return;
        }

        if (opening.Breach is not null || opening.Turns.FirstOrDefault(t => !t.IsSuccess) is not null)
        {
            diagnostics.Error("PQ0466", quest.Place, "the opening cannot be carried out, or violates a goal by itself", "correct it");
            return;
        }

        foreach (var seed in seeds)
        {
            foreach (var script in quest.Wins)
            {
                CheckWinner(quest, script, seed, diagnostics);
            }

            foreach (var script in quest.Misses)
            {
                var board = Board.After(quest, quest.Field, seed, script.Ploys)!;
                if (board.Breach is { } breach)
                {
                    diagnostics.Error("PQ0468", script.Place, $"with seed {seed} this script violates {breach.Goal}", "write one that does not");
                }
                else
                {
                    CheckCarriedOut(board, script, diagnostics);
                }
            }

            if (diagnostics.HasErrors)
            {
                return;
            }
        }
    }

    /// <summary>What stops a script in the repaired protocol: the first of its ploys that succeeded before and does not any more. Null when it wins there too.</summary>
    public static string? StoppedBy(AttackQuest quest, Board board)
    {
        var repaired = Board.After(quest, quest.Repaired, board.Runs.Cast.Seed, board.Turns.Skip(quest.Opening.Count).Select(t => t.Line))!;
        return repaired.Breach is not null ? null : board.Turns.Zip(repaired.Turns).FirstOrDefault(t => t.First.IsSuccess && !t.Second.IsSuccess).Second?.StoppedBy ?? "";
    }

    private static void CheckWinner(AttackQuest quest, AttackScript script, ulong seed, Diagnostics diagnostics)
    {
        var board = Board.After(quest, quest.Field, seed, script.Ploys)!;
        if (board.Breach is null)
        {
            diagnostics.Error("PQ0467", script.Place, $"with seed {seed} this script violates no goal{Told(board)}", "'paymentquest try' shows what happens");
            return;
        }

        CheckCarriedOut(board, script, diagnostics);
        switch (StoppedBy(quest, board))
        {
            case null:
                diagnostics.Error("PQ0469", script.Place, $"with seed {seed} this script wins against {quest.Repaired.Compiled.Protocol.Id} too", "name a protocol that stops it");
                break;
            case var found when !CheckName.IsMeant(quest.StoppedBy, found):
                diagnostics.Error("PQ0469", script.Place, $"with seed {seed} {quest.Repaired.Compiled.Protocol.Id} stops this script at {(found.Length == 0 ? "nothing" : found)}", $"stopped_by says {quest.StoppedBy}");
                break;
        }
    }

    private static void CheckCarriedOut(Board board, AttackScript script, Diagnostics diagnostics)
    {
        if (board.Turns.FirstOrDefault(t => t.Outcome == TurnOutcome.Impossible) is { } turn)
        {
            diagnostics.Error("PQ0466", script.Place, $"'{PlainText.Excerpt(turn.Line)}' cannot be carried out: {turn.Problem?.Message.En}", "correct the ploy");
        }
    }

    private static string Told(Board board) => board.Turns.FirstOrDefault(t => !t.IsSuccess) is { } turn
        ? $": '{PlainText.Excerpt(turn.Line)}' {turn.Problem?.Message.En ?? turn.StoppedBy}"
        : "";
}
