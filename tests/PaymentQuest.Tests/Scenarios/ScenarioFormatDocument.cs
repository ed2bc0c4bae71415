using System.Text;
using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

/// <summary>The reference for authors says what the reader does: its examples are played, and no key is missing.</summary>
public sealed partial class ScenarioFormatDocument
{
    private static readonly string Text = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "scenario-format.md")).ReplaceLineEndings("\n");

    private static readonly IReadOnlyList<string> Examples = [.. Fences().Matches(Text).Select(m => m.Groups[1].Value).Where(e => e.StartsWith("format_version:", StringComparison.Ordinal))];

    [Fact]
    public void There_is_an_example_of_each_kind() =>
        Assert.Equal(["BuildQuest", "VerifyQuest", "ClassifyQuest", "OrderQuest", "ComputeQuest", "ComputeQuest"], Examples.Select(e => Read(e).Quest?.GetType().Name));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void An_example_holds_as_it_stands(int example)
    {
        var (quest, diagnostics) = Read(Examples[example]);
        Assert.Empty(diagnostics.Items);
        QuestProof.Check(quest!, diagnostics);
        Assert.Empty(diagnostics.Items);
        Assert.All(QuestFiles.SeedsOf(quest!), seed => Assert.True(Attempt.Of(quest!, QuestFiles.Answer(quest!), seed).IsSolved));
    }

    [Theory]
    [InlineData(0, "", "format_version: 1")]
    [InlineData(0, "", "seed: 7")]
    [InlineData(0, "  ", "clock: 2026-03-02T18:30:00Z")]
    [InlineData(0, "    ", "weight: 1")]
    [InlineData(0, "    ", "trips: Acquirer/Auth-Request/EncSlip\n")]
    [InlineData(1, "", "step: Invoice")]
    [InlineData(1, "    ", "splice: Sig_M")]
    [InlineData(1, "    ", "misses: price")]
    [InlineData(2, "", "step: Auth-Request")]
    [InlineData(2, "    ", "claim: knows")]
    [InlineData(3, "", "step: Auth-Request")]
    [InlineData(3, "    ", "trips: Sig_M")]
    [InlineData(4, "", "protocol: 2kp")]
    [InlineData(4, "  ", "digits: 2")]
    [InlineData(4, "    ", "weight: 2")]
    [InlineData(4, "    ", "answer: 09")]
    [InlineData(5, "    ", "answer: 2.5")]
    public void Every_key_that_the_reader_knows_is_in_the_reference(int example, string indentation, string after)
    {
        var line = Examples[example].Split('\n').First(l => l.StartsWith(indentation + after.TrimEnd(), StringComparison.Ordinal));
        var (_, diagnostics) = Read(Examples[example].Replace(line + "\n", $"{line}\n{indentation}qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq: 1\n", StringComparison.Ordinal));
        var unknown = Assert.Single(diagnostics.Items, i => i.Code == "PQ0122");
        Assert.StartsWith("known keys: ", unknown.Advice, StringComparison.Ordinal);
        Assert.All(unknown.Advice["known keys: ".Length..].Split(", "), key => Assert.Matches($@"(?m)^\| `{Regex.Escape(key)}` ", Text));
    }

    /// <summary>The text of the example with an identifier.</summary>
    internal static string Example(string id) => Examples.Single(e => e.Contains($"\nid: {id} ", StringComparison.Ordinal) || e.Contains($"\nid: {id}\n", StringComparison.Ordinal));

    private static (Quest? Quest, Diagnostics Diagnostics) Read(string yaml)
    {
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read("example.yaml", Encoding.UTF8.GetBytes(yaml), diagnostics);
        return (node is null ? null : QuestReader.Read(node, Library.Shipped.LoadProtocol, diagnostics), diagnostics);
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();
}
