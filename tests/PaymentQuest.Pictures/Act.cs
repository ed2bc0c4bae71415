namespace PaymentQuest.Pictures;

/// <summary>What a player does at once, and how long what comes of it is looked at.</summary>
/// <param name="Octets">What the terminal sends: letters, or one key.</param>
/// <param name="Rest">The time until the next act.</param>
internal sealed record Act(string Octets, TimeSpan Rest)
{
    private static readonly TimeSpan Stroke = TimeSpan.FromMilliseconds(90);

    /// <summary>One key, or letters whose typing is not watched.</summary>
    /// <param name="octets">What the terminal sends.</param>
    /// <param name="seconds">How long the screen is looked at then.</param>
    internal static Act[] Press(string octets, double seconds = 0) => [new(octets, TimeSpan.FromSeconds(seconds))];

    /// <summary>Letters one after the other, at the pace of somebody who knows what to write.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="seconds">How long the screen is looked at behind the last.</param>
    internal static Act[] Type(string letters, double seconds) =>
        [.. letters.Select((letter, i) => new Act(letter.ToString(), i < letters.Length - 1 ? Stroke : TimeSpan.FromSeconds(seconds)))];
}
