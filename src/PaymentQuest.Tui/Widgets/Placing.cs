using System.Drawing;
using Terminal.Gui.ViewBase;

namespace PaymentQuest.Tui;

/// <summary>Places that the models' arithmetic gives, rather than the library's.</summary>
internal static class Placing
{
    /// <summary>Puts a view somewhere in the view above it. Nothing is laid out again where it is there already.</summary>
    /// <param name="view">The view.</param>
    /// <param name="at">Its place and size in columns and rows, its frame included.</param>
    public static void PutAt(this View view, Rectangle at)
    {
        if (view.Frame != at)
        {
            view.Frame = at;
        }
    }
}
