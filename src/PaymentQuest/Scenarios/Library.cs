using System.Reflection;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Scenarios;

/// <summary>
/// Finds content: what ships inside the engine's assembly, by identifier, and files of the user, by path. Only names are known at
/// first; a file is parsed when somebody asks for it, because the first screen needs none of them. Any number of threads may ask.
/// </summary>
public sealed partial class Library
{
    private const string Ending = ".yaml";

    private readonly Assembly _assembly;
    private readonly Lazy<IReadOnlyList<ContentName>> _names;
    private readonly Lazy<IReadOnlyList<ContentName>> _quests;
    private readonly Lazy<Dictionary<(ContentKind Kind, string Id), ContentName>> _byId;
    private readonly Lazy<Dictionary<string, Node.Map>> _heads;

    private Library(Assembly assembly)
    {
        _assembly = assembly;
        _names = new(() => [.. assembly.GetManifestResourceNames().Select(Name).OfType<ContentName>().OrderBy(n => n.Family, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal)]);
        _byId = new(() => _names.Value.GroupBy(n => (n.Kind, n.Id.ToUpperInvariant())).ToDictionary(g => g.Key, g => g.First()));
        _heads = new(Heads);
        _quests = new(() => InPlayingOrder(Topics(new Diagnostics()).ToDictionary(t => t.Folder, t => t.Order, StringComparer.Ordinal)));
    }

    /// <summary>The content that ships with the engine.</summary>
    public static Library Shipped { get; } = new(typeof(Library).Assembly);

    /// <summary>The protocols, ordered by family and then by identifier.</summary>
    public IReadOnlyList<ContentName> Protocols => [.. _names.Value.Where(n => n.Kind == ContentKind.Protocol)];

    /// <summary>The quests in playing order: topic by topic, and in each as the topic says; what it does not name comes last, by identifier.</summary>
    public IReadOnlyList<ContentName> Quests => _quests.Value;

