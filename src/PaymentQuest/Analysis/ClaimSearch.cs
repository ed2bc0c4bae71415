using PaymentQuest.Adversaries;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;

namespace PaymentQuest.Analysis;

/// <summary>What must be for a claim to be violated: where the search begins, and whether it has found what it looks for.</summary>
/// <param name="model">The values, and who judges.</param>
/// <param name="claim">The claim.</param>
/// <param name="substitution">What variables stand for.</param>
/// <param name="deduction">What the adversary must have.</param>
/// <param name="ensemble">Who takes part.</param>
/// <param name="isConfirmed">Is asked for each violation: for whom it is one, and what should have been secret.</param>
internal sealed class ClaimSearch(SymbolicModel model, Claim claim, Substitution substitution, Deduction deduction, Ensemble ensemble, Func<Actor, Pattern?, bool> isConfirmed)
{
    private readonly List<string> _claimants = model.Judgement.Claimants(claim, model.Cast.Compiled.Protocol).ToList();
    private Actor? _last;

    /// <summary>
    /// Whether the claim may still be violated, whatever else happens: who has done its part has done it. Only a partner that is to have taken
    /// certain others may still learn that it has not.
    /// </summary>
    public bool IsPossible => claim is Claim.Secret or Claim.Guessable or Claim.Agree { IsStrict: true } || _last is null || IsViolated(_last);

    /// <summary>Lets those take part for whom the claim is violated, in every way, and then solves what follows. True when a violation was found and confirmed.</summary>
    /// <param name="go">Lets something more happen to an actor.</param>
    /// <param name="solve">Meets what the adversary must have.</param>
    public bool Begin(Func<Actor, Func<bool>, bool> go, Func<Func<bool>, bool> solve) => claim switch
    {
        Claim.Secret s => _claimants.Exists(role => model.Views[role].Express(s.Value) is { } value && IsLost(role, value, go, solve)),
        Claim.Guessable g => _claimants.Exists(role => model.Views[role].Express(g.Value) is { } value && IsLost(role, value, go, solve)),
        Claim.Alive a => IsWithout(a.Role, a.After, [], 1, go, solve),
        Claim.Agree a => Enumerable.Range(1, a.IsInjective ? ensemble.Sessions : 1).Any(count => IsWithout(a.Role, a.After, [], count, go, solve)),
        _ => false,
    };

    /// <summary>Whether somebody loses a secret. It is lost once it is there; what more happens to its owner happens because it is needed.</summary>
    private bool IsLost(string role, Expression expression, Func<Actor, Func<bool>, bool> go, Func<Func<bool>, bool> solve) => IsFound(role, actor =>
    {
        return Until(actor, a => a.HasBegun && a.Value(expression) is not null, go, () =>
        {
            var value = actor.Value(expression)!;
            bool IsStillKept()
            {
                var mark = substitution.Mark;
                return (IsKeptByAll(value) && (deduction.IsMet ? isConfirmed(actor, value) : solve(IsStillKept))) || Back(mark);
            }

            // Whoever has a value need not guess it.
            var here = substitution.Mark;
            return AreHonest(actor)
                && ((deduction.Require(value, null) && solve(IsStillKept)) || (Back(here) || (claim is Claim.Guessable && AreHonest(actor) && deduction.RequireTest(value) && solve(IsStillKept))));
        });
    });

    /// <summary>Whether so many get past a step, and fewer partners have done theirs.</summary>
    private bool IsWithout(string role, int after, List<Actor> claimants, int count, Func<Actor, Func<bool>, bool> go, Func<Func<bool>, bool> solve) => IsFound(role, actor =>
    {
        List<Actor> all = [.. claimants, actor];
        return Until(actor, a => a.HasPassed(after), go, () => AreHonest(actor) && (all.Count < count
            ? IsWithout(role, after, all, count, go, solve)
            : AreOfTheSame(all) && IsSolved(actor, solve)));
    });

    private bool IsSolved(Actor last, Func<Func<bool>, bool> solve)
    {
        _last = last;
        var isSolved = solve(() => IsViolated(last) && isConfirmed(last, null));
        _last = null;
        return isSolved;
    }

    private bool IsViolated(Actor last) => model.Judgement.IsViolated(claim, last, ensemble.Actors);

    /// <summary>Several are one too many for their partner only when they are of the same data.</summary>
    private bool AreOfTheSame(List<Actor> claimants) => claim is not Claim.Agree agree
        || (model.Judgement.Values(agree, claimants[0]) is { } first && claimants.Skip(1).All(c => model.Judgement.Values(agree, c) is { } others && first.Zip(others).All(v => substitution.Unify(v.First, v.Second))));

    private bool IsFound(string role, Func<Actor, bool> find)
    {
        foreach (var casting in ensemble.Castings(role).Where(c => Judgement<Pattern>.Named(claim, role).Where(model.Views[role].IsSettled).All(c.IsHonest)).ToList())
        {
            var mark = substitution.Mark;
            if (find(ensemble.Add(role, casting)) || Back(mark))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Until(Actor actor, Func<Actor, bool> isThere, Func<Actor, Func<bool>, bool> go, Func<bool> then) =>
        isThere(actor) ? then() : !actor.IsDone && go(actor, () => Until(actor, isThere, go, then));

    /// <summary>Whether all who bring the same value deal with honest parties. Whoever shows a card to a dishonest bank has no secret left to lose.</summary>
    private bool IsKeptByAll(Pattern value)
    {
        var term = claim is Claim.Secret s ? s.Value : ((Claim.Guessable)claim).Value;
        return ensemble.Actors.All(a =>
            !_claimants.Contains(a.Role) || model.Views[a.Role].Express(term) is not { } expression || a.Value(expression) is not { } own || !Substitution.AreEqual(own, value) || AreHonest(a));
    }

    /// <summary>Lets the partners that the claim names be honest, as far as a party can tell.</summary>
    private bool AreHonest(Actor claimant)
    {
        var view = model.Views[claimant.Role];
        foreach (var role in Judgement<Pattern>.Named(claim, claimant.Role))
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
                    if (view.IsSettled(role) || claim is Claim.Secret or Claim.Guessable)
                    {
                        continue;
                    }

                    return false;
                }

                if (!substitution.Unify(value, model.Initial.Of(name.Term, Casting.Honest with { IsReversed = claimant.IsReversed })!))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Back(int mark)
    {
        substitution.Undo(mark);
        return false;
    }
}
