namespace PaymentQuest.Documents;

/// <summary>A language that players read.</summary>
public enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>Spanish.</summary>
    Es,
}

/// <summary>The same text for people in both languages, free of terminal control characters.</summary>
public sealed record Prose(string En, string Es)
{
    /// <summary>No text.</summary>
    public static readonly Prose Empty = new("", "");

    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.Es ? Es : En;
}
