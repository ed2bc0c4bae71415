using System.Text;
using System.Text.RegularExpressions;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

public sealed partial class DocumentationTests
{
    private static readonly string Format = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "protocol-format.md"));

    [Fact]
    public void The_protocol_in_the_documentation_has_nothing_to_report_and_runs_under_both_suites()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("tap-and-go.yaml", Examples().First(e => e.StartsWith("format_version", StringComparison.Ordinal)));
        var diagnostics = new Diagnostics();

        ProtocolLint.Check(Library.Shipped, path, diagnostics);

        Assert.Empty(diagnostics.Items);
        var compiled = Library.Shipped.LoadProtocol(path, diagnostics)!;
        Assert.All(Suite.All, suite => Assert.Equal(new Verdict.Completed(true), Run.Execute(new RunPlan(compiled, suite, compiled.Protocol.Setting, 3)).Verdict));
        Assert.Contains("Gate/Answer/Proof", compiled.Checks.Select(c => c.ToString()));
        Assert.Contains("Payer/Receipt/Receipt", compiled.Checks.Select(c => c.ToString()));
    }

    [Fact]
    public void The_channels_in_the_documentation_have_nothing_to_report_and_keep_what_they_promise()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("tickets.yaml", Examples().Single(e => e.Contains("id: tickets", StringComparison.Ordinal)));
        var diagnostics = new Diagnostics();

        ProtocolLint.Check(Library.Shipped, path, diagnostics);

        Assert.Empty(diagnostics.Items);
        var compiled = Library.Shipped.LoadProtocol(path, diagnostics)!;
        Assert.Equal(["none", "none"], Searches.Verdicts(compiled, []));
        Assert.Contains("Booth/Order/channel", compiled.Checks.Select(c => c.ToString()));
        Assert.Equal("PK_TLS_T(TLS_B_T_1), AE(KDF(\"Order\", TLS_B_T_1, \"tls\"), SEAT, CARD)", compiled.Protocol.Steps[0].Message.ToString());
        Assert.Equal("SEAT, CARD", compiled.Protocol.Steps[0].Content.ToString());
    }

    public static TheoryData<string> WholeProtocols => [.. Examples().Select(e => WholeProtocol().Match(e)).Where(m => m.Success && !m.Value.Contains("\nextends:", StringComparison.Ordinal)).Select(m => m.Groups[1].Value)];

    [Theory, MemberData(nameof(WholeProtocols))]
    public void Every_whole_protocol_in_the_documentation_has_nothing_to_report(string id)
    {
        using var scratch = new Scratch();
        var path = scratch.Write($"{id}.yaml", Examples().Single(e => e.StartsWith($"format_version: 1\nid: {id}\n", StringComparison.Ordinal)));
        var diagnostics = new Diagnostics();

        ProtocolLint.Check(Library.Shipped, path, diagnostics);

        Assert.Empty(diagnostics.Items);
    }

    [Fact]
    public void The_message_of_the_text_format_in_the_documentation_is_what_the_documentation_says()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("paid-by-webhook.yaml", Examples().First(e => e.Contains("id: paid-by-webhook", StringComparison.Ordinal)));
        var diagnostics = new Diagnostics();

        ProtocolLint.Check(Library.Shipped, path, diagnostics);

        Assert.Empty(diagnostics.Items);
        var compiled = Library.Shipped.LoadProtocol(path, diagnostics)!;
        var lines = Encoding.UTF8.GetString(Run.Execute(new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 1)).Messages[0].Sent).Split('\n');
        Assert.Equal("1768471200", lines[0]);
        Assert.Equal(64, lines[1].Length);
        Assert.Equal(JsonBlock().Match(Format).Groups[1].Value, EventNumber().Replace(lines[2], "EVENT-20378588"));
    }

    [Fact]
    public void The_variant_in_the_documentation_compiles_without_the_check_that_it_omits()
    {
        var variant = Examples().Last();

        var compiled = ProtocolFiles.Of(variant);

        Assert.Equal(ProtocolFiles.Load("1kp").Checks.Count() - 1, compiled.Checks.Count());
    }

    [Fact]
    public void The_names_in_the_documentation_are_those_of_its_protocol()
    {
        var names = Examples().Single(e => e.StartsWith("names:", StringComparison.Ordinal));
        var whole = Examples().First(e => e.StartsWith("format_version", StringComparison.Ordinal));

        var protocol = ProtocolFiles.Of(Regex.Replace(whole, @"names:\n(?:  .*\n)+", names)).Protocol;

        Assert.Equal("Offer, lo que pide el torno", Vocables.OfDefinition("Offer", protocol).Es);
        Assert.Equal("la clave sigue secreta", protocol.Names.OfGoal(protocol.Claims[0].Name).Es);
        Assert.Equal("la máquina del torno", Vocables.Subject("Gate", protocol).Es);
    }

    [Fact]
    public void Every_piece_of_YAML_in_the_documentation_is_YAML() =>
        Assert.All(Examples(), example =>
        {
            var diagnostics = new Diagnostics();
            YamlDocument.Read("example", Encoding.UTF8.GetBytes(example), diagnostics);
            Assert.Empty(diagnostics.Items);
        });

    [Fact]
    public void Every_sort_and_every_word_of_the_rules_is_documented()
    {
        Assert.All(Sort.Words.Keys, word => Assert.Contains($"| `{word}`", Format, StringComparison.Ordinal));
        Assert.All(RuleWords.All, word => Assert.Contains($"| `{word}` | `{{{word}: ", Format, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_in_the_documentation_can_be_read()
    {
        var rules = RuleExample().Matches(Format).Where(m => RuleWords.All.Any(w => $"{w}" == m.Groups["word"].Value)).Select(m => m.Groups[1].Value).ToList();
        Assert.True(rules.Count >= RuleWords.All.Count);

        foreach (var rule in rules)
        {
            var diagnostics = new Diagnostics();
            var node = (Node.List)YamlDocument.Read("rule", Encoding.UTF8.GetBytes($"- {rule}\n"), diagnostics)!;
            var sorts = new Dictionary<string, Sort>
            {
                ["Y/N"] = new(SortKind.Decision),
                ["DATE"] = new(SortKind.Date),
                ["EXPIRES"] = new(SortKind.Date),
                ["PRICE"] = new(SortKind.Amount),
                ["BALANCE"] = new(SortKind.Amount),
                ["CAN"] = new(SortKind.Account),
                ["COUNT"] = new(SortKind.Number),
            };
            foreach (var name in new[] { "ID_M", "TID_M", "NONCE_M", "C", "SCRIP", "DESC", "ADDRESS", "ANSWER" })
            {
                sorts[name] = new(SortKind.Text);
            }

            var functions = new[] { "accountOf", "holderOf" }.ToDictionary(f => f, f => new FunctionDeclaration(f, new(SortKind.Account), []), StringComparer.Ordinal);
            functions["refusalsOf"] = new FunctionDeclaration("refusalsOf", new(SortKind.Number), []) { IsKept = true };
            functions["last"] = new FunctionDeclaration("last", new(SortKind.Digest), []) { IsKept = true };
            new RuleReader(diagnostics, new TermReader(diagnostics), new Vocabulary(sorts, new Dictionary<string, Term>(), functions, new HashSet<string>()), []).Read(node.Items);
            Assert.True(diagnostics.Items.Count == 0, $"{rule}: {string.Join('\n', diagnostics.Items)}");
        }
    }

    private static IEnumerable<string> Examples() => YamlBlock().Matches(Format).Select(m => m.Groups[1].Value);

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex("EVENT-[0-9]{8}")]
    private static partial Regex EventNumber();

    [GeneratedRegex("^format_version: 1\nid: (.*)\n(?s:.*)")]
    private static partial Regex WholeProtocol();

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex(@"^\|[^|]*\| `(\{(?<word>[a-z_]+): .+?\})` \|", RegexOptions.Multiline)]
    private static partial Regex RuleExample();
}
