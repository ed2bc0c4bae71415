using System.Text.RegularExpressions;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

/// <summary>A kind of quest is a folder in the engine and one in the front end. Only the two lists know what is in them.</summary>
public sealed partial class KindFolders
{
    private static readonly string Source = Path.Combine(ProtocolFiles.Root, "src");
    private static readonly string Desks = Path.Combine(Source, "PaymentQuest.Screens", "Desks");
    private static readonly string Engine = Path.Combine(Source, "PaymentQuest", "Quests");

    public static TheoryData<string> Kinds => [.. QuestKinds.All.Select(k => k.Word)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nobody_else_in_the_screens_names_what_is_in_a_folder_of_desks(string kind) =>
        Assert.Empty(Naming(Types(Path.Combine(Desks, Folder(kind))), Path.Combine(Source, "PaymentQuest.Screens"), [Path.Combine(Desks, Folder(kind))]).Except(["DeskKind.cs"]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Outside_its_folders_nobody_in_the_engine_or_the_screens_names_a_quest_of_a_kind(string kind)
    {
        var quests = Types(Path.Combine(Engine, Folder(kind))).Where(t => t.EndsWith("Quest", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(quests);
        string[] own = [Path.Combine(Engine, Folder(kind)), Path.Combine(Desks, Folder(kind))];
        Assert.Empty(new[] { "PaymentQuest", "PaymentQuest.Screens" }.SelectMany(a => Naming(quests, Path.Combine(Source, a), own)).Except(["QuestKind.cs"]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_a_desk_and_says_how_it_is_played(string kind)
    {
        var quest = QuestFiles.Load(QuestFiles.OfKind(kind).First());
        var desk = DeskKind.Of(quest.Kind);

        Assert.NotEmpty(desk.HowTo(quest));
        Assert.Same(desk, desk.Begin(QuestFiles.Entry(quest), Session.Begin(quest), 1).Kind);
    }

    private static string Folder(string kind) => char.ToUpperInvariant(kind[0]) + kind[1..];

    private static List<string> Types(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.cs").SelectMany(f => Declared().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value)).Distinct()];

    private static IEnumerable<string> Naming(IReadOnlyList<string> types, string folder, string[] but)
    {
        var name = new Regex($@"\b({string.Join('|', types)})\b(?!\w|"")", RegexOptions.None, TimeSpan.FromSeconds(5));
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !but.Contains(Path.GetDirectoryName(f)))
            .Where(f => name.IsMatch(Comment().Replace(File.ReadAllText(f), "")))
            .Select(f => Path.GetFileName(f));
    }

    [GeneratedRegex(@"(?m)^(public|internal) [^\r\n;{(=]*?\b(class|record|interface|enum|struct) (?<name>\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?m)^\s*//.*$")]
    private static partial Regex Comment();
}
