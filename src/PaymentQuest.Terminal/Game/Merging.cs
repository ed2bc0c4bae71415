using PaymentQuest.Terms;

namespace PaymentQuest.Terminal;

/// <summary>
/// Merges attempts into a database, within one transaction of the caller's. The same attempt, known by its seed, its beginning and its
/// moves, is completed where it is shorter, and never changed otherwise; another one is added, under another number when its own is taken.
/// So merging the same attempts again changes nothing, and merging never takes anything away.
/// </summary>
internal sealed class Merging(ProgressDatabase database)
{
    private readonly Dictionary<(string Player, string Quest), Present> _present = [];

    // A game that plays meanwhile waits a tenth of a second before it tells its player; a batch takes less.
    private const int BatchRows = 2_000;

    /// <summary>Attempts in the order that they have, in parts that are merged within a tenth of a second each; an attempt is never divided.</summary>
    public static IEnumerable<IReadOnlyList<AttemptRecord>> Batches(IEnumerable<AttemptRecord> attempts)
    {
        var (batch, rows) = (new List<AttemptRecord>(), 0);
        foreach (var attempt in attempts)
        {
            if (batch.Count > 0 && rows + attempt.Moves.Count >= BatchRows)
            {
                yield return batch;
                (batch, rows) = ([], 0);
            }

            batch.Add(attempt);
            rows += attempt.Moves.Count + 1;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>Merges one attempt.</summary>
    /// <returns>The number under which it stands, and how many of its moves were added.</returns>
    public (int Number, int Added) Merge(AttemptRecord attempt)
    {
        if (!_present.TryGetValue((attempt.Player, attempt.Quest), out var present))
        {
            _present[(attempt.Player, attempt.Quest)] = present = new Present(ProgressRecords.Read(database, attempt.Player, attempt.Quest), ProgressRecords.Taken(database, attempt.Player, attempt.Quest));
        }

        var alike = present.Alike(attempt);
        for (var i = 0; i < alike.Count; i++)
        {
            var other = alike[i];
            var common = other.Moves.Zip(attempt.Moves).TakeWhile(p => p.First.IsSame(p.Second)).Count();
            if (common == attempt.Moves.Count)
            {
                return (other.Number, 0);
            }

            if (common == other.Moves.Count && other.Result is null)
            {
                alike[i] = attempt with { Number = other.Number };
                ProgressRecords.Write(database, alike[i], common);
                return (other.Number, attempt.Moves.Count - common);
            }
        }

        var added = attempt with { Number = present.Take(attempt.Number) };
        alike.Add(added);
        ProgressRecords.Write(database, added, 0);
        return (added.Number, added.Moves.Count);
    }

    private sealed class Present
    {
        private readonly HashSet<int> _numbers = [];
        private readonly Dictionary<(ulong Seed, long? Began), List<AttemptRecord>> _alike = [];
        private int _last;

        public Present(IReadOnlyList<AttemptRecord> attempts, List<int> taken)
        {
            _numbers.UnionWith(taken);
            _last = taken.LastOrDefault();
            foreach (var attempt in attempts)
            {
                Alike(attempt).Add(attempt);
            }
        }

        public List<AttemptRecord> Alike(AttemptRecord attempt) =>
            _alike.TryGetValue((attempt.Seed, attempt.Began), out var alike) ? alike : _alike[(attempt.Seed, attempt.Began)] = [];

        public int Take(int number)
        {
            // A number that leaves little room for those to come is not taken over.
            if (number > Bounds.AttemptNumber || _numbers.Contains(number))
            {
                number = _last < ProgressRecords.LastNumber ? _last + 1 : Enumerable.Range(1, _numbers.Count + 1).First(n => !_numbers.Contains(n));
            }

            _numbers.Add(number);
            _last = Math.Max(_last, number);
            return number;
        }
    }
}
