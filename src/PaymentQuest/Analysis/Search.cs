using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// Searches for what must have happened for a claim to be violated, backwards: it begins with those for whom it would be, and asks where the
/// adversary has what they received. What it has not, it makes, or somebody sends it, to whom something must have happened before (Athena:
/// Song, Berezin and Perrig, 2001; Scyther: Cremers, 2008). Nobody takes part who is not needed.
/// </summary>
internal sealed class Search
{
    private readonly Scene _scene;
    private readonly Budget _budget;
    private readonly Plot _plot;
    private readonly Substitution _substitution = new();
    private readonly Deduction _deduction;
    private readonly Memories _memories;
    private readonly Acting _acting;
    private readonly Ensemble _ensemble;
    private readonly ClaimSearch _claims;
    private readonly Dictionary<string, Offers> _offers;
    private readonly Dictionary<Pattern.Constant, bool> _isOutOfReach = [];
    private int _depth;

    /// <param name="stage">The values, and who judges.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="sessions">The most runs of every role.</param>
    /// <param name="budget">What may be used up.</param>
    /// <param name="isConfirmed">Whether a violation that was found is one on octets too; the search ends when it is.</param>
    public Search(Stage stage, Claim claim, int sessions, Budget budget, Func<Plot, Actor, Pattern?, bool> isConfirmed)
    {
        _scene = stage.Scene;
        _budget = budget;
        _plot = new Plot(_substitution);
        _deduction = new Deduction(_scene, _substitution, _plot);
        _memories = new Memories(_substitution);
        _acting = new Acting(_scene, _substitution, _deduction, _memories, _plot);
        _ensemble = new Ensemble(stage, sessions, _substitution);
        _claims = new ClaimSearch(stage, claim, _substitution, _deduction, _ensemble, (who, secret) => isConfirmed(_plot, who, secret));
        _offers = _scene.Cast.Compiled.Programs.ToDictionary(p => p.Key, p => new Offers(_scene, p.Value, _deduction), StringComparer.Ordinal);
    }

    /// <summary>Whether something was left out because more would have to happen.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Searches for a violation in which at most so many things happen. True when one was found and confirmed.</summary>
    public bool IsViolated(int depth)
    {
        _depth = depth;
        IsCutShort = false;
        return _claims.Begin(Go, Solve);
    }

    /// <summary>Something more happens to an actor.</summary>
    private bool Go(Actor actor, Func<bool> then)
    {
        if (_plot.Happenings.Length >= Math.Min(_depth, Bounds.Happenings))
        {
            IsCutShort = true;
            return false;
        }

        var mark = _substitution.Mark;
        _plot.Begin(actor);
        return _acting.Continue(actor, then) || Back(mark);
    }

    /// <summary>Meets all demands in every way, and lets <paramref name="then"/> go on in each. True when it said that it is enough.</summary>
    private bool Solve(Func<bool> then)
    {
        if (!_memories.AreKept || !_claims.IsPossible)
        {
            return false;
        }

        var mark = _substitution.Mark;
        return (_deduction.Next() is { } demand ? Meet(demand, () => Solve(then)) : then()) || Back(mark);
    }

    private bool Meet(Demand demand, Func<bool> then)
    {
        // What need only be tested need not be in reach itself: a digest that everybody sees may be all that there is of it.
        if ((!demand.IsTest && IsOutOfReach(demand.Pattern)) || !_budget.Spend())
        {
            return false;
        }

        return demand.IsTest
            ? IsSent(demand, then) || IsSentByMore(demand, then)
            : IsGuess(demand, then) || IsPublic(demand, then) || IsSent(demand, then) || IsMade(demand, then) || IsSentByMore(demand, then);
    }

    private bool IsGuess(Demand demand, Func<bool> then)
    {
        var mark = _substitution.Mark;
        return demand.Guessed is { } guessed && ((_substitution.Unify(demand.Pattern, guessed) && then()) || Back(mark));
    }

