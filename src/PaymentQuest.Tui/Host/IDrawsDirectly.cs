namespace PaymentQuest.Tui;

/// <summary>A window that writes its cells itself, past the library's way of drawing.</summary>
internal interface IDrawsDirectly
{
    /// <summary>Lays out and draws what has changed.</summary>
    /// <returns>False where the library has to do it, because something of its own lies over the window.</returns>
    bool Draw();
}
