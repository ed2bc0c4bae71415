using PaymentQuest.Documents;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal;

/// <summary>
/// Quests of the library, and one file of the player's own. The list reads only what it shows; a quest is compiled when it is
/// played, because the first screen must not wait for all of them.
/// </summary>
public sealed class LibraryQuests : IQuestSource
{
    private const string TopicFile = "topic";

    private static readonly Dictionary<string, QuestKind> Kinds = new(StringComparer.Ordinal) { ["build"] = QuestKind.Build, ["verify"] = QuestKind.Verify };
    private static readonly Prose OwnFile = new("Your file", "Tu fichero");

    private readonly Library _library;
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>The quests of a library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="file">The path of a quest file to show first, or null.</param>
    public LibraryQuests(Library library, string? file = null)
    {
        _library = library;
        var topics = library.Quests.Where(n => n.Id != TopicFile).GroupBy(n => n.Topic).Select(Topic).OrderBy(t => t.Order).ThenBy(t => t.Topic.Id, StringComparer.Ordinal).Select(t => t.Topic);
        if (file is not null && library.LoadNode(ContentKind.Quest, file, new Diagnostics()) is { } node && Entry(node) is { } entry)
        {
            _files[entry.Id] = file;
            topics = topics.Select(t => t with { Quests = t.Quests.Where(q => q.Id != entry.Id).ToSequence() }).Prepend(new Topic(file, OwnFile, Prose.Empty, [entry]));
        }

        Topics = topics.ToSequence();
    }

    /// <inheritdoc/>
    public Sequence<Topic> Topics { get; }

    /// <inheritdoc/>
    public (Quest? Quest, string? Problem) Load(string id)
    {
        var diagnostics = new Diagnostics();
        var quest = _library.LoadNode(ContentKind.Quest, _files.GetValueOrDefault(id) ?? id, diagnostics) is { } node
            ? QuestReader.Read(node, Protocol, diagnostics)
            : null;
        return quest is null ? (null, diagnostics.Items.FirstOrDefault()?.ToString() ?? id) : (quest, null);
    }

    private CompiledProtocol? Protocol(string id, Diagnostics diagnostics) => _library.LoadProtocol(id, diagnostics);

    private (Topic Topic, long Order) Topic(IGrouping<string, ContentName> names)
    {
        var quests = names.Select(n => _library.LoadNode(ContentKind.Quest, n.Id, new Diagnostics())).OfType<Node>().Select(Entry).OfType<QuestEntry>();
        var node = Read($"quests/{names.Key}/{TopicFile}.yaml");
        var fields = node is null ? null : Fields.Of(node, new Diagnostics(), "a topic");
        var title = fields?.Prose("title") ?? new Prose(names.Key, names.Key);
        return (new Topic(names.Key, title, fields?.Prose("summary") ?? Prose.Empty, Ordered(quests).ToSequence()), fields?.OptionalInteger("order", 0, 1_000, 1_000) ?? 1_000);
    }

    private static Node? Read(string path)
    {
        using var octets = typeof(Library).Assembly.GetManifestResourceStream(path);
        return octets is null ? null : YamlDocument.Read($"scenarios/{path}", octets, new Diagnostics());
    }

    private static QuestEntry? Entry(Node node)
    {
        var ignored = new Diagnostics();
        if (Fields.Of(node, ignored, "a quest") is not { } fields || fields.OptionalText("id") is not { } id)
        {
            return null;
        }

        var par = fields.OptionalSection("par", "par");
        return new QuestEntry(
            id,
            fields.Prose("title") ?? new Prose(id, id),
            fields.OptionalChoice("kind", Kinds, QuestKind.Build),
            fields.OptionalText("role") ?? "",
            (fields.OptionalText("protocol") ?? "").ToUpperInvariant(),
            fields.Prose("brief") ?? Prose.Empty,
            (int)(par?.OptionalInteger("seconds", 1, 86_400, 300) ?? 300),
            (int)(par?.OptionalInteger("moves", 1, 10_000, 10) ?? 10),
            fields.OptionalTexts("requires").Select(t => t.Text).ToSequence());
    }

    // Nothing before what it requires; otherwise the shorter first.
    private static IEnumerable<QuestEntry> Ordered(IEnumerable<QuestEntry> quests)
    {
        var left = quests.OrderBy(q => q.ParSeconds).ThenBy(q => q.Id, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.FirstOrDefault(q => q.Requires.All(r => left.All(l => l.Id != r))) ?? left[0];
            left.Remove(next);
            yield return next;
        }
    }
}
