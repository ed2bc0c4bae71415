using System.Runtime.InteropServices;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>Something that happens to an actor: it begins, or receives a message; and then it sends what follows.</summary>
/// <param name="actor">To whom.</param>
/// <param name="number">Different for every happening of a branch, below <see cref="Bounds.Happenings"/>.</param>
internal sealed class Happening(Actor actor, int number)
{
    public Actor Actor { get; } = actor;

    /// <summary>This happening as a bit.</summary>
    public UInt128 Bit { get; } = UInt128.One << number;

    /// <summary>What must have happened before, as bits.</summary>
    public UInt128 Before { get; set; }

    /// <summary>What the actor receives; null when it begins by sending.</summary>
    public Pattern? Message { get; set; }

    /// <summary>What it then sends, with the number of the step.</summary>
    public List<(int Step, Pattern Message)> Sent { get; } = [];
}

/// <summary>
/// What happens on a branch of the search, and what must come before what. Of two happenings of which neither needs the other, neither comes
/// first: the branch stands for all orders (strand spaces: Thayer, Herzog and Guttman, 1999).
/// </summary>
internal sealed class Plot(Substitution substitution)
{
    private readonly List<Happening> _happenings = [];

    public ReadOnlySpan<Happening> Happenings => CollectionsMarshal.AsSpan(_happenings);

    /// <summary>What is happening now: the last that began.</summary>
    public Happening Current => _happenings[^1];

    /// <summary>Something more happens to an actor, after all that has happened to it.</summary>
    public void Begin(Actor actor)
    {
        var next = new Happening(actor, _happenings.Count);
        if (Last(actor) is { } last)
        {
            next.Before = last.Before | last.Bit;
        }

        _happenings.Add(next);
        substitution.Changed(() => _happenings.RemoveAt(_happenings.Count - 1));
    }

    /// <summary>What has happened to an actor last; null for nothing.</summary>
    public Happening? Last(Actor actor) => _happenings.FindLast(h => h.Actor == actor);

    /// <summary>What the actor receives in what is happening now.</summary>
    public void Receives(Pattern message) => Current.Message = message;

    /// <summary>The actor sends something in what is happening now.</summary>
    public void Sends(int step, Pattern message)
    {
        var sent = Current.Sent;
        sent.Add((step, message));
        substitution.Changed(() => sent.RemoveAt(sent.Count - 1));
    }

    /// <summary>Something must happen before something else; null stands for the end of everything. False when it cannot.</summary>
    public bool Precede(Happening first, Happening? then)
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
        foreach (var later in _happenings)
        {
            if ((later == then || (later.Before & then.Bit) != 0) && (later.Before | earlier) is var after && after != later.Before)
            {
                var before = later.Before;
                later.Before = after;
                substitution.Changed(() => later.Before = before);
            }
        }

        return true;
    }

    /// <summary>Whether something can happen before something else.</summary>
    public static bool CanPrecede(Happening first, Happening? then) => then is null || (first != then && (first.Before & then.Bit) == 0);

    /// <summary>The happenings in one of the orders that the branch stands for.</summary>
    public List<Happening> Ordered()
    {
        var ordered = new List<Happening>();
        var done = UInt128.Zero;
        while (ordered.Count < _happenings.Count)
        {
            var next = _happenings.First(h => (done & h.Bit) == 0 && (h.Before & ~done) == 0);
            ordered.Add(next);
            done |= next.Bit;
        }

        return ordered;
    }
}
