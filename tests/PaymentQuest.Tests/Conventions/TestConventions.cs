using System.Text.RegularExpressions;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

/// <summary>
/// A case of a test that leaves before it has asserted anything is counted as passed and proves nothing. What does not concern a case is filtered out of the
/// data of its theory, or skipped, which is counted as that.
/// </summary>
public sealed partial class TestConventions
{
    [Fact]
    public void No_test_leaves_early() => Assert.All(Sources(), file => Assert.All(Tests(file), test => Assert.False(LeavesEarly(test.Body), test.Name)));

    [Fact]
    public void Tests_are_found_and_one_that_leaves_early_is_seen()
    {
        var tests = Tests($$"""
                [Theory, MemberData(nameof(X))]
                public void It_holds(string x)
                {
                    if (x is null)
                    {
                        {{"return"}};
                    }

                    Assert.True(true);
                }

                [Fact]
                public void Another() => Assert.All(All, one =>
                {
                    One();

                    Other();
                });

                private static int One() => 1;
            }

            """.ReplaceLineEndings("\n")).ToList();

        Assert.Equal([("It_holds", true), ("Another", false)], tests.Select(t => (t.Name, LeavesEarly(t.Body))));
        Assert.Contains("Other();", tests[1].Body, StringComparison.Ordinal);
        Assert.All(Sources(), f => Assert.Equal(Attribute().Count(f), Tests(f).Count()));
    }

    private static bool LeavesEarly(string body) => Return().IsMatch(body);

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "tests", "PaymentQuest.Tests"), "*.cs", SearchOption.AllDirectories)
        .Select(f => File.ReadAllText(f).ReplaceLineEndings("\n"));

    private static IEnumerable<(string Name, string Body)> Tests(string text) => Test().Matches(text).Select(m => (m.Groups["name"].Value, m.Groups["body"].Value));

    [GeneratedRegex(@"^    \[(?:Exhaustive)?(?:Fact|Theory)\b", RegexOptions.Multiline)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\breturn;")]
    private static partial Regex Return();

    // The body goes to the closing brace of the method, or to the end of its expression before the next member or the closing brace of the class.
    [GeneratedRegex(
        @"^    \[(?:Exhaustive)?(?:Fact|Theory)\b[^\n]*\n(?:    (?!public )[^\n]*\n)*    public (?:async )?\w+ (?<name>\w+)\([^\n]*\)(?<body>\n    \{\n.*?\n    \}\n| =>.*?;\n(?=\n    \S|\}))",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Test();
}
