using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

/// <summary>The table in <c>docs/bounds.md</c> and the numbers in the code are the same, and what ships lies well below them.</summary>
public sealed partial class BoundsTests
{
    [Fact]
    public void The_table_of_bounds_has_every_bound_with_its_number()
    {
        var documented = Row().Matches(File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "bounds.md")))
            .ToDictionary(m => m.Groups["name"].Value, m => int.Parse(m.Groups["number"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        var coded = typeof(Bounds).GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(f => f.Name, f => (int)f.GetRawConstantValue()!);

        Assert.NotEmpty(coded);
        Assert.Equal(coded.OrderBy(b => b.Key, StringComparer.Ordinal), documented.OrderBy(b => b.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Shipped_files_need_at_most_half_of_what_a_file_may_have()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "scenarios"), "*.yaml", SearchOption.AllDirectories))
        {
            var octets = File.ReadAllBytes(path);
            var root = YamlDocument.Read(path, octets, new Diagnostics());
            if (root is null)
            {
                // A broken example is none that anybody plays.
                Assert.Contains($"{Path.DirectorySeparatorChar}broken{Path.DirectorySeparatorChar}", path, StringComparison.Ordinal);
                continue;
            }

            var nodes = Nodes(root, 1).ToList();
            Half(octets.Length, Bounds.ContentOctets, path);
            Half(nodes.Count, Bounds.ContentNodes, path);
            Half(nodes.Max(n => n.Depth), Bounds.ContentDepth, path);
            Half(nodes.Max(n => n.Node is Node.Scalar text ? text.Text.Length : 0), Bounds.ContentText, path);
        }
    }

    [Fact]
    public void Shipped_protocols_need_at_most_half_of_what_a_protocol_may_have()
    {
        foreach (var name in Library.Shipped.Protocols)
        {
            var protocol = ProtocolFiles.Load(name.Id).Protocol;
            var definitions = protocol.Vocabulary.Definitions.Values.Select(d => protocol.Vocabulary.Expand(d)!).ToList();
            var messages = protocol.Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules).SelectMany(r => r.Inputs).Append(s.Message)).ToList();
            var held = protocol.Knows.Values.Concat(protocol.Keeps.Values).SelectMany(t => t).ToList();
            Half(messages.Max(m => m.Size), Bounds.Term, name.Id);
            Half(definitions.Concat(messages).Concat(held).Sum(t => t.Size), Bounds.ProtocolTerms, name.Id);
            Half(definitions.Count, Bounds.Definitions, name.Id);
            Half(protocol.Claims.Count + protocol.WorldGoals.Count, Bounds.Goals, name.Id);
            Half(protocol.Steps.Count, Bounds.Steps, name.Id);
            Half(protocol.Setting.Accounts.Count, Bounds.Accounts, name.Id);
            Half(protocol.Steps.Max(s => s.Written.ToString().Length), Bounds.Notation, name.Id);
        }
    }

    [Fact]
    public void Shipped_scripts_need_at_most_half_of_what_a_play_may_have()
    {
        foreach (var attack in Library.Shipped.Quests.Select(n => Library.Shipped.LoadQuest(n.Id, new Diagnostics())).OfType<AttackQuest>())
        {
            Half(attack.Means.Plays.Count, Bounds.DishonestRoles, attack.Id);
            Half(attack.Means.Lists.Values.Sum(l => l.Count), Bounds.GuessedValues, attack.Id);
            Half(attack.Wins.Concat(attack.Misses).Max(s => s.Ploys.Count), Bounds.AnswerLines, attack.Id);
            Half(attack.Wins.Concat(attack.Misses).SelectMany(s => s.Ploys).Max(l => l.Length), Bounds.PloyLine, attack.Id);
        }
    }

    private static void Half(int needed, int bound, string where) => Assert.True(needed <= bound / 2, $"{where} needs {needed} of {bound}");

    private static IEnumerable<(Node Node, int Depth)> Nodes(Node node, int depth) => (node switch
    {
        Node.Map map => map.Entries.SelectMany(e => Nodes(e.Value, depth + 1).Append((e.Value, depth + 1))),
        Node.List list => list.Items.SelectMany(i => Nodes(i, depth + 1)),
        _ => [],
    }).Prepend((node, depth));

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<number>[\d,]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
