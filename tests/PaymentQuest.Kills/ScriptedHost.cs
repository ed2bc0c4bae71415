using System.Text;
using PaymentQuest.Screens;
using PaymentQuest.Terms;
using PaymentQuest.Tui;
using Terminal.Gui.Time;

namespace PaymentQuest.Kills;

/// <summary>
/// Runs an application on a screen in memory, as the terminal's host does on a terminal: octets, keys and inputs go in, cells come out, and effects
/// are carried out at once. Nothing is drawn before somebody looks.
/// </summary>
/// <typeparam name="TModel">The application's model.</typeparam>
internal sealed class ScriptedHost<TModel> : IDisposable
{
    private readonly Application<TModel> _application;
    private readonly Func<Effect, Input?> _carry;
    private readonly InputFilter _filter = new();
    private readonly LibraryScreen _screen;
    private ApplicationWindow<TModel> _window = null!;

    /// <summary>Begins an application.</summary>
    /// <param name="application">The application.</param>
    /// <param name="window">Makes the window that shows it.</param>
    /// <param name="surface">What it is shown on.</param>
    /// <param name="carry">Carries out an effect and says what came of it, or null.</param>
    /// <param name="time">The clock of the library's timers; null for the system's.</param>
    public ScriptedHost(Application<TModel> application, Func<ApplicationWindow<TModel>> window, Surface surface, Func<Effect, Input?> carry, ITimeProvider? time = null)
    {
        (_application, _carry, Surface) = (application, carry, surface);
        Model = default!;
        _screen = new LibraryScreen(
            () =>
            {
                _window = window();
                (_window.Tell, _window.Refresh) = (Tell, () => _window.Show(Model, Surface));
                return _window;
            },
            surface.Columns,
            surface.Rows,
            time);
        Adopt(application.Init());
    }

    /// <summary>The model at this moment.</summary>
    public TModel Model { get; private set; }

    /// <summary>What it is shown on.</summary>
    public Surface Surface { get; private set; }

    /// <summary>The time of the next inputs; one that has a time of its own moves it.</summary>
    public TimeSpan Now { get; set; }

    /// <summary>The screen, drawn as it is at this moment.</summary>
    public LibraryScreen Screen
    {
        get
        {
            _window.Show(Model, Surface);
            _screen.Draw();
            return _screen;
        }
    }

    /// <summary>The screen as text, without spaces at the ends of lines, each ended by a line feed.</summary>
    public string Text
    {
        get
        {
            var cells = Screen.Cells;
            var text = new StringBuilder();
            for (var row = 0; row < cells.Rows; row++)
            {
                var line = new StringBuilder();
                for (var column = 0; column < cells.Cols; column++)
                {
                    var grapheme = cells.Contents![row, column].Grapheme;
                    line.Append(string.IsNullOrEmpty(grapheme) ? " " : grapheme);
                    column += Math.Max(ColumnWidth.Of(grapheme ?? " ") - 1, 0);
                }

                text.Append(line.ToString().TrimEnd(' ')).Append('\n');
            }

            return text.ToString();
        }
    }

    /// <summary>What a terminal sends, followed by a silence.</summary>
    public void Send(string octets)
    {
        foreach (var arrival in _filter.Feed(Encoding.UTF8.GetBytes(octets)).Concat(_filter.Flush()))
        {
            Meet(arrival);
        }
    }

    /// <summary>Something that arrived.</summary>
    public void Meet(Arrival arrival)
    {
        // The window has to know the model that the key is meant for.
        _window.Show(Model, Surface);
        if (arrival is Arrival.Pasted { Text: var text })
        {
            _window.Paste(text);
        }
        else
        {
            _screen.Meet(arrival);
        }
    }

    /// <summary>An input that no view has to see.</summary>
    public void Tell(Input input)
    {
        if (input is Input.Resized r)
        {
            Surface = Surface with { Columns = r.Columns, Rows = r.Rows };
            _screen.Resize(r.Columns, r.Rows);
        }

        Now = input.At ?? Now;
        Adopt(_application.Update(Model, input with { At = Now }));
    }

    /// <summary>The application in another state, as when a test begins in the middle.</summary>
    public void Become((TModel Model, Sequence<Effect> Effects) next) => Adopt(next);

    /// <inheritdoc/>
    public void Dispose() => _screen.Dispose();

    private void Adopt((TModel Model, Sequence<Effect> Effects) next)
    {
        Model = next.Model;
        foreach (var effect in next.Effects)
        {
            if (_carry(effect) is { } input)
            {
                Tell(input);
            }
        }
    }
}
