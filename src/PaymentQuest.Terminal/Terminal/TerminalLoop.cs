using System.Collections.Concurrent;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal;

/// <summary>Carries out an effect outside of the loop's thread. Its result, if any, is given to the model as <see cref="Input.Finished"/>.</summary>
/// <param name="effect">What to do. <see cref="Quit"/> and <see cref="Wait"/> are carried out by the loop itself.</param>
/// <param name="cancellation">Set when the program ends. What must be finished, such as saving, ignores it.</param>
/// <returns>An input for the model, or null for none.</returns>
public delegate Task<Input?> EffectRunner(Effect effect, CancellationToken cancellation);

/// <summary>Runs an application in a terminal.</summary>
public static class TerminalLoop
{
    /// <summary>The terminal that the program was started in, not taken over yet.</summary>
    public static ITerminal OwnTerminal() => OperatingSystem.IsWindows() ? new WindowsTerminal() : new UnixTerminal();

    /// <summary>
    /// Runs the application until it quits, the player interrupts it, a signal ends it or the terminal goes away, and hands the terminal
    /// back in every case. A window that is too small shows <see cref="Frame.TooSmall"/> instead of the view.
    /// </summary>
    /// <param name="application">The application.</param>
    /// <param name="traits">What the terminal can show.</param>
    /// <param name="language">The language to begin with.</param>
    /// <param name="effects">Carries out the effects. They begin in the order in which they were asked for.</param>
    /// <param name="clock">The clock for <see cref="Wait"/>.</param>
    /// <param name="terminal">The terminal: <see cref="OwnTerminal"/>, or one of a test.</param>
    /// <returns>The code to exit with; see <see cref="ExitCodes"/>.</returns>
    public static int Run<TModel>(
        Application<TModel> application,
        TerminalTraits traits,
        Language language,
        EffectRunner effects,
        TimeProvider clock,
        ITerminal terminal)
    {
        if (!terminal.IsInteractive || !traits.CanAddressCursor)
        {
            var advice = new Prose("this needs a terminal with screens; try --plain", "hace falta un terminal con pantallas; prueba --plain");
            TerminalGuard.WriteError($"paymentquest: {advice.In(language)}");
            return ExitCodes.Environment;
        }

        using var guard = new TerminalGuard(terminal);
        try
        {
            return new RunningApplication<TModel>(application, traits, language, effects, clock, terminal).Run();
        }
#pragma warning disable CA1031 // Whatever went wrong, the terminal comes first; the exception is reported, not hidden.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return TerminalGuard.Report(terminal, exception);
        }
    }
}

/// <summary>One run of the loop: the only holder of the model.</summary>
internal sealed class RunningApplication<TModel>(
    Application<TModel> application,
    TerminalTraits traits,
    Language language,
    EffectRunner runner,
    TimeProvider clock,
    ITerminal terminal)
{
    private const int LongestQueue = 4096;

    private readonly long _start = clock.GetTimestamp();
    private readonly BlockingCollection<Happening> _happenings = new(LongestQueue);
    private readonly Painter _painter = new(traits.HasColour, traits.Glyphs.IsAscii);
    private TModel _model = default!;
    private (int Columns, int Rows) _size;
    private int? _exitCode;
    private PendingEffects _effects = null!;
    private TerminalSignals _signals = null!;

    internal int Run()
    {
        using var signals = _signals = new TerminalSignals(terminal, _happenings);
        using var effects = _effects = new PendingEffects(runner, clock, _happenings);
        terminal.Enter();
        _size = terminal.Size;
        Adopt(application.Init());
        new Thread(ReadKeys) { IsBackground = true, Name = "keys" }.Start();
        while (_exitCode is null)
        {
            Show();
            if (_exitCode is null)
            {
                Take();
            }
        }

        effects.Finish();
        terminal.Leave();
        return _exitCode.Value;
    }

    private void Show()
    {
        var surface = new Surface(_size.Columns, _size.Rows, traits.Glyphs, language, traits.HasColour);
        var frame = surface.IsTooSmall ? Frame.TooSmall(surface) : application.View(_model, surface);
        var output = _painter.Paint(frame);
        if (output.Length > 0 && !terminal.Write(output))
        {
            End(ExitCodes.NobodyReads);
        }
    }

    // Everything that waits is taken before the next frame, so that a held key never lags behind the screen.
    private void Take()
    {
        var happening = _happenings.Take();
        do
        {
            Meet(happening);
        }
        while (_exitCode is null && _happenings.TryTake(out happening));
    }

    private void Meet(Happening happening)
    {
        switch (happening)
        {
            case Happening.Arrived { Input: Input.Pressed { Press: var press } } when press.IsControl('c'):
                End(ExitCodes.Interrupted);
                break;
            case Happening.Arrived { Input: Input.Pressed { Press: var press } } when press.IsControl('\\'):
                End(ExitCodes.QuitAsked);
                break;
            case Happening.Arrived { Input: Input.Pressed { Press: var press } } when press.IsControl('z'):
                terminal.RequestStop();
                break;
            case Happening.Arrived { Input: var input }:
                Adopt(application.Update(_model, Timed(input)));
                break;
            case Happening.SizeChanged:
                Resize();
                break;
            case Happening.StopAsked:
                _signals.Stop();
                Return();
                break;
            case Happening.GoneOn:
                Return();
                break;
            case Happening.EndAsked { ExitCode: var exitCode }:
                End(exitCode);
                break;
            case Happening.Failed { Exception: var exception }:
                throw new AggregateException(exception);
        }
    }

    // The model has no clock; everything that reaches it says when it happened.
    private Input Timed(Input input) => input with { At = clock.GetElapsedTime(_start) };

    private void Return()
    {
        terminal.Enter();
        _painter.Forget();
        Resize();
    }

    private void Resize()
    {
        var size = terminal.Size;
        if (size != _size)
        {
            _size = size;
            _painter.Forget();
            Adopt(application.Update(_model, Timed(new Input.Resized(size.Columns, size.Rows))));
        }
    }

    // The model may have something to save before it ends.
    private void End(int exitCode)
    {
        Adopt(application.Update(_model, Timed(new Input.Interrupted())));
        _exitCode = exitCode;
    }

    private void Adopt((TModel Model, Sequence<Effect> Effects) next)
    {
        _model = next.Model;
        foreach (var effect in next.Effects)
        {
            switch (effect)
            {
                case Quit quit:
                    _exitCode ??= quit.ExitCode;
                    break;
                case Wait wait:
                    _effects.Wait(wait.Delay);
                    break;
                default:
                    _effects.Begin(effect);
                    break;
            }
        }
    }

    private void ReadKeys()
    {
        while (terminal.Read() is { } inputs)
        {
            foreach (var input in inputs)
            {
                _happenings.Add(new Happening.Arrived(input));
            }
        }

        _happenings.Add(new Happening.EndAsked(ExitCodes.HungUp));
    }
}
