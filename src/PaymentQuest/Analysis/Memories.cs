namespace PaymentQuest.Analysis;

/// <summary>What parties remember, and what must therefore differ.</summary>
/// <param name="trail">What is undone.</param>
/// <param name="order">What happens.</param>
/// <param name="demands">What is demanded of times.</param>
/// <param name="older">What they remember of an older run.</param>
internal sealed class Memories(Trail trail, EventOrder order, Demands demands, IEnumerable<Memories.Entry> older)
{
    private readonly List<Entry> _remembered = [.. older];
    private readonly List<(Pattern, Pattern)> _different = [];
    private readonly List<(Entry, Entry)> _forgotten = [];

    /// <summary>All that they remember.</summary>
    public IReadOnlyList<Entry> Remembered => _remembered;

    /// <summary>Whether nothing that must differ is the same.</summary>
    public bool AreKept => _different.TrueForAll(d => !Substitution.AreEqual(d.Item1, d.Item2));

    /// <summary>Two values must not be the same, whatever is decided later.</summary>
    public void Differ(Pattern a, Pattern b) => trail.Add(_different, (a, b));

    /// <summary>A value must be none that the party remembers, until some time if there is one.</summary>
    public void Once(string party, string memory, Pattern value, Pattern? until)
    {
        foreach (var remembered in _remembered.Where(r => r.Party == party && r.Memory == memory).ToList())
        {
            if (remembered.Until is null && until is null)
            {
                Differ(remembered.Value, value);
            }
            else
            {
                trail.Add(_forgotten, (remembered, new Entry(party, memory, value, until, order.Current)));
            }
        }
    }

    /// <summary>The party will remember a value, until some time if there is one.</summary>
    public void Remember(string party, string memory, Pattern value, Pattern? until) => trail.Add(_remembered, new Entry(party, memory, value, until, order.Current));

    /// <summary>For each value that is accepted twice, the ways in which it can have been forgotten in between.</summary>
    public IEnumerable<Ways> Forget() =>
        _forgotten.Where(f => Substitution.AreEqual(f.Item1.Value, f.Item2.Value)).Select(f => (Ways)(() => new[] { (f.Item1, f.Item2), (f.Item2, f.Item1) }.Select(o => IsForgotten(o.Item1, o.Item2))));

    private bool IsForgotten(Entry first, Entry again) =>
        first.Until is { } until && again.At is { } then && (first.At is null || order.Precede(first.At, then)) && demands.Elapse(until, first.At, then);

    /// <summary>Something remembered; since the older run where no event is given.</summary>
    public sealed record Entry(string Party, string Memory, Pattern Value, Pattern? Until, RunEvent? At);
}
