using PaymentQuest.Adversaries;

namespace PaymentQuest.Analysis;

/// <summary>
/// What the adversary knows and when it came to know it, and whether it can make what it must: the lazy intruder. A demand on a variable
/// stays open; a demand on anything else is met by something known, by making it of parts, or after opening something (Millen and
/// Shmatikov, 2001; Basin, Mödersheim and Viganò, 2005).
/// </summary>
internal sealed class Deduction
{
    private readonly Substitution _substitution;
    private readonly List<Item> _items = [];
    private Demand? _open;

    public Deduction(Substitution substitution)
    {
        _substitution = substitution;
        substitution.Demanded = Require;
    }

    /// <summary>How many things the adversary was found to know.</summary>
    public int Count => _items.Count;

    /// <summary>What the adversary holds at a time.</summary>
    public IEnumerable<Pattern> Held(int time) => _items.Where(i => i.Time <= time).Select(i => i.Pattern.Resolved);

    /// <summary>The adversary learns something, and everything that it can take it apart into.</summary>
    public void Learn(Pattern pattern, int time)
    {
        pattern = pattern.Resolved;
        if (pattern is Pattern.Compound { Constructor: Constructor.Tuple } tuple)
        {
            foreach (var part in tuple.Parts)
            {
                Learn(part, time);
            }

            return;
        }

        if (pattern is Pattern.Variable || _items.Exists(i => i.Time <= time && Substitution.AreEqual(i.Pattern, pattern)))
        {
            return;
        }

        _items.Add(new Item(pattern, time));
        _substitution.Changed(() => _items.RemoveAt(_items.Count - 1));
        foreach (var part in Pieces.Open(pattern))
        {
            Learn(part, time);
        }
    }

    /// <summary>The adversary must be able to make something from what it knows at a time.</summary>
    public void Require(Pattern pattern, int time)
    {
        var before = _open;
        _open = new Demand(pattern, time, before);
        _substitution.Changed(() => _open = before);
    }

    /// <summary>Meets all open demands in every way, and lets <paramref name="then"/> go on in each. True when it said that it is enough.</summary>
    public bool Meet(Func<bool> then)
    {
        if (First() is not { } demand)
        {
            return then();
        }

        var pattern = demand.Pattern.Resolved;
        var mark = _substitution.Mark;
        Remove(demand);
        if (pattern is Pattern.Variable variable)
        {
            _substitution.Supply(variable, demand.Time);
            return Meet(then) || Back(mark);
        }

        Analyse(demand.Time);
        if (CanMake(pattern, demand.Time))
        {
            return Meet(then) || Back(mark);
        }

        return Match(pattern, demand.Time, then) || Make(pattern, demand.Time, then) || OpenFirst(demand, then) || Back(mark);
    }

    /// <summary>Whether the adversary can make it whatever is decided later.</summary>
    public bool CanMake(Pattern pattern, int time)
    {
        pattern = pattern.Resolved;
        if (pattern is Pattern.Variable v)
        {
            return v.SuppliedAt <= time;
        }

        return Holds(pattern, time) || (pattern is Pattern.Compound c && Pieces.Needed(c) is { } needed && Array.TrueForAll(needed, n => CanMake(n, time)));
    }

    /// <summary>Opens what can be opened whatever is decided later.</summary>
    public void Analyse(int time)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            var item = _items[i];
            if (item.Time > time || item.OpenedAt <= time || Pieces.Key(item.Pattern) is not { } key || !CanMake(key, time))
            {
                continue;
            }

            Open(item, time);
            i = -1;
        }
    }

    private bool Holds(Pattern pattern, int time)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (_items[i].Time <= time && Substitution.AreEqual(_items[i].Pattern, pattern))
            {
                return true;
            }
        }

        return false;
    }

    private bool Match(Pattern pattern, int time, Func<bool> then)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (_items[i].Time > time)
            {
                continue;
            }

            var mark = _substitution.Mark;
            if (_substitution.Unify(pattern, _items[i].Pattern) && Meet(then))
            {
                return true;
            }

            _substitution.Undo(mark);
        }

        return false;
    }

    private bool Make(Pattern pattern, int time, Func<bool> then)
    {
        if (pattern is not Pattern.Compound compound || Pieces.Needed(compound) is not { } needed)
        {
            return false;
        }

        var mark = _substitution.Mark;
        for (var i = needed.Length - 1; i >= 0; i--)
        {
            Require(needed[i], time);
        }

        return Meet(then) || Back(mark);
    }

    /// <summary>Opens something whose key depends on what is still undecided, and comes back to the demand.</summary>
    private bool OpenFirst(Demand demand, Func<bool> then)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            var item = _items[i];
            if (item.Time > demand.Time || item.OpenedAt <= demand.Time || Pieces.Key(item.Pattern) is not { } key || IsDecided(key))
            {
                continue;
            }

            var mark = _substitution.Mark;
            Open(item, demand.Time);
            Require(demand.Pattern, demand.Time);
            Require(key, demand.Time);
            if (Meet(then))
            {
                return true;
            }

            _substitution.Undo(mark);
        }

        return false;
    }

    private static bool IsDecided(Pattern pattern)
    {
        pattern = pattern.Resolved;
        return pattern.IsGround || (pattern is Pattern.Compound c && Array.TrueForAll(c.Parts, IsDecided));
    }

    private void Open(Item item, int time)
    {
        var before = item.OpenedAt;
        item.OpenedAt = time;
        _substitution.Changed(() => item.OpenedAt = before);
        Learn(((Pattern.Compound)item.Pattern.Resolved).Parts[1], time);
    }

    private bool Back(int mark)
    {
        _substitution.Undo(mark);
        return false;
    }

    /// <summary>The demand to meet next: the earliest, because what it decides bears on the later ones.</summary>
    private Demand? First()
    {
        Demand? first = null;
        for (var at = _open; at is not null; at = at.Next)
        {
            if (first is null || at.Time < first.Time)
            {
                first = at;
            }
        }

        return first;
    }

    private void Remove(Demand demand)
    {
        var before = _open;
        Demand? rest = null;
        for (var at = _open; at is not null; at = at.Next)
        {
            if (!ReferenceEquals(at, demand))
            {
                rest = new Demand(at.Pattern, at.Time, rest);
            }
        }

        Demand? ordered = null;
        for (; rest is not null; rest = rest.Next)
        {
            ordered = new Demand(rest.Pattern, rest.Time, ordered);
        }

        _open = ordered;
        _substitution.Changed(() => _open = before);
    }

    private sealed class Item(Pattern pattern, int time)
    {
        public Pattern Pattern { get; } = pattern;

        public int Time { get; } = time;

        public int OpenedAt { get; set; } = Analysis.Pattern.Variable.Never;
    }

    private sealed record Demand(Pattern Pattern, int Time, Demand? Next);
}
