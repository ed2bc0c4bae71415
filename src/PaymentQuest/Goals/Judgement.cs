using PaymentQuest.Adversaries;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
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
            return Missing(role, [hidden.Value], hidden.After, protocol);
        }

        if (claim is Claim.Alive alive)
        {
            return Unnamed(alive.Role, Named(claim, alive.Role), alive.After, protocol);
        }

        if (claim is not Claim.Agree agree)
        {
            return !Claimants(claim, protocol).Any() ? new Unjudged.NoOrigin() : null;
        }

        if (agree.IsStrict && !views[agree.With].CanName(agree.Role))
        {
            return new Unjudged.NeverNames(agree.With, agree.Role);
        }

        return Missing(agree.Role, agree.On, agree.After, protocol) ?? Missing(agree.With, agree.On, agree.At, protocol) ?? Unnamed(agree.Role, Named(claim, agree.Role), agree.After, protocol)
            ?? (agree.IsStrict ? Unnamed(agree.With, [agree.Role], agree.At, protocol) : null);
    }

    /// <summary>The first of some terms that a role never has on a way on which a step is.</summary>
    private Unjudged? Missing(string role, IEnumerable<Term> terms, int step, Protocol protocol) =>
        terms.FirstOrDefault(t => views[role].Express(t) is null || !IsHadWith(step, role, t, protocol)) is { } term ? new Unjudged.NeverHas(role, term.ToString()) : null;

    /// <summary>The first of some partners whom a role tells by something that it never has on a way on which a step is.</summary>
    private Unjudged? Unnamed(string role, IEnumerable<string> partners, int step, Protocol protocol) =>
        partners.FirstOrDefault(p => !views[role].IsSettled(p) && views[role].Name(p) is { } name && !IsHadWith(step, role, name.Term, protocol)) is { } partner ? new Unjudged.NeverNames(role, partner) : null;

    /// <summary>Whether a role that has come past a step can come to have a term: what only another branch brings it never has.</summary>
    private bool IsHadWith(int step, string role, Term term, Protocol protocol)
    {
        var flow = protocol.Flow;

        // Who has refused a message has read it, and has not come past it.
        bool IsRefused(int end) => flow.BranchOf(end) is { } branch && ((branch.At == step && branch.Leaving == Leaving.Refused && protocol.Steps[step - 1].To == role) || IsRefused(branch.At));
        return protocol.Branches.Count == 0 || protocol.Branches.Select(b => b.Last).Prepend(flow.LastOf(0)).Where(end => flow.LeadsTo(step, end, role) && !IsRefused(end))
            .Any(end => RoleKnowledge.Of(protocol, cast.Compiled.Programs[role], end).Derive(term) is not null);
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
