using PaymentQuest.Adversaries;
using PaymentQuest.Roles;

namespace PaymentQuest.Goals;

/// <summary>A party's run on octets, as a goal looks at it.</summary>
internal sealed class ObservedParticipant(Participant participant) : IObserved<byte[]>
{
    /// <inheritdoc/>
    public string Role => participant.Role;

    /// <inheritdoc/>
    public bool IsReversed => participant.Casting.IsReversed;

    /// <inheritdoc/>
    public bool HasBegun => participant.Passed.Count > 0;

    /// <inheritdoc/>
    public bool HasPassed(int step) => participant.Passed.Contains(step);

    /// <inheritdoc/>
    public bool Takes(string role) => participant.Casting.IsHonest(role);

    /// <inheritdoc/>
    public byte[]? Value(Expression expression) => participant.Run.Evaluate(expression);
}
