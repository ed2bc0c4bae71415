using Xunit;

namespace PaymentQuest.Tests;

/// <summary>
/// Texts that people have read and approved. Whoever changes what they describe runs the test with PAYMENTQUEST_APPROVE=1, reads the
/// difference and commits it.
/// </summary>
public static class Approval
{
    private const string Variable = "PAYMENTQUEST_APPROVE";

    /// <summary>Compares a text with the one that was approved.</summary>
    public static void Check(string path, string found)
    {
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, found);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run this test with {Variable}=1, read what it wrote, and commit it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), found);
    }
}
