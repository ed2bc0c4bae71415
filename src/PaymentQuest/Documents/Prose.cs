namespace PaymentQuest.Documents;

/// <summary>A language that players read.</summary>
public enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>Spanish.</summary>
    Es,
}

/// <summary>The codes of languages (ISO 639-1), as options and records write them.</summary>
public static class Languages
{
    /// <summary>The code: <c>en</c> or <c>es</c>.</summary>
    public static string Code(this Language language) => language == Language.Es ? "es" : "en";

    /// <summary>The language of a code, compared exactly; null when there is none.</summary>
    public static Language? WithCode(string? code) => code switch { "en" => Language.En, "es" => Language.Es, _ => null };
}

/// <summary>The same text for people in both languages, free of terminal control characters.</summary>
public sealed record Prose(string En, string Es)
{
    /// <summary>No text.</summary>
    public static readonly Prose Empty = new("", "");

    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.Es ? Es : En;
}
