using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>A screen between its heading and its key bar.</summary>
/// <typeparam name="TScreen">The kind of screen.</typeparam>
internal abstract class ChromeView<TScreen> : ScreenView
    where TScreen : Screen
{
    private const int FewestRowsForTwo = 20;

    private readonly LinesView _heading = new();
    private readonly LinesView _note = new();
    private readonly KeyBar _keys = new();

    /// <summary>A view with an empty body.</summary>
    protected ChromeView()
    {
        Add(_heading, _note, _keys);
        _keys.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    public sealed override void Show(GameModel model, Page page)
    {
        var screen = (TScreen)model.Top;
        var heading = Heading(model, screen, page);
        IReadOnlyList<Line> note = model.Note is { } told ? Told(told, page) : [];
        var keys = _keys.Show(model.Keys.On(screen), page.Columns, page.Rows >= FewestRowsForTwo ? 2 : 1, page.Language);
        Place(_heading, 0, heading.Count, page);
        Place(_note, page.Rows - keys - note.Count, note.Count, page);
        Place(_keys, page.Rows - keys, keys, page);
        (_heading.Lines, _note.Lines) = (heading, note);
        Show(model, screen, page, new Rectangle(0, heading.Count, page.Columns, Math.Max(page.Rows - heading.Count - note.Count - keys, 0)));
    }

    /// <summary>The lines above the body.</summary>
    protected abstract IReadOnlyList<Line> Heading(GameModel model, TScreen screen, Page page);

    /// <summary>Shows the screen in what is left of the window.</summary>
    /// <param name="model">The model.</param>
    /// <param name="screen">Its visible screen.</param>
    /// <param name="page">What it is shown on.</param>
    /// <param name="body">The place between heading and key bar, in columns and rows of the window.</param>
    protected abstract void Show(GameModel model, TScreen screen, Page page, Rectangle body);

    private static IReadOnlyList<Line> Told(PaymentQuest.Documents.Prose told, Page page)
    {
        var line = Line.From($" ! {page.Say(told)}", Style.Notice);
        return page.Rows >= FewestRowsForTwo ? Page.Wrap(line, page.Columns) : [line.Truncate(page.Columns, page.Glyphs)];
    }

    private static void Place(LinesView view, int row, int rows, Page page)
    {
        var at = new Rectangle(0, row, page.Columns, rows);
        view.Visible = rows > 0;
        if (view.Frame != at)
        {
            (view.X, view.Y, view.Width, view.Height) = (at.X, at.Y, at.Width, at.Height);
        }
    }
}
