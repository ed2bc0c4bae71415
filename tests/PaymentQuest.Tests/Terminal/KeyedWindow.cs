using PaymentQuest.Screens;
using PaymentQuest.Tui;
using Terminal.Gui.Views;
using LibraryKey = Terminal.Gui.Input.Key;
using LibraryMouse = Terminal.Gui.Input.Mouse;

namespace PaymentQuest.Tests.Terminal;

/// <summary>A window of the library that notes what reaches it.</summary>
internal sealed class KeyedWindow : Runnable
{
    internal List<KeyPress?> Presses { get; } = [];

    internal List<LibraryMouse> Clicks { get; } = [];

    protected override bool OnKeyDown(LibraryKey key)
    {
        Presses.Add(KeyPresses.Of(key));
        return true;
    }

    protected override bool OnMouseEvent(LibraryMouse mouse)
    {
        Clicks.Add(mouse);
        return true;
    }
}