    /// <summary>
    /// Whether what a user typed names a file and not shipped content: it has a slash, ends in <c>.yaml</c> or <c>.yml</c>, or a
    /// file of that name exists and no content of that identifier does.
    /// </summary>
    public bool IsPath(string idOrPath) =>
        idOrPath.Contains('/', StringComparison.Ordinal)
        || idOrPath.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || idOrPath.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)
        || idOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || (Find(ContentKind.Protocol, idOrPath)?.Id != idOrPath && Find(ContentKind.Quest, idOrPath)?.Id != idOrPath && File.Exists(idOrPath));

    /// <summary>What lists show of shipped content: its title, its kind, what it needs. It comes from an index, so that no file is read for it.</summary>
    /// <param name="name">One of <see cref="Protocols"/> or <see cref="Quests"/>.</param>
    public Node? HeadOf(ContentName name) => _heads.Value.GetValueOrDefault(name.Path);

    /// <summary>As of its name, of shipped content with an identifier; null when there is none.</summary>
    public Node? HeadOf(ContentKind kind, string id) => Find(kind, id) is { } name ? HeadOf(name) : null;

    /// <summary>
    /// The parts of a content file as it stands, nothing inherited. Null with an error when it is unknown (<c>PQ0401</c>, with the
    /// nearest identifier) or is not the YAML that files may use.
    /// </summary>
    /// <param name="kind">What it should describe.</param>
    /// <param name="idOrPath">An identifier of shipped content, in any case of letters, or the path of a file.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public Node? LoadNode(ContentKind kind, string idOrPath, Diagnostics diagnostics)
    {
        if (IsPath(idOrPath))
        {
            return YamlDocument.ReadFile(idOrPath, diagnostics);
        }

        if (Find(kind, idOrPath) is { } name)
        {
            return Read(name, diagnostics);
        }

        var written = PlainText.Excerpt(idOrPath);
        var (missing, list) = kind == ContentKind.Protocol
            ? (Prose.Of("library.no-protocol", ("name", written)), Prose.Of("library.list-names-protocols"))
            : (Prose.Of("library.no-quest", ("name", written)), Prose.Of("library.list-names-quests"));
        diagnostics.Error("PQ0401", new Place(idOrPath, 1, 1), missing, Suggestion.Told(idOrPath, _names.Value.Where(n => n.Kind == kind).Select(n => n.Id), list));
        return null;
    }

    /// <summary>The parts of a protocol file with everything that it extends merged in; null with at least one error.</summary>
    /// <param name="idOrPath">As for <see cref="LoadNode"/>. What it extends is looked for beside the file first, then here.</param>
    /// <param name="diagnostics">Takes what is wrong, in the parents too.</param>
    public Node? LoadProtocolNode(string idOrPath, Diagnostics diagnostics)
    {
        if (LoadNode(ContentKind.Protocol, idOrPath, diagnostics) is not { } node)
        {
            return null;
        }

        var folder = IsPath(idOrPath) ? Path.GetDirectoryName(idOrPath) : null;
        var inMerging = new Diagnostics();
        var isParentUnreadable = false;
        var merged = Inheritance.Merge(
            node,
            id =>
            {
                var inParent = new Diagnostics();
                var parent = Parent(id, folder, inParent);
                isParentUnreadable |= inParent.HasErrors;
                diagnostics.Add(inParent);
                return parent;
            },
            inMerging);

        // A parent that is there but cannot be read has been reported; that it is "missing" would be a second story about one fault.
        if (!isParentUnreadable)
        {
            diagnostics.Add(inMerging);
        }

        return merged;
    }

    /// <summary>A protocol, read and compiled; null with at least one error.</summary>
    /// <param name="idOrPath">As for <see cref="LoadNode"/>.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public CompiledProtocol? LoadProtocol(string idOrPath, Diagnostics diagnostics) =>
        LoadProtocolNode(idOrPath, diagnostics) is { } node && ProtocolReader.Read(node, diagnostics) is { } protocol
            ? CompiledProtocol.Compile(protocol, diagnostics)
            : null;

    /// <summary>A quest, read together with its protocol; null with at least one error.</summary>
    /// <param name="idOrPath">As for <see cref="LoadNode"/>. Its protocol is looked for beside the file first, then here.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public Quest? LoadQuest(string idOrPath, Diagnostics diagnostics)
    {
        if (LoadNode(ContentKind.Quest, idOrPath, diagnostics) is not { } node)
        {
            return null;
        }

        var folder = IsPath(idOrPath) ? Path.GetDirectoryName(Path.GetFullPath(idOrPath)) : null;

        // A quest names its protocol by identifier: it must not make the program open a file elsewhere.
        var quest = QuestReader.Read(node, (id, d) => (Beside(id, folder) ?? Find(ContentKind.Protocol, id)?.Id) is { } found ? LoadProtocol(found, d) : null, diagnostics);
        return quest is not null && QuestStart.IsPossible(quest, diagnostics) ? quest : null;
    }

    /// <summary>The topics, ordered by folder: what the home screen groups quests under.</summary>
    public IReadOnlyList<Topic> Topics(Diagnostics diagnostics) => [.. _names.Value
        .Where(n => n.Kind == ContentKind.Topic)
        .OrderBy(n => n.Family, StringComparer.Ordinal)
        .Select(n => HeadOf(n) is { } node ? Topic.Read(n.Family, node, diagnostics) : null)
        .OfType<Topic>()];

    private IReadOnlyList<ContentName> InPlayingOrder(Dictionary<string, Sequence<string>> orders)
    {
        var turns = orders.SelectMany(o => o.Value.Select((id, turn) => ((o.Key, id), turn))).DistinctBy(t => t.Item1).ToDictionary(t => t.Item1, t => t.turn);
        return [.. _names.Value.Where(n => n.Kind == ContentKind.Quest).OrderBy(n => n.Family, StringComparer.Ordinal).ThenBy(Turn).ThenBy(n => n.Id, StringComparer.Ordinal)];

        int Turn(ContentName name) => turns.GetValueOrDefault((name.Family, name.Id), int.MaxValue);
    }

    private Dictionary<string, Node.Map> Heads()
    {
        using var stream = _assembly.GetManifestResourceStream("heads.json") ?? throw new InvalidOperationException("the assembly was built without the index of its content");
        var octets = new byte[stream.Length];
        stream.ReadExactly(octets);
        return HeadIndex.Read(octets);
    }

    private static ContentName? Name(string path)
    {
        var parts = path.Split('/');
        ContentKind? kind = parts[0] switch { "protocols" => ContentKind.Protocol, "quests" => ContentKind.Quest, _ => null };
        kind = kind == ContentKind.Quest && parts[^1] == "topic" + Ending ? ContentKind.Topic : kind;
        return kind is { } known && parts.Length >= 2 && path.EndsWith(Ending, StringComparison.Ordinal)
            ? new ContentName(known, parts[^1][..^Ending.Length], parts.Length > 2 ? parts[1] : "", path)
            : null;
    }

    private ContentName? Find(ContentKind kind, string id) =>
        _byId.Value.GetValueOrDefault((kind, id.ToUpperInvariant()));

    private Node? Parent(string id, string? folder, Diagnostics diagnostics)
    {
        if (Beside(id, folder) is { } beside)
        {
            return YamlDocument.ReadFile(beside, diagnostics);
        }

        return Find(ContentKind.Protocol, id) is { } name ? Read(name, diagnostics) : null;
    }

    /// <summary>The file of a protocol in a folder; null when there is none. An identifier must not lead out of the folder.</summary>
    private static string? Beside(string id, string? folder) =>
        folder is not null && id.Length > 0 && id[0] != '.' && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? ((string[])[Ending, ".yml"]).Select(ending => Path.Combine(folder, id + ending)).FirstOrDefault(File.Exists)
            : null;

    private Node? Read(ContentName name, Diagnostics diagnostics)
    {
        using var octets = _assembly.GetManifestResourceStream(name.Path)
            ?? throw new InvalidOperationException($"the assembly was built without {name.Path}");
        return YamlDocument.Read($"scenarios/{name.Path}", octets, diagnostics);
    }
}
