using System.Globalization;

namespace PaymentQuest.Kills;

/// <summary>Compares what a game shows with what it shows when it goes on after it was stopped: then it paints everything anew.</summary>
internal static class Repainting
{
    private const int Continue = 18;
    private const int Attempts = 3;

    /// <summary>What was typed is certainly shown, and no sequence goes on, after that long without an octet.</summary>
    internal static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(60);

    private static readonly TimeSpan LongMoment = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Lets the game paint everything anew. What was on the screen must have been the same, but for the time of play in a row at the margin; what a game
    /// still computes or paints may come in between, so that what differs is looked at again, and longer.
    /// </summary>
    /// <returns>What differs; null for nothing.</returns>
    internal static string? Difference(ShellTerminal terminal)
    {
        var window = terminal.Window;
        var difference = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var silence = attempt == 0 ? Moment : LongMoment;
            window.ReadUntilSilent(silence);
            if (terminal.HasEnded)
            {
                return null;
            }

            var (before, cursor, times, lost) = (window.Screen.Cells.ToArray(), Cursor(window.Screen), window.Screen.TimesCleared, window.Screen.TimesLost);
            terminal.Signal(Continue);
            window.WaitUntil(s => s.TimesCleared > times || terminal.HasEnded, "everything was painted anew");
            window.ReadUntilSilent(silence);
            var found = window.Screen.TimesLost > lost ? "the frame is larger than the window" : Difference(before, cursor, window.Screen);
            if (terminal.HasEnded || found is null)
            {
                return null;
            }

            difference = found;
        }

        return difference;
    }

    private static string? Difference((string Text, string Rendition)[] before, (int, int)? cursor, VirtualScreen screen)
    {
        var different = Enumerable.Range(0, before.Length).Where(i => before[i] != screen.Cells[i] && !IsTime(i)).ToList();
        return different.Count == 0 && cursor == Cursor(screen)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{different.Count} cells (the first in row {different.FirstOrDefault() / screen.Columns}) or the cursor ({cursor} and {Cursor(screen)}) are not as they are painted anew:\n{string.Concat(before.Select((c, i) => (i > 0 && i % screen.Columns == 0 ? "\n" : "") + c.Text))}\nand\n{screen.Text}");

        bool IsTime(int index) => (index / screen.Columns == 0 || index / screen.Columns == screen.Rows - 1) && screen.Cells[index].Text is [>= '0' and <= '9'];
    }

    private static (int, int)? Cursor(VirtualScreen screen) => screen.IsCursorVisible ? screen.Cursor : null;
}
