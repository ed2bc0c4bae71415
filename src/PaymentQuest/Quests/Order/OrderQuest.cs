using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>The player puts the checks of a receiver into the order in which they are best made.</summary>
public sealed record OrderQuest(QuestHead Head) : SheetQuest(Head)
{
    /// <summary>The one entry: labels of checks, a line for each.</summary>
    public const string Entry = "order";

    /// <summary>The receiver.</summary>
    public required Role Role { get; init; }

    /// <summary>The message.</summary>
    public required Step Step { get; init; }

    /// <summary>The checks that are to be put into order, as the compiler orders them.</summary>
    public required Sequence<RoleAction> Checks { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => [Entry];
}
