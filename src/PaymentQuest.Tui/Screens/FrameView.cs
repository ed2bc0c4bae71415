using System.Drawing;
using PaymentQuest.Screens;
using Terminal.Gui.Drivers;
using Terminal.Gui.ViewBase;

namespace PaymentQuest.Tui;

/// <summary>A screen that describes itself as a whole frame.</summary>
internal sealed class FrameView : ScreenView
{
    private readonly LinesView _lines = new() { Width = Dim.Fill(), Height = Dim.Fill(), CanFocus = true };

    /// <summary>An empty frame.</summary>
    public FrameView() => Add(_lines);

    /// <inheritdoc/>
    public override void Show(GameModel model, Page page)
    {
        var frame = GameApplication.View(model, page.Surface);
        _lines.Lines = frame.Lines;
        _lines.Cursor = new Cursor { Position = frame.Cursor is var (column, row) ? new Point(column, row) : null, Style = CursorStyle.Default };
    }
}
