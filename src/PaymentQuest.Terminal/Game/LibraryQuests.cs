using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal;

/// <summary>
/// Quests of the library, and one file of the player's own. The list comes from the library's index; a quest is read and compiled when it is
/// played, because the first screen must not wait for all of them.
/// </summary>
public sealed class LibraryQuests : IQuestSource
{
    private readonly Library _library;
    private readonly TimeProvider? _clock;
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>The quests of a library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="file">The path of a quest file to show first, or null.</param>
    /// <param name="clock">The clock to measure with; null to play with the examples of authors.</param>
    public LibraryQuests(Library library, string? file = null, TimeProvider? clock = null)
    {
        _clock = clock;
        _library = library;
        var described = library.Topics(new Diagnostics()).ToDictionary(t => t.Folder, StringComparer.Ordinal);
        var topics = library.Quests.GroupBy(n => n.Family).Select(g => OfFolder(g, described.GetValueOrDefault(g.Key)));
        if (file is not null && library.LoadNode(ContentKind.Quest, file, new Diagnostics()) is { } node && Entry(node) is { } entry)
        {
            _files[entry.Id] = file;
            topics = topics.Select(t => t with { Quests = t.Quests.Where(q => q.Id != entry.Id).ToSequence() }).Prepend(new QuestGroup(file, Prose.Of("records.own-file"), Prose.Empty, [entry]));
        }

        Topics = topics.ToSequence();
    }

    /// <inheritdoc/>
    public Sequence<QuestGroup> Topics { get; }

    /// <inheritdoc/>
    public (Quest? Quest, string? Problem) Load(string id)
    {
        var diagnostics = new Diagnostics();
        var quest = _library.LoadQuest(_files.GetValueOrDefault(id) ?? id, diagnostics);
        return quest is null ? (null, diagnostics.Items.FirstOrDefault()?.ToString() ?? id) : (quest, null);
    }

    /// <inheritdoc/>
    public Move.Measure? Measure(Quest quest) => _clock is null ? null : Measuring.Begin(quest, _clock);

    /// <inheritdoc/>
    public Edition EditionOf(string id) => new(_library.DigestOf(_files.GetValueOrDefault(id) ?? id), Session.Scoring);

    private QuestGroup OfFolder(IGrouping<string, ContentName> names, Topic? topic)
    {
        var quests = names.Select(_library.HeadOf).OfType<Node>().Select(Entry).OfType<QuestEntry>();
        return new QuestGroup(names.Key, topic?.Title ?? new Prose(names.Key, names.Key), topic?.Summary ?? Prose.Empty, quests.ToSequence());
    }

    private QuestEntry? Entry(Node node)
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
            fields.OptionalChoice("kind", QuestKinds.Words, QuestKinds.Default),
            fields.OptionalText("role") is { } role ? NameOf(role, fields.OptionalText("protocol") ?? "") : null,
            (fields.OptionalText("protocol") ?? "").ToUpperInvariant(),
            fields.Prose("brief") ?? Prose.Empty,
            (int)(par?.OptionalInteger("seconds", 1, 86_400, 300) ?? 300),
            (int)(par?.OptionalInteger("moves", 1, 10_000, 10) ?? 10),
            fields.OptionalTexts("requires").Select(t => t.Text).ToSequence());
    }

    /// <summary>What a protocol or what it extends calls a role; the role's own name where neither says.</summary>
    private Prose NameOf(string role, string protocol)
    {
        var ignored = new Diagnostics();
        for (var (id, children) = (protocol, 0); children <= Inheritance.LongestChain && ProtocolOf(id) is { } node && Fields.Of(node, ignored, "a protocol") is { } fields; children++)
        {
            if (fields.OptionalSection("names", "the names")?.OptionalSection("roles", "the roles")?.OptionalSection(role, role)?.Translated() is { } name)
            {
                return name;
            }

            id = fields.OptionalText("extends") ?? "";
        }

        return new Prose(role, role);
    }

    private Node? ProtocolOf(string idOrPath) =>
        _library.HeadOf(ContentKind.Protocol, idOrPath) ?? (idOrPath.Length > 0 ? _library.LoadNode(ContentKind.Protocol, idOrPath, new Diagnostics()) : null);
}
