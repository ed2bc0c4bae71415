using System.Collections;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>Lines of a long list, each made when it is looked at.</summary>
/// <param name="count">How many there are.</param>
/// <param name="make">Makes one of them, counted from 0.</param>
internal sealed class LinesInSight(int count, Func<int, Line> make) : IReadOnlyList<Line>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public Line this[int index] => make(index);

    /// <inheritdoc/>
    public IEnumerator<Line> GetEnumerator() => Enumerable.Range(0, count).Select(make).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
