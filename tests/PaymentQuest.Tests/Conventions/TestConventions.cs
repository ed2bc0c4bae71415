using System.Text.RegularExpressions;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

/// <summary>
/// A case of a test that leaves before it has asserted anything is counted as passed and proves nothing. What does not concern a case is filtered out of the
/// data of its theory, or skipped, which is counted as that.
/// </summary>
public sealed partial class TestConventions
{
    private static readonly string Folder = Path.Combine(ProtocolFiles.Root, "tests", "PaymentQuest.Tests");

    public static TheoryData<string> Files => [.. Sources().Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'))];

    [Theory, MemberData(nameof(Files))]
    public void No_test_leaves_early(string file) =>
        Assert.All(Tests(File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n")), test => Assert.DoesNotContain("return;", test.Body, StringComparison.Ordinal));

    [Fact]
    public void Tests_are_found_and_one_that_leaves_early_is_seen()
    {
        var tests = Tests("    [Theory, MemberData(nameof(X))]\n    public void It_holds(string x)\n    {\n        if (x is null)\n        {\n            return;\n        }\n\n        Assert.True(true);\n    }\n\n    [Fact]\n    public void Another() =>\n        Assert.True(true);\n").ToList();

        Assert.Equal(["It_holds", "Another"], tests.Select(t => t.Name));
        Assert.Contains("return;", tests[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("return;", tests[1].Body, StringComparison.Ordinal);
        Assert.True(Sources().Sum(f => Tests(File.ReadAllText(f).ReplaceLineEndings("\n")).Count()) > 700);
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(Folder, f).StartsWith("obj", StringComparison.Ordinal))
        .Where(f => Tests(File.ReadAllText(f).ReplaceLineEndings("\n")).Any());

    private static IEnumerable<(string Name, string Body)> Tests(string text) => Test().Matches(text).Select(m => (m.Groups["name"].Value, m.Groups["body"].Value));

    // The body goes to the closing brace of the method, or to the end of its expression before the next member or the closing brace of the class.
    [GeneratedRegex(
        @"^    \[(?:Exhaustive)?(?:Fact|Theory)\b[^\n]*\n(?:    \[[^\n]*\n)*    public (?:async )?\w+ (?<name>\w+)\([^\n]*\)(?<body>\n    \{\n.*?\n    \}\n| =>.*?;\n(?=\n    \S|\}))",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Test();
}
