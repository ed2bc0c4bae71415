using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

/// <summary>Sources quote as their language does: English with "…", Spanish with «…».</summary>
public sealed class SourcesTests
{
    private static readonly List<Source> All = [.. Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "scenarios"), "*.yaml", SearchOption.AllDirectories)
        .SelectMany(path => In(YamlDocument.ReadFile(path, new Diagnostics())!, Path.GetRelativePath(ProtocolFiles.Root, path)))];

    [Fact]
    public void No_English_source_has_guillemets() => Assert.DoesNotContain(All, s => s.En.AsSpan().ContainsAny('«', '»'));

    [Fact]
    public void Spanish_sources_quote_with_guillemets_alone() => Assert.DoesNotContain(All, s => s.Es.AsSpan().ContainsAny('"', '“', '”'));

    [Fact]
    public void What_one_language_quotes_the_other_does() => Assert.DoesNotContain(All, s => s.En.Count(c => c == '"') != s.Es.Count(c => c is '«' or '»'));

    [Fact]
    public void There_are_sources_that_quote_with_two_languages_and_with_one()
    {
        Assert.True(All.Count(s => s.Es.Contains('«', StringComparison.Ordinal)) > 50);
        Assert.Contains(All, s => s.En == s.Es);
    }

    // A source in one text is shown in both languages, and so is of both.
    private static IEnumerable<Source> In(Node node, string file) => node switch
    {
        Node.Map map => map.Entries.SelectMany(e => e switch
        {
            { Key: "source", Value: Node.Scalar one } => [new($"{file}:{one.Place.Line}", one.Text, one.Text)],
            { Key: "source", Value: Node.Map { } both } when both.Find("en")?.Value is Node.Scalar en && both.Find("es")?.Value is Node.Scalar es => [new($"{file}:{en.Place.Line}", en.Text, es.Text)],
            _ => In(e.Value, file),
        }),
        Node.List list => list.Items.SelectMany(i => In(i, file)),
        _ => [],
    };

    private sealed record Source(string Place, string En, string Es);
}
