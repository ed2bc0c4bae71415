using System.Drawing;
using PaymentQuest.Screens;
using Terminal.Gui.Input;

namespace PaymentQuest.Tui;

/// <summary>A screen between its heading and its key bar.</summary>
/// <typeparam name="TScreen">The kind of screen.</typeparam>
internal abstract class ChromeView<TScreen> : ScreenView
    where TScreen : Screen
{
    private const int FewestRowsForTwo = 20;
    private const int FewestColumns = 20;

    private readonly LinesView _heading = new();
    private readonly LinesView _note = new();
    private readonly KeyBar _keys = new();
    private Rectangle? _border;
    private int _split;
    private int _moved;
    private bool _isHeld;

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
        (_border, _split) = (null, model.Split);
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

    /// <summary>
    /// Two columns side by side. The border between them stands where the player moved it, by the keys for it or by dragging; neither column is
    /// narrower than 20.
    /// </summary>
    /// <param name="body">The place of both.</param>
    /// <param name="usual">How wide the left one usually is.</param>
    protected (Rectangle Left, Rectangle Right) Beside(Rectangle body, int usual)
    {
        var left = Math.Clamp(usual + _split, FewestColumns, Math.Max(body.Width - FewestColumns, FewestColumns));
        _moved = left - usual;
        _border = new Rectangle(body.X + left - 1, body.Y, 2, body.Height);
        return (body with { Width = left }, new Rectangle(body.X + left, body.Y, body.Width - left, body.Height));
    }

    /// <inheritdoc/>
    public override bool Meet(Intent intent)
    {
        if (_border is not null && intent is Intent.SplitLeft or Intent.SplitRight)
        {
            MoveBorder(intent == Intent.SplitLeft ? -1 : 1);
            return true;
        }

        return base.Meet(intent);
    }

    /// <inheritdoc/>
    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (_border is not { } border || App?.Mouse is not { } library)
        {
            return false;
        }

        if (_isHeld)
        {
            MoveBorder(mouse.ScreenPosition.X - border.X);
            if (mouse.Flags.HasFlag(MouseFlags.LeftButtonReleased))
            {
                _isHeld = false;
                library.UngrabMouse();
            }

            return true;
        }

        _isHeld = mouse.Flags.HasFlag(MouseFlags.LeftButtonPressed) && border.Contains(mouse.ScreenPosition);
        if (_isHeld)
        {
            library.GrabMouse(this);
        }

        return _isHeld;
    }

    // From where it is seen to stand: beyond the narrowest column nothing adds up.
    private void MoveBorder(int columns)
    {
        if (columns != 0)
        {
            Tell(new Input.Split(_moved + columns));
        }
    }

    private static IReadOnlyList<Line> Told(PaymentQuest.Documents.Prose told, Page page)
    {
        var line = Line.From($" ! {page.Say(told)}", Style.Notice);
        return page.Rows >= FewestRowsForTwo ? Page.Wrap(line, page.Columns) : [line.Truncate(page.Columns, page.Glyphs)];
    }

    private static void Place(LinesView view, int row, int rows, Page page)
    {
        view.Visible = rows > 0;
        view.PutAt(new Rectangle(0, row, page.Columns, rows));
    }
}
