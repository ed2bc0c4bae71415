using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Worlds;

/// <summary>Something that changed in the world.</summary>
/// <param name="Step">The number of the message at which it happened; 0 for what time brought about.</param>
/// <param name="Party">Who did it; empty for what time brought about.</param>
/// <param name="Kind">The word of the rule: record, reserve, settle, issue, ship, set; keep for evidence; lapse for a reservation that was not settled in time.</param>
/// <param name="Subject">What it was about, as people read it.</param>
/// <param name="Amount">The money that moved, or null.</param>
/// <param name="From">The account that it came from, or empty.</param>
/// <param name="To">The account or receiver that it went to, or the value that was set; or empty.</param>
public sealed record WorldEvent(int Step, string Party, string Kind, string Subject, Amount? Amount, string From, string To);

/// <summary>
/// Everything outside messages: the clock, accounts, reservations, replay memories, what was issued and shipped. Money is
/// conserved, because every change of an account is a transfer. Several runs can share one world.
/// </summary>
public sealed partial class World
{
    private readonly Dictionary<string, Amount> _accounts;
    private readonly Dictionary<string, Reservation> _reservations;
    private readonly Dictionary<(string Party, string Name), Memory> _memories;
    private readonly HashSet<OctetKey> _issued;
    private readonly Dictionary<(string Party, string Function, OctetKey Argument), byte[]> _kept;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<WorldEvent> _events;
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _tables;
    private readonly Dictionary<string, MoneySum> _total;
    private readonly Dictionary<(string To, string Currency), MoneySum> _setAside;
    private DateTimeOffset _nextLapse;

    /// <summary>The world at the start of a setting.</summary>
    public World(Setting setting)
    {
        Clock = setting.Clock;
        _accounts = new(setting.Accounts, StringComparer.Ordinal);
        _reservations = new(StringComparer.Ordinal);
        _memories = [];
        _issued = [];
        _kept = [];
        _events = [];
        _tables = setting.Tables;
        _total = MoneySum.Of(_accounts.Values);
        _setAside = [];
        _nextLapse = DateTimeOffset.MaxValue;
    }

    private World(World other)
    {
        Clock = other.Clock;
        _accounts = new(other._accounts, StringComparer.Ordinal);
        _reservations = new(other._reservations, StringComparer.Ordinal);
        _memories = other._memories.ToDictionary(m => m.Key, m => m.Value.Copy());
        _issued = [.. other._issued];
        _kept = new(other._kept);
        _events = [.. other._events];
        _tables = other._tables;
        _total = new(other._total, StringComparer.Ordinal);
        _setAside = new(other._setAside);
        _nextLapse = other._nextLapse;
    }

    /// <summary>The time, the same for all parties.</summary>
    public DateTimeOffset Clock { get; private set; }

    /// <summary>Balances by account.</summary>
    public IReadOnlyDictionary<string, Amount> Accounts => _accounts;

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<WorldEvent> Events => _events;

    /// <summary>How many values all replay memories hold.</summary>
    public int Remembered => _memories.Values.Sum(m => m.Count);

    /// <summary>Balances and reservations, added up by currency: the same at all times. It is kept and not added up anew, so asking costs the same in a world with a million tokens.</summary>
    public IReadOnlyDictionary<string, MoneySum> Total => _total;

    /// <summary>What is set aside, added up by currency: what all tokens are worth, and what was not settled yet.</summary>
    public IReadOnlyDictionary<string, MoneySum> Circulation => MoneySum.Of(_reservations.Values.Select(r => r.Amount));

    /// <summary>What is set aside for an account in a currency; null when nothing ever was.</summary>
    public MoneySum? SetAsideFor(string account, string currency) => _setAside.TryGetValue((account, currency), out var sum) ? sum : null;

    /// <summary>A world that starts like this one and goes its own way.</summary>
    public World Copy() => new(this);

    /// <summary>
    /// Time passes. What had to be remembered until then is forgotten, and what had to be settled until then is back where it came from.
    /// A time in the past changes nothing.
    /// </summary>
    public void Advance(DateTimeOffset to)
    {
        Clock = to > Clock ? to : Clock;
        foreach (var memory in _memories.Values)
        {
            memory.Forget(Clock);
        }

        if (Clock < _nextLapse)
        {
            return;
        }

        foreach (var (reference, lapsed) in _reservations.Where(r => r.Value.Until <= Clock).OrderBy(r => r.Key, StringComparer.Ordinal).ToList())
        {
            if (_accounts[lapsed.From].Plus(lapsed.Amount) is { } restored)
            {
                Set(lapsed.From, restored);
                Set(reference, null);
                _events.Add(new WorldEvent(0, "", "lapse", reference, lapsed.Amount, lapsed.To, lapsed.From));
            }
        }

        _nextLapse = _reservations.Count == 0 ? DateTimeOffset.MaxValue : _reservations.Values.Min(r => r.Until);
    }

    /// <summary>Some seconds pass. False, and nothing changes, when that is a time that no run can have.</summary>
    public bool Pass(long seconds)
    {
        if (seconds > (Setting.LatestClock - Clock).TotalSeconds)
        {
            return false;
        }

        Advance(Clock.AddSeconds(seconds));
        return true;
    }

    /// <summary>The value of a private function, as authors write it; null when it has none for the argument.</summary>
    public string? LookUp(string function, string argument) =>
        _tables.TryGetValue(function, out var table) ? table.GetValueOrDefault(argument) : null;

