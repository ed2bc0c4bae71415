using PaymentQuest.Adversaries;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>Who takes part on a branch of the search: honest parties, with whom each deals, and at most so many runs of every role.</summary>
internal sealed class Ensemble(SymbolicModel model, int sessions, Trail trail)
{
    private readonly List<Actor> _actors = [];

    public IReadOnlyList<Actor> Actors => _actors;

    /// <summary>The same and those of the older run: all of whom a claim may want to know what they did.</summary>
    public IReadOnlyCollection<Actor> Witnesses => model.Initial.Older.Actors is { Count: > 0 } older ? [.. older, .. _actors] : _actors;

    /// <summary>The most runs of every role, each way round.</summary>
    public int Sessions => sessions;

    /// <summary>Whether somebody was left out who could have taken part with more sessions.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>From here on nobody has been left out yet.</summary>
    public void Begin() => IsCutShort = false;

    /// <summary>With whom another run of a role can deal, as far as that is settled beforehand, and about which order. None when there are enough runs of it.</summary>
    public IEnumerable<Casting> Castings(string role) => model.Initial.Reversals.SelectMany(r => Castings(role, r));

    private IEnumerable<Casting> Castings(string role, bool isReversed)
    {
        if (Count(role, isReversed) >= sessions)
        {
            IsCutShort = true;
            return [];
        }

        var open = model.Initial.Corruptible(isReversed).Where(r => r != role && model.Views[role].IsSettled(r)).ToList();
        var wanted = model.Cast.HasOrders(role) ? _actors.Select(a => a.Casting.Order).Append(model.Initial.Protocol.OlderRuns).Max() + 1 : 1;
        var orders = Math.Min(sessions + model.Initial.Protocol.OlderRuns, wanted);
        IsCutShort |= orders < wanted;
        return from bits in Enumerable.Range(0, 1 << open.Count)
               from order in Enumerable.Range(1, orders)
               select new Casting(open.Where((_, i) => (bits & (1 << i)) != 0).ToSequence(), order) { IsReversed = isReversed };
    }

    /// <summary>Another run of a role.</summary>
    public Actor Add(string role, Casting casting)
    {
        var kind = (model.Initial.Protocol.Roles.Select(r => r.Name).ToList().IndexOf(role) * 2) + (casting.IsReversed ? 1 : 0);
        var actor = new Actor(model.Initial, model.Cast.Compiled.Programs[role], casting, (kind * Bounds.Sessions) + Count(role, casting.IsReversed));
        trail.Add(_actors, actor);
        return actor;
    }

    private int Count(string role, bool isReversed) => _actors.Count(a => a.Role == role && a.IsReversed == isReversed);
}
