using System.Collections.Concurrent;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

/// <summary>The shipped quests as they lie in the repository.</summary>
public static class QuestFiles
{
    private static readonly ConcurrentDictionary<string, Lazy<Quest>> Read = new(StringComparer.Ordinal);

    /// <summary>How many seeds a quest is proved on.</summary>
    private static readonly int Seeds = Thoroughness.Times(exhaustive: 5, sampled: 2);

    /// <summary>The folder of all topics.</summary>
    public static string Root { get; } = Path.Combine(ProtocolFiles.Root, "scenarios", "quests");

    /// <summary>Every quest file below the folder of topics, by its path from there, in order.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.yaml", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "topic.yaml")
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The paths of the quests whose files say that they are of one of these kinds.</summary>
    public static IEnumerable<string> OfKind(params string[] kinds) =>
        Paths.Where(path => kinds.Any(kind => File.ReadLines(Path.Combine(Root, path)).Contains($"kind: {kind}")));

    /// <summary>A quest of a kind, without a diagnostic. The same object every time.</summary>
    public static T Load<T>(string path)
        where T : Quest => Assert.IsType<T>(Load(path), exactMatch: false);

    /// <summary>A quest as lists show it.</summary>
    internal static QuestEntry Entry(Quest quest) => new(quest.Id, quest.Title, quest.Kind, null, quest.Protocol.Id, quest.Brief, 1, 1, []);

    /// <summary>A quest without a diagnostic. The same object every time.</summary>
    public static Quest Load(string path) => Read.GetOrAdd(path, name => new Lazy<Quest>(() =>
    {
        var diagnostics = new Diagnostics();
        var quest = Library.Shipped.LoadQuest(Path.Combine(Root, name), diagnostics);
        Assert.True(diagnostics.Items.Count == 0, string.Join('\n', diagnostics.Items));
        return quest ?? throw new InvalidOperationException("no quest and no diagnostic");
    })).Value;

    /// <summary>The seeds that a quest is proved on, the file's own first; of a sample, that alone where every round has a seed of its own.</summary>
    public static IEnumerable<ulong> SeedsOf(Quest quest) => Enumerable.Range(0, quest is VerifyQuest ? Thoroughness.Times(Seeds, 1) : Seeds).Select(i => quest.Seed + (ulong)(i * 104_729));

    /// <summary>The solution of a quest as somebody would write it into a file.</summary>
    public static string Answer(Quest quest) => quest switch
    {
        BuildQuest build => string.Join('\n', build.Slots.Select(s => $"{s.Key}: {s.Solution}")),
        VerifyQuest verify => string.Join('\n', verify.Solution),
        ClassifyQuest classify => string.Join('\n', classify.Columns.Select(c => $"{c}: {string.Join(", ", classify.Rows.Where(r => classify.Solution[ClassifyQuest.Cell(c, r)] == ClassifyQuest.Knows).Select(r => r.Label))}")),
        OrderQuest order => order.Solution[OrderQuest.Entry],
        ComputeQuest compute => string.Join('\n', compute.Solution.Select(s => $"{s.Key}: {s.Value}")),
        AttackQuest attack => string.Join('\n', attack.Wins[0].Ploys),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
