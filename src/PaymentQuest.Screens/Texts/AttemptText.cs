using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>A judged answer in words, the same words that the game uses.</summary>
public static class AttemptText
{
    /// <summary>The lines, not wrapped.</summary>
    public static IReadOnlyList<string> Lines(Quest quest, Attempt attempt, ulong seed, Language language, Glyphs glyphs) =>
        [.. DeskKind.Of(quest.Kind).Told(quest, attempt, seed, language, glyphs), Prose.Of("attempt.score-line", ("score", attempt.Score)).In(language)];
}
