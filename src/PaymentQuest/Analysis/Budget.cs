namespace PaymentQuest.Analysis;

/// <summary>How far a search may go, and how far it went.</summary>
/// <param name="elapsed">The time since the search began.</param>
/// <param name="used">The memory in use, in octets.</param>
/// <param name="time">The most time.</param>
/// <param name="memory">The most memory, in octets.</param>
/// <param name="progress">Is told the number of states now and then.</param>
public sealed class Budget(Func<TimeSpan> elapsed, Func<long> used, TimeSpan time, long memory, Action<long>? progress = null)
{
    private const int Interval = 256;

    /// <summary>How many states were looked at: what has happened up to a point, with all that is still undecided.</summary>
    public long States { get; private set; }

    /// <summary>The time since the search began.</summary>
    public TimeSpan Elapsed => elapsed();

    /// <summary>The most memory that was seen in use, in octets.</summary>
    public long Peak { get; private set; } = used();

    /// <summary>What ran out: <c>time</c> or <c>memory</c>; null while nothing has.</summary>
    public string? Exhausted { get; private set; }

    /// <summary>Counts a state; false when nothing is left.</summary>
    public bool Spend()
    {
        if (Exhausted is null && ++States % Interval == 0)
        {
            Peak = Math.Max(Peak, used());
            Exhausted = elapsed() > time ? "time" : Peak > memory ? "memory" : null;
            progress?.Invoke(States);
        }

        return Exhausted is null;
    }
}
