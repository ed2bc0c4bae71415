using PaymentQuest.Play;
using PaymentQuest.Scenarios;

namespace PaymentQuest.Screens;

/// <summary>Computes what a player has reached from the logs of attempts. What a store noted is corrected, never believed.</summary>
public static class Reckoning
{
    /// <summary>How many attempts are replayed, the latest first. Nobody waits for a hundred runs before a quest opens.</summary>
    public const int MostAttempts = 20;

    /// <summary>What the player has reached in a quest; null when no attempt is kept.</summary>
    public static QuestProgress? Of(Quest quest, IProgressStore store)
    {
        var isOpen = store.Open(quest.Id).Unfinished is not null;
        var noted = store.Reached().GetValueOrDefault(quest.Id);
        if (noted is null)
        {
            return null;
        }

        foreach (var attempt in store.Finished(quest.Id).Take(MostAttempts))
        {
            var session = Session.Replay(quest, attempt.Seed, attempt.Moves);
            store.Correct(quest.Id, attempt.Number, new AttemptResult(session.IsSolved, session.IsOver ? session.Score : 0));
        }

        return (store.Reached().GetValueOrDefault(quest.Id) ?? QuestProgress.None) with { IsOpen = isOpen };
    }
}
