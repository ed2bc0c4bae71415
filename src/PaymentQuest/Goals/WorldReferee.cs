using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Goals;

/// <summary>A goal of the world that was lost, and how.</summary>
/// <param name="Goal">Which.</param>
/// <param name="Step">The number of the message after which it was.</param>
/// <param name="Role">The name of the role that had sent or accepted it.</param>
/// <param name="Story">What is wrong, in a sentence.</param>
public sealed record WorldLoss(WorldGoal Goal, int Step, string Role, Prose Story);

/// <summary>
/// Judges the goals of the world of a protocol while it runs on octets: after every message that an honest party has sent or accepted. A goal
/// is lost once and stays lost. It may watch several runs one after the other in one world; what accounts held is what they held before the first.
/// </summary>
public sealed class WorldReferee : IWitness
{
    private readonly Protocol _protocol;
    private readonly List<WorldLoss> _losses = [];
    private readonly List<WorldGoal> _open;
    private readonly Dictionary<WorldGoal.Authorized, Charges> _charges;
    private readonly Dictionary<WorldGoal.PaidIfShipped, Dictionary<string, MoneySum>> _shipped;

    /// <summary>What each run has shipped for while it still has something to do, of goals that are judged at the end of a run.</summary>
    private readonly Dictionary<WorldGoal.PaidIfShipped, Dictionary<RoleRun, List<Amount>>> _outstanding;

    private readonly Dictionary<WorldGoal.NoDoubleSpend, HashSet<OctetKey>> _spent;
    private readonly Dictionary<Term, string?> _accountsOfGoals = [];
    private readonly Dictionary<Term, Amount?> _limitsOfGoals = [];
    private readonly Dictionary<string, Amount> _accounts = new(StringComparer.Ordinal);
    private Surroundings? _surroundings;
    private IReadOnlyDictionary<string, MoneySum> _total = new Dictionary<string, MoneySum>();
    private int _seen;

    /// <param name="protocol">Whose goals are judged.</param>
    public WorldReferee(Protocol protocol)
    {
        _protocol = protocol;
        _open = [.. protocol.WorldGoals];
        _charges = protocol.WorldGoals.OfType<WorldGoal.Authorized>().Distinct().ToDictionary(g => g, g => new Charges(g));
        _shipped = protocol.WorldGoals.OfType<WorldGoal.PaidIfShipped>().Distinct().ToDictionary(g => g, _ => new Dictionary<string, MoneySum>(StringComparer.Ordinal));
        _outstanding = _shipped.Keys.Where(g => g.IsAtEnd).ToDictionary(g => g, _ => new Dictionary<RoleRun, List<Amount>>());
        _spent = protocol.WorldGoals.OfType<WorldGoal.NoDoubleSpend>().Distinct().ToDictionary(g => g, _ => new HashSet<OctetKey>());
    }

    /// <summary>The goals that were lost, in the order in which they were.</summary>
    public IReadOnlyList<WorldLoss> Losses => _losses;

    private World World => _surroundings!.World;

    /// <inheritdoc/>
    public void Begin(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _total = new Dictionary<string, MoneySum>(World.Total, StringComparer.Ordinal);
        _seen = World.Events.Count;
        foreach (var (account, balance) in World.Accounts)
        {
            _accounts.TryAdd(account, balance);
        }
    }

    /// <inheritdoc/>
    public void Passed(RoleRun role, int step)
    {
        var name = role.Role.Name;
        foreach (var (goal, shipped) in _shipped)
        {
            if (goal.By != name)
            {
                continue;
            }

            List<Amount> prices = [];
            if (Enumerable.Range(_seen, World.Events.Count - _seen).Count(i => World.Events[i] is { Kind: "ship" } e && e.Party == role.Party) is > 0 and var times
                && Der.ReadMoney(Value(role, goal.Price)) is { } price)
            {
                prices.AddRange(Enumerable.Repeat(price, times));
            }

            foreach (var due in _outstanding.TryGetValue(goal, out var runs) ? Ended(runs, role, prices) : prices)
            {
                shipped[due.Currency] = shipped.TryGetValue(due.Currency, out var sum) ? sum.Plus(due) : MoneySum.Of(due);
            }
        }

        _seen = World.Events.Count;
        foreach (var (goal, charges) in _charges)
        {
            if (goal.By != name || goal.At != step || Value(role, goal.Amount) is not { } sent)
            {
                continue;
            }

            // Who answers by a reference need not know which account is charged.
            if (goal.IsByReference)
            {
                charges.Send(Text(goal.Amount, sent)!);
            }
            else if (Text(goal.Account, Value(role, goal.Account)) is { } account && account == Account(goal.Account) && Der.ReadMoney(sent) is { } amount)
            {
                charges.Send(amount);
            }
        }

        foreach (var goal in _open.ToList())
        {
            if (Fault(goal, role, step) is { } story)
            {
                _losses.Add(new WorldLoss(goal, step, name, story));
                _open.Remove(goal);
            }
        }
    }

    /// <summary>What a run has shipped for, once it has nothing left to do; nothing before.</summary>
    private static List<Amount> Ended(Dictionary<RoleRun, List<Amount>> runs, RoleRun role, List<Amount> more)
    {
        if (!runs.TryGetValue(role, out var prices))
        {
            runs.Add(role, prices = []);
        }

        prices.AddRange(more);
        return role.IsAtEnd && runs.Remove(role) ? prices : [];
    }

