namespace PaymentQuest.Screens;

/// <summary>A line of the player's, with its first word.</summary>
/// <param name="Word">The first word, in small letters.</param>
/// <param name="Rest">What follows it.</param>
/// <param name="Text">The line as it was written.</param>
internal sealed record PlainLine(string Word, string Rest, string Text)
{
    /// <summary>A line that is trimmed already.</summary>
    public static PlainLine Of(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new PlainLine(text.ToLowerInvariant(), "", text) : new PlainLine(text[..space].ToLowerInvariant(), text[(space + 1)..].Trim(), text);
    }
}
