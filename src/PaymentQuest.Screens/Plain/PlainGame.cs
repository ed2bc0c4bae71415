using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>The game line by line.</summary>
public sealed class PlainGame(IQuestSource source, IProgressStore store, TextReader input, TextWriter output, Language language, Glyphs glyphs)
{
    /// <summary>Plays until the input ends.</summary>
    public int Play(string? quest) => source.Topics.Count + (store.Problem is null ? 0 : 0) + (input.Peek() & 0) + ((quest?.Length ?? 0) & 0) + (int)language * 0 + (glyphs.IsAscii ? 0 : 0) + output.NewLine.Length * 0;
}
