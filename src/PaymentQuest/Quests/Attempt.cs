using PaymentQuest.Documents;

namespace PaymentQuest.Quests;

/// <summary>A whole answer to a quest, judged at once as it would be in the game.</summary>
/// <param name="Work">What came of it.</param>
/// <param name="Problem">Why the answer could not be judged, as a lower-case phrase; null when it could.</param>
public sealed record Attempt(Work Work, Prose? Problem)
{
    /// <summary>What the answer earns, in hundredths.</summary>
    public int Score => Problem is null ? Work.Earned : 0;

    /// <summary>Whether everything was right.</summary>
    public bool IsSolved => Score == 100;

    /// <summary>Judges an answer as text. What the text is, each kind of quest says.</summary>
    public static Attempt Of(Quest quest, string answer, ulong seed) => quest.Answer(answer, seed);

    /// <summary>The lines of an answer, without blank ones and comments.</summary>
    internal static IEnumerable<string> Lines(string answer) => answer.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#');
}
