using PaymentQuest.Adversaries;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>Who takes part in a search: an honest party for each of some runs of each role, and whom it deals with.</summary>
/// <param name="Parts">Role and casting of each; those for whom the claim is judged first.</param>
internal sealed record Ensemble(IReadOnlyList<(string Role, Casting Casting)> Parts);

/// <summary>All ensembles of some runs of every role that differ in more than their order.</summary>
internal sealed class Ensembles(Scene scene, IReadOnlyDictionary<string, Viewpoint> views, Claim claim, IReadOnlyList<string> claimants, int sessions)
{
    /// <summary>The ensembles in which the claim can be judged for somebody.</summary>
    public IEnumerable<Ensemble> All()
    {
        var roles = scene.Protocol.Roles.Select(r => r.Name).OrderBy(r => claimants.Contains(r) ? 0 : 1).ToList();
        foreach (var isSameOrder in sessions > 1 && roles.Exists(scene.Cast.HasOrders) ? [false, true] : (bool[])[false])
        {
            foreach (var parts in Product(roles, 0, isSameOrder))
            {
                if (parts.Any(p => claimants.Contains(p.Role) && Named(p.Role).All(p.Casting.IsHonest)))
                {
                    yield return new Ensemble(parts.ToList());
                }
            }
        }
    }

    private IEnumerable<string> Named(string role) => Judgement<Pattern>.Named(claim, role).Where(views[role].IsSettled);

    private IEnumerable<IEnumerable<(string Role, Casting Casting)>> Product(List<string> roles, int at, bool isSameOrder)
    {
        if (at == roles.Count)
        {
            yield return [];
            yield break;
        }

        foreach (var own in Some(roles[at], isSameOrder))
        {
            foreach (var others in Product(roles, at + 1, isSameOrder))
            {
                yield return own.Concat(others);
            }
        }
    }

    /// <summary>The runs of one role. Whoever may be missed when the claim is judged may also not have begun.</summary>
    private IEnumerable<IEnumerable<(string Role, Casting Casting)>> Some(string role, bool isSameOrder)
    {
        var castings = Castings(role);
        var fewest = MayBeMissed(role) ? 0 : sessions;
        for (var count = fewest; count <= sessions; count++)
        {
            foreach (var chosen in Multisets(castings.Count, count, 0))
            {
                yield return chosen.Select((c, i) => (role, new Casting(castings[c], isSameOrder || !scene.Cast.HasOrders(role) ? 1 : i + 1)));
            }
        }
    }

    private bool MayBeMissed(string role)
    {
        var first = scene.Protocol.Steps.First(s => s.From == role || s.To == role);
        var received = scene.Protocol.Steps.FirstOrDefault(s => s.To == role)?.Number ?? int.MaxValue;
        return first.From == role && claim switch
        {
            Claim.Alive a => a.With == role,
            Claim.Agree a => a.With == role && a.At < received,
            _ => false,
        };
    }

    private List<Sequence<string>> Castings(string role)
    {
        var open = scene.Protocol.Roles.Select(r => r.Name).Where(r => r != role && scene.Dishonest.Contains(r) && views[role].IsSettled(r)).ToList();
        return Enumerable.Range(0, 1 << open.Count).Select(bits => open.Where((_, i) => (bits & (1 << i)) != 0).ToSequence()).ToList();
    }

    private static IEnumerable<IEnumerable<int>> Multisets(int kinds, int count, int from)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        for (var i = from; i < kinds; i++)
        {
            foreach (var rest in Multisets(kinds, count - 1, i))
            {
                yield return rest.Prepend(i);
            }
        }
    }
}
