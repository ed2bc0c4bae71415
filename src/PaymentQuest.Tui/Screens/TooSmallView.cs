using PaymentQuest.Screens;
using Terminal.Gui.ViewBase;

namespace PaymentQuest.Tui;

/// <summary>The request for a larger window.</summary>
internal sealed class TooSmallView : ScreenView
{
    private readonly LinesView _lines = new() { Width = Dim.Fill(), Height = Dim.Fill() };

    /// <summary>An empty view.</summary>
    public TooSmallView() => Add(_lines);

    /// <inheritdoc/>
    public override void Show(GameModel model, Page page) => _lines.Lines = page.Surface.Enlarge();
}