    /// <summary>The arguments for which a private function has a value, in alphabetical order.</summary>
    public IReadOnlyList<string> Arguments(string function) =>
        _tables.TryGetValue(function, out var table) ? [.. table.Keys.Order(StringComparer.Ordinal)] : [];

    /// <summary>Whether a party remembers a value.</summary>
    public bool Remembers(string party, string memory, byte[] value) => _memories.TryGetValue((party, memory), out var held) && held.Holds(value);

    /// <summary>The party will remember the value.</summary>
    /// <param name="party">Who.</param>
    /// <param name="memory">The name of the memory.</param>
    /// <param name="value">What.</param>
    /// <param name="until">From when on it may be forgotten; null for never.</param>
    public void Remember(string party, string memory, byte[] value, DateTimeOffset? until = null)
    {
        if (!_memories.TryGetValue((party, memory), out var held))
        {
            _memories.Add((party, memory), held = new Memory());
        }

        if (held.Add(value, until ?? DateTimeOffset.MaxValue))
        {
            _changes?.Add(new Change.Remembered(held, value));
        }
    }

    /// <summary>The issuer's answer for an account and an amount: null for yes, else the reason in the two digits of ISO 8583.</summary>
    public string? Objection(string account, Amount amount) =>
        !_accounts.TryGetValue(account, out var balance) ? "14" : balance.IsAtLeast(amount) switch
        {
            true => null,
            false => "51",
            null => "57",
        };

    /// <summary>Sets money aside. False when the account does not hold it or the reference is taken.</summary>
    /// <param name="step">The number of the message.</param>
    /// <param name="party">Who does it.</param>
    /// <param name="amount">How much.</param>
    /// <param name="from">The account that it leaves.</param>
    /// <param name="to">The account that it is for.</param>
    /// <param name="reference">What it is found again under.</param>
    /// <param name="until">From when on it is back where it came from; null for never.</param>
    public bool Reserve(int step, string party, Amount amount, string from, string to, string reference, DateTimeOffset? until = null)
    {
        if (until <= Clock || Objection(from, amount) is not null || _reservations.ContainsKey(reference) || _accounts[from].Minus(amount) is not { } rest)
        {
            return false;
        }

        // A million tokens for one account need its name once.
        (from, to) = (Known(from), Known(to));
        Set(from, rest);
        Set(reference, new Reservation(amount, from, to, until ?? DateTimeOffset.MaxValue));
        _events.Add(new WorldEvent(step, party, "reserve", reference, amount, from, to));
        return true;
    }

    /// <summary>What is set aside under a reference, and for which account; null for nothing.</summary>
    internal (Amount Amount, string To)? SetAside(string reference) => _reservations.TryGetValue(reference, out var reserved) ? (reserved.Amount, reserved.To) : null;

    /// <summary>
    /// Pays what was reserved, or a part of it, after which the rest is back where it came from. False when nothing, or less, is reserved
    /// under the reference, or an account cannot take it, because it is kept in another currency or would hold more than an amount can say.
    /// </summary>
    /// <param name="step">The number of the message.</param>
    /// <param name="party">Who does it.</param>
    /// <param name="reference">What it was reserved under.</param>
    /// <param name="part">What is paid; null for all of it.</param>
    public bool Settle(int step, string party, string reference, Amount? part = null)
    {
        if (!_reservations.TryGetValue(reference, out var reservation) || reservation.Amount.IsAtLeast(part ?? reservation.Amount) != true)
        {
            return false;
        }

        var paid = part ?? reservation.Amount;
        var balance = _accounts.TryGetValue(reservation.To, out var held) ? held : new Amount(paid.Currency, 0, paid.Exponent);
        if (balance.Plus(paid) is not { } sum || reservation.Amount.Minus(paid) is not { } rest || (reservation.From == reservation.To ? sum : _accounts[reservation.From]).Plus(rest) is not { } restored)
        {
            return false;
        }

        Set(reference, null);
        Set(reservation.To, sum);
        Set(reservation.From, restored);
        _events.Add(new WorldEvent(step, party, "settle", reference, paid, reservation.From, reservation.To));
        return true;
    }

    /// <summary>Brings a token into circulation. False when it was issued before.</summary>
    public bool Issue(int step, string party, string subject, byte[] token)
    {
        if (!_issued.Add(new OctetKey(token)))
        {
            return false;
        }

        _changes?.Add(new Change.Issued(new OctetKey(token)));
        Note(step, party, "issue", subject, "");
        return true;
    }

    /// <summary>What a party remembers as the value of a function since it set it; null while it has not.</summary>
    internal byte[]? Kept(string party, string function, byte[] argument) => _kept.GetValueOrDefault((party, function, new OctetKey(argument)));

    /// <summary>A party remembers a value of a function, from when what it does is done: until then it is asked for what it was.</summary>
    internal void Set(int step, string party, string kind, string function, byte[] argument, string subject, byte[] value, string to)
    {
        _changes!.Add(new Change.Kept((party, function, new OctetKey(argument)), value));
        Note(step, party, kind, $"{function}({subject})", to);
    }

    /// <summary>Notes what a party wrote down, shipped or kept.</summary>
    public void Note(int step, string party, string kind, string subject, string to) =>
        _events.Add(new WorldEvent(step, party, kind, subject, null, "", to));

    private string Known(string account)
    {
        if (_names.TryGetValue(account, out var name))
        {
            return name;
        }

        _names.Add(account);
        return account;
    }

    private sealed record Reservation(Amount Amount, string From, string To, DateTimeOffset Until);
}
