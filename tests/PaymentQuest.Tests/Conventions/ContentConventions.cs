using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

public sealed partial class ContentConventions
{
    [Fact]
    public void The_id_of_content_is_the_name_of_its_file()
    {
        foreach (var name in Library.Shipped.Protocols.Concat(Library.Shipped.Quests))
        {
            var diagnostics = new Diagnostics();
            var id = Fields.Of(Library.Shipped.LoadNode(name.Kind, name.Id, diagnostics)!, diagnostics, "content")!.Text("id");

            Assert.Equal(name.Id, id);
        }
    }

    [Fact]
    public void The_family_of_a_protocol_is_the_folder_that_it_lies_in()
    {
        foreach (var name in Library.Shipped.Protocols)
        {
            Assert.Equal(name.Family, Library.Shipped.LoadProtocol(name.Id, new Diagnostics())!.Protocol.Family);
        }
    }

    [Fact]
    public void No_two_protocols_and_no_two_quests_have_the_same_id()
    {
        Assert.Equal(Library.Shipped.Protocols.Count, Library.Shipped.Protocols.DistinctBy(n => n.Id).Count());
        Assert.Equal(Library.Shipped.Quests.Count(), Library.Shipped.Quests.DistinctBy(n => n.Id).Count());
    }

    [Fact]
    public void Every_protocol_and_quest_under_scenarios_is_shipped_and_nothing_else()
    {
        var files = Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "topic.yaml")
            .Select(f => Path.GetRelativePath(Path.Combine(ProtocolFiles.Root, "scenarios"), f).Replace('\\', '/'));

        Assert.Equal(files.Order(StringComparer.Ordinal), Library.Shipped.Protocols.Concat(Library.Shipped.Quests).Select(n => n.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_code_outside_the_codecs_of_real_formats_knows_a_protocol_by_name()
    {
        var ids = Library.Shipped.Protocols.Select(p => p.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var families = Library.Shipped.Protocols.Select(p => p.Family);
        var forbidden = ids.Concat(families).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var source = Path.Combine(ProtocolFiles.Root, "src");
        var found = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}Wire{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Where(m => forbidden.Contains(m.Groups[1].Value)).Select(m => $"{Path.GetRelativePath(source, f)}: {m.Value}"))
            .ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [GeneratedRegex("\"([A-Za-z0-9-]+)\"")]
    private static partial Regex Literal();
}
