using System.Text.RegularExpressions;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

/// <summary>Dependencies between the folders of the engine go one way: each may use what stands before it, and only what is listed.</summary>
public sealed partial class FolderDependencies
{
    /// <summary>
    /// The folders, lowest first, with what each may use. Adding an edge here is a decision; an edge to a later folder cannot be added
    /// without moving a line, which is the point.
    /// </summary>
    private static readonly (string Folder, string[] Uses)[] Allowed =
    [
        ("Terms", []),
        ("Documents", ["Terms"]),
        ("Cryptography", ["Terms"]),
        ("Wire", ["Terms", "Cryptography"]),
        ("Constructors", ["Terms", "Cryptography", "Wire"]),
        ("Knowledge", ["Terms", "Constructors"]),
        ("Rules", ["Terms", "Documents", "Wire"]),
        ("Protocols", ["Terms", "Documents", "Cryptography", "Wire", "Rules"]),
        ("Roles", ["Terms", "Documents", "Cryptography", "Constructors", "Knowledge", "Rules", "Protocols"]),
        ("Worlds", ["Terms", "Protocols"]),
        ("Runs", ["Terms", "Documents", "Cryptography", "Constructors", "Wire", "Knowledge", "Rules", "Protocols", "Roles", "Worlds"]),
        ("Adversaries", ["Terms", "Cryptography", "Constructors", "Wire", "Protocols", "Roles", "Worlds", "Runs"]),
        ("Goals", ["Terms", "Documents", "Cryptography", "Constructors", "Wire", "Protocols", "Roles", "Worlds", "Runs", "Adversaries"]),
        ("Analysis", ["Terms", "Documents", "Cryptography", "Constructors", "Wire", "Knowledge", "Rules", "Protocols", "Roles", "Runs", "Adversaries", "Goals"]),
        ("Transcripts", ["Terms", "Documents", "Cryptography", "Constructors", "Wire", "Knowledge", "Protocols", "Roles", "Worlds", "Runs"]),
        ("Quests", ["Terms", "Documents", "Cryptography", "Constructors", "Wire", "Knowledge", "Rules", "Protocols", "Roles", "Worlds", "Runs", "Adversaries", "Goals", "Analysis", "Transcripts"]),
        ("Scenarios", ["Terms", "Documents", "Cryptography", "Constructors", "Wire", "Knowledge", "Rules", "Protocols", "Roles", "Worlds", "Runs", "Adversaries", "Goals", "Analysis", "Transcripts", "Quests"]),
    ];

    private static string Engine => Path.Combine(ProtocolFiles.Root, "src", "PaymentQuest");

    [Fact]
    public void The_list_goes_one_way()
    {
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (folder, uses) in Allowed)
        {
            Assert.Subset(earlier, uses.ToHashSet());
            earlier.Add(folder);
        }
    }

    [Fact]
    public void Every_folder_of_the_engine_is_in_the_list() =>
        Assert.Empty(Directory.GetDirectories(Engine).Select(d => Path.GetFileName(d)).Except(["bin", "obj"]).Except(Allowed.Select(a => a.Folder)));

    [Fact]
    public void No_file_uses_a_folder_that_its_own_may_not_use()
    {
        var wrong = new List<string>();
        foreach (var (folder, uses) in Allowed.Where(a => Directory.Exists(Path.Combine(Engine, a.Folder))))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Engine, folder), "*.cs", SearchOption.AllDirectories))
            {
                // Types of a sister namespace can be named without a using: Terms.Term, Runs.Verdict.
                var used = Using().Matches(Code(file)).Select(m => m.Groups["folder"].Value)
                    .Concat(Qualified().Matches(Code(file)).Where(IsType).Select(m => m.Groups["folder"].Value));
                wrong.AddRange(used.Where(u => u != folder && !uses.Contains(u)).Distinct().Select(u => $"{Path.GetRelativePath(Engine, file)} uses {u}"));
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_engine_knows_neither_screens_nor_terminal_nor_a_protocol_by_name()
    {
        foreach (var file in Directory.EnumerateFiles(Engine, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            var code = Code(file);
            Assert.DoesNotContain("PaymentQuest.Screens", code, StringComparison.Ordinal);
            Assert.DoesNotContain("PaymentQuest.Terminal", code, StringComparison.Ordinal);
            Assert.False(ProtocolName().IsMatch(code), $"{Path.GetRelativePath(Engine, file)} names a protocol, a role or a message of one");
        }
    }

    /// <summary>Whether it is a type that is named, and not a member of a property that is called like a folder.</summary>
    private static bool IsType(Match match) =>
        typeof(PaymentQuest.Terms.Term).Assembly.GetType($"PaymentQuest.{match.Groups["folder"].Value}.{match.Groups["type"].Value}") is not null;

    /// <summary>The file without comments: what they mention is no dependency.</summary>
    private static string Code(string file) => Comment().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"using (static )?PaymentQuest\.(?<folder>[A-Za-z]+)")]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![.\w])(PaymentQuest\.)?(?<folder>[A-Z][a-z]+)\.(?<type>[A-Z]\w*)")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"(?m)^\s*//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("\"[^\"]*(\\b[123]kp\\b|\\b[123]KP\\b|\\bEncSlip\\b|\\bCustomer\\b|\\bMerchant\\b|\\bAcquirer\\b|\\bAuth-Request\\b)[^\"]*\"")]
    private static partial Regex ProtocolName();
}
