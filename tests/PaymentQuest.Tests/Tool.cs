using Xunit;

namespace PaymentQuest.Tests;

/// <summary>Programs that some tests compare with or run in.</summary>
internal static class Tool
{
    /// <summary>
    /// Goes on when a program is installed. Without it the test is skipped and says so; in continuous integration, where the gate
    /// installs what is missing, it fails, because a comparison that is not made proves nothing.
    /// </summary>
    public static void Require(string name)
    {
        var isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.True(isInstalled, $"this test needs the program {name} on the path");
        }

        Assert.SkipUnless(isInstalled, $"this test needs the program {name} on the path");
    }
}
