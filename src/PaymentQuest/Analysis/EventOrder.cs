using System.Runtime.InteropServices;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>Something that happens to an actor: it begins, or receives a message; and then it sends what follows.</summary>
/// <param name="actor">To whom.</param>
/// <param name="number">Different for every event of a branch, below <see cref="Bounds.Events"/>.</param>
internal sealed class RunEvent(Actor actor, int number)
{
    public Actor Actor { get; } = actor;

    /// <summary>This event as a bit.</summary>
    public UInt128 Bit { get; } = UInt128.One << number;

    /// <summary>What must have happened before, as bits.</summary>
    public UInt128 Before { get; set; }

    /// <summary>How many seconds have passed by then since the beginning.</summary>
    public long Clock { get; set; }

    /// <summary>What the actor receives; null when it begins by sending.</summary>
    public Pattern? Message { get; set; }

    /// <summary>The number of the message that the actor takes it for; 0 when it receives none.</summary>
    public int Step { get; set; }

    /// <summary>Whether the actor has waited for a message in vain.</summary>
    public bool IsLapse { get; set; }

    /// <summary>What it then sends, with the number of the step.</summary>
    public List<(int Step, Pattern Message)> Sent { get; } = [];
}

/// <summary>
/// What happens on a branch of the search, and what must come before what. Of two events of which neither needs the other, neither comes
/// first: the branch stands for all orders (strand spaces: Thayer, Herzog and Guttman, 1999).
/// </summary>
internal sealed class EventOrder(Trail trail)
{
    private readonly List<RunEvent> _events = [];

    public ReadOnlySpan<RunEvent> Events => CollectionsMarshal.AsSpan(_events);

    /// <summary>What happens now: the last that began.</summary>
    public RunEvent Current => _events[^1];

    /// <summary>Something more happens to an actor, after all that has happened to it.</summary>
    public void Begin(Actor actor)
    {
        var next = new RunEvent(actor, _events.Count);
        if (Last(actor) is { } last)
        {
            next.Before = last.Before | last.Bit;
        }

        trail.Add(_events, next);
    }

    /// <summary>What has happened to an actor last; null for nothing.</summary>
    public RunEvent? Last(Actor actor) => _events.FindLast(h => h.Actor == actor);

    /// <summary>What the actor receives in what happens now, for which message of the protocol.</summary>
    public void Receives(int step, Pattern message) => (Current.Step, Current.Message) = (step, message);

    /// <summary>The actor sends something in what happens now.</summary>
    public void Sends(int step, Pattern message) => trail.Add(Current.Sent, (step, message));

    /// <summary>Something must happen before something else; null stands for the end of everything. False when it cannot.</summary>
    public bool Precede(RunEvent first, RunEvent? then)
    {
        if (then is null || (then.Before & first.Bit) != 0)
        {
            return true;
        }

        if (!CanPrecede(first, then))
        {
            return false;
        }

        var earlier = first.Before | first.Bit;
        foreach (var later in _events)
        {
            if ((later == then || (later.Before & then.Bit) != 0) && (later.Before | earlier) is var after && after != later.Before)
            {
                var before = later.Before;
                later.Before = after;
                trail.Note(() => later.Before = before);
            }
        }

        return true;
    }

    /// <summary>Whether something can happen before something else.</summary>
    public static bool CanPrecede(RunEvent first, RunEvent? then) => then is null || (first != then && (first.Before & then.Bit) == 0);

    /// <summary>Something happens when some seconds have passed.</summary>
    public void Time(RunEvent runEvent, long clock)
    {
        var before = runEvent.Clock;
        runEvent.Clock = clock;
        trail.Note(() => runEvent.Clock = before);
    }

    /// <summary>The events in one of the orders that the branch stands for, no earlier one later.</summary>
    public List<RunEvent> Ordered()
    {
        var ordered = new List<RunEvent>();
        var done = UInt128.Zero;
        while (ordered.Count < _events.Count)
        {
            var next = _events.Where(h => (done & h.Bit) == 0 && (h.Before & ~done) == 0).MinBy(h => h.Clock)!;
            ordered.Add(next);
            done |= next.Bit;
        }

        return ordered;
    }
}
