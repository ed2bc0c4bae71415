using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;

namespace PaymentQuest.Tests;

/// <summary>The shipped protocols, read from the repository that the tests were built in.</summary>
public static class ProtocolFiles
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A shipped protocol by identifier. Fails the test when it has a diagnostic of its own.</summary>
    public static CompiledProtocol Load(string id)
    {
        var diagnostics = new Diagnostics();
        var compiled = Find(id, diagnostics) is { } node
            && Inheritance.Merge(node, parent => Find(parent, diagnostics), diagnostics) is { } merged
            && ProtocolReader.Read(merged, diagnostics) is { } protocol
                ? CompiledProtocol.Compile(protocol, diagnostics)
                : null;
        return compiled ?? throw new InvalidOperationException($"{id} does not compile: {string.Join("; ", diagnostics.Items)}");
    }

    private static Node? Find(string id, Diagnostics diagnostics) =>
        Directory.EnumerateFiles(Path.Combine(Root, "scenarios", "protocols"), id + ".yaml", SearchOption.AllDirectories).FirstOrDefault() is { } file
            ? YamlDocument.ReadFile(file, diagnostics)
            : null;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PaymentQuest.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the tests run outside the repository");
    }
}
