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
    private void Sit(SavedAttempt? saved)
    {
        Rise();
        lock (_gate)
        {
            _watch = _watch.Of(_entry!.Id, _attempt, saved).Running(Now);
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

    private Thinking Moved()
    {
        Count();
        lock (_gate)
        {
            (var thinking, _watch) = _watch.Moved();
            if (_session!.IsOver)
            {
                _watch = _watch.Still();
            }

            return clock is null ? thinking with { Spent = null, Ran = false } : thinking;
        }
    }
}
