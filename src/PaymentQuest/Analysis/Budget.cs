namespace PaymentQuest.Analysis;

/// <summary>
/// How far a search may go, and how far it went. Of memory only that counts which the search itself holds to be able to go back, and by what it
/// holds, not by what the runtime has set aside: so a verdict does not depend on the machine.
/// </summary>
/// <param name="elapsed">The time since the search began.</param>
/// <param name="time">The most time.</param>
/// <param name="memory">The most memory, in octets.</param>
/// <param name="progress">Is told the number of states now and then.</param>
public sealed class Budget(Func<TimeSpan> elapsed, TimeSpan time, long memory, Action<long>? progress = null)
{
    /// <summary>What a change that can be undone, or a choice that can be made otherwise, is taken to hold, in octets: it was measured, and rounded up.</summary>
    internal const int OctetsHeld = 256;

    private const int Interval = 256;

    /// <summary>How many states were looked at: what has happened up to a point, with all that is still undecided.</summary>
    public long States { get; private set; }

    /// <summary>The time since the search began.</summary>
    public TimeSpan Elapsed => elapsed();

    /// <summary>The most memory that the search held, in octets.</summary>
    public long Peak { get; private set; }

    /// <summary>What ran out: <c>time</c> or <c>memory</c>; null while nothing has.</summary>
    public string? Exhausted { get; private set; }

    /// <summary>Counts a state; false when nothing is left.</summary>
    /// <param name="held">How many changes and choices are held at it.</param>
    internal bool Spend(int held)
    {
        if (Exhausted is null)
        {
            Peak = Math.Max(Peak, (long)held * OctetsHeld);
            Exhausted = Peak > memory ? "memory" : null;
            if (++States % Interval == 0)
            {
                Exhausted ??= elapsed() > time ? "time" : null;
                progress?.Invoke(States);
            }
        }

        return Exhausted is null;
    }
}
