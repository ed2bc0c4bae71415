namespace PaymentQuest.Terminal.Commands;

/// <summary>The folder that keeps the player's records.</summary>
public static class ProgressFolder
{
    /// <summary>
    /// PAYMENTQUEST_HOME when it is set; else below XDG_DATA_HOME, or below <c>~/.local/share</c> (XDG Base Directory
    /// Specification), and on Windows below LOCALAPPDATA.
    /// </summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static string Path(Func<string, string?> variable)
    {
        string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
        if (Set("PAYMENTQUEST_HOME") is { } chosen)
        {
            return chosen;
        }

        var shared = OperatingSystem.IsWindows()
            ? Set("LOCALAPPDATA")
            : Set("XDG_DATA_HOME") ?? (Set("HOME") is { } home ? System.IO.Path.Combine(home, ".local", "share") : null);
        return System.IO.Path.Combine(shared ?? System.IO.Path.GetTempPath(), "paymentquest");
    }

    /// <summary>Why nothing can be written there, or null when it can. A folder that had to be created for the trial is removed again.</summary>
    public static string? WhyNotWritable(string folder)
    {
        var isNew = !Directory.Exists(folder);
        try
        {
            Directory.CreateDirectory(folder);
            var probe = System.IO.Path.Combine(folder, $".probe-{System.Environment.ProcessId}");
            using (new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
            }

            if (isNew)
            {
                Directory.Delete(folder);
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }
}
