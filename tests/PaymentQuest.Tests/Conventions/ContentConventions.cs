using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Rules;
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
    public void Settings_name_the_parties_and_the_day_of_the_page_about_the_world()
    {
        var world = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "world.md"));
        var settings = Library.Shipped.Protocols.Concat(Library.Shipped.Quests)
            .Select(name => (name.Id, Setting: (Library.Shipped.LoadNode(name.Kind, name.Id, new Diagnostics()) as Node.Map)?.Find("setting")?.Value as Node.Map))
            .Where(s => s.Setting is not null).ToList();
        var parties = settings.SelectMany(s => s.Setting!.Find("parties")?.Value is Node.Map given ? given.Entries.Select(e => ((Node.Scalar)e.Value).Text) : []).Distinct().ToList();

        Assert.All(parties, party => Assert.Matches($@"\| ([^|]*, )?{Regex.Escape(party)}(, [^|]*| \([^|]*)? \|", world));
        Assert.NotEmpty(parties);
        Assert.Equal(["set-1.0"], settings.Where(s => s.Setting!.Find("clock")?.Value is Node.Scalar clock && clock.Text != "2026-01-15T10:00:00Z").Select(s => s.Id));
        Assert.Contains("15 January 2026, ten o'clock UTC", world, StringComparison.Ordinal);
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
            .SelectMany(f => Literal().Matches(File.ReadAllText(f)).Where(m => forbidden.Contains(m.Groups[1].Value) && !(RuleWords.Named(m.Groups[1].Value) is not null && Path.GetFileName(Path.GetDirectoryName(f)) == "Rules")).Select(m => $"{Path.GetRelativePath(source, f)}: {m.Value}"))
            .ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [GeneratedRegex("\"([A-Za-z0-9-]+)\"")]
    private static partial Regex Literal();
}
