using PaymentQuest.Terms;

namespace PaymentQuest.Worlds;

/// <summary>
/// The values that one party has accepted under one name, each with the time from which it need not be remembered. What is past its time is
/// dropped when the clock moves, so a memory is never larger than the number of values that could still be presented.
/// </summary>
internal sealed class Memory
{
    private readonly Dictionary<OctetKey, DateTimeOffset> _values;
    private DateTimeOffset _next = DateTimeOffset.MaxValue;

    public Memory() => _values = [];

    private Memory(Memory other) => (_values, _next) = (new(other._values), other._next);

    public int Count => _values.Count;

    public Memory Copy() => new(this);

    public bool Holds(byte[] value) => _values.ContainsKey(new OctetKey(value));

    /// <summary>False when the value is remembered already.</summary>
    public bool Add(byte[] value, DateTimeOffset until)
    {
        _next = until < _next ? until : _next;
        return _values.TryAdd(new OctetKey(value), until);
    }

    public void Remove(byte[] value) => _values.Remove(new OctetKey(value));

    /// <summary>Drops what need not be remembered at this time any more.</summary>
    public void Forget(DateTimeOffset now)
    {
        if (now < _next)
        {
            return;
        }

        foreach (var (value, _) in _values.Where(v => v.Value <= now).ToList())
        {
            _values.Remove(value);
        }

        _next = _values.Count == 0 ? DateTimeOffset.MaxValue : _values.Values.Min();
    }
}
