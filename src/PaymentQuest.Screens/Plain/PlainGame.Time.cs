namespace PaymentQuest.Screens;

/// <content>The player's time line by line. Nothing happens between two lines, so a beat looks at the clock meanwhile.</content>
public sealed partial class PlainGame
{
    private readonly Lock _gate = new();
    private PlayTime _watch = PlayTime.Stopped;

    // By a clock that never goes back; only differences count.
    private TimeSpan? Now => clock?.GetElapsedTime(0);

    private void Count()
    {
        lock (_gate)
        {
            _watch = Now is { } now ? _watch.At(now) : _watch;
        }
    }

    /// <summary>The player sits down at an attempt: from now on its time counts.</summary>
    private void Sit(string quest, int attempt, SavedAttempt? saved)
    {
        Rise();
        lock (_gate)
        {
            _watch = _watch.Of(quest, attempt, saved).Running(Now);
        }
    }

    /// <summary>The player leaves it.</summary>
    private void Rise()
    {
        lock (_gate)
        {
            (var save, _watch) = _watch.Still().Unsaved(TimeSpan.Zero);
            if (save is not null)
            {
                store.Save(save);
            }
        }
    }

    /// <summary>The game with the time that went by.</summary>
    private GameModel Counted()
    {
        Count();
        lock (_gate)
        {
            return _model with { PlayTime = _watch };
        }
    }

    /// <summary>A move was made at the time that the game says; an attempt that is over takes no more of it.</summary>
    private void Moved()
    {
        lock (_gate)
        {
            _watch = Desk is { Session.IsOver: true } ? _model.PlayTime.Still() : _model.PlayTime;
        }
    }
}
