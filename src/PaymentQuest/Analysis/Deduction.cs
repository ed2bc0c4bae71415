using System.Runtime.InteropServices;
using PaymentQuest.Constructors;

namespace PaymentQuest.Analysis;

/// <summary>What the adversary has for certain, whatever is decided later.</summary>
internal sealed class Deduction
{
    /// <summary>How deep keys that open keys are followed; what lies deeper is found by the search.</summary>
    private const int Deepest = 8;

    private readonly Trail _trail;
    private readonly EventOrder _order;
    private readonly HashSet<Pattern> _publicValues = [];
    private readonly Dictionary<Constructor, List<Pattern.Compound>> _publicCompounds = [];
    private readonly List<Constraint> _met = [];
    private readonly List<(Constraint Served, Constraint By)> _relied = [];
    private readonly List<Constraint> _used = [];
    private Constraint? _asked;

    /// <param name="initial">The values.</param>
    /// <param name="trail">What is undone.</param>
    /// <param name="order">What happens.</param>
    public Deduction(InitialKnowledge initial, Trail trail, EventOrder order)
    {
        _trail = trail;
        _order = order;
        foreach (var (pattern, _) in initial.Public)
        {
            Publish(pattern);
        }
    }

    /// <summary>What the adversary has from the start of a constructor, in pieces of messages too.</summary>
    public IReadOnlyList<Pattern.Compound> Public(Constructor constructor) => _publicCompounds.TryGetValue(constructor, out var alike) ? alike : [];

    /// <summary>From here on the adversary has what was required, unless only by a guess.</summary>
    public void Met(Constraint constraint)
    {
        if (constraint.Guessed is null)
        {
            _trail.Add(_met, constraint);
        }
    }

    /// <summary>
    /// Whether the adversary has what is required, whatever is decided later: not because it has something for which just this is required, or it would have a key
    /// because it opened with that key what the key is in.
    /// </summary>
    public bool IsMet(Constraint constraint)
    {
        _asked = constraint;
        _used.Clear();
        var isMet = CanMake(constraint.Pattern, constraint.At);
        _asked = null;
        for (var i = 0; isMet && constraint.For is not null && i < _used.Count; i++)
        {
            _trail.Add(_relied, (constraint, _used[i]));
        }

        return isMet;
    }

    /// <summary>Whether the adversary can make it whatever is decided later.</summary>
    public bool CanMake(Pattern pattern, RunEvent? at) => CanMake(pattern, at, 0);

    /// <summary>Whether the adversary supplied a variable before something happened, so that it has nothing to learn from it.</summary>
    public static bool IsSupplied(Pattern.Variable variable, RunEvent? at) =>
        variable.SuppliedAt != 0 && (at is null || (variable.SuppliedAt & (at.Before | at.Bit)) != 0);

    private bool CanMake(Pattern pattern, RunEvent? at, int depth)
    {
        pattern = pattern.Resolved;
        if (pattern is Pattern.Variable v)
        {
            return IsSupplied(v, at);
        }

        return IsHeld(pattern, at, depth)
            || (pattern is Pattern.Compound c && Pieces.Needed(c) is { } needed && Array.TrueForAll(needed, n => CanMake(n, at, depth)));
    }

    private bool IsHeld(Pattern pattern, RunEvent? at, int depth) => IsPublic(pattern) || IsMetBefore(pattern, at) || (depth <= Deepest && IsSent(pattern, at, depth));

    private bool IsMetBefore(Pattern pattern, RunEvent? at)
    {
        foreach (var met in CollectionsMarshal.AsSpan(_met))
        {
            if ((at is null || (met.At is { } when && ((at.Before | at.Bit) & when.Bit) != 0)) && Substitution.AreEqual(met.Pattern, pattern) && (_asked is null || !RestsOn(met, _asked)))
            {
                _used.Add(met);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether something that is met is so only if another thing is: one that is required for it, or for what it relies on.</summary>
    private bool RestsOn(Constraint met, Constraint other)
    {
        if (other.Serves(met))
        {
            return true;
        }

        for (var i = 0; i < _relied.Count; i++)
        {
            if (_relied[i].Served.Serves(met) && RestsOn(_relied[i].By, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it was sent, or can be taken out of what was.</summary>
    private bool IsSent(Pattern pattern, RunEvent? at, int depth)
    {
        foreach (var runEvent in _order.Events)
        {
            if (at is not null && (at.Before & runEvent.Bit) == 0)
            {
                continue;
            }

            foreach (var (_, sent) in CollectionsMarshal.AsSpan(runEvent.Sent))
            {
                if (Gives(sent, pattern, at, depth))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the adversary has something from the start.</summary>
    public bool IsPublic(Pattern pattern)
    {
        if (pattern is not Pattern.Compound compound)
        {
            return _publicValues.Contains(pattern);
        }

        foreach (var known in CollectionsMarshal.AsSpan(_publicCompounds.GetValueOrDefault(compound.Constructor)))
        {
            if (Substitution.AreEqual(known, compound))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the adversary has something for certain once it has something else.</summary>
    private bool Gives(Pattern held, Pattern wanted, RunEvent? at, int depth)
    {
        held = held.Resolved;
        if (Substitution.AreEqual(held, wanted))
        {
            return true;
        }

        if (held is not Pattern.Compound { Constructor: var constructor })
        {
            return false;
        }

        if (constructor.OpenedBy is not (OpenedBy.None or OpenedBy.Anybody))
        {
            return Pieces.Key(held) is { } key && Gives(Pieces.Content(held)!, wanted, at, depth) && CanMake(key, at, depth + 1);
        }

        foreach (var part in constructor.Clear == Clear.Nothing ? [] : Pieces.Open(held))
        {
            if (Gives(part, wanted, at, depth))
            {
                return true;
            }
        }

        return false;
    }

    private void Publish(Pattern pattern)
    {
        if (pattern is not Pattern.Compound compound)
        {
            _publicValues.Add(pattern);
            return;
        }

        if (!_publicCompounds.TryGetValue(compound.Constructor, out var alike))
        {
            _publicCompounds.Add(compound.Constructor, alike = []);
        }

        alike.Add(compound);
        foreach (var part in Pieces.Open(pattern))
        {
            Publish(part);
        }
    }
}
