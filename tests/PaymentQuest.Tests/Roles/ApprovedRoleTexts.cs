using System.Text.RegularExpressions;
using PaymentQuest.Roles;
using Xunit;

namespace PaymentQuest.Tests.Roles;

/// <summary>
/// What every role of every shipped protocol does is kept beside the protocol as a text that people have read against the protocol's
/// source. Whoever changes the compiler or a protocol sees here what it means for the parties.
/// </summary>
public sealed partial class ApprovedRoleTexts
{
    public static TheoryData<string> Protocols => [.. ProtocolFiles.Paths.Keys];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Roles_do_what_was_approved(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        Approval.Check(Path.ChangeExtension(ProtocolFiles.Paths[id], ".roles.txt"), RoleText.Of(compiled.Protocol, compiled.Programs));
    }

    /// <summary>Every protocol of a page's folder, but those that have a page of their own.</summary>
    [Theory]
    [InlineData("ikp")]
    [InlineData("set")]
    public void The_documentation_accounts_for_every_check_and_for_no_other(string page)
    {
        var compiled = ProtocolFiles.Paths
            .Where(p => Path.GetFileName(Path.GetDirectoryName(p.Value)) == page && (p.Key == page || !File.Exists(Page(p.Key))))
            .Select(p => ProtocolFiles.Load(p.Key)).ToList();
        var forms = compiled.SelectMany(c => c.Protocol.Steps).Select(s => $"{s.To}/{s.Name}/form").ToHashSet(StringComparer.Ordinal);
        var checks = compiled.SelectMany(c => c.Checks).Select(c => c.ToString()).ToHashSet(StringComparer.Ordinal);
        var document = File.ReadAllText(Page(page));
        var mentioned = CheckInText().Matches(document).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(checks.Except(mentioned));
        Assert.Empty(mentioned.Except(checks).Except(forms));
    }

    private static string Page(string id) => Path.Combine(ProtocolFiles.Root, "docs", "protocols", $"{id}.md");

    [GeneratedRegex("`([A-Z][A-Za-z]+/[A-Z][A-Za-z-]+/[^`]+)`")]
    private static partial Regex CheckInText();

    [Fact]
    public void Every_approved_text_belongs_to_a_protocol() =>
        Assert.Equal(
            ProtocolFiles.Paths.Values.Select(path => Path.ChangeExtension(path, ".roles.txt")).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "scenarios"), "*.roles.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
}
