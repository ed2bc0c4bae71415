using PaymentQuest.Constructors;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// What checks demand of times and amounts. What is known is compared at once. What the adversary supplies is solved when everything else is
/// decided, together with the clock, which it may let go on between any two events.
/// </summary>
/// <param name="initial">The values that are known before a run.</param>
/// <param name="trail">What is undone.</param>
/// <param name="substitution">What variables stand for.</param>
/// <param name="order">What happens.</param>
/// <param name="beginning">The time when nothing of it has happened.</param>
internal sealed class Demands(InitialKnowledge initial, Trail trail, Substitution substitution, EventOrder order, DateTimeOffset beginning)
{
    private readonly List<Demand> _demands = [];
    private readonly List<(Pattern.Variable Refusal, Pattern Account, Pattern Amount, RunEvent At)> _refused = [];
    private readonly Int128 _beginning = Quantity.Of(beginning).Units;

    /// <summary>What a rule demands of its inputs, in what happens now. False when that cannot be.</summary>
    public bool Require(IEnumerable<Inequality> inequalities, Func<int, Pattern> input)
    {
        foreach (var (lesser, greater, slack) in inequalities)
        {
            if (!Require(new Demand(lesser is { } l ? input(l) : null, greater is { } g ? input(g) : null, slack, order.Current)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One thing happens after another, null for the older run, when a time has come. False when that cannot be.</summary>
    public bool Elapse(Pattern time, RunEvent? before, RunEvent after)
    {
        if (before is not null)
        {
            trail.Add(_demands, new Demand(null, null, -1, after, before));
        }

        return Require(new Demand(time, null, 0, after));
    }

    /// <summary>An account holds an amount, or does not. False when that cannot be.</summary>
    public bool Hold(Amount balance, Pattern amount, bool isHeld, RunEvent? at = null)
    {
        at ??= order.Current;
        var held = initial.Chosen(new Form(FormClass.Amount), balance.ToString());
        return isHeld ? Require(new Demand(amount, held, 0, at))
            : (Quantity.Of(amount) is { } known && known.Currency != balance.Currency) || Require(new Demand(held, amount, -1, at));
    }

    /// <summary>A payment is refused: for an account that there is not, or one that does not hold the amount. Which of them it is, is settled when it is decided which account it is.</summary>
    public Pattern.Variable Refuse(Pattern account, Pattern amount)
    {
        var refusal = new Pattern.Variable(new Form(FormClass.Refusal));
        substitution.Supply(refusal, UInt128.MaxValue);
        trail.Add(_refused, (refusal, account, amount, order.Current));
        return refusal;
    }

    /// <summary>Whether each payment that is refused still may be: not once it is known that the account is there and holds the amount.</summary>
    public bool MayBeRefused => _refused.TrueForAll(r => initial.Balance(r.Account.Resolved) is not { } balance || Quantity.Of(r.Amount) is not { } amount
        || amount.Currency != balance.Currency || amount.Units > Quantity.Of(balance).Units);

    /// <summary>Whether each payment that is refused can be.</summary>
    public IEnumerable<bool> AreRefused()
    {
        yield return _refused.ToList().TrueForAll(r =>
        {
            var balance = initial.Balance(r.Account.Resolved);
            return substitution.Unify(r.Refusal, initial.Literal(balance is null ? "N:14" : "N:51")) && (balance is null || Hold(balance.Value, r.Amount, isHeld: false, r.At));
        });
    }

    /// <summary>The time at which something happens now: the adversary knows it, and nobody else decides it.</summary>
    public Pattern.Variable Now()
    {
        var now = new Pattern.Variable(new Form(FormClass.Date));
        substitution.Supply(now, UInt128.MaxValue);
        trail.Add(_demands, new Demand(null, now, 0, order.Current));
        trail.Add(_demands, new Demand(now, null, 0, order.Current));
        return now;
    }

    /// <summary>
    /// The ways to give each time and each amount that is open a value, so that all demands are met; none when there are no such values. Different
    /// variables have different values where they can, clocks only in a second way.
    /// </summary>
    public IEnumerable<bool> Solve()
    {
        var open = Open();
        if (open.Count == 0 && _demands.Count == 0)
        {
            yield return true;
            yield break;
        }

        for (var isAhead = false; ; isAhead = true)
        {
            if (new Valuation(initial, order, open, _demands, _beginning, isAhead) is not { Values: { } values } valuation)
            {
                yield break;
            }

            foreach (var (variable, text) in values)
            {
                substitution.Choose(variable, initial.Chosen(variable.Form, text));
            }

            foreach (var (runEvent, clock) in valuation.Clocks)
            {
                order.Time(runEvent, clock);
            }

            yield return true;
            if (isAhead || !valuation.IsAmbiguous)
            {
                yield break;
            }
        }
    }

    private bool Require(Demand demand)
    {
        var lesser = demand.Lesser is null ? new Quantity("", _beginning) : Quantity.Of(demand.Lesser);
        var greater = demand.Greater is null ? null : Quantity.Of(demand.Greater);
        if (lesser is { } l && greater is { } g)
        {
            if (l.Currency != g.Currency || l.Units > g.Units + demand.Slack)
            {
                return false;
            }

            if (demand.Lesser is not null)
            {
                return true;
            }
        }

        trail.Add(_demands, demand);
        return true;
    }

    /// <summary>The times and amounts that nothing has decided: clocks first, in the order of what happens.</summary>
    private List<Pattern.Variable> Open()
    {
        var open = new List<Pattern.Variable>();
        foreach (var demand in _demands)
        {
            Gather(demand.Lesser, open);
            Gather(demand.Greater, open);
        }

        foreach (var runEvent in order.Events)
        {
            Gather(runEvent.Message, open, FormClass.Date);
        }

        return open;
    }

    private static void Gather(Pattern? pattern, List<Pattern.Variable> open, FormClass? only = null)
    {
        switch (pattern?.Resolved)
        {
            case Pattern.Variable { Form.Class: FormClass.Date or FormClass.Amount or FormClass.Number } variable when (only ?? variable.Form.Class) == variable.Form.Class && !open.Contains(variable):
                open.Add(variable);
                break;
            case Pattern.Compound { IsGround: false } compound:
                foreach (var part in compound.Parts)
                {
                    Gather(part, open, only);
                }

                break;
        }
    }

    /// <summary>One time or amount is not greater than another and so much.</summary>
    /// <param name="Lesser">The one; null for the clock.</param>
    /// <param name="Greater">The other; null for the clock.</param>
    /// <param name="Slack">How much.</param>
    /// <param name="At">When.</param>
    /// <param name="Before">When the one, if not at the same time.</param>
    internal sealed record Demand(Pattern? Lesser, Pattern? Greater, Int128 Slack, RunEvent At, RunEvent? Before = null);
}
