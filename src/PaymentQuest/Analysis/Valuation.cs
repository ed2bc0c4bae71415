using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>Values for times and amounts that meet what is demanded of them, and when everything happens.</summary>
internal sealed class Valuation
{
    private readonly DifferenceConstraints _system = new();
    private readonly InitialKnowledge _initial;
    private readonly Int128 _beginning;
    private readonly Dictionary<Pattern.Variable, int> _unknowns = [];
    private readonly Dictionary<Pattern.Variable, string> _currencies = [];
    private readonly Dictionary<RunEvent, int> _clocks = [];
    private readonly HashSet<string> _taken;

    /// <param name="initial">The values that are known before a run.</param>
    /// <param name="order">What happens.</param>
    /// <param name="open">What is to have a value.</param>
    /// <param name="demands">What is demanded.</param>
    /// <param name="beginning">The time when nothing has happened.</param>
    /// <param name="isAhead">Whether clocks go on between events, so that times of different events differ where they can.</param>
    public Valuation(InitialKnowledge initial, EventOrder order, List<Pattern.Variable> open, List<Demands.Demand> demands, Int128 beginning, bool isAhead)
    {
        _initial = initial;
        _beginning = beginning;
        _taken = [.. initial.Written];
        demands = demands.FindAll(d => IsNumber(d.Lesser) && IsNumber(d.Greater));
        if (!AreCurrenciesOne(demands))
        {
            return;
        }

        foreach (var variable in open)
        {
            _unknowns.Add(variable, variable.Form.Class switch
            {
                FormClass.Date => _system.Unknown(Quantity.FirstTime, Quantity.LastTime),
                FormClass.Number => _system.Unknown(0, WholeNumber.Greatest),
                _ => _system.Unknown(0, Quantity.Most),
            });
        }

        foreach (var runEvent in order.Events)
        {
            _clocks.Add(runEvent, _system.Unknown(beginning, Quantity.Of(Setting.LatestClock).Units - 1));
        }

        foreach (var (earlier, clock) in _clocks)
        {
            foreach (var (later, after) in _clocks.Where(c => (c.Key.Before & earlier.Bit) != 0))
            {
                _system.AtMost(clock, after, 0);
            }
        }

        foreach (var demand in demands)
        {
            var (lesser, offset) = Side(demand.Lesser, demand.Before ?? demand.At);
            var (greater, other) = Side(demand.Greater, demand.At);
            _system.AtMost(lesser, greater, demand.Slack + other - offset);
        }

        var isClock = demands.Where(d => d.Greater is null).Select(d => d.Lesser?.Resolved).OfType<Pattern.Variable>().Where(v => demands.Exists(d => d.Lesser is null && d.Slack == 0 && d.Greater?.Resolved == v)).ToHashSet();
        if (Choose(open.OrderBy(v => isClock.Contains(v) ? 0 : 1).ToList(), isClock, isAhead) is { } least)
        {
            Clocks = [.. _clocks.Select(c => (c.Key, (long)(least[c.Value] - beginning)))];
        }
        else
        {
            Values = null;
        }
    }

    /// <summary>The value of each, as authors write it; null when there are none that meet all demands.</summary>
    public List<(Pattern.Variable Variable, string Text)>? Values { get; private set; }

    /// <summary>When everything happens, in seconds since the beginning.</summary>
    public List<(RunEvent Event, long Clock)> Clocks { get; } = [];

    /// <summary>Whether some clock shows a time that something else has too, so that more time might have passed.</summary>
    public bool IsAmbiguous { get; private set; }

    /// <summary>Whether a side is the clock, open, or known; of what is anything else octets judge.</summary>
    private static bool IsNumber(Pattern? side) => side?.Resolved is null or Pattern.Variable || Quantity.Of(side) is not null;

