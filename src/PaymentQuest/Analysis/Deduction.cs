using System.Runtime.InteropServices;
using PaymentQuest.Constructors;

namespace PaymentQuest.Analysis;

/// <summary>
/// What the adversary must have, and what it has for certain. A constraint on a variable stays open: the adversary makes something up unless a
/// check decides what (the lazy intruder: Millen and Shmatikov, 2001; Basin, Mödersheim and Viganò, 2005).
/// </summary>
internal sealed class Deduction
{
    /// <summary>How deep keys that open keys are followed; what lies deeper is found by the search.</summary>
    private const int Deepest = 8;

    private readonly Substitution _substitution;
    private readonly EventOrder _order;
    private readonly List<Pattern> _public = [];
    private readonly HashSet<Pattern> _publicValues = [];
    private readonly List<Pattern.Compound> _publicCompounds = [];
    private readonly List<Constraint> _open = [];
    private readonly List<(Pattern Pattern, RunEvent? At)> _met = [];

    /// <param name="initial">The values.</param>
    /// <param name="substitution">What variables stand for.</param>
    /// <param name="order">What happens.</param>
    public Deduction(InitialKnowledge initial, Substitution substitution, EventOrder order)
    {
        _substitution = substitution;
        _order = order;
        substitution.Demanded = (pattern, times) =>
        {
            foreach (var runEvent in order.Events)
            {
                if ((times & runEvent.Bit) != 0)
                {
                    Require(pattern, runEvent);
                }
            }

            if ((times & Pattern.Variable.Last) != 0)
            {
                Require(pattern, null);
            }
        };
        foreach (var (pattern, _) in initial.Public)
        {
            Publish(pattern);
        }
    }

    /// <summary>What the adversary has from the start, in pieces.</summary>
    public IReadOnlyList<Pattern> Public => _public;

    /// <summary>Whether there is nothing that the adversary must have and may not.</summary>
    public bool IsMet => _open.Count == 0;

    /// <summary>The adversary must have something. Always true.</summary>
    public bool Require(Pattern pattern, RunEvent? at, Pattern? guessed = null) => Require(new Constraint(pattern, at, guessed));

    /// <summary>The adversary must have something against which it can test a guess. Always true.</summary>
    public bool RequireTest(Pattern guessed) => Require(new Constraint(guessed, null, null, true));

    /// <summary>From here on the adversary has what was demanded, unless only by a guess. Always true.</summary>
    public bool Met(Constraint constraint)
    {
        if (constraint.Guessed is null)
        {
            _met.Add((constraint.Pattern, constraint.At));
            _substitution.Changed(() => _met.RemoveAt(_met.Count - 1));
        }

        return true;
    }

    /// <summary>Takes out the constraint to meet next, the one that can be met in the fewest ways; null when all are met.</summary>
    public Constraint? Next()
    {
        Settle();
        var next = -1;
        var least = int.MaxValue;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (Choices(_open[i]) is var choices && choices < least)
            {
                (next, least) = (i, choices);
            }
        }

        return next < 0 ? null : TakeAt(next);
    }

    /// <summary>Whether demands decide what a variable stands for.</summary>
    public bool IsOpen(Pattern.Variable variable)
    {
        Settle();
        return variable.SuppliedAt == 0 && _open.Exists(d => !d.IsTest && Substitution.Occurs(variable, d.Pattern));
    }

    /// <summary>Drops the demands that are met, and lets variables be supplied.</summary>
    private void Settle()
    {
        for (var i = 0; i < _open.Count; i++)
        {
            var constraint = _open[i];
            if (constraint.IsTest)
            {
                continue;
            }

            if (constraint.Pattern.Resolved is Pattern.Variable variable)
            {
                RemoveAt(i--);
                Supply(variable, constraint.At);
            }
            else if (constraint.Pattern.Resolved is Pattern.Compound { Constructor.IsTuple: true } tuple)
            {
                RemoveAt(i--);
                foreach (var part in tuple.Parts)
                {
                    Require(part, constraint.At, constraint.Guessed);
                }
            }
            else if (CanMake(constraint.Pattern, constraint.At) || (constraint.Guessed is { } guessed && Substitution.AreEqual(constraint.Pattern, guessed)))
            {
                RemoveAt(i--);
            }
        }
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

    private bool IsHeld(Pattern pattern, RunEvent? at, int depth)
    {
        if (IsPublic(pattern))
        {
            return true;
        }

        foreach (var (met, when) in CollectionsMarshal.AsSpan(_met))
        {
            if ((at is null || (when is not null && ((at.Before | at.Bit) & when.Bit) != 0)) && Substitution.AreEqual(met, pattern))
            {
                return true;
            }
        }

        if (depth > Deepest)
        {
            return false;
        }

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

    private bool IsPublic(Pattern pattern)
    {
        if (pattern is not Pattern.Compound compound)
        {
            return _publicValues.Contains(pattern);
        }

        foreach (var known in CollectionsMarshal.AsSpan(_publicCompounds))
        {
            if (known.Constructor == compound.Constructor && Substitution.AreEqual(known, compound))
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

        foreach (var part in Pieces.Open(held))
        {
            if (Gives(part, wanted, at, depth))
            {
                return true;
            }
        }

        return Pieces.Key(held) is { } key && Gives(Pieces.Content(held)!, wanted, at, depth) && CanMake(key, at, depth + 1);
    }

    private void Publish(Pattern pattern)
    {
        _public.Add(pattern);
        if (pattern is Pattern.Compound compound)
        {
            _publicCompounds.Add(compound);
        }
        else
        {
            _publicValues.Add(pattern);
        }

        foreach (var part in Pieces.Open(pattern))
        {
            Publish(part);
        }
    }

    private void Supply(Pattern.Variable variable, RunEvent? at) => _substitution.Supply(variable, at?.Bit ?? Pattern.Variable.Last);

    private bool Require(Constraint constraint)
    {
        _open.Add(constraint);
        _substitution.Changed(() => _open.RemoveAt(_open.Count - 1));
        return true;
    }

    private Constraint TakeAt(int index)
    {
        var taken = _open[index];
        RemoveAt(index);
        return taken;
    }

    private void RemoveAt(int index)
    {
        var constraint = _open[index];
        _open.RemoveAt(index);
        _substitution.Changed(() => _open.Insert(index, constraint));
    }

    /// <summary>A rough order of how many ways there are to come by something. What has an undecided key may come from more.</summary>
    private static int Choices(Constraint constraint)
    {
        if (constraint.Wanted is not Pattern.Compound compound)
        {
            return 0;
        }

        var key = compound.Constructor is { IsIssued: true } or { OpenedBy: OpenedBy.PrivateHalf } ? Pieces.PrivateOf(compound.Parts[0]) : compound.Parts[0];
        return (key?.Resolved is Pattern.Variable ? 10 : 0) + compound.Constructor.Sources;
    }
}
