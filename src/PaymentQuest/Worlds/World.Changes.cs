using PaymentQuest.Terms;

namespace PaymentQuest.Worlds;

/// <summary>
/// Taking back what a step did before it could not go on. Only what changed is noted, so a step costs the same in a world with a million
/// tokens as in an empty one.
/// </summary>
public sealed partial class World
{
    private List<Change>? _changes;
    private int _eventsBefore;

    /// <summary>From here on changes can be taken back.</summary>
    internal void Begin()
    {
        _changes = [];
        _eventsBefore = _events.Count;
    }

    /// <summary>What changed since <see cref="Begin"/> stays.</summary>
    internal void Commit()
    {
        foreach (var kept in _changes?.OfType<Change.Kept>() ?? [])
        {
            _kept[kept.Of] = kept.Value;
        }

        _changes = null;
    }

    /// <summary>What changed since <see cref="Begin"/> is as it was.</summary>
    internal void TakeBack()
    {
        var changes = _changes ?? [];
        _changes = null;
        for (var i = changes.Count - 1; i >= 0; i--)
        {
            TakeBack(changes[i]);
        }

        _events.RemoveRange(_eventsBefore, _events.Count - _eventsBefore);
    }

    private void TakeBack(Change change)
    {
        switch (change)
        {
            case Change.Account a:
                Put(a.Name, a.Before);
                break;
            case Change.Reserved r:
                Put(r.Reference, r.Before);
                break;
            case Change.Remembered r:
                r.Memory.Remove(r.Value);
                break;
            case Change.Issued i:
                _issued.Remove(i.Token);
                break;
        }
    }

    private void Set(string account, Amount balance)
    {
        var before = Put(account, (Amount?)balance);
        _changes?.Add(new Change.Account(account, before));
    }

    private void Set(string reference, Reservation? reservation)
    {
        var before = Put(reference, reservation);
        _changes?.Add(new Change.Reserved(reference, before));
        _nextLapse = reservation?.Until < _nextLapse ? reservation.Until : _nextLapse;
    }

    /// <summary>An account has a balance, or is not there; gives back what it had.</summary>
    private Amount? Put(string account, Amount? balance)
    {
        var before = _accounts.TryGetValue(account, out var held) ? held : (Amount?)null;
        Subtract(before, before?.Currency ?? "", _total);
        if (balance is { } now)
        {
            _accounts[account] = now;
            Add(now, now.Currency, _total);
        }
        else
        {
            _accounts.Remove(account);
        }

        return before;
    }

    /// <summary>Something is set aside under a reference, or nothing; gives back what was.</summary>
    private Reservation? Put(string reference, Reservation? reservation)
    {
        if (_reservations.Remove(reference, out var before))
        {
            Subtract(before.Amount, before.Amount.Currency, _total);
            Subtract(before.Amount, (before.To, before.Amount.Currency), _setAside);
        }

        if (reservation is not null)
        {
            _reservations.Add(reference, reservation);
            Add(reservation.Amount, reservation.Amount.Currency, _total);
            Add(reservation.Amount, (reservation.To, reservation.Amount.Currency), _setAside);
        }

        return before;
    }

    private static void Add<TKey>(Amount amount, TKey key, Dictionary<TKey, MoneySum> sums)
        where TKey : notnull => sums[key] = sums.TryGetValue(key, out var sum) ? sum.Plus(amount) : MoneySum.Of(amount);

    private static void Subtract<TKey>(Amount? amount, TKey key, Dictionary<TKey, MoneySum> sums)
        where TKey : notnull
    {
        if (amount is { } gone)
        {
            sums[key] = sums[key].Minus(gone);
        }
    }

    private abstract record Change
    {
        public sealed record Account(string Name, Amount? Before) : Change;

        public sealed record Reserved(string Reference, Reservation? Before) : Change;

        public sealed record Remembered(Memory Memory, byte[] Value) : Change;

        public sealed record Issued(OctetKey Token) : Change;

        /// <summary>Not there before it is committed.</summary>
        public sealed record Kept((string Party, string Function, OctetKey Argument) Of, byte[] Value) : Change;
    }
}
