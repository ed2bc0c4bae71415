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

    /// <summary>A window that shows nothing yet.</summary>
    public GameWindow()
    {
        BorderStyle = LineStyle.None;
        SetScheme(Look.Scheme);
    }

    /// <inheritdoc/>
    public override void Show(GameModel model, Surface surface)
    {
        if (ReferenceEquals(model, _model) && surface == _surface)
        {
            return;
        }

        (_model, _surface) = (model, surface);
        var kind = surface.IsTooSmall ? typeof(Surface) : model.Top.GetType();
        if (kind != _shown)
        {
            if (_view is { } old)
            {
                Remove(old);
                old.Dispose();
            }

            _shown = kind;
            _view = ScreenViews.Of(kind);
            _view.Tell = input => Tell(input);
            Add(_view);
            _view.SetFocus();
        }

        _view!.Show(model, new Page(surface, model.Language));
    }

    /// <inheritdoc/>
    protected override bool OnKeyDown(LibraryKey key)
    {
        if (_model is { } model && KeyPresses.Of(key) is { } press && !(model.Keys.Meaning(press, model.Top.IsTyping) is { } intent && _view!.Meet(intent)))
        {
            Tell(new Input.Pressed(press));
        }

        return true;
    }
}