    private bool IsPublic(Demand demand, Func<bool> then)
    {
        var mark = _substitution.Mark;
        foreach (var known in _deduction.Public)
        {
            if ((_substitution.Unify(demand.Pattern, known) && then()) || Back(mark))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMade(Demand demand, Func<bool> then)
    {
        if (demand.Pattern.Resolved is not Pattern.Compound compound || Pieces.Needed(compound) is not { } needed || Array.Exists(needed, n => IsOutOfReach(n) && !(demand.Guessed is { } guessed && Substitution.AreEqual(n, guessed))))
        {
            return false;
        }

        var mark = _substitution.Mark;
        return (_deduction.Met(demand) && Array.TrueForAll(needed, n => _deduction.Require(n, demand.At, demand.Guessed)) && then()) || Back(mark);
    }

    private bool IsSent(Demand demand, Func<bool> then)
    {
        for (var i = 0; i < _plot.Happenings.Length; i++)
        {
            if (IsSent(_plot.Happenings[i], demand, then))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSent(Happening happening, Demand demand, Func<bool> then)
    {
        if (!Plot.CanPrecede(happening, demand.At))
        {
            return false;
        }

        for (var i = 0; i < happening.Sent.Count; i++)
        {
            if (IsIn(happening.Sent[i].Message, happening, demand, then))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what is demanded is, or can be taken out of, something that was sent.</summary>
    private bool IsIn(Pattern held, Happening sent, Demand demand, Func<bool> then)
    {
        held = held.Resolved;
        if (!demand.MayBeIn(held) || _deduction.CanMake(held, sent))
        {
            // There is nothing in it that the adversary does not have without it.
            return false;
        }

        var mark = _substitution.Mark;
        if (held is Pattern.Variable closed && _scene.CanContain(closed.Form) && _deduction.IsOpen(closed) && _deduction.Next() is { } first)
        {
            // What came out of something closed must be known before it can be taken apart.
            return (_memories.AreKept && _claims.IsPossible && Meet(first, () => IsIn(closed, sent, demand, then))) || Back(mark);
        }

        if ((Answers(held, demand) && _plot.Precede(sent, demand.At) && then()) || Back(mark))
        {
            return true;
        }

        foreach (var part in Pieces.Open(held))
        {
            if (IsIn(part, sent, demand, then))
            {
                return true;
            }
        }

        if (Pieces.Key(held) is not { } key || IsOutOfReach(key))
        {
            return false;
        }

        _deduction.Require(key, demand.At);
        return IsIn(Pieces.Content(held)!, sent, demand, then) || Back(mark);
    }

    private bool Answers(Pattern held, Demand demand)
    {
        if (demand.IsTest)
        {
            return Guessing.Parts(held) is { } parts && Guessing.MayContain(held, demand.Pattern) && Array.TrueForAll(parts, p => _deduction.Require(p, null, demand.Pattern));
        }

        return _substitution.Unify(demand.Pattern, held) && _deduction.Met(demand);
    }

    /// <summary>Whether something is a value that nobody ever gives away, such as an honest party's private key.</summary>
    private bool IsOutOfReach(Pattern pattern)
    {
        if (pattern.Resolved is not Pattern.Constant constant)
        {
            return false;
        }

        if (!_isOutOfReach.TryGetValue(constant, out var isOut))
        {
            isOut = !_deduction.Public.Contains(constant) && (constant.Form == Form.Any || !_offers.Values.Any(o => o.IsOrigin(constant)));
            _isOutOfReach.Add(constant, isOut);
        }

        return isOut;
    }

    private bool IsSentByMore(Demand demand, Func<bool> then)
    {
        foreach (var actor in _ensemble.Actors.ToList())
        {
            if ((demand.At is null || Plot.CanPrecede(_plot.Last(actor)!, demand.At)) && IsSentBy(actor, demand, then))
            {
                return true;
            }
        }

        foreach (var role in _scene.Protocol.Roles)
        {
            if (_offers[role.Name].Last(demand, isNew: true) < 0)
            {
                continue;
            }

            foreach (var casting in _ensemble.Castings(role.Name))
            {
                var mark = _substitution.Mark;
                if (IsSentBy(_ensemble.Add(role.Name, casting), demand, then) || Back(mark))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether an actor sends it when more happens to it.</summary>
    private bool IsSentBy(Actor actor, Demand demand, Func<bool> then) =>
        !actor.IsDone && _offers[actor.Role].Last(demand, isNew: !actor.HasBegun) >= actor.Next
        && Go(actor, () => IsSent(_plot.Current, demand, then) || IsSentBy(actor, demand, then));

    private bool Back(int mark)
    {
        _substitution.Undo(mark);
        return false;
    }
}
