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
    internal void Commit() => _changes = null;

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
            case Change.Account { Before: { } balance } a:
                _accounts[a.Name] = balance;
                break;
            case Change.Account a:
                _accounts.Remove(a.Name);
                break;
            case Change.Reserved { Before: { } reservation } r:
                _reservations[r.Reference] = reservation;
                break;
            case Change.Reserved r:
                _reservations.Remove(r.Reference);
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
        _changes?.Add(new Change.Account(account, _accounts.TryGetValue(account, out var before) ? before : null));
        _accounts[account] = balance;
    }

    private void Set(string reference, Reservation? reservation)
    {
        _changes?.Add(new Change.Reserved(reference, _reservations.GetValueOrDefault(reference)));
        if (reservation is null)
        {
            _reservations.Remove(reference);
            return;
        }

        _reservations[reference] = reservation;
        _nextLapse = reservation.Until < _nextLapse ? reservation.Until : _nextLapse;
    }

    private abstract record Change
    {
        public sealed record Account(string Name, Amount? Before) : Change;

        public sealed record Reserved(string Reference, Reservation? Before) : Change;

        public sealed record Remembered(Memory Memory, byte[] Value) : Change;

        public sealed record Issued(OctetKey Token) : Change;
    }
}
