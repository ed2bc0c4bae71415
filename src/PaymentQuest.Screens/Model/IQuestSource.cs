using PaymentQuest.Play;
using PaymentQuest.Scenarios;
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
}

/// <summary>What is kept of a player between games. A store that cannot keep anything says so and goes on.</summary>
public interface IProgressStore
{
    /// <summary>Why nothing can be kept; null while everything is.</summary>
    Documents.Prose? Problem { get; }

    /// <summary>What the player has reached, by identifier of the quest.</summary>
    IReadOnlyDictionary<string, QuestProgress> Reached();

    /// <summary>The attempt to go on with, if there is one, and the number that a new attempt gets, from 1.</summary>
    (SavedAttempt? Unfinished, int NextAttempt) Open(string quest);

    /// <summary>The finished attempts, the latest first.</summary>
    IReadOnlyList<SavedAttempt> Finished(string quest);

    /// <summary>Corrects the note of what a finished attempt came to.</summary>
    void Correct(string quest, int attempt, AttemptResult result);

    /// <summary>Keeps moves. They are on the disk when this returns, unless there is a <see cref="Problem"/>.</summary>
    void Save(SaveMoves save);
}
