using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Time;
using Terminal.Gui.Views;

namespace PaymentQuest.Tui;

/// <summary>
/// A screen in memory on which the library lays out and draws a window: characters and keys go in, cells come out. It touches no terminal and has
/// no loop; whoever owns it says when to go on.
/// </summary>
internal sealed class LibraryScreen : IDisposable
{
    private readonly IApplication _application;
    private readonly AnsiInputProcessor _processor;
    private readonly TimedEvents _timers;
    private readonly SessionToken? _session;
    private readonly Runnable _window;

    /// <summary>Begins a window on a screen.</summary>
    /// <param name="window">Makes the window, once the library has begun.</param>
    /// <param name="columns">Width of the screen.</param>
    /// <param name="rows">Height of the screen.</param>
    /// <param name="time">The clock of the library's timers.</param>
    public LibraryScreen(Func<Runnable> window, int columns, int rows, ITimeProvider? time = null)
    {
        LibraryStart.Settle();
        _application = SilentComponents.Application(time ?? new SystemTimeProvider());
        LibraryStart.Initialize(_application, Clipboard);
        Driver.SetScreenSize(columns, rows);
        _processor = (AnsiInputProcessor)Driver.GetInputProcessor();
        _timers = (TimedEvents)_application.TimedEvents!;
        _timers.Added += (_, _) => TimerAdded?.Invoke();
        _window = window();
        _session = _application.Begin(_window);
    }

    /// <summary>Tells that a timer was added, so that whoever sleeps until the next one looks again. It may come from any thread.</summary>
    public event Action? TimerAdded;

    /// <summary>The library's application, for its clipboard and the like.</summary>
    public IApplication Application => _application;

    /// <summary>What was copied.</summary>
    public TerminalClipboard Clipboard { get; } = new();

    /// <summary>What is drawn.</summary>
    public IOutputBuffer Cells => Driver.GetOutputBuffer();

    /// <summary>Where the cursor stands; null while it is hidden.</summary>
    public (int Column, int Row)? Cursor => Driver.GetCursor() is { IsVisible: true, Position: { } at } ? (at.X, at.Y) : null;

    /// <summary>How long nothing will happen by itself; null for ever.</summary>
    public TimeSpan? Rest => _timers.CheckTimers(out var milliseconds) ? TimeSpan.FromMilliseconds(Math.Max(milliseconds, 0)) : null;

    private IDriver Driver => _application.Driver!;

    /// <summary>Lets the window meet what arrived, in order.</summary>
    public void Meet(Arrival arrival)
    {
        switch (arrival)
        {
            case Arrival.Characters { Text: var text }:
                foreach (var unit in text)
                {
                    _processor.InputQueue.Enqueue(unit);
                }

                _processor.ProcessQueue();
                break;
            case Arrival.Pressed { Press: var press }:
                _application.Keyboard.RaiseKeyDownEvent(KeyPresses.Of(press));
                break;
            case Arrival.Pasted { Text: var text }:
                _processor.RaisePasteEvent(text);
                break;
        }
    }

    /// <summary>Runs the timers that are due.</summary>
    public void Ring()
    {
        _processor.ProcessQueue();
        _timers.RunTimers();
    }

    /// <summary>Gives the screen another size.</summary>
    public void Resize(int columns, int rows) => Driver.SetScreenSize(columns, rows);

    /// <summary>Lays out and draws what has changed.</summary>
    public void Draw()
    {
        if (_window is not IDrawsDirectly own || !own.Draw())
        {
            _application.LayoutAndDraw();
        }

        _application.Navigation!.UpdateCursor();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_session is not null)
        {
            _application.End(_session);
        }

        _window.Dispose();
        _application.Dispose();
    }
}
