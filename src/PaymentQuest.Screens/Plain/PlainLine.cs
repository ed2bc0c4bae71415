using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>A line of the player's, with its first word.</summary>
/// <param name="Word">The first word, in small letters.</param>
/// <param name="Rest">What follows it.</param>
/// <param name="Text">The line as it was written.</param>
internal sealed record PlainLine(string Word, string Rest, string Text)
{
    // Both languages are understood at any time.
    private static readonly HashSet<string> WithoutMore = new(
        ["quit", "exit", "salir", "help", "ayuda", "?", "list", "lista", "hint", "pista", "undo", "deshacer", "redo", "rehacer", "reset", "vaciar", "surrender", "rendirse", "show", "ver"], StringComparer.Ordinal);

    private static readonly string[] WithMore = ["play", "jugar", "lang", "idioma", "bytes", "octets", "octetos", "certificates", "certificados", "certificate", "certificado", "message", "mensaje", "send", "enviar"];

    /// <summary>Whether something follows a command of every quest that takes nothing.</summary>
    public bool HasSurplus => Rest.Length > 0 && WithoutMore.Contains(Word);

    /// <summary>The command of a build quest that the first word is a slip of; null when it is near none.</summary>
    public string? MeantCommand => Word.All(char.IsLetter) ? Suggestion.Nearest(Word, WithoutMore.Concat(WithMore)) : null;

    /// <summary>That nothing was done, when something follows a command that takes nothing; null when nothing does.</summary>
    public PlainAnswer? Surplus(GameModel model, Page page) => Rest.Length == 0 ? null : new PlainAnswer(model, [page.Say("plain.takes-nothing", ("word", Word))]);

    /// <summary>A line that is trimmed already.</summary>
    public static PlainLine Of(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new PlainLine(text.ToLowerInvariant(), "", text) : new PlainLine(text[..space].ToLowerInvariant(), text[(space + 1)..].Trim(), text);
    }
}