    private Prose? Fault(WorldGoal goal, RoleRun role, int step) => goal switch
    {
        WorldGoal.Authorized a => Unauthorized(a),
        WorldGoal.PaidIfShipped p when !p.IsAtEnd || (p.By == role.Role.Name && role.IsAtEnd) => Unpaid(p),
        WorldGoal.NoDoubleSpend d when d.By == role.Role.Name && d.At == step => SpentTwice(d, role),
        WorldGoal.Conserved => Changed(),
        WorldGoal.Evidence e when e.Role == role.Role.Name && step == LastStep(e.Role) && !role.IsDeclined => new Judge(_surroundings!, e).Objection(role),
        _ => null,
    };

    private Prose? Unauthorized(WorldGoal.Authorized goal)
    {
        if (Account(goal.Account) is not { } account || _charges[goal].Unauthorized(World.Events, account) is not { } charge)
        {
            return null;
        }

        var step = _protocol.Steps[goal.At - 1].Name;
        var party = _surroundings!.Setting.Parties[goal.By];
        return charge.Reference.Length > 0
            ? Prose.Of("goal.leaves-account-under-a-reference", ("shown", charge.Shown), ("account", account), ("reference", charge.Reference), ("party", party), ("step", step))
            : charge.Sent == 0
            ? Prose.Of("goal.leaves-account-and-has-sent-no", ("shown", charge.Shown), ("account", account), ("party", party), ("step", step))
            : Prose.Of(
                "goal.account-is-charged-times-and-has",
                ("account", account),
                ("shown", charge.Shown),
                ("charged", charge.Charged),
                ("party", party),
                ("step", step),
                ("sent", charge.Sent));
    }

    /// <summary>What was shipped for, currency by currency: money of one never pays for what has its price in another.</summary>
    private Prose? Unpaid(WorldGoal.PaidIfShipped goal)
    {
        if (Account(goal.Into) is not { } account)
        {
            return null;
        }

        foreach (var (currency, due) in _shipped[goal])
        {
            var none = new Amount(currency, 0, -due.Decimals);
            var begun = In(currency, _accounts) ?? none;
            var has = In(currency, World.Accounts) ?? none;
            var secured = World.SetAsideFor(account, currency)?.Plus(has) ?? MoneySum.Of(has);
            var limit = goal.UpTo is { } upTo && Limit(upTo) is { } l && l.Currency == currency ? l : none;
            if (secured.Plus(limit).Billionths < due.Plus(begun).Billionths)
            {
                var party = _surroundings!.Setting.Parties[goal.By];
                return goal.UpTo is null
                    ? Prose.Of("goal.has-shipped-for-and-account-has", ("parties", party), ("due", due), ("account", account), ("secured", secured), ("begun", begun))
                    : Prose.Of(
                        "goal.has-shipped-for-more-than-may-be-unpaid",
                        ("parties", party),
                        ("due", due),
                        ("account", account),
                        ("secured", secured),
                        ("begun", begun),
                        ("limit", limit));
            }
        }

        return null;

        Amount? In(string currency, IReadOnlyDictionary<string, Amount> balances) => balances.TryGetValue(account, out var balance) && balance.Currency == currency ? balance : null;
    }

    private Prose? SpentTwice(WorldGoal.NoDoubleSpend goal, RoleRun role)
    {
        var label = _protocol.Vocabulary.Label(goal.Token);
        return Value(role, goal.Token) is { } token && !_spent[goal].Add(new OctetKey(token))
            ? Prose.Of("goal.accepts-a-second-time", ("party", role.Party), ("label", label), ("token", Text(goal.Token, token)))
            : null;
    }

    private Prose? Changed()
    {
        var total = World.Total;
        return _total.Keys.Union(total.Keys).FirstOrDefault(c => Of(_total, c) != Of(total, c)) is { } currency
            ? Prose.Of("goal.there-was-in-all-and-there", ("total", Of(_total, currency)), ("of", Of(total, currency)))
            : null;

        static MoneySum Of(IReadOnlyDictionary<string, MoneySum> totals, string currency) => totals.TryGetValue(currency, out var sum) ? sum : new MoneySum(currency, 0, 0);
    }

    private int LastStep(string role) => _protocol.Steps.Take(_protocol.Flow.LastOf(0)).LastOrDefault(s => s.From == role || s.To == role)?.Number ?? 0;

    /// <summary>The account of which a goal speaks, as it is before the run; null when nothing says it.</summary>
    private string? Account(Term term)
    {
        if (!_accountsOfGoals.TryGetValue(term, out var account))
        {
            _accountsOfGoals.Add(term, account = Text(term, new Beforehand(_surroundings!).Value(term)?.Octets));
        }

        return account;
    }

    /// <summary>The amount that a goal names, as it is before the run; null when nothing says it.</summary>
    private Amount? Limit(Term term)
    {
        if (!_limitsOfGoals.TryGetValue(term, out var limit))
        {
            _limitsOfGoals.Add(term, limit = Der.ReadMoney(new Beforehand(_surroundings!).Value(term)?.Octets));
        }

        return limit;
    }

    private static byte[]? Value(RoleRun role, Term term)
    {
        if (role.Octets(term) is { } held)
        {
            return held;
        }

        var registers = role.Holdings.GroupBy(h => h.Term).ToDictionary(g => g.Key, g => g.First().Register);
        return new Reach(registers, role.Functions).Express(term) is { } expression ? role.Evaluate(expression) : null;
    }

    private string? Text(Term term, byte[]? octets) => octets is null ? null : TermText.Of(term, octets, _protocol.Vocabulary);
}
