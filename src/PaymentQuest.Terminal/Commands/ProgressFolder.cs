namespace PaymentQuest.Terminal.Commands;

/// <summary>The folder that keeps the player's records.</summary>
public static class ProgressFolder
{
    /// <summary>
    /// PAYMENTQUEST_HOME when it is set; else below XDG_DATA_HOME, or below <c>~/.local/share</c> (XDG Base Directory
    /// Specification, which has relative paths ignored), and on Windows below LOCALAPPDATA. Without HOME the system's list of users says where home is.
    /// Never a folder that everybody may make, such as one in <c>/tmp</c>.
    /// </summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="home">The user's home by the system's list of users, empty or null when there is none; null for this system's.</param>
    /// <returns>The folder; null when the user has none.</returns>
    public static string? Path(Func<string, string?> variable, Func<string?>? home = null)
    {
        string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
        string? Absolute(string? path) => System.IO.Path.IsPathFullyQualified(path ?? "") ? path : null;
        if (Set("PAYMENTQUEST_HOME") is { } chosen)
        {
            return chosen;
        }

        if (OperatingSystem.IsWindows())
        {
            return Below(Absolute(Set("LOCALAPPDATA")), "paymentquest");
        }

        return Below(Absolute(Set("XDG_DATA_HOME")), "paymentquest")
            ?? Below(Absolute(Set("HOME") ?? (home ?? UserHome)()), ".local", "share", "paymentquest");
    }

    private static string? Below(string? folder, params string[] names) => folder is null ? null : System.IO.Path.Combine([folder, .. names]);

    // Users without a home have the root there, or a folder that does not exist.
    private static string? UserHome() => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 1 } home ? home : null;
}
