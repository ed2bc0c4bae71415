namespace PaymentQuest.Screens;

/// <summary>Moves through text.</summary>
internal static class Scrolling
{
    /// <summary>The new offset; never beyond the last line.</summary>
    public static int After(int offset, Intent intent, int rows, int last)
    {
        var page = Math.Max(rows / 2, 1);
        var moved = intent switch
        {
            Intent.Up => offset - 1,
            Intent.Down => offset + 1,
            Intent.PageUp => offset - page,
            Intent.PageDown => offset + page,
            _ => offset,
        };

        // The end of the text stays at the bottom of the screen, as far as the size is known here.
        return Math.Clamp(moved, 0, Math.Max(last - (rows / 2), 0));
    }
}
