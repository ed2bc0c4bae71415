using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

/// <summary>The index that was made when the engine was built says what the files say.</summary>
public sealed class HeadIndexTests
{
    public static TheoryData<string> Files => [.. Library.Shipped.Protocols.Concat(Library.Shipped.Quests).Select(n => n.Path)];

    [Theory, MemberData(nameof(Files))]
    public void The_head_of_a_file_is_what_stands_in_it(string path)
    {
        var name = Library.Shipped.Protocols.Concat(Library.Shipped.Quests).Single(n => n.Path == path);
        var file = HeadIndex.Head((Node.Map)Library.Shipped.LoadNode(name.Kind, name.Id, new Diagnostics())!);

        Assert.Equal(Lines(file), Lines(Library.Shipped.HeadOf(name)!));
    }

    [Fact]
    public void Topics_come_from_it_whole()
    {
        var diagnostics = new Diagnostics();
        var topics = Library.Shipped.Topics(diagnostics);

        Assert.Empty(diagnostics.Items);
        Assert.All(topics, t => Assert.Equal(Topic.Read(t.Folder, YamlDocument.ReadFile(Path.Combine(ProtocolFiles.Root, "scenarios", "quests", t.Folder, "topic.yaml"), diagnostics)!, diagnostics), t));
        Assert.Equal(Directory.GetDirectories(Path.Combine(ProtocolFiles.Root, "scenarios", "quests")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal), topics.Select(t => t.Folder));
    }

    [Fact]
    public void What_an_index_holds_survives_writing_and_reading()
    {
        var place = new Place("a.yaml", 1, 1);
        Node.Map head = new(place, [new(place, "title", new Node.Map(place, [new(place, "en", new Node.Scalar(place, "two\nlines and \"quotes\"", true)), new(place, "es", new Node.Scalar(place, "", false))])), new(place, "order", new Node.List(place, [new Node.Scalar(place, "", true)]))]);

        Assert.Equal(head, HeadIndex.Read(HeadIndex.Write([("a.yaml", head)]))["a.yaml"]);
    }

    /// <summary>Everything but places.</summary>
    private static IEnumerable<string> Lines(Node node, string at = "") => node switch
    {
        Node.Scalar s => [$"{at}: {s.Text} {s.IsQuoted}"],
        Node.List l => l.Items.SelectMany((item, i) => Lines(item, $"{at}/{i}")),
        Node.Map m => m.Entries.SelectMany(e => Lines(e.Value, $"{at}/{e.Key}")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
