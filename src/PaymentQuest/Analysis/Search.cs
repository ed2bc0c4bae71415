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
    private readonly InitialKnowledge _initial;
    private readonly Budget _budget;
    private readonly EventOrder _order;
    private readonly Substitution _substitution = new();
    private readonly Deduction _deduction;
    private readonly Memories _memories;
    private readonly SymbolicExecution _execution;
    private readonly Ensemble _ensemble;
    private readonly ClaimSearch _claims;
    private readonly Dictionary<string, Offers> _offers;
    private readonly Dictionary<Pattern.Constant, bool> _isOutOfReach = [];
    private int _depth;

    /// <param name="model">The values, and who judges.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="sessions">The most runs of every role.</param>
    /// <param name="budget">What may be used up.</param>
    /// <param name="isConfirmed">Whether a violation that was found is one on octets too; the search ends when it is.</param>
    public Search(SymbolicModel model, Claim claim, int sessions, Budget budget, Func<EventOrder, Actor, Pattern?, bool> isConfirmed)
    {
        _initial = model.Initial;
        _budget = budget;
        _order = new EventOrder(_substitution);
        _deduction = new Deduction(_initial, _substitution, _order);
        _memories = new Memories(_substitution);
        _execution = new SymbolicExecution(_initial, _substitution, _deduction, _memories, _order);
        _ensemble = new Ensemble(model, sessions, _substitution);
        _claims = new ClaimSearch(model, claim, _substitution, _deduction, _ensemble, (who, secret) => isConfirmed(_order, who, secret));
        _offers = _initial.Cast.Compiled.Programs.ToDictionary(p => p.Key, p => new Offers(_initial, p.Value, _deduction), StringComparer.Ordinal);
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
        if (_order.Events.Length >= Math.Min(_depth, Bounds.Events))
        {
            IsCutShort = true;
            return false;
        }

        var mark = _substitution.Mark;
        _order.Begin(actor);
        return _execution.Continue(actor, then) || Back(mark);
    }

    /// <summary>Meets all demands in every way, and lets <paramref name="then"/> go on in each. True when it said that it is enough.</summary>
    private bool Solve(Func<bool> then)
    {
        if (!_memories.AreKept || !_claims.IsPossible)
        {
            return false;
        }

        var mark = _substitution.Mark;
        return (_deduction.Next() is { } constraint ? Meet(constraint, () => Solve(then)) : then()) || Back(mark);
    }

    private bool Meet(Constraint constraint, Func<bool> then)
    {
        // What need only be tested need not be in reach itself: a digest that everybody sees may be all that there is of it.
        if ((!constraint.IsTest && IsOutOfReach(constraint.Pattern)) || !_budget.Spend())
        {
            return false;
        }

        return constraint.IsTest
            ? IsSent(constraint, then) || IsSentByMore(constraint, then)
            : IsGuess(constraint, then) || IsPublic(constraint, then) || IsSent(constraint, then) || IsMade(constraint, then) || IsSentByMore(constraint, then);
    }

    private bool IsGuess(Constraint constraint, Func<bool> then)
    {
        var mark = _substitution.Mark;
        return constraint.Guessed is { } guessed && ((_substitution.Unify(constraint.Pattern, guessed) && then()) || Back(mark));
    }

    private bool IsPublic(Constraint constraint, Func<bool> then)
    {
        var mark = _substitution.Mark;
        foreach (var known in _deduction.Public)
        {
            if ((_substitution.Unify(constraint.Pattern, known) && then()) || Back(mark))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMade(Constraint constraint, Func<bool> then)
    {
        if (constraint.Pattern.Resolved is not Pattern.Compound compound || Pieces.Needed(compound) is not { } needed || Array.Exists(needed, n => IsOutOfReach(n) && !(constraint.Guessed is { } guessed && Substitution.AreEqual(n, guessed))))
        {
            return false;
        }

        var mark = _substitution.Mark;
        return (_deduction.Met(constraint) && Array.TrueForAll(needed, n => _deduction.Require(n, constraint.At, constraint.Guessed)) && then()) || Back(mark);
    }

    private bool IsSent(Constraint constraint, Func<bool> then)
    {
        for (var i = 0; i < _order.Events.Length; i++)
        {
            if (IsSent(_order.Events[i], constraint, then))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSent(RunEvent runEvent, Constraint constraint, Func<bool> then)
    {
        if (!EventOrder.CanPrecede(runEvent, constraint.At))
        {
            return false;
        }

        for (var i = 0; i < runEvent.Sent.Count; i++)
        {
            if (IsIn(runEvent.Sent[i].Message, runEvent, constraint, then))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what is demanded is, or can be taken out of, something that was sent.</summary>
    private bool IsIn(Pattern held, RunEvent sent, Constraint constraint, Func<bool> then)
    {
        held = held.Resolved;
        if (!constraint.MayBeIn(held) || _deduction.CanMake(held, sent))
        {
            // There is nothing in it that the adversary does not have without it.
            return false;
        }

        var mark = _substitution.Mark;
        if (held is Pattern.Variable closed && _initial.CanContain(closed.Form) && _deduction.IsOpen(closed) && _deduction.Next() is { } first)
        {
            // What came out of something closed must be known before it can be taken apart.
            return (_memories.AreKept && _claims.IsPossible && Meet(first, () => IsIn(closed, sent, constraint, then))) || Back(mark);
        }

        if ((Answers(held, constraint) && _order.Precede(sent, constraint.At) && then()) || Back(mark))
        {
            return true;
        }

        foreach (var part in Pieces.Open(held))
        {
            if (IsIn(part, sent, constraint, then))
            {
                return true;
            }
        }

        if (Pieces.Key(held) is not { } key || IsOutOfReach(key))
        {
            return false;
        }

        _deduction.Require(key, constraint.At);
        return IsIn(Pieces.Content(held)!, sent, constraint, then) || Back(mark);
    }

    private bool Answers(Pattern held, Constraint constraint)
    {
        if (constraint.IsTest)
        {
            return Guessing.Parts(held) is { } parts && Guessing.MayContain(held, constraint.Pattern) && Array.TrueForAll(parts, p => _deduction.Require(p, null, constraint.Pattern));
        }

        return _substitution.Unify(constraint.Pattern, held) && _deduction.Met(constraint);
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

    private bool IsSentByMore(Constraint constraint, Func<bool> then)
    {
        foreach (var actor in _ensemble.Actors.ToList())
        {
            if ((constraint.At is null || EventOrder.CanPrecede(_order.Last(actor)!, constraint.At)) && IsSentBy(actor, constraint, then))
            {
                return true;
            }
        }

        foreach (var role in _initial.Protocol.Roles)
        {
            if (_offers[role.Name].Last(constraint, isNew: true) < 0)
            {
                continue;
            }

            foreach (var casting in _ensemble.Castings(role.Name))
            {
                var mark = _substitution.Mark;
                if (IsSentBy(_ensemble.Add(role.Name, casting), constraint, then) || Back(mark))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether an actor sends it when more happens to it.</summary>
    private bool IsSentBy(Actor actor, Constraint constraint, Func<bool> then) =>
        !actor.IsDone && _offers[actor.Role].Last(constraint, isNew: !actor.HasBegun) >= actor.Next
        && Go(actor, () => IsSent(_order.Current, constraint, then) || IsSentBy(actor, constraint, then));

    private bool Back(int mark)
    {
        _substitution.Undo(mark);
        return false;
    }
}
