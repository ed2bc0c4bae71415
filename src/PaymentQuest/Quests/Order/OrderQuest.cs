using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>The player puts the checks of a receiver into the order in which they are best made.</summary>
public sealed record OrderQuest(QuestHead Head) : SheetQuest(Head)
{
    /// <summary>The kind.</summary>
    public static QuestKind Ordering { get; } = new("order", (reader, fields, head) => reader.Order(fields, head)) { CountsWrites = true };

    /// <inheritdoc/>
    public override QuestKind Kind => Ordering;

    /// <inheritdoc/>
    internal override SheetJudgement Judge(IReadOnlyDictionary<string, string> entries, ulong seed) =>
        OrderJudge.Judge(this, entries.GetValueOrDefault(Entry) ?? string.Join('\n', OrderJudge.Presented(this, seed)));

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
