using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>Turns the signals that concern a terminal program into happenings of its loop.</summary>
internal sealed class TerminalSignals : IDisposable
{
    private readonly ITerminal _terminal;
    private readonly BlockingCollection<Happening> _happenings;
    private readonly Ending _ending;
    private readonly List<PosixSignalRegistration> _registrations = [];

    // One of a kind: a second request to end, or a second size, says nothing new.
    private readonly ConcurrentDictionary<Type, Happening> _crowdedOut = [];
    private PosixSignalRegistration? _stop;

    internal TerminalSignals(ITerminal terminal, BlockingCollection<Happening> happenings, Ending ending)
    {
        _ending = ending;
        _terminal = terminal;
        _happenings = happenings;
        End(PosixSignal.SIGINT, ExitCodes.Interrupted);
        End(PosixSignal.SIGTERM, ExitCodes.Terminated);
        End(PosixSignal.SIGHUP, ExitCodes.HungUp);
        End(PosixSignal.SIGQUIT, ExitCodes.QuitAsked);
        if (!OperatingSystem.IsWindows())
        {
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Tell(new Happening.SizeChanged())));
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, GoOn));
            ListenForStop();
        }
    }

    /// <summary>Stops the process with the terminal handed back, and returns when it goes on.</summary>
    internal void Stop()
    {
        _terminal.Leave();
        // Without a registration SIGTSTP does again what it does by default: it stops, except where no shell could wake the program up.
        _stop?.Dispose();
        _terminal.Stop();
        ListenForStop();
    }

    /// <summary>Something that a signal said when the queue was full of keys; null for nothing. It comes before what waits there.</summary>
    internal Happening? CrowdedOut()
    {
        foreach (var kind in _crowdedOut.Keys)
        {
            if (_crowdedOut.TryRemove(kind, out var happening))
            {
                return happening;
            }
        }

        return null;
    }

    /// <summary>Puts what a signal said behind the keys that came before it, or where there is no room for it aside: a pasted book must not make the program deaf.</summary>
    internal void Tell(Happening happening)
    {
        if (!_happenings.TryAdd(happening))
        {
            _crowdedOut[happening.GetType()] = happening;

            // The loop may have emptied the queue meanwhile and wait; the size is only looked at.
            _happenings.TryAdd(new Happening.SizeChanged());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop?.Dispose();
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void GoOn(PosixSignalContext context)
    {
        // Left alone, the runtime answers SIGCONT by setting the terminal as it was before it was taken over, maybe after the loop took it again.
        context.Cancel = true;
        Tell(new Happening.GoneOn());
    }

    private void ListenForStop() =>
        _stop = OperatingSystem.IsWindows()
            ? null
            : PosixSignalRegistration.Create(
                PosixSignal.SIGTSTP,
                context =>
                {
                    context.Cancel = true;
                    Tell(new Happening.StopAsked());
                });

    // A loop that is stuck must not make the program deaf to being ended: that it was asked for is noted before it is put in the queue.
    private void End(PosixSignal signal, int exitCode) =>
        _registrations.Add(PosixSignalRegistration.Create(
            signal,
            context =>
            {
                context.Cancel = true;
                _ending.Ask(exitCode, isUrged: signal != PosixSignal.SIGHUP);
                Tell(new Happening.EndAsked(exitCode));
            }));
}
