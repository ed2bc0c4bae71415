using PaymentQuest.Adversaries;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Goals;

/// <summary>
/// Whether a claim holds in what has happened (<c>docs/goals.md</c>). The same rules judge a search and a run on octets; they differ in what
/// a value is and when two are the same.
/// </summary>
/// <typeparam name="TValue">What a value is.</typeparam>
/// <param name="cast">The parties.</param>
/// <param name="views">What each role, by name, can say.</param>
/// <param name="areEqual">When two values are the same.</param>
/// <param name="known">The value of a term that is known beforehand.</param>
internal sealed class Judgement<TValue>(Cast cast, IReadOnlyDictionary<string, Viewpoint> views, Func<TValue, TValue, bool> areEqual, Func<Term, Casting, TValue?> known)
    where TValue : class
{
    /// <summary>The roles whose parties must be honest for a claim to be judged for this role.</summary>
    public static IEnumerable<string> Named(Claim claim, string role) => (claim switch
    {
        Claim.Hidden h => h.Among,
        Claim.Alive a => a.Naming.Prepend(a.With),
        Claim.Agree a => a.Naming.Prepend(a.With),
        _ => (IEnumerable<string>)[],
    }).Where(r => r != role);

    /// <summary>The roles for which a claim can be judged, or would be if they could tell who their partners are.</summary>
    public IEnumerable<string> Claimants(Claim claim, Protocol protocol) => claim switch
    {
        Claim.Hidden { For: { } role } => [role],
        Claim.Hidden h => Origins(h.Value, h.Among, protocol),
        Claim.Alive a => [a.Role],
        Claim.Agree a => [a.Role],
        _ => [],
    };

    /// <summary>What a role must be able to say for a claim to be judged, and cannot; null when it can.</summary>
    public Unjudged? Lacking(Claim claim, Protocol protocol)
    {
        if (claim is Claim.Hidden { For: { } role } hidden)
        {
            return views[role].Express(hidden.Value) is null ? new Unjudged.NeverHas(role, hidden.Value.ToString()) : null;
        }

        if (claim is not Claim.Agree agree)
        {
            return claim is not Claim.Alive && !Claimants(claim, protocol).Any() ? new Unjudged.NoOrigin() : null;
        }

        if (agree.IsStrict && !views[agree.With].CanName(agree.Role))
        {
            return new Unjudged.NeverNames(agree.With, agree.Role);
        }

        foreach (var who in (string[])[agree.Role, agree.With])
        {
            if (agree.On.FirstOrDefault(t => views[who].Express(t) is null) is { } term)
            {
                return new Unjudged.NeverHas(who, term.ToString());
            }
        }

        return null;
    }

    /// <summary>Whether a party deals with honest parties in some roles, as far as it can tell.</summary>
    /// <param name="who">The party.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="isForgiving">Whether it may not know yet.</param>
    public bool TakesForHonest(IObserved<TValue> who, IEnumerable<string> roles, bool isForgiving = false) => Takes(who, roles, who.IsReversed, isForgiving);

    /// <summary>Whether a party deals in some roles with the honest parties that play them in a direction, which need not be its own.</summary>
    private bool Takes(IObserved<TValue> who, IEnumerable<string> roles, bool isReversed, bool isForgiving = false) => roles.All(r =>
        (!views[who.Role].IsSettled(r) || (who.Takes(r) && cast.Party(r, who.IsReversed) == cast.Party(r, isReversed)))
        && (views[who.Role].Name(r) is not { } name || (who.Value(name) is { } value ? known(name.Term, Casting.Honest with { IsReversed = isReversed }) is { } expected && areEqual(value, expected) : isForgiving || views[who.Role].IsSettled(r))));

    /// <summary>Whether a claim of being alive or of agreement is violated for a party that got past the step that the claim is about.</summary>
    public bool IsViolated(Claim claim, IObserved<TValue> claimant, IReadOnlyCollection<IObserved<TValue>> all)
    {
        if (claim is Claim.Alive alive)
        {
            return claimant.HasPassed(alive.After) && TakesForHonest(claimant, Named(claim, alive.Role)) && !all.Any(o => IsParty(o, alive.With, claimant) && (alive.At is { } at ? o.HasPassed(at) : o.HasBegun));
        }

        var agree = (Claim.Agree)claim;
        if (!claimant.HasPassed(agree.After) || !TakesForHonest(claimant, Named(claim, agree.Role)) || Values(agree, claimant) is not { } believed)
        {
            return false;
        }

        // A server can be asked by either of two parties; which of them asked is the claimant's to say.
        var witnesses = all.Count(o => IsParty(o, agree.With, claimant) && o.HasPassed(agree.At) && IsSame(agree, o, believed) && (!agree.IsStrict || Takes(o, agree.Naming.Where(n => n != agree.With).Prepend(agree.Role), claimant.IsReversed)));
        var claimants = agree.IsInjective ? all.Count(o => IsParty(o, agree.Role, claimant) && o.HasPassed(agree.After) && Takes(o, Named(claim, agree.Role), claimant.IsReversed) && IsSame(agree, o, believed)) : 1;
        return witnesses < claimants;
    }

    /// <summary>The values that a party believes are agreed on; null while it lacks one.</summary>
    public List<TValue>? Values(Claim.Agree agree, IObserved<TValue> who)
    {
        var values = agree.On.Select(t => views[who.Role].Express(t) is { } e ? who.Value(e) : null).ToList();
        return values.Contains(null) ? null : values.Select(v => v!).ToList();
    }

    /// <summary>Whether a run is one of the honest party that plays a role where somebody takes part.</summary>
    private bool IsParty(IObserved<TValue> run, string role, IObserved<TValue> where) =>
        run.Role == role && (run.IsReversed == where.IsReversed || cast.Party(role, run.IsReversed) == cast.Party(role, where.IsReversed));

    private bool IsSame(Claim.Agree agree, IObserved<TValue> who, List<TValue> believed) =>
        Values(agree, who) is { } values && values.Zip(believed).All(v => areEqual(v.First, v.Second));

    /// <summary>Who has a secret to keep: those who may know it, can express it, and bring something to it.</summary>
    private IEnumerable<string> Origins(Term value, Sequence<string> among, Protocol protocol) => among.Where(r =>
        views[r].Express(value) is not null
        && value.SelfAndDescendants.Any(t => protocol.Knows[r].Contains(t) || (t is Term.Atom a && protocol.Fresh.GetValueOrDefault(a.Name) == r)));
}
