namespace PaymentQuest.Analysis;

/// <summary>What parties remember, and what must therefore differ.</summary>
internal sealed class Memories(Trail trail)
{
    private readonly List<(string Party, string Memory, Pattern Value)> _remembered = [];
    private readonly List<(Pattern, Pattern)> _different = [];

    /// <summary>Whether nothing that must differ is the same.</summary>
    public bool AreKept => _different.TrueForAll(d => !Substitution.AreEqual(d.Item1, d.Item2));

    /// <summary>Two values must not be the same, whatever is decided later.</summary>
    public void Differ(Pattern a, Pattern b) => trail.Add(_different, (a, b));

    /// <summary>A value must be none that the party remembers.</summary>
    public void Once(string party, string memory, Pattern value)
    {
        foreach (var remembered in _remembered.Where(r => r.Party == party && r.Memory == memory).ToList())
        {
            Differ(remembered.Value, value);
        }
    }

    /// <summary>The party will remember a value.</summary>
    public void Remember(string party, string memory, Pattern value) => trail.Add(_remembered, (party, memory, value));
}
