using System.Globalization;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <content>How moves get into the file: in order, without gaps, and never over those of another game.</content>
public sealed partial class ProgressStore
{
    private readonly Queue<SaveMoves> _unsaved = [];
    private readonly Dictionary<(string Quest, int Attempt), int> _forked = [];

    /// <inheritdoc/>
    public void Save(SaveMoves save) => Guard(() =>
    {
        // What could not be saved goes first: a log with a gap would lead elsewhere.
        _unsaved.Enqueue(save);
        while (_unsaved.TryPeek(out var next))
        {
            Write(next);
            _unsaved.Dequeue();
        }
    });

    private void Write(SaveMoves save)
    {
        using var transaction = Connection.BeginTransaction();
        var number = Own(save);
        Command("INSERT OR IGNORE INTO attempt (quest, number, seed) VALUES ($1, $2, $3)", save.Quest, number, save.Seed.ToString(CultureInfo.InvariantCulture)).ExecuteNonQuery();
        for (var i = 0; i < save.Moves.Count; i++)
        {
            var (word, first, second) = MoveText.Of(save.Moves[i]);
            Command("INSERT INTO move VALUES ($1, $2, $3, $4, $5, $6)", save.Quest, number, save.First + i, word, first, second).ExecuteNonQuery();
        }

        if (save.Result is { } result)
        {
            Command("UPDATE attempt SET solved = $3, score = $4 WHERE quest = $1 AND number = $2", save.Quest, number, result.IsSolved ? 1 : 0, result.Score).ExecuteNonQuery();
        }

        transaction.Commit();
        _forked[(save.Quest, save.Attempt)] = number;
    }

    // Two games may go on with one attempt. Where their moves part, the later one goes on as an attempt of its own that begins
    // with what they have in common; a log that mixed both would lead nowhere.
    private int Own(SaveMoves save)
    {
        var number = _forked.GetValueOrDefault((save.Quest, save.Attempt), save.Attempt);
        if (Command("SELECT 1 FROM move WHERE quest = $1 AND number = $2 AND position >= $3 LIMIT 1", save.Quest, number, save.First).ExecuteScalar() is null)
        {
            return number;
        }

        var last = (long)Command("SELECT max(number) FROM attempt WHERE quest = $1", save.Quest).ExecuteScalar()!;
        var fork = (int)Math.Clamp(last + 1, 1, int.MaxValue - 1);
        Command("INSERT INTO move SELECT quest, $3, position, word, first, second FROM move WHERE quest = $1 AND number = $2 AND position < $4", save.Quest, number, fork, save.First).ExecuteNonQuery();
        return fork;
    }
}
