using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Documents;

public sealed partial class DiagnosticsTests
{
    [Fact]
    public void Items_come_in_order_of_place()
    {
        var diagnostics = new Diagnostics();
        foreach (var (file, line, column) in new[] { ("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1) })
        {
            diagnostics.Error("X", new Place(file, line, column), "m");
        }

        Assert.Equal(["a:9:1", "a:9:2", "a:10:1", "b:1:1"], diagnostics.Items.Select(item => item.Place.ToString()));
    }

    [Fact]
    public void Only_errors_are_errors()
    {
        var diagnostics = new Diagnostics();
        diagnostics.Warning("X", default(Place) with { File = "f" }, "m");
        Assert.False(diagnostics.HasErrors);
        diagnostics.Error("X", default(Place) with { File = "f" }, "m");
        Assert.True(diagnostics.HasErrors);
    }

    [Fact]
    public void The_fiftieth_is_kept_and_the_rest_are_counted()
    {
        var diagnostics = new Diagnostics();
        for (var line = 1; line <= 53; line++)
        {
            diagnostics.Error("X", new Place("f", line, 1), "m");
            Assert.Equal(Math.Min(line, 51), diagnostics.Items.Count);
        }

        Assert.Equal(53, diagnostics.Count);
        Assert.Equal(("PQ0199", "and 3 more", Severity.Error), (diagnostics.Items[^1].Code, diagnostics.Items[^1].Message, diagnostics.Items[^1].Severity));
    }

    [Fact]
    public void Warnings_do_not_crowd_out_an_error()
    {
        var diagnostics = new Diagnostics();
        for (var line = 1; line <= 60; line++)
        {
            diagnostics.Warning("X", new Place("f", line, 1), "m");
        }

        diagnostics.Error("E", new Place("f", 99, 1), "m");

        Assert.True(diagnostics.HasErrors);
        Assert.Contains(diagnostics.Items, item => item.Code == "E");
        Assert.Equal(("and 11 more", Severity.Warning), (diagnostics.Items[^1].Message, diagnostics.Items[^1].Severity));
    }

    [Fact]
    public void What_is_added_loses_its_control_characters()
    {
        var diagnostics = new Diagnostics();
        diagnostics.Error("X", new Place("\u001B", 1, 1), "a\nb\u001B", "\u202E");

        Assert.Equal("<U+001B>:1:1: X error: a b<U+001B>; <U+202E>", Assert.Single(diagnostics.Items).ToString());
    }

    [Fact]
    public void Every_code_in_the_source_is_documented()
    {
        var documented = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "diagnostics.md"));
        var used = Used();

        Assert.Contains("PQ0101", used);
        Assert.DoesNotContain(used, code => !documented.Contains($"| {code} |", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_documented_code_is_in_the_source()
    {
        var documented = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "diagnostics.md"));

        Assert.Empty(Code().Matches(documented).Select(match => match.Value).Distinct().Except(Used()));
    }

    [Fact]
    public void A_code_stands_for_one_thing()
    {
        var documented = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "diagnostics.md"));

        Assert.Empty(Row().Matches(documented).Select(match => match.Value).GroupBy(row => row).Where(rows => rows.Count() > 1).Select(rows => rows.Key));
    }

    private static SortedSet<string> Used()
    {
        var separator = Path.DirectorySeparatorChar;
        var files = Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{separator}obj{separator}", StringComparison.Ordinal));
        return [.. files.SelectMany(file => QuotedCode().Matches(File.ReadAllText(file))).Select(match => match.Value.Trim('"'))];
    }

    [GeneratedRegex("\"PQ\\d{4}\"")]
    private static partial Regex QuotedCode();

    [GeneratedRegex(@"^\| PQ\d{4} \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("PQ\\d{4}")]
    private static partial Regex Code();
}
