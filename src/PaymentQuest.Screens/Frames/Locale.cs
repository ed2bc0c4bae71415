namespace PaymentQuest.Screens;

/// <summary>The locale that the environment names (POSIX.1-2017, 8.2).</summary>
public static class Locale
{
    /// <summary>The first of LC_ALL, the category's variable and LANG that is set and not empty; null when none is.</summary>
    /// <param name="category">Such as <c>LC_MESSAGES</c>.</param>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static string? Of(string category, Func<string, string?> variable) =>
        new[] { "LC_ALL", category, "LANG" }.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
