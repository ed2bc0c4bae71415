using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A quest as it stands in the list, before its file has been compiled.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Title">Its name.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Role">What the player's role is called; null where the player plays none.</param>
/// <param name="Protocol">The short name of the protocol, such as 1KP.</param>
/// <param name="Brief">What is to be done, in a sentence or two.</param>
/// <param name="ParSeconds">The time of a practised player, in seconds.</param>
/// <param name="ParMoves">The moves of a practised player.</param>
/// <param name="Requires">Identifiers of quests that should be done before.</param>
public sealed record QuestEntry(
    string Id, Prose Title, QuestKind Kind, Prose? Role, string Protocol, Prose Brief, int ParSeconds, int ParMoves, Sequence<string> Requires)
{
    /// <summary>By the identifier, which no other quest has: lists are searched for each key, and the texts are long.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}

/// <summary>Quests that belong together.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What it is about, in a sentence.</param>
/// <param name="Quests">In the order in which they are best played.</param>
public sealed record QuestGroup(string Id, Prose Title, Prose Summary, Sequence<QuestEntry> Quests);

/// <summary>What a player has reached in a quest.</summary>
/// <param name="IsSolved">Whether everything was done right in some attempt.</param>
/// <param name="BestScore">The best score of a finished attempt, in hundredths.</param>
/// <param name="IsOpen">Whether an attempt was begun and not finished.</param>
public sealed record QuestProgress(bool IsSolved, int BestScore, bool IsOpen)
{
    /// <summary>Before the first attempt.</summary>
    public static readonly QuestProgress None = new(false, 0, false);
}
