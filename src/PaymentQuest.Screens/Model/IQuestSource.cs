using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Where quests come from.</summary>
public interface IQuestSource
{
    /// <summary>All quests, in the order in which they are shown.</summary>
    Sequence<QuestGroup> Topics { get; }

    /// <summary>A quest, ready to be played.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The quest, or null and what is wrong with it.</returns>
    (Quest? Quest, string? Problem) Load(string id);

    /// <summary>What is measured before a new attempt at a quest; null when nothing is.</summary>
    Move.Measure? Measure(Quest quest) => null;

    /// <summary>The edition in which a quest is played and judged.</summary>
    /// <param name="id">Its identifier.</param>
    Edition EditionOf(string id) => new("", Session.Scoring);
}

/// <summary>What is kept of a player between games. A store that cannot keep anything says so and goes on.</summary>
public interface IProgressStore
{
    /// <summary>Why not everything that was to be kept is kept, as things stand; null while all is.</summary>
    Prose? Problem { get; }

    /// <summary>Something that happened to the records and the player should know; null for nothing. It is gone when the next quest is opened; what is there at first, with the second.</summary>
    Prose? Notice => null;

    /// <summary>What the player is to be told now; null for nothing.</summary>
    sealed Prose? Note => Problem ?? Notice;

    /// <summary>What the player has reached, by identifier of the quest.</summary>
    IReadOnlyDictionary<string, QuestProgress> Reached();

    /// <summary>The attempt to go on with, if there is one, and the number that a new attempt gets, from 1.</summary>
    /// <param name="quest">The quest.</param>
    /// <param name="edition">The edition in which it is played from now on.</param>
    (SavedAttempt? Unfinished, int NextAttempt) Open(string quest, Edition edition);

    /// <summary>Whether the best score at a quest was given in another edition than one, or in one that is not known. It stands all the same.</summary>
    bool IsBestOfAnother(string quest, Edition edition) => false;

    /// <summary>
    /// Keeps something. When this returns it is safe from the end of the process, or waits to be kept, and then there is a
    /// <see cref="Problem"/>. It takes a fraction of a millisecond, with another program's lock in the way a tenth of a second.
    /// </summary>
    void Save(Keep keep);

    /// <summary>Tries for a while to keep what waits to be kept, at the end of the game.</summary>
    /// <param name="patience">How long.</param>
    /// <returns>What the player must be told because something is not kept; null when everything is.</returns>
    Prose? Flush(TimeSpan patience);
}
