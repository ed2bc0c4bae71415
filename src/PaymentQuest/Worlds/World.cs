using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Worlds;

/// <summary>Something that changed in the world.</summary>
/// <param name="Step">The number of the message at which it happened.</param>
/// <param name="Party">Who did it.</param>
/// <param name="Kind">The word of the rule: record, reserve, settle, issue, ship, or keep for evidence.</param>
/// <param name="Subject">What it was about, as people read it.</param>
/// <param name="Amount">The money that moved, or null.</param>
/// <param name="From">The account that it came from, or empty.</param>
/// <param name="To">The account or receiver that it went to, or empty.</param>
public sealed record WorldEvent(int Step, string Party, string Kind, string Subject, Amount? Amount, string From, string To);

/// <summary>
/// Everything outside messages: the clock, accounts, reservations, replay memories, what was issued and shipped. Money is
/// conserved, because every change of an account is a transfer. Several runs can share one world.
/// </summary>
public sealed class World
{
    private readonly Dictionary<string, Amount> _accounts;
    private readonly Dictionary<string, Reservation> _reservations;
    private readonly HashSet<string> _memory;
    private readonly HashSet<string> _issued;
    private readonly List<WorldEvent> _events;
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _tables;

    /// <summary>The world at the start of a setting.</summary>
    public World(Setting setting)
        : this(setting.Clock, new(setting.Accounts, StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), [], setting.Tables)
    {
    }

    private World(
        DateTimeOffset clock,
        Dictionary<string, Amount> accounts,
        Dictionary<string, Reservation> reservations,
        HashSet<string> memory,
        HashSet<string> issued,
        List<WorldEvent> events,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> tables)
    {
        Clock = clock;
        _accounts = accounts;
        _reservations = reservations;
        _memory = memory;
        _issued = issued;
        _events = events;
        _tables = tables;
    }

    /// <summary>The time, the same for all parties.</summary>
    public DateTimeOffset Clock { get; }

    /// <summary>Balances by account.</summary>
    public IReadOnlyDictionary<string, Amount> Accounts => _accounts;

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<WorldEvent> Events => _events;

    /// <summary>
    /// Balances and reservations, added up by currency: the same at all times.
    /// </summary>
    public IReadOnlyDictionary<string, Amount> Total =>
        _accounts.Values.Concat(_reservations.Values.Select(r => r.Amount))
            .GroupBy(a => a.Currency)
            .ToDictionary(g => g.Key, g => g.Aggregate((a, b) => a.Plus(b) ?? a), StringComparer.Ordinal);

    /// <summary>A world that starts like this one and goes its own way.</summary>
    public World Copy() => new(
        Clock,
        new(_accounts, StringComparer.Ordinal),
        new(_reservations, StringComparer.Ordinal),
        new(_memory, StringComparer.Ordinal),
        new(_issued, StringComparer.Ordinal),
        [.. _events],
        _tables);

    /// <summary>Goes back to how a copy of this world was.</summary>
    internal void Restore(World copy)
    {
        Refill(_accounts, copy._accounts);
        Refill(_reservations, copy._reservations);
        _memory.IntersectWith(copy._memory);
        _issued.IntersectWith(copy._issued);
        _events.RemoveRange(copy._events.Count, _events.Count - copy._events.Count);
    }

    /// <summary>The value of a private function, as authors write it; null when it has none for the argument.</summary>
    public string? LookUp(string function, string argument) =>
        _tables.TryGetValue(function, out var table) ? table.GetValueOrDefault(argument) : null;

    /// <summary>Whether a party remembers a value.</summary>
    public bool Remembers(string party, string memory, ReadOnlySpan<byte> value) => _memory.Contains(Key(party, memory, value));

    /// <summary>The party will remember the value.</summary>
    public void Remember(string party, string memory, ReadOnlySpan<byte> value) => _memory.Add(Key(party, memory, value));

    /// <summary>The issuer's answer for an account and an amount: null for yes, else the reason in the two digits of ISO 8583.</summary>
    public string? Objection(string account, Amount amount) =>
        !_accounts.TryGetValue(account, out var balance) ? "14" : balance.IsAtLeast(amount) switch
        {
            true => null,
            false => "51",
            null => "57",
        };

    /// <summary>Sets money aside. False when the account does not hold it or the reference is taken.</summary>
    public bool Reserve(int step, string party, Amount amount, string from, string to, string reference)
    {
        if (Objection(from, amount) is not null || _reservations.ContainsKey(reference) || _accounts[from].Minus(amount) is not { } rest)
        {
            return false;
        }

        _accounts[from] = rest;
        _reservations.Add(reference, new Reservation(amount, from, to));
        _events.Add(new WorldEvent(step, party, "reserve", reference, amount, from, to));
        return true;
    }

    /// <summary>
    /// Pays what was reserved, or a part of it, after which the rest is back where it came from. False when nothing, or less, is reserved
    /// under the reference.
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
        if (balance.Plus(paid) is not { } sum || reservation.Amount.Minus(paid) is not { } rest || _accounts[reservation.From].Plus(rest) is not { } restored)
        {
            return false;
        }

        _reservations.Remove(reference);
        _accounts[reservation.To] = sum;
        _accounts[reservation.From] = reservation.From == reservation.To ? sum.Plus(rest) ?? sum : restored;
        _events.Add(new WorldEvent(step, party, "settle", reference, paid, reservation.From, reservation.To));
        return true;
    }

    /// <summary>Brings a token into circulation. False when it was issued before.</summary>
    public bool Issue(int step, string party, string subject, ReadOnlySpan<byte> token)
    {
        if (!_issued.Add(Convert.ToHexStringLower(token)))
        {
            return false;
        }

        Note(step, party, "issue", subject, "");
        return true;
    }

    /// <summary>Notes what a party wrote down, shipped or kept.</summary>
    public void Note(int step, string party, string kind, string subject, string to) =>
        _events.Add(new WorldEvent(step, party, kind, subject, null, "", to));

    private static void Refill<T>(Dictionary<string, T> target, Dictionary<string, T> source)
    {
        target.Clear();
        foreach (var (key, value) in source)
        {
            target.Add(key, value);
        }
    }

    private static string Key(string party, string memory, ReadOnlySpan<byte> value) => $"{party}\n{memory}\n{Convert.ToHexStringLower(value)}";

    private sealed record Reservation(Amount Amount, string From, string To);
}
