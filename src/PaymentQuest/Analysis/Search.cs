using PaymentQuest.Constructors;
using PaymentQuest.Protocols;

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
    private readonly Func<EventOrder, Actor, Pattern?, uint, bool> _isConfirmed;
    private readonly Backtracking _branch;
    private readonly EventOrder _order;
    private readonly Substitution _substitution;
    private readonly Deduction _deduction;
    private readonly Constraints _constraints;
    private readonly Memories _memories;
    private readonly Demands _demands;
    private readonly KeptValues _kept;
    private readonly SymbolicExecution _execution;
    private readonly Ensemble _ensemble;
    private readonly ClaimSearch _claim;
    private readonly Dictionary<string, Offers> _offers;
    private readonly Dictionary<Pattern.Constant, bool> _isOutOfReach = [];

    /// <param name="model">The values, and who judges.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="sessions">The most runs of every role.</param>
    /// <param name="budget">What may be used up.</param>
    /// <param name="isConfirmed">Whether a violation that was found is one on octets too, under one of the suites under which it is possible; the search ends when it is.</param>
    public Search(SymbolicModel model, Claim claim, int sessions, Budget budget, Func<EventOrder, Actor, Pattern?, uint, bool> isConfirmed)
    {
        var trail = new Trail();
        _initial = model.Initial;
        _budget = budget;
        _isConfirmed = isConfirmed;
        _branch = new Backtracking(trail);
        _order = new EventOrder(trail);
        _substitution = new Substitution(trail, _initial.Forms);
        _deduction = new Deduction(_initial, trail, _order);
        _constraints = new Constraints(trail, _substitution, _deduction, _order);
        _demands = new Demands(_initial, trail, _substitution, _order, _initial.Protocol.Setting.Clock);
        _memories = new Memories(trail, _order, _demands, _initial.Older.Remembered);
        _kept = new KeptValues(trail, _order);
        _execution = new SymbolicExecution(_initial, trail, _branch, _substitution, _constraints, _memories, _demands, _kept, _order);
        _ensemble = new Ensemble(model, sessions, trail);
        _claim = new ClaimSearch(model, claim, trail, _branch, _substitution, _constraints, _ensemble, _execution);
        _offers = _initial.Cast.Compiled.Programs.ToDictionary(p => p.Key, p => new Offers(_initial, p.Value, _deduction), StringComparer.Ordinal);
    }

    /// <summary>Whether something was left out because more would have to happen.</summary>
    public bool IsCutShort => _execution.IsCutShort;

    /// <summary>Whether somebody was left out who could have taken part with more sessions.</summary>
    public bool IsCutShortBySessions => _ensemble.IsCutShort || _claim.IsCutShort;

    /// <summary>Whether where octets that run together are cut depends on the suite, so that each suite has to be searched by itself.</summary>
    public bool IsDivided => _substitution.IsDivided;

    /// <summary>Searches for a violation in which at most so many things happen. True when one was found and confirmed.</summary>
    public bool IsViolated(int depth)
    {
        _execution.Bound(depth);
        _ensemble.Begin();
        return _branch.Explore(() =>
        {
            _branch.Then(Solve);
            return _claim.Begin();
        });
    }

    /// <summary>Propagates what is decided, and chooses how the next constraint is met; when none is left, the claim is judged.</summary>
    private IEnumerable<bool> Solve()
    {
        if (!IsPossible)
        {
            return [];
        }

        if (_constraints.Next() is { } constraint)
        {
            _branch.Then(Solve);
            return Meet(constraint);
        }

        if (!_claim.IsLost())
        {
            return Undeceived();
        }

        if (_constraints.AreMet)
        {
            if (_constraints.IsTestInVain)
            {
                return [];
            }

            // Times and amounts that were chosen may coincide where they need not. Octets judge that as well: what fails for it is a doubt, and no proof.
            _branch.Then(() => [_isConfirmed(_order, _claim.Claimant!, _claim.Secret, _substitution.Suites)]);
            _branch.Then(_demands.Solve);
            _branch.Then(_demands.AreRefused);
            foreach (var forgotten in _memories.Forget().Concat(_kept.AreLatest()).ToList())
            {
                _branch.Then(forgotten);
            }

            return [true];
        }

        _branch.Then(Solve);
        return [true];
    }

    private bool IsPossible => !IsDivided && _memories.AreKept && _claim.IsPossible && _demands.MayBeRefused;

    /// <summary>More happens to a witness who may still learn that it was dealing with somebody else.</summary>
    private IEnumerable<bool> Undeceived()
    {
        foreach (var witness in _claim.Unaware.ToList())
        {
            _branch.Then(Solve);
            yield return _execution.GoOn(witness);
        }
    }

    /// <summary>All ways in which the adversary can come by something.</summary>
    private IEnumerable<bool> Meet(Constraint constraint)
    {
        if (constraint.Pattern.Resolved is Pattern.Compound { Constructor.IsRemembered: true })
        {
            return _budget.Spend(_branch.Held) ? Sent(constraint).Concat(SentByMore(constraint)) : [];
        }

        // What need only be tested need not be in reach itself: a digest that everybody sees may be all that there is of it.
        if (constraint.IsInVain || (!constraint.IsTest && IsOutOfReach(constraint.Pattern) && !constraint.MayBeGuess(constraint.Pattern)) || !_budget.Spend(_branch.Held))
        {
            return [];
        }

        return constraint.IsTest
            ? Published(constraint).Concat(Sent(constraint)).Concat(SentByMore(constraint))
            : Known(constraint).Concat(Published(constraint)).Concat(Sent(constraint)).Concat(Made(constraint)).Concat(SentByMore(constraint));
    }

    /// <summary>It is the guess that is tested, or the adversary has it from the start.</summary>
    private IEnumerable<bool> Known(Constraint constraint)
    {
        if (constraint.Guessed is { } guessed)
        {
            _constraints.Guess();
            yield return _substitution.Unify(constraint.Pattern, guessed);
        }

        if (constraint.Pattern.Resolved is Pattern.Compound compound)
        {
            foreach (var known in _deduction.Public(compound.Constructor))
            {
                yield return _substitution.Unify(compound, known);
            }
        }
    }

    /// <summary>It is in something closed that was there from the start, or a guess is tested against something that was.</summary>
    private IEnumerable<bool> Published(Constraint constraint) => (constraint.IsTest ? _initial.Public.Select(p => p.Pattern) : _initial.Closed).SelectMany(p => TakenFrom(p, null, constraint));

    /// <summary>It makes it, and must have what it is made of.</summary>
    private IEnumerable<bool> Made(Constraint constraint)
    {
        if (constraint.Pattern.Resolved is Pattern.Compound compound && Pieces.Needed(compound) is { } needed && Array.TrueForAll(needed, n => !IsOutOfReach(n) || constraint.MayBeGuess(n)))
        {
            _deduction.Met(constraint);
            _constraints.Require(needed, constraint.At, constraint.Guessed, constraint);
            yield return true;
        }
    }

    /// <summary>Somebody has sent it already.</summary>
    private IEnumerable<bool> Sent(Constraint constraint)
    {
        for (var i = 0; i < _order.Events.Length; i++)
        {
            foreach (var way in SentIn(_order.Events[i], constraint))
            {
                yield return way;
            }
        }
    }

    private IEnumerable<bool> SentIn(RunEvent sender, Constraint constraint)
    {
        if (constraint.Pattern.Resolved is Pattern.Compound { Constructor.IsRemembered: true } wanted)
        {
            foreach (var written in EventOrder.CanPrecede(sender, constraint.At) ? _kept.WrittenIn(sender).ToList() : [])
            {
                yield return _substitution.Unify(wanted, _initial.Remembered(written.Party, written.Function, written.Argument, written.Value)) && _order.Precede(sender, constraint.At);
            }

            yield break;
        }

        for (var i = 0; i < sender.Sent.Count && EventOrder.CanPrecede(sender, constraint.At); i++)
        {
            foreach (var way in In(sender.Sent[i].Message, sender, constraint))
            {
                yield return way;
            }
        }
    }

    /// <summary>It is, or can be taken out of, something that was sent. Out of what the adversary can make anyhow nothing need be taken.</summary>
    private IEnumerable<bool> In(Pattern held, RunEvent? sender, Constraint constraint) =>
        constraint.MayBeIn(held) && (sender is null || !_deduction.CanMake(held, sender)) ? TakenFrom(held.Resolved, sender, constraint) : [];

    private IEnumerable<bool> TakenFrom(Pattern held, RunEvent? sender, Constraint constraint)
    {
        if (held is Pattern.Variable closed && _initial.CanContain(closed.Form) && _constraints.IsOpen(closed) && _constraints.Next() is { } first)
        {
            // What came out of something closed must be known before it can be taken apart.
            _branch.Then(() => In(closed, sender, constraint));
            _branch.Then(() => IsPossible ? Meet(first) : []);
            yield return true;
            yield break;
        }

        yield return Answers(held, constraint) && (sender is null || _order.Precede(sender, constraint.At));
        foreach (var part in Pieces.Open(held))
        {
            foreach (var way in In(part, sender, constraint))
            {
                yield return way;
            }
        }

        if (Pieces.Key(held) is { } key && !IsOutOfReach(key))
        {
            _constraints.Require(key, constraint.At, null, constraint);
            _branch.Then(() => In(Pieces.Content(held)!, sender, constraint));
            yield return true;
        }

        // A guess is tested against the signature itself, and a digest is not taken out of one signature to go into another.
        if (Pieces.Shown(held) is { } digest && !constraint.IsTest && (constraint.For is not { Pattern: var purpose } || Pieces.Shown(purpose) is null) && (_substitution.Suites & _initial.Forms.Showing) != 0)
        {
            _constraints.Require(_initial.Compound(Constructor.PublicKey, "", ((Pattern.Compound)held).Parts[0]), constraint.At, null, constraint);
            _branch.Then(() => In(digest, sender, constraint));
            yield return _substitution.ShowsDigests();
        }
    }

    private bool Answers(Pattern held, Constraint constraint)
    {
        if (!constraint.IsTest)
        {
            _deduction.Met(constraint);
            return _substitution.Unify(constraint.Pattern, held);
        }

        // What a guess first goes into is a test itself: something that opens with a key made of the guess needs no second thing that opens with what is in it.
        if (Guessing.Parts(held) is not { } parts || !Array.Exists(parts, p => Guessing.MayContain(_initial.Forms, p, constraint.Pattern)))
        {
            return false;
        }

        _constraints.Require(parts, null, constraint.Pattern);
        return true;
    }

    /// <summary>Somebody sends it to whom more happens, or who begins.</summary>
    private IEnumerable<bool> SentByMore(Constraint constraint)
    {
        foreach (var actor in _ensemble.Actors.ToList())
        {
            if (constraint.At is null || EventOrder.CanPrecede(_order.Last(actor)!, constraint.At))
            {
                yield return Asks(actor, constraint);
            }
        }

        foreach (var role in _initial.Protocol.Roles)
        {
            if (_offers[role.Name].Last(constraint, isNew: true) >= 0)
            {
                foreach (var casting in _ensemble.Castings(role.Name))
                {
                    yield return Asks(_ensemble.Add(role.Name, casting), constraint);
                }
            }
        }
    }

    /// <summary>Lets more happen to an actor, until it has sent something; false when it will not.</summary>
    private bool Asks(Actor actor, Constraint constraint)
    {
        if (!actor.CanGoOn || _offers[actor.Role].Last(constraint, isNew: !actor.HasBegun) < actor.Next)
        {
            return false;
        }

        _branch.Then(() => SentNow(actor, constraint));
        return _execution.GoOn(actor);
    }

    /// <summary>An actor has sent it with what happened last, or sends it with what happens next.</summary>
    private IEnumerable<bool> SentNow(Actor actor, Constraint constraint)
    {
        foreach (var way in SentIn(_order.Current, constraint))
        {
            yield return way;
        }

        yield return Asks(actor, constraint);
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
            isOut = !_deduction.IsPublic(constant)
                && !_initial.Closed.Any(p => Guessing.MayContain(_initial.Forms, Pieces.Content(p)!, constant))
                && (constant.Form == Form.Any || !_offers.Values.Any(o => o.IsOrigin(constant)));
            _isOutOfReach.Add(constant, isOut);
        }

        return isOut;
    }
}
