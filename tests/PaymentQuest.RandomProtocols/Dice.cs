namespace PaymentQuest.RandomProtocols;

/// <summary>Randomness from a seed, the same on every machine and every version of the platform (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Dice of their own for a part of what is drawn: how much that part draws changes nothing elsewhere.</summary>
    public Dice Apart() => new(Next());

    /// <summary>A number from 0 to one below the bound; each is as likely as any other.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Whether something happens that happens so often of a hundred times.</summary>
    public bool In100(int times) => Below(100) < times;

    /// <summary>One of them.</summary>
    public T Any<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of them; the weights say how often.</summary>
    public T Weighted<T>(params (int Weight, T Value)[] items)
    {
        var at = Below(items.Sum(i => i.Weight));
        foreach (var (weight, value) in items)
        {
            if ((at -= weight) < 0)
            {
                return value;
            }
        }

        throw new ArgumentException("there is nothing to draw from");
    }

    /// <summary>All of them in another order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (list[i], list[other]) = (list[other], list[i]);
        }

        return list;
    }

    /// <summary>Some of them, at most so many, in another order.</summary>
    public List<T> Some<T>(IEnumerable<T> items, int most) => Shuffled(items).Take(most).ToList();

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9e3779b97f4a7c15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            return z ^ (z >> 31);
        }
    }
}
