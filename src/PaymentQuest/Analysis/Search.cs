using PaymentQuest.Goals;
using PaymentQuest.Protocols;

namespace PaymentQuest.Analysis;

/// <summary>
/// Searches one ensemble for a violation of one claim: whoever waits for a message may get one next, and what the adversary sends is decided
/// only as far as the receiver's checks demand.
/// </summary>
internal sealed class Search
{
    private readonly Budget _budget;
    private readonly Func<Plot, IReadOnlyList<Actor>, Actor, Pattern?, bool> _isConfirmed;
    private readonly Substitution _substitution = new();
    private readonly Deduction _deduction;
    private readonly Memories _memories;
    private readonly Plot _plot;
    private readonly Acting _acting;
    private readonly List<Actor> _actors;
    private readonly ClaimSearch _claims;
    private readonly int[] _until;
    private readonly List<(Pattern Message, int Time)> _swapped = [];
    private int _depth;

    /// <param name="scene">The values.</param>
    /// <param name="views">What each role can say.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="ensemble">Who takes part.</param>
    /// <param name="budget">What may be used up.</param>
    /// <param name="isConfirmed">Whether a violation that was found is one on octets too; the search ends when it is.</param>
    public Search(
        Scene scene,
        IReadOnlyDictionary<string, Viewpoint> views,
        Claim claim,
        Ensemble ensemble,
        Budget budget,
        Func<Plot, IReadOnlyList<Actor>, Actor, Pattern?, bool> isConfirmed)
    {
        _budget = budget;
        _isConfirmed = isConfirmed;
        _deduction = new Deduction(_substitution);
        _memories = new Memories(_substitution);
        _plot = new Plot(_substitution);
        _acting = new Acting(scene, _substitution, _deduction, _memories, _plot);
        _actors = ensemble.Parts.Select((p, i) => new Actor(scene, scene.Cast.Compiled.Programs[p.Role], p.Casting, i)).ToList();
        _claims = new ClaimSearch(scene, views, claim, _substitution, _deduction, _memories, _actors);
        _until = _actors.Select(a => Math.Max(Usefulness.Until(a.Program), Usefulness.Until(claim, a.Program))).ToArray();
        foreach (var (pattern, _) in scene.Public)
        {
            _deduction.Learn(pattern, 0);
        }
    }

    /// <summary>Whether something was left out because it lay deeper.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Searches as deep as so many messages. True when a violation was found and confirmed.</summary>
    public bool IsViolated(int depth)
    {
        _depth = depth;
        IsCutShort = false;
        return Begin(0);
    }

    /// <summary>Whoever begins by sending does so at once: it can only help the adversary to have heard it.</summary>
    private bool Begin(int at)
    {
        var mark = _substitution.Mark;
        for (; at < _actors.Count; at++)
        {
            if (_actors[at].BeginsBySending)
            {
                var actor = _actors[at];
                var next = at + 1;
                var isFound = _acting.Continue(actor, () =>
                {
                    _plot.Happened(actor);
                    return Judge(actor, () => Begin(next));
                });
                _substitution.Undo(mark);
                return isFound;
            }
        }

        return Explore(null);
    }

    private bool Explore(Actor? previous)
    {
        if (!_budget.Spend())
        {
            return false;
        }

        if (_claims.IsSettled)
        {
            return false;
        }

        var isCut = _depth == 0;
        for (var i = 0; i < _actors.Count; i++)
        {
            var actor = _actors[i];
            if (actor.IsDone || actor.Next >= _until[i] || IsTwinOfAnIdleOne(i))
            {
                continue;
            }

            if (isCut)
            {
                IsCutShort = true;
                return false;
            }

            if (Try(actor, previous))
            {
                return true;
            }
        }

        return false;
    }

    private bool Try(Actor actor, Actor? previous)
    {
        var mark = _substitution.Mark;
        _depth--;
        var isFound = _acting.Continue(actor, () =>
        {
            var message = _plot.Receiving!;
            var time = _plot.Time;
            _plot.Happened(actor);
            if (previous is not null && actor.Number < previous.Number)
            {
                _swapped.Add((message, time));
                _substitution.Changed(() => _swapped.RemoveAt(_swapped.Count - 1));
            }

            return _deduction.Meet(() => _memories.AreKept && !_swapped.Exists(s => IsCommuting(s.Message, s.Time)) && Judge(actor, () => Explore(actor)));
        });
        _substitution.Undo(mark);
        _depth++;
        return isFound;
    }

    /// <summary>
    /// Whether the message could have been sent before the previous happening, so that the other order, which is tried too, is the same.
    /// </summary>
    private bool IsCommuting(Pattern message, int time) => IsDecided(message) && _deduction.CanMake(message, time - 1);

    private static bool IsDecided(Pattern pattern)
    {
        pattern = pattern.Resolved;
        return pattern.IsGround || (pattern is Pattern.Compound c && Array.TrueForAll(c.Parts, IsDecided));
    }

    private bool Judge(Actor actor, Func<bool> then) =>
        _claims.IsViolated(actor, (who, secret) => _isConfirmed(_plot, _actors, who, secret)) || then();

    /// <summary>Of parties that could change places, the first begins first.</summary>
    private bool IsTwinOfAnIdleOne(int index)
    {
        if (index == 0 || _actors[index].HasBegun)
        {
            return false;
        }

        var before = _actors[index - 1];
        return !before.HasBegun && before.Role == _actors[index].Role && before.Casting.Equals(_actors[index].Casting);
    }
}
