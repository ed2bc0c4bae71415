namespace PaymentQuest.Rules;

/// <summary>The closed vocabulary of rules, in the order of the documentation. A new word is a file beside this one, and its line here.</summary>
public static class RuleWords
{
    /// <summary>All words.</summary>
    public static readonly IReadOnlyList<RuleWord> All =
    [
        Rule.Once.Meaning,
        Rule.Within.Meaning,
        Rule.Before.Meaning,
        Rule.AtLeast.Meaning,
        Rule.AtMost.Meaning,
        Rule.Equal.Meaning,
        Rule.LookUp.Meaning,
        Rule.Decide.Meaning,
        Rule.Record.Meaning,
        Rule.Reserve.Meaning,
        Rule.Settle.Meaning,
        Rule.Issue.Meaning,
        Rule.Ship.Meaning,
        Rule.Set.Meaning,
    ];

    /// <summary>The words that can refuse a message.</summary>
    public static readonly IReadOnlyList<RuleWord> Guards = [.. All.Where(w => w.IsGuard)];

    /// <summary>The word of that name; null when there is none.</summary>
    public static RuleWord? Named(string word) => All.FirstOrDefault(w => w.ToString() == word);

    /// <summary>The guard with which a statement begins; null for any other statement.</summary>
    public static RuleWord? Beginning(string statement) => statement.TrimStart().Split(' ', 2)[0] is var first ? Guards.FirstOrDefault(w => w.ToString() == first) : null;
}