    private bool AreCurrenciesOne(List<Demands.Demand> demands)
    {
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            foreach (var demand in demands)
            {
                if (Currency(demand.Lesser) is var lesser && Currency(demand.Greater) is var greater && lesser != greater)
                {
                    if (lesser is not null && greater is not null)
                    {
                        return false;
                    }

                    _currencies[(Pattern.Variable)(lesser is null ? demand.Lesser : demand.Greater)!.Resolved] = (lesser ?? greater)!;
                    isChanged = true;
                }
            }
        }

        return true;
    }

    /// <summary>The currency of an amount, empty for a time; null while it is open.</summary>
    private string? Currency(Pattern? side) => side?.Resolved switch
    {
        null => "",
        Pattern.Variable { Form.Class: FormClass.Date } => "",
        Pattern.Variable { Form.Class: FormClass.Number } => Quantity.Numbers,
        Pattern.Variable variable => _currencies.GetValueOrDefault(variable),
        var constant => Quantity.Of(constant)?.Currency,
    };

    /// <summary>An unknown and what is added to it.</summary>
    private (int Unknown, Int128 Offset) Side(Pattern? side, RunEvent at) => side?.Resolved switch
    {
        null => (_clocks[at], 0),
        Pattern.Variable variable => (_unknowns[variable], 0),
        var constant => (DifferenceConstraints.Zero, Quantity.Of(constant)!.Value.Units),
    };

    private Int128[]? Choose(List<Pattern.Variable> open, HashSet<Pattern.Variable> isClock, bool isAhead)
    {
        var least = _system.Least();
        Values = [];
        foreach (var variable in open)
        {
            if (least is null)
            {
                return null;
            }

            least = Choose(variable, least[_unknowns[variable]], !isClock.Contains(variable) || isAhead);
        }

        return least;
    }

    /// <summary>Gives a variable a value, one that nothing else has where that is wanted and can be; gives back the least values then.</summary>
    private Int128[]? Choose(Pattern.Variable variable, Int128 least, bool isOwn)
    {
        var unknown = _unknowns[variable];
        var count = _system.Count;
        foreach (var (quantity, text) in isOwn ? Candidates(variable, least) : [])
        {
            _system.AtMost(unknown, DifferenceConstraints.Zero, quantity.Units);
            _system.AtMost(DifferenceConstraints.Zero, unknown, -quantity.Units);
            if (_system.Least() is { } met)
            {
                Take(variable, text);
                return met;
            }

            _system.Withdraw(count);
        }

        _system.AtMost(unknown, DifferenceConstraints.Zero, least);
        Take(variable, new Quantity(CurrencyOf(variable), least).Written().First());
        return _system.Least();
    }

    private void Take(Pattern.Variable variable, string text)
    {
        Values!.Add((variable, text));
        IsAmbiguous |= !_taken.Add(text);
    }

    private string CurrencyOf(Pattern.Variable variable) => Currency(variable) ?? _initial.Protocol.Setting.Accounts.Values.Select(a => a.Currency).FirstOrDefault("EUR");

    /// <summary>Values from a least one on that nothing else has: first those that people would take.</summary>
    private IEnumerable<(Quantity Quantity, string Text)> Candidates(Pattern.Variable variable, Int128 least)
    {
        var currency = CurrencyOf(variable);
        var isTime = currency.Length == 0;
        var isMoney = !isTime && currency != Quantity.Numbers;
        var unit = !isMoney ? 1 : Quantity.Of(new Amount(currency, 1, 0)).Units;
        var usual = isTime ? _beginning : unit;
        var round = !isMoney ? least : (least + (unit / 100) - 1) / (unit / 100) * (unit / 100);
        var quantities = new[] { usual > round ? usual : round, round, least }.Distinct().SelectMany(_ => Enumerable.Range(0, _taken.Count + 1), (first, more) => new Quantity(currency, first + (more * unit)));
        return quantities.Select(q => (q, q.Written().First())).Concat(new Quantity(currency, least).Written().Select(t => (new Quantity(currency, least), t))).Where(c => !_taken.Contains(c.Item2));
    }
}
