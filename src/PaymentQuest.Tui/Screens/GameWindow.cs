using System.Drawing;
using PaymentQuest.Screens;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.ViewBase;
using LibraryKey = Terminal.Gui.Input.Key;

namespace PaymentQuest.Tui;

/// <summary>The game in the whole terminal: the view of the visible screen, and what lies over it.</summary>
public sealed class GameWindow : ApplicationWindow<GameModel>
{
    private readonly LinesView _lines = new() { Width = Dim.Fill(), Height = Dim.Fill(), CanFocus = true };

    /// <summary>A window that shows nothing yet.</summary>
    public GameWindow()
    {
        BorderStyle = LineStyle.None;
        Add(_lines);
    }

    /// <inheritdoc/>
    public override void Show(GameModel model, Surface surface)
    {
        var frame = GameApplication.View(model, surface);
        _lines.Lines = frame.Lines;
        _lines.Cursor = new Cursor { Position = frame.Cursor is var (column, row) ? new Point(column, row) : null, Style = CursorStyle.Default };
    }

    /// <inheritdoc/>
    protected override bool OnKeyDown(LibraryKey key)
    {
        if (KeyPresses.Of(key) is { } press)
        {
            Tell(new Input.Pressed(press));
        }

        return true;
    }
}
