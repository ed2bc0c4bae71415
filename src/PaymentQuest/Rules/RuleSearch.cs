namespace PaymentQuest.Rules;

/// <summary>What a search for attacks takes a rule for. What it does not look at is judged by octets, when a found attack is played.</summary>
internal abstract record RuleSearch
{
    private RuleSearch()
    {
    }

    /// <summary>A note, a token, goods: no business of who may say what.</summary>
    public sealed record Unseen : RuleSearch
    {
        public static readonly Unseen Value = new();
    }

    /// <summary>Times, amounts or numbers are demanded, all of them.</summary>
    public sealed record Demand(params Inequality[] Inequalities) : RuleSearch;

    /// <summary>The two inputs are the same; of amounts the same money.</summary>
    public sealed record Same : RuleSearch;

    /// <summary>The first input is none of the values in a memory; where there is a second, it is forgotten from that time on.</summary>
    public sealed record New(string Memory) : RuleSearch;

    /// <summary>The first input has an entry in the table of a function, which is the second input, or is learnt.</summary>
    public sealed record Entry(string Function) : RuleSearch;

    /// <summary>The party remembers the second input from now on for the first, as the value of a function.</summary>
    public sealed record Written(string Function) : RuleSearch;

    /// <summary>The decision is positive for accounts that hold the amount, and negative for others; the account is the first input, the amount the second.</summary>
    public sealed record Decision : RuleSearch;

    /// <summary>The amount, the first input, is taken from an account that holds it, the second. The fourth is a reference that is not taken, the fifth a time that has not come.</summary>
    public sealed record Reservation : RuleSearch;
}
