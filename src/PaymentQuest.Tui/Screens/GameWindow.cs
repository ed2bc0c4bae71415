using PaymentQuest.Screens;
using Terminal.Gui.Drawing;
using LibraryKey = Terminal.Gui.Input.Key;

namespace PaymentQuest.Tui;

/// <summary>The game in the whole terminal: the view of the visible screen, and what lies over it.</summary>
public sealed class GameWindow : ApplicationWindow<GameModel>
{
    private GameModel? _model;
    private Surface? _surface;
    private ScreenView? _view;
    private Type? _shown;
    private ActionsView? _over;
    private GameMenu? _menu;

    // What the keys are for.
    private ScreenView Active => _over ?? _view!;

    private DraftField? Field => Active.Field is { Visible: true } shown ? shown : null;

    /// <summary>The colours that are shown now.</summary>
    internal Theme Theme { get; private set; } = Theme.Terminal;

    /// <summary>A window that shows nothing yet.</summary>
    public GameWindow()
    {
        BorderStyle = LineStyle.None;
        SetScheme(Look.Scheme(Theme));
    }

    /// <inheritdoc/>
    public override void Show(GameModel model, Surface surface)
    {
        if (ReferenceEquals(model, _model) && surface == _surface)
        {
            return;
        }

        (_model, _surface) = (model, surface);
        if (model.Theme != Theme)
        {
            Theme = model.Theme;
            SetScheme(Look.Scheme(Theme));
            DrawAll();
        }

        var (page, below) = (new Page(surface, model.Language), model.Below);
        var kind = surface.IsTooSmall ? typeof(TooSmallView) : below.Top.GetType();
        if (kind != _shown)
        {
            Exchange(ref _view, surface.IsTooSmall ? new TooSmallView() : ScreenViews.Of(kind));
            _shown = kind;
        }

        _view!.Show(below, page);
        var isOver = !ReferenceEquals(below, model) && !surface.IsTooSmall;
        if (isOver != _over is not null)
        {
            Exchange(ref _over, isOver ? new ActionsView() : null);
            (_over ?? _view).SetFocus();
        }

        _over?.Show(model, page);
    }

    /// <inheritdoc/>
    public override void Paste(string text)
    {
        if (Field is { } field)
        {
            field.Paste(text);
        }
        else
        {
            base.Paste(text);
        }
    }

    /// <inheritdoc/>
    protected override bool OnKeyDown(LibraryKey key)
    {
        Refresh();
        if (_model is not { } model || KeyPresses.Of(key) is not { } press)
        {
            return true;
        }

        switch (model.Keys.Meaning(press, model.Top.IsTyping))
        {
            case Intent.Menu when _over is null:
                Open();
                break;
            case Intent.Choose when Chosen is { } chosen:
                Ask(chosen);
                break;
            case { } intent when Active.Meet(intent):
                break;
            case null when press.IsText:
                Field?.TakeSelected();
                goto default;
            default:
                Tell(new Input.Pressed(press));
                break;
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _menu?.Dispose();
        base.Dispose(disposing);
    }

    // What is chosen in the palette.
    private Intent? Chosen => _over is null ? null : (_model?.Top as ActionsScreen)?.Asked;

    // What the palette finds may be the work of the view below it, such as to scroll or to copy.
    private void Ask(Intent chosen)
    {
        Tell(new Input.Asked(Intent.Back));
        Refresh();
        Do(new Input.Asked(chosen));
    }

    // The menu is the library's own; what it asks for, the model does.
    private void Open()
    {
        if (_menu is { } old)
        {
            App!.Popovers!.DeRegister(old);
            old.Dispose();
        }

        _menu = new GameMenu(_model!, Do);
        App!.Popovers!.Register(_menu);
        _menu.MakeVisible(new System.Drawing.Point(0, 0));
    }

    private void Exchange<TView>(ref TView? place, TView? view)
        where TView : ScreenView
    {
        if (place is { } old)
        {
            Remove(old);
            old.Dispose();
        }

        place = view;
        if (view is not null)
        {
            view.Tell = Do;
            if (view.Field is { } field)
            {
                field.Tell = Tell;
            }

            Add(view);
            view.SetFocus();
        }
    }

    private void Do(Input input)
    {
        if (input is Input.Asked { Intent: Intent.Menu })
        {
            Open();
        }
        else if (input is Input.Asked { Intent: Intent.Choose } && Chosen is { } chosen)
        {
            Ask(chosen);
        }
        else if (input is not Input.Asked { Intent: var intent } || !Active.Meet(intent))
        {
            Tell(input);
        }
    }
}
