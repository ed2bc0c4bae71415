using System.Text.RegularExpressions;
using PaymentQuest.Runs;

namespace PaymentQuest.Tests;

/// <summary>The protocols that stand whole in the documentation of the format.</summary>
internal static partial class Documented
{
    /// <summary>The protocol of an id; it has no mistake.</summary>
    public static CompiledProtocol Protocol(string id) => ProtocolFiles.Of(Text(id));

    /// <summary>The protocol of an id as it is written.</summary>
    public static string Text(string id) =>
        Block().Matches(File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "protocol-format.md"))).Select(m => m.Groups[1].Value).Single(b => b.Contains($"\nid: {id}\n", StringComparison.Ordinal));

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
