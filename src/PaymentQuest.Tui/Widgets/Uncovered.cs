using Terminal.Gui.ViewBase;

namespace PaymentQuest.Tui;

/// <summary>
/// Whether cells of a view may show what is no longer there. Views of ours write all their cells and compare them with what is drawn, so that a view above
/// them has to be cleared only when another part of it is covered than before: clearing it for each key costs a quarter of the frame.
/// </summary>
internal static class Uncovered
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<View, object> Covered = [];

    /// <summary>Whether a view's parts lie elsewhere than when this was asked last, or something lies or lay over it.</summary>
    public static bool IsChanged(View view)
    {
        var now = new HashCode();
        now.Add(view.Viewport);
        now.Add(view.App?.Popovers?.GetActivePopover() is { } popover ? popover.GetHashCode() : 0);
        foreach (var part in view.SubViews)
        {
            now.Add(part.Visible ? part.Frame : default);
        }

        object code = now.ToHashCode();
        if (Covered.TryGetValue(view, out var before) && before.Equals(code))
        {
            return false;
        }

        Covered.AddOrUpdate(view, code);
        return true;
    }
}
