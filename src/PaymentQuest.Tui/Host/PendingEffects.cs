using System.Collections.Concurrent;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>
/// Effects that need not be durable and have been asked for and are not done. They begin one after the other but do not wait for each other's results.
/// </summary>
internal sealed class PendingEffects(EffectRunner runner, TimeProvider clock, BlockingCollection<Happening> happenings) : IDisposable
{
    // Nobody waits for their results any more; what ignores its cancellation for longer is given up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<Task> _running = [];
    private readonly HashSet<ITimer> _timers = [];
    private Task _lastBegun = Task.CompletedTask;
    private volatile Exception? _failure;

    /// <summary>Begins an effect after all that were asked for before it.</summary>
    internal void Begin(Effect effect)
    {
        var begun = _lastBegun.ContinueWith(
            _ => Run(effect), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _lastBegun = begun;
        var whole = begun.Unwrap();
        lock (_gate)
        {
            _running.Add(whole);
        }

        whole.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Lets <see cref="Input.Elapsed"/> arrive after a while.</summary>
    internal void Wait(TimeSpan delay)
    {
        lock (_gate)
        {
            ITimer? timer = null;
            timer = clock.CreateTimer(_ => Ring(timer!), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timers.Add(timer);
            timer.Change(delay < TimeSpan.Zero ? TimeSpan.Zero : delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Cancels what can be cancelled and waits for the rest, but not for ever. A last effect that failed is not passed over.</summary>
    internal void Finish()
    {
        _end.Cancel();
        Task[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        Task.WaitAny([Task.WhenAll(running)], Patience);
        if (_failure is { } failure)
        {
            throw new AggregateException(failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var timer in _timers)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }

    private async Task Run(Effect effect)
    {
        try
        {
            if (await runner(effect, _end.Token).ConfigureAwait(false) is { } input)
            {
                Tell(new Happening.Told(input));
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The program ends; nobody waits for this result.
        }
#pragma warning disable CA1031 // The loop reports it and ends.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failure = exception;
            Tell(new Happening.Failed(exception));
        }
    }

    // Once the program ends nobody empties the queue, and a full one must not hold an effect up.
    private void Tell(Happening happening)
    {
        try
        {
            happenings.Add(happening, _end.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void Ring(ITimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }

        timer.Dispose();
        Tell(new Happening.Rang());
    }

    private void Forget(Task done)
    {
        lock (_gate)
        {
            _running.Remove(done);
        }
    }
}
