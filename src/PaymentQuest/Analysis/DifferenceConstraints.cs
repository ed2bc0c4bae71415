namespace PaymentQuest.Analysis;

/// <summary>
/// A system of inequalities in which one unknown is not greater than another and so much. Where it can be met, there are values of which none is
/// greater than in any other way to meet it (the longest paths: Bellman, 1958).
/// </summary>
internal sealed class DifferenceConstraints
{
    /// <summary>The unknown that is 0.</summary>
    public const int Zero = 0;

    private readonly List<(int Lesser, int Greater, Int128 Slack)> _all = [];
    private int _unknowns = 1;

    /// <summary>How many inequalities there are: what <see cref="Withdraw"/> can go back to.</summary>
    public int Count => _all.Count;

    /// <summary>One more unknown, from a least value to a greatest.</summary>
    public int Unknown(Int128 least, Int128 greatest)
    {
        var unknown = _unknowns++;
        AtMost(Zero, unknown, -least);
        AtMost(unknown, Zero, greatest);
        return unknown;
    }

    /// <summary>One unknown is not greater than another and so much.</summary>
    public void AtMost(int lesser, int greater, Int128 slack) => _all.Add((lesser, greater, slack));

    /// <summary>Takes back all inequalities but the first so many.</summary>
    public void Withdraw(int count) => _all.RemoveRange(count, _all.Count - count);

    /// <summary>The least value of each unknown; null when the system cannot be met.</summary>
    public Int128[]? Least()
    {
        var least = new Int128?[_unknowns];
        least[Zero] = 0;
        for (var round = 0; round <= _unknowns; round++)
        {
            var isChanged = false;
            foreach (var (lesser, greater, slack) in _all)
            {
                if (least[lesser] - slack is { } bound && (least[greater] is not { } known || bound > known))
                {
                    least[greater] = bound;
                    isChanged = true;
                }
            }

            if (!isChanged)
            {
                return [.. least.Select(l => l!.Value)];
            }
        }

        return null;
    }
}
