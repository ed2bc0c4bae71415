namespace PaymentQuest.Analysis;

/// <summary>
/// What parties remember as values of functions that are kept. Who reads one reads what is so in the beginning, or what the party wrote before, for which it must have
/// been written; and that nothing else was written in between is asked when everything else is decided.
/// </summary>
/// <param name="trail">What is undone.</param>
/// <param name="order">What happens.</param>
internal sealed class KeptValues(Trail trail, EventOrder order)
{
    private readonly List<Entry> _written = [];
    private readonly List<Entry> _read = [];

    /// <summary>A party writes a value, in a step of what happens now.</summary>
    public void Write(string party, string function, Pattern argument, Pattern value, int step) => trail.Add(_written, new Entry(party, function, argument, value, order.Current, step));

    /// <summary>A party reads a value, in a step of what happens now.</summary>
    public void Read(string party, string function, Pattern argument, Pattern value, int step) => trail.Add(_read, new Entry(party, function, argument, value, order.Current, step));

    /// <summary>What was read by now for an argument, in the same step; null when nothing was.</summary>
    public Pattern? ReadNow(string party, string function, Pattern argument, int step) =>
        _read.Find(r => r.At == order.Current && r.Step == step && IsOf(r, party, function) && Substitution.AreEqual(r.Argument, argument))?.Value;

    /// <summary>What was written in something that happens.</summary>
    public IEnumerable<Entry> WrittenIn(RunEvent runEvent) => _written.Where(w => w.At == runEvent);

    /// <summary>For each value that was read and each other that the party wrote for the same argument, the ways in which it read the latest all the same.</summary>
    public IEnumerable<Ways> AreLatest() =>
        from read in _read
        from other in _written
        where IsOther(other, read)
        select (Ways)(() => Ways(read, other));

    private static bool IsOf(Entry entry, string party, string function) => entry.Party == party && entry.Function == function;

    private static bool IsOther(Entry written, Entry read) =>
        IsOf(written, read.Party, read.Function) && Substitution.AreEqual(written.Argument, read.Argument) && !Substitution.AreEqual(written.Value, read.Value);

    /// <summary>The other was written after that, or what was read once more after the other.</summary>
    private IEnumerable<bool> Ways(Entry read, Entry other)
    {
        yield return other.At == read.At ? other.Step >= read.Step : order.Precede(read.At, other.At);
        foreach (var again in _written.Where(w => IsOf(w, read.Party, read.Function) && Substitution.AreEqual(w.Argument, read.Argument) && Substitution.AreEqual(w.Value, read.Value)).ToList())
        {
            yield return IsBefore(other, again, other.Step == again.Step && _written.IndexOf(other) < _written.IndexOf(again)) && IsBefore(again, read, false);
        }
    }

    private bool IsBefore(Entry first, Entry then, bool isBeforeInStep) =>
        first.At == then.At ? first.Step < then.Step || isBeforeInStep : order.Precede(first.At, then.At);

    /// <summary>A value that a party wrote or read.</summary>
    /// <param name="Party">Who.</param>
    /// <param name="Function">The function's name.</param>
    /// <param name="Argument">Its argument.</param>
    /// <param name="Value">The value.</param>
    /// <param name="At">When.</param>
    /// <param name="Step">In which step of what happens then.</param>
    internal sealed record Entry(string Party, string Function, Pattern Argument, Pattern Value, RunEvent At, int Step);
}
