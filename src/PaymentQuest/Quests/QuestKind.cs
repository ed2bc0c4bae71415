using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What a player does in a quest. Everything that is particular to it lies in its own folder.</summary>
public sealed class QuestKind
{
    internal QuestKind(string word, Func<QuestReader, Fields, QuestHead, Quest?> read)
    {
        Word = word;
        Read = read;
    }

    /// <summary>The word after <c>kind:</c>, and in records. It never changes.</summary>
    public string Word { get; }

    /// <summary>Whether every entry that is written counts as a move, also when it is taken back.</summary>
    public bool CountsWrites { get; init; }

    /// <summary>Whether the player composes with what the quest adds to the protocol, and so knows it from the start.</summary>
    internal bool GivesForeign { get; init; }

    /// <summary>Reads what only quests of this kind have; null with at least one error.</summary>
    internal Func<QuestReader, Fields, QuestHead, Quest?> Read { get; }

    /// <summary>Whether a move counts against par.</summary>
    public bool Counts(Move move) => move is Move.Send or Move.State or Move.Decide || (move is Move.Write && CountsWrites);

    /// <inheritdoc/>
    public override string ToString() => Word;
}

/// <summary>All kinds of quests.</summary>
public static class QuestKinds
{
    /// <summary>The kinds, in the order in which they are told.</summary>
    public static Sequence<QuestKind> All { get; } =
    [
        BuildQuest.Composing,
        VerifyQuest.Verifying,
        ClassifyQuest.Classifying,
        OrderQuest.Ordering,
        ComputeQuest.Computing,
        AttackQuest.Attacking,
    ];

    /// <summary>The kind of a quest that does not say which it is.</summary>
    public static QuestKind Default => BuildQuest.Composing;

    /// <summary>Kinds by their word after <c>kind:</c>.</summary>
    public static IReadOnlyDictionary<string, QuestKind> Words { get; } = All.ToDictionary(k => k.Word, StringComparer.Ordinal);
}
