using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PaymentQuest.Terms;

/// <summary>An immutable list that is equal to another when their items are equal, in order. Its hash is computed once.</summary>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.From))]
public sealed class Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    /// <summary>The list without items.</summary>
    public static readonly Sequence<T> Empty = new([]);

    private readonly ImmutableArray<T> _items;
    private int _hash;

    internal Sequence(ImmutableArray<T> items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Where an item stands first, from 0; -1 when it is not here.</summary>
    public int IndexOf(T item) => _items.IndexOf(item);

    /// <inheritdoc/>
    public bool Equals(Sequence<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && GetHashCode() == other.GetHashCode() && _items.SequenceEqual(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sequence<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            var hash = new HashCode();
            foreach (var item in _items)
            {
                hash.Add(item);
            }

            var value = hash.ToHashCode();
            _hash = value == 0 ? 1 : value;
        }

        return _hash;
    }

    /// <summary>The items, for enumeration without allocation.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_items).GetEnumerator();
}

/// <summary>Makes sequences.</summary>
public static class Sequence
{
    /// <summary>The sequence of these items.</summary>
    public static Sequence<T> From<T>(ReadOnlySpan<T> items) => items.IsEmpty ? Sequence<T>.Empty : new Sequence<T>([.. items]);

    /// <summary>The sequence of these items.</summary>
    public static Sequence<T> ToSequence<T>(this IEnumerable<T> items) => new([.. items]);
}
