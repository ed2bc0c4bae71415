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
/// is lost once and stays lost.
/// </summary>
public sealed class WorldReferee : IWitness
{
    private readonly Protocol _protocol;
    private readonly List<WorldLoss> _losses = [];
    private readonly List<Passing> _passings = [];
    private readonly List<(WorldGoal.PaidIfShipped Goal, Amount Price)> _shipped = [];
    private readonly Dictionary<string, Amount> _accounts = new(StringComparer.Ordinal);
    private Surroundings? _surroundings;
    private IReadOnlyDictionary<string, Amount> _total = new Dictionary<string, Amount>();
    private int _seen;

    /// <param name="protocol">Whose goals are judged.</param>
    public WorldReferee(Protocol protocol) => _protocol = protocol;

    /// <summary>The goals that were lost, in the order in which they were.</summary>
    public IReadOnlyList<WorldLoss> Losses => _losses;

    private World World => _surroundings!.World;

    /// <inheritdoc/>
    public void Begin(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _total = World.Total;
        _seen = World.Events.Count;
        foreach (var (account, balance) in World.Accounts)
        {
            _accounts[account] = balance;
        }
    }

    /// <inheritdoc/>
    public void Passed(RoleRun role, int step)
    {
        var name = role.Role.Name;
        foreach (var goal in _protocol.WorldGoals)
        {
            if (goal is WorldGoal.PaidIfShipped shipping && shipping.By == name && Money(role, shipping.Price) is { } price)
            {
                _shipped.AddRange(World.Events.Skip(_seen).Where(e => e.Kind == "ship" && e.Party == role.Party).Select(_ => (shipping, price)));
            }
        }

        _passings.Add(new Passing(name, role.Party, step, Spoken(name, step).Distinct().ToDictionary(t => t, t => Value(role, t))));
        _seen = World.Events.Count;
        foreach (var goal in _protocol.WorldGoals.Where(g => _losses.TrueForAll(l => l.Goal != g)))
        {
            if (Fault(goal, role, step) is { } story)
            {
                _losses.Add(new WorldLoss(goal, step, name, story));
            }
        }
    }

    /// <summary>The terms of which goals speak when a role passes a step.</summary>
    private IEnumerable<Term> Spoken(string role, int step) => _protocol.WorldGoals.SelectMany(g => g switch
    {
        WorldGoal.Authorized a when a.By == role && a.At == step => [a.Account, a.Amount],
        WorldGoal.NoDoubleSpend d when d.By == role && d.At == step => [d.Token],
        _ => (IEnumerable<Term>)[],
    });

    private Prose? Fault(WorldGoal goal, RoleRun role, int step) => goal switch
    {
        WorldGoal.Authorized a => Unauthorized(a),
        WorldGoal.PaidIfShipped p => Unpaid(p),
        WorldGoal.NoDoubleSpend d when d.By == role.Role.Name && d.At == step => SpentTwice(d),
        WorldGoal.Conserved => Changed(),
        WorldGoal.Evidence e when e.Role == role.Role.Name && step == LastStep(e.Role) && !role.IsDeclined => new Judge(_surroundings!, e).Objection(role),
        _ => null,
    };

    private Prose? Unauthorized(WorldGoal.Authorized goal)
    {
        if (Text(goal.Account, Beforehand(goal.Account)) is not { } account)
        {
            return null;
        }

        var step = _protocol.Steps[goal.At - 1].Name;
        var party = _surroundings!.Setting.Parties[goal.By];
        var given = _passings.Where(p => p.Role == goal.By && p.Step == goal.At && Text(goal.Account, p.Values[goal.Account]) == account).Select(p => Der.ReadMoney(p.Values[goal.Amount])).OfType<Amount>().ToList();
        foreach (var charges in World.Events.Where(e => e is { Kind: "reserve", Amount: not null } && e.From == account).Select(e => e.Amount!.Value).GroupBy(a => given.FindIndex(g => IsSame(g, a)) is >= 0 and var i ? given[i] : a))
        {
            var (charged, sent) = (charges.Count(), given.Count(g => IsSame(g, charges.Key)));
            if (sent == 0)
            {
                return new Prose($"{charges.Key} leaves account {account}, and {party} has sent no {step} of that amount", $"{charges.Key} sale de la cuenta {account}, y {party} no ha enviado ningún {step} por ese importe");
            }

            if (goal.IsOnce && charged > sent)
            {
                return new Prose($"account {account} is charged {charges.Key} {charged} times, and {party} has sent {step} of that amount {sent} time(s)", $"la cuenta {account} se carga con {charges.Key} {charged} veces, y {party} ha enviado {step} por ese importe {sent} vez(ces)");
            }
        }

        return null;
    }

