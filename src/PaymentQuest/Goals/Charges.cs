using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Goals;

/// <summary>
/// How often one account was charged each amount, and how often its holder had sent that amount. Both are counted as they happen, so that judging
/// the thousandth payment costs what judging the first did. Amounts are the same when they are the same money, however many decimals they have.
/// </summary>
/// <param name="goal">The goal whose account it is.</param>
internal sealed class Charges(WorldGoal.Authorized goal)
{
    private readonly Dictionary<MoneySum, Count> _counts = [];
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);
    private int _seen;

    /// <summary>The holder has sent what names a charge.</summary>
    public void Send(string reference) => _references.Add(reference);

    /// <summary>The holder has sent an amount.</summary>
    public void Send(Amount amount)
    {
        var count = For(amount);
        count.Shown = count.Sent++ == 0 ? amount : count.Shown;
    }

    /// <summary>Takes in what happened in a world since the last time, and gives the first amount that was charged without leave; null when there is none.</summary>
    /// <param name="events">All that happened so far.</param>
    /// <param name="account">The account.</param>
    public Count? Unauthorized(IReadOnlyList<WorldEvent> events, string account)
    {
        var charged = new List<Count>();
        for (; _seen < events.Count; _seen++)
        {
            if (events[_seen] is { Kind: "reserve", Amount: { } amount } happened && happened.From == account)
            {
                if (goal.IsByReference)
                {
                    if (!_references.Contains(happened.Subject))
                    {
                        return new Count(0, amount) { Reference = happened.Subject };
                    }

                    continue;
                }

                var count = For(amount);
                count.Charged++;
                charged.Add(count);
            }
        }

        return charged.Where(c => c.Sent == 0 || (goal.IsOnce && c.Charged > c.Sent)).MinBy(c => c.Order);
    }

    private Count For(Amount amount)
    {
        if (!_counts.TryGetValue(MoneySum.Of(amount), out var count))
        {
            _counts.Add(MoneySum.Of(amount), count = new Count(_counts.Count, amount));
        }

        return count;
    }

    /// <summary>One amount.</summary>
    /// <param name="order">How many amounts were met before it.</param>
    /// <param name="shown">The amount as it was first met.</param>
    internal sealed class Count(int order, Amount shown)
    {
        /// <summary>How many amounts were met before it.</summary>
        public int Order { get; } = order;

        /// <summary>The amount as its holder wrote it, or as it was charged while it was never sent.</summary>
        public Amount Shown { get; set; } = shown;

        /// <summary>Under which reference it was charged, where that is what its holder has not sent; else empty.</summary>
        public string Reference { get; init; } = "";

        /// <summary>How often the account's holder sent it.</summary>
        public int Sent { get; set; }

        /// <summary>How often it left the account.</summary>
        public int Charged { get; set; }
    }
}
