using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Lines that can be brought back into the field while one is typed.</summary>
/// <param name="Lines">Those that were handed in before, the oldest first, and as the last the one that was being typed.</param>
/// <param name="At">Which of them stands in the field, from 0.</param>
internal sealed record EarlierLines(Sequence<string> Lines, int At)
{
    /// <summary>The line that stands in the field.</summary>
    public string Line => Lines[At];

    /// <summary>Where the player is among the lines of a desk. Who changed a line that was brought back is at the end again.</summary>
    public static EarlierLines Of(DeskScreen screen, string typed)
    {
        if (screen.Earlier is { } earlier && earlier.Line == typed)
        {
            return earlier;
        }

        var lines = new List<string>();
        foreach (var line in screen.HandedIn.Append(typed))
        {
            lines.Remove(line);
            lines.Add(line);
        }

        return new EarlierLines(lines.ToSequence(), lines.Count - 1);
    }

    /// <summary>One line back or on; there is nothing beyond the first and the last.</summary>
    public EarlierLines Moved(Intent intent) => this with { At = Math.Clamp(At + (intent == Intent.Up ? -1 : 1), 0, Lines.Count - 1) };
}
