using System.Text.RegularExpressions;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

public sealed partial class DependenciesDocument
{
    [Fact]
    public void Every_pinned_package_has_its_sentence_with_its_version_and_no_other_package_has_one()
    {
        var pinned = Pin().Matches(Text("Directory.Packages.props")).Select(m => $"{m.Groups["id"].Value} {m.Groups["version"].Value}");
        var rows = Row().Matches(Text("docs", "dependencies.md")).Select(m => m.Groups["package"].Value);

        Assert.Equal(pinned.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_pinned_package_is_used_by_a_project_or_by_a_package_that_is()
    {
        var used = Files("*.*proj").Append(Path.Combine(ProtocolFiles.Root, "src", "Directory.Build.props")).Append(Path.Combine(ProtocolFiles.Root, "Directory.Build.targets"))
            .SelectMany(f => Reference().Matches(File.ReadAllText(f))).Concat(Files("packages.lock.json").SelectMany(f => Transitive().Matches(File.ReadAllText(f))))
            .Select(m => m.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(Pin().Matches(Text("Directory.Packages.props")).Select(m => m.Groups["id"].Value), id => Assert.Contains(id, used));
    }

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(ProtocolFiles.Root, pattern, SearchOption.AllDirectories);

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([ProtocolFiles.Root, .. path]));

    [GeneratedRegex("<PackageVersion Include=\"(?<id>[^\"]+)\" Version=\"(?<version>[^\"]+)\"")]
    private static partial Regex Pin();

    [GeneratedRegex("<PackageReference Include=\"(?<id>[^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("\"(?<id>[^\"]+)\": \\{\\s*\"type\": \"CentralTransitive\"")]
    private static partial Regex Transitive();

    [GeneratedRegex(@"(?m)^\| (?<package>[A-Za-z.0-9_]+ \d+\.\d+\.\d+) \| [a-z, `/A-Z]+ \| .+ \|$")]
    private static partial Regex Row();
}
