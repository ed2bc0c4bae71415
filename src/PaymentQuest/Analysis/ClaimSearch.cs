using PaymentQuest.Adversaries;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;

namespace PaymentQuest.Analysis;

/// <summary>Looks whether what has happened on a branch of the search violates a claim, for some way to decide what is still open.</summary>
internal sealed class ClaimSearch
{
    private const int Latest = int.MaxValue - 1;

    private readonly Scene _scene;
    private readonly IReadOnlyDictionary<string, Viewpoint> _views;
    private readonly Claim _claim;
    private readonly Substitution _substitution;
    private readonly Deduction _deduction;
    private readonly Memories _memories;
    private readonly IReadOnlyList<Actor> _actors;
    private readonly Judgement<Pattern> _judgement;
    private readonly List<string> _claimants;

    public ClaimSearch(Scene scene, IReadOnlyDictionary<string, Viewpoint> views, Claim claim, Substitution substitution, Deduction deduction, Memories memories, IReadOnlyList<Actor> actors)
    {
        _scene = scene;
        _views = views;
        _claim = claim;
        _substitution = substitution;
        _deduction = deduction;
        _memories = memories;
        _actors = actors;
        _judgement = new Judgement<Pattern>(views, Substitution.AreEqual, t => scene.Of(t, Casting.Honest));
        _claimants = _judgement.Claimants(claim, scene.Protocol).ToList();
    }

    /// <summary>Whether everybody for whom the claim is judged is past the step that it is about.</summary>
    public bool IsSettled => _claim switch
    {
        Claim.Agree a => _actors.All(x => x.Role != a.Role || x.HasPassed(a.After) || x.IsDone),
        Claim.Alive a => _actors.All(x => x.Role != a.Role || x.HasPassed(a.After) || x.IsDone),
        _ => false,
    };

    /// <summary>Whether something that an actor has just done violates the claim in a way that is confirmed.</summary>
    /// <param name="last">Who has just done something.</param>
    /// <param name="isConfirmed">Is asked for each violation: for whom it is one, and what should have been secret.</param>
    public bool IsViolated(Actor last, Func<Actor, Pattern?, bool> isConfirmed) => _claim switch
    {
        Claim.Secret s => _actors.Any(x => _claimants.Contains(x.Role) && IsKnown(x, s, isConfirmed)),
        Claim.Guessable g => _actors.Any(x => _claimants.Contains(x.Role) && IsGuessed(x, g, isConfirmed)),
        Claim.Alive a => last.Role == a.Role && last.HasPassed(a.After) && With(last, () => _judgement.IsViolated(_claim, last, _actors) && isConfirmed(last, null)),
        Claim.Agree a => last.Role == a.Role && last.HasPassed(a.After) && IsDisagreed(a, last, isConfirmed),
        _ => false,
    };

    private bool IsKnown(Actor claimant, Claim.Secret secret, Func<Actor, Pattern?, bool> isConfirmed) =>
        _views[claimant.Role].Express(secret.Value) is { } expression
        && claimant.HasBegun
        && claimant.Value(expression) is { } value
        && With(claimant, () => isConfirmed(claimant, value), () => _deduction.Require(value, Latest), () => IsKeptByAll(value, secret.Value));

    /// <summary>Whether all who bring the same value deal with honest parties. Whoever shows a card to a dishonest bank has no secret left to lose.</summary>
    private bool IsKeptByAll(Pattern value, Terms.Term term) => _actors.All(a =>
        !_claimants.Contains(a.Role) || _views[a.Role].Express(term) is not { } expression || a.Value(expression) is not { } own || !Substitution.AreEqual(own, value) || AreHonest(a));

    private bool IsGuessed(Actor claimant, Claim.Guessable guessable, Func<Actor, Pattern?, bool> isConfirmed) =>
        _views[claimant.Role].Express(guessable.Value) is { } expression
        && claimant.HasBegun
        && claimant.Value(expression) is { } value
        && (With(claimant, () => isConfirmed(claimant, value), () => _deduction.Require(value, Latest), () => IsKeptByAll(value, guessable.Value))
            || With(claimant, () => Guessing.Test(_deduction, value) is not null && isConfirmed(claimant, value), null, () => IsKeptByAll(value, guessable.Value)));

    private bool IsDisagreed(Claim.Agree agree, Actor last, Func<Actor, Pattern?, bool> isConfirmed)
    {
        bool IsFound() => _judgement.IsViolated(agree, last, _actors) && isConfirmed(last, null);
        if (With(last, IsFound))
        {
            return true;
        }

        // Two runs that could be of the same data may be one too many for their partner.
        return agree.IsInjective && _judgement.Values(agree, last) is { } mine && _actors.Any(x =>
            x != last && x.Role == agree.Role && x.HasPassed(agree.After) && _judgement.Values(agree, x) is { } others
            && With(last, IsFound, () => { }, () => mine.Zip(others).All(v => _substitution.Unify(v.First, v.Second))));
    }

    /// <summary>Lets the claimant's partners be honest, and something be true, in every way.</summary>
    private bool With(Actor claimant, Func<bool> then, Action? demand = null, Func<bool>? also = null)
    {
        var mark = _substitution.Mark;
        var isFound = AreHonest(claimant) && (also?.Invoke() ?? true) && Meets();
        _substitution.Undo(mark);
        return isFound;

        bool Meets()
        {
            demand?.Invoke();
            return _deduction.Meet(() => _memories.AreKept && then());
        }
    }

    private bool AreHonest(Actor claimant)
    {
        var view = _views[claimant.Role];
        foreach (var role in Judgement<Pattern>.Named(_claim, claimant.Role))
        {
            if (view.IsSettled(role) && !claimant.Takes(role))
            {
                return false;
            }

            if (view.Name(role) is { } name)
            {
                // Who does not know yet whom it deals with keeps its secrets for those it was going to deal with; who chose them beforehand has yet to read their names.
                if (claimant.Value(name) is not { } value)
                {
                    if (view.IsSettled(role) || _claim is Claim.Secret or Claim.Guessable)
                    {
                        continue;
                    }

                    return false;
                }

                if (!_substitution.Unify(value, _scene.Of(name.Term, Casting.Honest)!))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
