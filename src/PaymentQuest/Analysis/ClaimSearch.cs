using PaymentQuest.Adversaries;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;

namespace PaymentQuest.Analysis;

/// <summary>What must be for a claim to be violated: where the search begins, and whether it has found what it looks for.</summary>
/// <param name="model">The values, and who judges.</param>
/// <param name="claim">The claim.</param>
/// <param name="trail">What is undone.</param>
/// <param name="branch">What is to be done.</param>
/// <param name="substitution">What variables stand for.</param>
/// <param name="constraints">What the adversary must have.</param>
/// <param name="ensemble">Who takes part.</param>
/// <param name="execution">Lets more happen to an actor.</param>
internal sealed class ClaimSearch(
    SymbolicModel model, Claim claim, Trail trail, Backtracking branch, Substitution substitution, Constraints constraints, Ensemble ensemble, SymbolicExecution execution)
{
    private readonly List<string> _claimants = model.Judgement.Claimants(claim, model.Cast.Compiled.Protocol).ToList();

    /// <summary>For whom the claim would be violated; null while that is not settled.</summary>
    public Actor? Claimant { get; private set; }

    /// <summary>What should be secret; null for claims of agreement.</summary>
    public Pattern? Secret { get; private set; }

    /// <summary>
    /// Whether the claim may still be violated, whatever else happens: who has done its part has done it. Only a partner that is to have taken
    /// certain others may still learn that it has not.
    /// </summary>
    public bool IsPossible => claim is Claim.Hidden or Claim.Agree { IsStrict: true } || Claimant is null || IsViolated(Claimant);

    /// <summary>Witnesses who have yet to be told by a message with whom they deal: while they are not, they are taken to know it rightly.</summary>
    public IEnumerable<Actor> Unaware => claim is Claim.Agree { IsStrict: true } agree
        ? ensemble.Actors.Where(a => a.Role == agree.With && a.CanGoOn && agree.Naming.Append(agree.Role).Any(r => r != a.Role && model.Views[a.Role].Name(r) is { } name && a.Value(name) is null))
        : [];

    /// <summary>Whether there could be one claimant more than there are sessions.</summary>
    public bool IsCutShort => claim is Claim.Agree { IsInjective: true };

    /// <summary>Lets those take part for whom the claim would be violated, up to where it is.</summary>
    public IEnumerable<bool> Begin() => claim switch
    {
        Claim.Hidden h => _claimants.SelectMany(role => Losing(role, h)),
        Claim.Alive a => Without(a.Role, a.After, [], 1),
        Claim.Agree a => Enumerable.Range(1, a.IsInjective ? ensemble.Sessions : 1).SelectMany(count => Without(a.Role, a.After, [], count)),
        _ => [],
    };

    /// <summary>Whether the claim is violated, now that the adversary has what it must have. It may have to come by more, where somebody turns out to deal with an honest party.</summary>
    public bool IsLost() => Secret is null ? IsViolated(Claimant!) : IsKeptByAll(Secret);

    /// <summary>Somebody loses a secret. It is lost once it is there, or as soon as it is claimed; what more happens to its owner happens because it is needed.</summary>
    private IEnumerable<bool> Losing(string role, Claim.Hidden hidden) => model.Views[role].Express(hidden.Value) is { } expression
        ? Claimants(role, actor => Until(actor, () => (hidden.For is null ? actor.HasBegun : actor.HasPassed(hidden.After)) && actor.Value(expression) is not null, () => Lost(actor, actor.Value(expression)!)))
        : [];

    private IEnumerable<bool> Lost(Actor actor, Pattern secret)
    {
        var areHonest = AreHonest(actor);
        Judge(actor, secret);
        constraints.Require(secret, null);
        yield return areHonest;
        if (areHonest && claim is Claim.Guessable)
        {
            AreHonest(actor);
            Judge(actor, secret);
            constraints.RequireTest(secret);
            yield return true;
        }
    }

    /// <summary>So many get past a step, and fewer partners have done theirs.</summary>
    private IEnumerable<bool> Without(string role, int after, List<Actor> claimants, int count) =>
        Claimants(role, actor => Until(actor, () => actor.HasPassed(after) && CanSay(actor), () => Passed(role, after, [.. claimants, actor], count)));

    /// <summary>Whether a claimant has what the claim is about and knows with whom it deals. Both may come only after the step that it got past.</summary>
    private bool CanSay(Actor claimant)
    {
        var view = model.Views[claimant.Role];
        return (claim is not Claim.Agree agree || model.Judgement.Values(agree, claimant) is not null)
            && Judgement<Pattern>.Named(claim, claimant.Role).All(r => view.IsSettled(r) || view.Name(r) is not { } name || claimant.Value(name) is not null);
    }

    private IEnumerable<bool> Passed(string role, int after, List<Actor> claimants, int count)
    {
        if (!AreHonest(claimants[^1]))
        {
            return [];
        }

        if (claimants.Count < count)
        {
            return Without(role, after, claimants, count);
        }

        Judge(claimants[^1], null);
        return Alike(claimants).Select(AreOfTheSame);
    }

    /// <summary>Those who must be of the same data for some of them to be one too many: claimants of now, or these and that of the older run.</summary>
    private IEnumerable<List<Actor>> Alike(List<Actor> claimants) => claim is Claim.Agree { IsInjective: true }
        ? model.Initial.Older.Actors.Where(a => a.Role == claimants[0].Role).Select(List<Actor> (a) => [a, .. claimants]).Prepend(claimants)
        : [claimants];

    private void Judge(Actor claimant, Pattern? secret)
    {
        (Claimant, Secret) = (claimant, secret);
        trail.Note(() => (Claimant, Secret) = (null, null));
    }

    private bool IsViolated(Actor claimant) => model.Judgement.IsViolated(claim, claimant, ensemble.Witnesses);

    /// <summary>Several are one too many for their partner only when they are of the same data.</summary>
    private bool AreOfTheSame(List<Actor> claimants) => claim is not Claim.Agree agree
        || (model.Judgement.Values(agree, claimants[0]) is { } first && claimants.Skip(1).All(c => model.Judgement.Values(agree, c) is { } others && first.Zip(others).All(v => substitution.Unify(v.First, v.Second))));

    /// <summary>One more run of a role takes part, with whomever it may deal.</summary>
    private IEnumerable<bool> Claimants(string role, Func<Actor, IEnumerable<bool>> then)
    {
        foreach (var casting in ensemble.Castings(role).Where(c => Judgement<Pattern>.Named(claim, role).Where(model.Views[role].IsSettled).All(c.IsHonest)).ToList())
        {
            var actor = ensemble.Add(role, casting);
            branch.Then(() => then(actor));
            yield return true;
        }
    }

    /// <summary>More happens to an actor until something is there.</summary>
    private IEnumerable<bool> Until(Actor actor, Func<bool> isThere, Ways then)
    {
        if (isThere())
        {
            return then();
        }

        branch.Then(() => Until(actor, isThere, then));
        return [actor.CanGoOn && execution.GoOn(actor)];
    }

    /// <summary>
    /// Whether all who bring the same value deal with honest parties. Whoever shows a card to a dishonest bank has no secret left to lose. Who claims it
    /// of what it was given speaks for itself alone.
    /// </summary>
    private bool IsKeptByAll(Pattern value)
    {
        var hidden = (Claim.Hidden)claim;
        return hidden.For is not null ? AreHonest(Claimant!) : ensemble.Actors.All(a =>
            !_claimants.Contains(a.Role) || model.Views[a.Role].Express(hidden.Value) is not { } expression || a.Value(expression) is not { } own || !Substitution.AreEqual(own, value) || AreHonest(a));
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
                    if (view.IsSettled(role) || claim is Claim.Hidden)
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
}
