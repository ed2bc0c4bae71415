using PaymentQuest.Documents;
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

    /// <summary>An order lies there from the beginning.</summary>
    internal override bool IsFilled(IReadOnlyDictionary<string, string> entries) => true;

    /// <summary>Each line is the label of a check. Nothing written is no order, whereas a desk shows one from the beginning.</summary>
    internal override (IReadOnlyDictionary<string, string> Entries, Prose? Problem) Read(IReadOnlyList<string> lines)
    {
        var labels = Checks.Select(c => c.Check!.Label).ToList();
        return lines.FirstOrDefault(l => !labels.Contains(l)) is { } unknown
            ? (new Dictionary<string, string>(), Prose.Of("sheet.is-no-check-of-this-quest", ("unknown", PlainText.Excerpt(unknown)), ("labels", string.Join("; ", labels))))
            : (new Dictionary<string, string> { [Entry] = string.Join('\n', lines) }, null);
    }

    /// <inheritdoc/>
    internal override string Untrue(WrongEntry reject, SheetJudgement judgement) => ((SheetJudgement.Ordered)judgement).Wrong switch
    {
        null => "is right",
        var wrong => wrong.Label == reject.Trips ? "" : $"should go wrong at {reject.Trips}, but goes wrong at {wrong.Label}",
    };

    /// <inheritdoc/>
    internal override (int Earned, int Most, string Advice) Idle => base.Idle with { Advice = "choose checks of different cost" };

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
