namespace PaymentQuest.Tui;

/// <summary>Time since the loop began, which stands still while the shell has stopped the program. Only the loop's thread uses it.</summary>
internal sealed class RunningClock(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _stopped;

    /// <summary>The time that the program ran.</summary>
    internal TimeSpan Now => clock.GetElapsedTime(_start) - _stopped;

    /// <summary>Leaves out the time that something takes.</summary>
    internal void StandStillDuring(Action stop)
    {
        var before = Now;
        stop();
        _stopped += Now - before;
    }
}
