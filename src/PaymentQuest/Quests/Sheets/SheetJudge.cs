using PaymentQuest.Documents;

namespace PaymentQuest.Quests;

/// <summary>Judges sheets: what a player fills in and hands in once.</summary>
public static class SheetJudge
{
    /// <summary>Judges what is written in the entries of a sheet.</summary>
    /// <param name="quest">The quest.</param>
    /// <param name="entries">What is written, by entry; what is not there is empty.</param>
    /// <param name="seed">The seed of the attempt.</param>
    public static SheetJudgement Judge(SheetQuest quest, IReadOnlyDictionary<string, string> entries, ulong seed) => quest.Judge(entries, seed);

    /// <summary>Whether something is written in every entry that can be empty.</summary>
    public static bool IsFilled(SheetQuest quest, IReadOnlyDictionary<string, string> entries) => quest.IsFilled(entries);

    /// <summary>Reads a sheet as text; lines that begin with <c>#</c> are skipped. What its lines are, each kind of sheet says.</summary>
    /// <returns>The entries, or why the text is no sheet of this quest.</returns>
    public static (IReadOnlyDictionary<string, string> Entries, Prose? Problem) Read(SheetQuest quest, string text) => quest.Read([.. Attempt.Lines(text)]);
}
