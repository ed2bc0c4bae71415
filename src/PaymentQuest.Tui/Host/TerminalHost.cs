using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Tui;

/// <summary>
/// Carries out an effect: a <see cref="DurableEffect"/> on the loop's thread, which waits for it, any other outside of it. The result, if any, is
/// given to the model.
/// </summary>
/// <param name="effect">What to do. <see cref="Quit"/> and <see cref="Wait"/> are carried out by the loop itself.</param>
/// <param name="cancellation">Set when the program ends; never for a durable effect.</param>
/// <returns>An input for the model, or null for none.</returns>
public delegate Task<Input?> EffectRunner(Effect effect, CancellationToken cancellation);

/// <summary>Runs an application in a terminal.</summary>
public static class TerminalHost
{
    /// <summary>
    /// Runs the application until it quits, the player interrupts it, a signal ends it or the terminal goes away, and hands the terminal
    /// back in every case.
    /// </summary>
    /// <param name="application">The application.</param>
    /// <param name="window">Makes the window that shows it.</param>
    /// <param name="traits">What the terminal can show.</param>
    /// <param name="language">The language to begin with.</param>
    /// <param name="effects">
    /// Carries out the effects. They begin in the order in which they were asked for, but a durable one never waits for others.
    /// </param>
    /// <param name="clock">The clock for <see cref="Wait"/>.</param>
    /// <param name="terminal">The terminal: that which the program was started in, or one of a test.</param>
    /// <returns>The code to exit with; see <see cref="ExitCodes"/>.</returns>
    public static int Run<TModel>(
        Application<TModel> application,
        Func<ApplicationWindow<TModel>> window,
        TerminalTraits traits,
        Language language,
        EffectRunner effects,
        TimeProvider clock,
        ITerminal terminal)
    {
        if (!terminal.IsInteractive || !traits.CanAddressCursor)
        {
            var advice = Prose.Of("terminal.this-needs-an-interactive-terminal-try");
            terminal.WriteError($"paymentquest: {advice.In(language)}");
            return ExitCodes.Environment;
        }

        using var guard = new TerminalGuard(terminal);
        try
        {
            return new RunningApplication<TModel>(application, window, traits, language, effects, clock, terminal).Run();
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
    Func<ApplicationWindow<TModel>> window,
    TerminalTraits traits,
    Language language,
    EffectRunner runner,
    TimeProvider clock,
    ITerminal terminal)
{
    private const int LongestQueue = 4096;
    private const int MostColumns = 1_000;
    private const int MostRows = 500;

    // Where keeping a move takes long, a held key must not keep the screen from being drawn.
    private static readonly TimeSpan LongestUnseen = TimeSpan.FromMilliseconds(50);

    private readonly BlockingCollection<Happening> _happenings = new(LongestQueue);
    private readonly CellPainter _painter = new(traits.HasColour, traits.Glyphs.IsAscii);
    private readonly RunningClock _running = new(clock);
    private TModel _model = default!;
    private ApplicationWindow<TModel> _window = null!;
    private LibraryScreen _screen = null!;
    private (int Columns, int Rows) _size;
    private int? _exitCode;
    private PendingEffects _effects = null!;
    private TerminalSignals _signals = null!;
    private Ending _ending = null!;

    internal int Run()
    {
        using var ending = _ending = new Ending(terminal, clock, language, terminal.WriteError, Environment.Exit);
        using var signals = _signals = new TerminalSignals(terminal, _happenings, ending);
        using var effects = _effects = new PendingEffects(runner, clock, _happenings);
        terminal.Enter();
        _size = Size;
        Adopt(application.Init());
        using var screen = _screen = new LibraryScreen(MakeWindow, _size.Columns, _size.Rows);
        screen.TimerAdded += () => _happenings.TryAdd(new Happening.Stirred());
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

    private ApplicationWindow<TModel> MakeWindow()
    {
        _window = window();
        (_window.Tell, _window.Refresh) = (Tell, Present);
        return _window;
    }

    private void Show()
    {
        Present();
        _screen.Draw();
        var output = _painter.Paint(_screen.Cells, _screen.Cursor) + _screen.Clipboard.Take();
        if (output.Length > 0 && !terminal.Write(output))
        {
            // A terminal that takes nothing more is gone; its signal and the end of its input are on their way.
            End(ExitCodes.HungUp);
        }
    }

    private void Present() => _window.Show(_model, new Surface(_size.Columns, _size.Rows, traits.Glyphs, language, traits.HasColour));

    // Everything that waits is taken before the next frame, so that a held key never lags behind the screen.
    private void Take()
    {
        Happening? happening = _signals.CrowdedOut();
        if (happening is null && !_happenings.TryTake(out happening, _screen.Rest ?? Timeout.InfiniteTimeSpan))
        {
            happening = new Happening.Stirred();
        }

        var began = clock.GetTimestamp();
        do
        {
            Meet(happening);
            _ending.Step();
        }
        while (_exitCode is null && clock.GetElapsedTime(began) < LongestUnseen && TryNext(out happening));
    }

    private bool TryNext([NotNullWhen(true)] out Happening? happening)
    {
        happening = _signals.CrowdedOut();
        return happening is not null || _happenings.TryTake(out happening);
    }

    private void Meet(Happening happening)
    {
        switch (happening)
        {
            case Happening.Came { Arrival: Arrival.Urged { Letter: 'z' } }:
                terminal.RequestStop();
                break;
            case Happening.Came { Arrival: Arrival.Urged { Letter: var letter } }:
                End(EndOf(letter));
                break;
            // Some terminals tell of their size between keys. The window is asked, because a buffer may be larger.
            case Happening.Came { Arrival: Arrival.Resized }:
                Resize();
                break;
            case Happening.Came { Arrival: Arrival.Pasted { Text: var text } }:
                Present();
                _window.Paste(text);
                break;
            // Views have to know the model that a key is meant for; they are not drawn for that.
            case Happening.Came { Arrival: var arrival }:
                Present();
                _screen.Meet(arrival);
                break;
            case Happening.Stirred:
                _screen.Ring();
                break;
            case Happening.Told { Input: var input }:
                Tell(input);
                break;
            case Happening.Rang:
                Tell(new Input.Elapsed(_running.Now));
                break;
            case Happening.SizeChanged:
                Resize();
                break;
            case Happening.StopAsked:
                _running.StandStillDuring(_signals.Stop);
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

    private void Return()
    {
        terminal.Enter();
        _painter.Forget();
        Tell(new Input.GoneOn());
        Resize();
    }

    // A terminal may say anything; what is drawn is bounded by what anybody can look at.
    private (int Columns, int Rows) Size => (Math.Min(terminal.Size.Columns, MostColumns), Math.Min(terminal.Size.Rows, MostRows));

    private void Resize()
    {
        var size = Size;
        if (size != _size)
        {
            _size = size;
            _painter.Forget();
            _screen.Resize(size.Columns, size.Rows);
            Tell(new Input.Resized(size.Columns, size.Rows));
        }
    }

    // The model may have something to save before it ends.
    private void End(int exitCode)
    {
        Tell(new Input.Interrupted());
        _exitCode = exitCode;
    }

    private void Tell(Input input) => Adopt(application.Update(_model, Timed(input)));

    // The model has no clock; everything that reaches it says when.
    private Input Timed(Input input) => input with { At = _running.Now };

    private void Adopt((TModel Model, Sequence<Effect> Effects) next)
    {
        _model = next.Model;
        _ending.Owe(next.Effects);
        var wanted = new Queue<Effect>(next.Effects);
        while (wanted.TryDequeue(out var effect))
        {
            switch (effect)
            {
                case Quit quit:
                    _exitCode ??= quit.ExitCode;
                    break;
                case Wait wait:
                    _effects.Wait(wait.Delay);
                    break;
                case DurableEffect durable:
                    foreach (var more in Carry(durable))
                    {
                        wanted.Enqueue(more);
                    }

                    break;
                default:
                    _effects.Begin(effect);
                    break;
            }
        }
    }

    // What came of it is known to the model before anything is drawn.
    private Sequence<Effect> Carry(DurableEffect effect)
    {
        var input = runner(effect, CancellationToken.None).GetAwaiter().GetResult();
        _ending.Kept();
        if (input is null)
        {
            return [];
        }

        (_model, var effects) = application.Update(_model, Timed(input));
        _ending.Owe(effects);
        return effects;
    }

    private void ReadKeys()
    {
        while (terminal.Read() is { } arrivals)
        {
            foreach (var arrival in arrivals)
            {
                // Also the loop that is busy saving must hear of it.
                if (arrival is Arrival.Urged { Letter: not 'z' and var letter })
                {
                    _ending.Ask(EndOf(letter), isUrged: true);
                }

                _happenings.Add(new Happening.Came(arrival));
            }
        }

        _ending.Ask(ExitCodes.HungUp, isUrged: false);
        _happenings.Add(new Happening.EndAsked(ExitCodes.HungUp));
    }

    // In raw mode the keys that send signals are keys.
    private static int EndOf(char letter) => letter == 'c' ? ExitCodes.Interrupted : ExitCodes.QuitAsked;
}
