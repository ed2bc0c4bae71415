using PaymentQuest.Screens;
using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;
using Cell = Terminal.Gui.Drawing.Cell;
using Style = PaymentQuest.Screens.Style;

namespace PaymentQuest.Tui;

/// <summary>
/// Draws the views of a window that have changed, from below to above. The library draws from above to below, and keeps for each view what may still be
/// written on and what was: that is more than half of what a key costs. It does so only while a view of its own, such as the menu, lies over the window.
/// </summary>
internal sealed class DirectDrawing
{
    private Cell[,]? _cells;
    private int _places;

    /// <summary>Draws everything the next time.</summary>
    public void Forget() => _cells = null;

    /// <summary>Lays out and draws what has changed.</summary>
    /// <param name="window">The window, on a screen of the library.</param>
    /// <returns>False where the library has to do it.</returns>
    public bool Draw(View window)
    {
        if (window.App is not { Driver: { Contents: { } cells } driver } application)
        {
            return false;
        }

        if (application.Popovers?.GetActivePopover() is View { Visible: true })
        {
            Forget();
            Renew(window);
            return false;
        }

        if (window.NeedsLayout)
        {
            window.Layout(driver.Screen.Size);
        }

        var places = new HashCode();
        Add(window, ref places);
        var isAll = cells != _cells || places.ToHashCode() != _places;
        if (isAll)
        {
            (_cells, _places) = (cells, places.ToHashCode());
            Clear(cells, Look.ThemeOf(window));
        }

        Draw(window, cells, isAll);
        return true;
    }

    // What lies over another view is drawn again with it.
    private static bool Draw(View view, Cell[,] cells, bool isAll)
    {
        var isDrawn = false;
        foreach (var part in view.SubViews)
        {
            if (!part.Visible)
            {
                continue;
            }

            switch (part)
            {
                case LinesView lines when lines.IsStale || isAll:
                    lines.Draw(cells);
                    isDrawn = true;
                    break;
                case LinesView:
                    break;
                case { SubViews.Count: > 0 }:
                    isDrawn |= Draw(part, cells, isAll || (isDrawn && part is ScreenView));
                    break;
                default:
                    isDrawn |= DrawByLibrary(part, isAll);
                    break;
            }
        }

        return isDrawn;
    }

    private static bool DrawByLibrary(View view, bool isAll)
    {
        if (isAll)
        {
            view.SetNeedsDraw();
        }

        if (!view.NeedsDraw)
        {
            return false;
        }

        view.App!.Driver!.Clip = new Region(view.App.Screen);
        view.Draw();
        return true;
    }

    // The library knows of nothing that we draw.
    private static void Renew(View view)
    {
        foreach (var part in view.SubViews)
        {
            if (part is LinesView { IsStale: true })
            {
                part.SetNeedsDraw();
            }

            Renew(part);
        }
    }

    private static void Add(View view, ref HashCode places)
    {
        foreach (var part in view.SubViews)
        {
            if (part.Visible)
            {
                places.Add(part.Frame);
                Add(part, ref places);
            }
        }
    }

    private static void Clear(Cell[,] cells, Theme theme)
    {
        if (cells.Length == 0)
        {
            return;
        }

        var blank = new Cell(Look.Of(theme.Of(Style.Plain)), Grapheme: " ");
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref cells[0, 0], cells.Length).Fill(blank);
    }
}