    private Prose? Unpaid(WorldGoal.PaidIfShipped goal)
    {
        var prices = _shipped.Where(s => s.Goal == goal).Select(s => s.Price).ToList();
        if (prices.Count == 0 || Text(goal.Into, Beforehand(goal.Into)) is not { } account || Sum(prices) is not { } due)
        {
            return null;
        }

        var none = new Amount(due.Currency, 0, due.Exponent);
        var secured = Sum(World.SetAside.Where(s => s.To == account).Select(s => s.Amount).Append(World.Accounts.GetValueOrDefault(account, none)).Where(a => a.Currency == due.Currency)) ?? none;
        return secured.IsAtLeast(due.Plus(_accounts.GetValueOrDefault(account, none)) ?? due) == false
            ? new Prose(
                $"{_surroundings!.Setting.Parties[goal.By]} has shipped for {due}, and account {account} has or is to get {secured}, having begun with {_accounts.GetValueOrDefault(account, none)}",
                $"{_surroundings!.Setting.Parties[goal.By]} ha entregado por {due}, y la cuenta {account} tiene o va a recibir {secured}, habiendo empezado con {_accounts.GetValueOrDefault(account, none)}")
            : null;
    }

    private Prose? SpentTwice(WorldGoal.NoDoubleSpend goal)
    {
        var last = _passings[^1].Values[goal.Token];
        var label = _protocol.Vocabulary.Label(goal.Token);
        return last is not null && _passings.Count(p => p.Role == goal.By && p.Step == goal.At && p.Values[goal.Token] is { } other && other.AsSpan().SequenceEqual(last)) > 1
            ? new Prose($"{_passings[^1].Party} accepts {label} = {Text(goal.Token, last)} a second time", $"{_passings[^1].Party} acepta {label} = {Text(goal.Token, last)} por segunda vez")
            : null;
    }

    private Prose? Changed()
    {
        var total = World.Total;
        return _total.Keys.Union(total.Keys).FirstOrDefault(c => !(_total.TryGetValue(c, out var before) && total.TryGetValue(c, out var now) && IsSame(before, now))) is { } currency
            ? new Prose($"there was {Shown(_total, currency)} in all, and there is {Shown(total, currency)}", $"había {Shown(_total, currency)} en total, y hay {Shown(total, currency)}")
            : null;
    }

    private static string Shown(IReadOnlyDictionary<string, Amount> totals, string currency) => totals.TryGetValue(currency, out var amount) ? amount.ToString() : $"{currency} 0";

    private int LastStep(string role) => _protocol.Steps.Last(s => s.From == role || s.To == role).Number;

    private byte[]? Beforehand(Term term) => new Beforehand(_surroundings!).Value(term)?.Octets;

    private static byte[]? Value(RoleRun role, Term term)
    {
        if (role.Octets(term) is { } held)
        {
            return held;
        }

        var registers = role.Holdings.GroupBy(h => h.Term).ToDictionary(g => g.Key, g => g.First().Register);
        return new Reach(registers, role.Functions).Express(term) is { } expression ? role.Evaluate(expression) : null;
    }

    private static Amount? Money(RoleRun role, Term term) => Der.ReadMoney(Value(role, term));

    private string? Text(Term term, byte[]? octets) => octets is null ? null : TermText.Of(term, octets, _protocol.Vocabulary);

    private static bool IsSame(Amount one, Amount other) => one.IsAtLeast(other) == true && other.IsAtLeast(one) == true;

    private static Amount? Sum(IEnumerable<Amount> amounts)
    {
        Amount? sum = null;
        foreach (var amount in amounts)
        {
            sum = sum is { } so ? so.Plus(amount) : amount;
        }

        return sum;
    }

    /// <summary>A message that an honest party sent or accepted.</summary>
    /// <param name="Role">The name of the role.</param>
    /// <param name="Party">Who.</param>
    /// <param name="Step">The number of the message.</param>
    /// <param name="Values">The values that it then had for what goals speak of.</param>
    private sealed record Passing(string Role, string Party, int Step, IReadOnlyDictionary<Term, byte[]?> Values);
}
