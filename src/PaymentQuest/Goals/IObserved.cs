using PaymentQuest.Roles;

namespace PaymentQuest.Goals;

/// <summary>An honest party's run as a goal looks at it, on octets or in a search.</summary>
/// <typeparam name="TValue">What a value is: octets, or a pattern.</typeparam>
internal interface IObserved<out TValue>
    where TValue : class
{
    /// <summary>The name of the role that the party plays.</summary>
    string Role { get; }

    /// <summary>Whether parties play each other's roles in this run.</summary>
    bool IsReversed { get; }

    /// <summary>Whether it has sent, or received and accepted, anything.</summary>
    bool HasBegun { get; }

    /// <summary>Whether it has sent, or received and accepted, the message of a step.</summary>
    bool HasPassed(int step);

    /// <summary>Whether it deals with the honest party of a role, as far as that was settled beforehand.</summary>
    bool Takes(string role);

    /// <summary>The value of an expression; null when it has none yet.</summary>
    TValue? Value(Expression expression);
}
