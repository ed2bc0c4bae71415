using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests;

/// <summary>The shipped protocols as they lie in the repository, and protocols that stand in tests.</summary>
public static class ProtocolFiles
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<CompiledProtocol>> Compiled = new(StringComparer.Ordinal);

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every shipped protocol file by its identifier, in order of identifiers.</summary>
    public static IReadOnlyDictionary<string, string> Paths { get; } = new SortedDictionary<string, string>(
        Directory.EnumerateFiles(Path.Combine(Root, "scenarios", "protocols"), "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => path, StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>A shipped protocol with what it extends merged in, compiled without a diagnostic. The same object every time.</summary>
    public static CompiledProtocol Load(string id) =>
        Compiled.GetOrAdd(id, name => new Lazy<CompiledProtocol>(() => Good(Compile(ReadShipped(name, new Diagnostics()) ?? throw new ArgumentException($"there is no protocol {name}"))))).Value;

    /// <summary>Shipped protocols, each with every suite that it runs under; of a sample, with one of them in turn.</summary>
    public static TheoryData<string, string> WithSuites(Func<Protocol, bool>? isWanted = null) => new(
        Paths.Keys.Select(id => Load(id).Protocol).Where(isWanted ?? (_ => true))
            .SelectMany((p, i) => Thoroughness.IsExhaustive ? p.Suites.Select(s => (p.Id, s)) : [(p.Id, p.Suites[i % p.Suites.Count])]));

    /// <summary>A protocol that stands in a test, which may extend a shipped one, and what its reader and compiler had to say.</summary>
    public static (CompiledProtocol? Protocol, IReadOnlyList<Diagnostic> Items) Compile(string yaml)
    {
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read("test.yaml", Encoding.UTF8.GetBytes(yaml), diagnostics);
        return node is null ? (null, diagnostics.Items) : Compile(node);
    }

    /// <summary>The text of a variant of a shipped protocol; what it adds begins in line 5.</summary>
    public static string Variant(string parent, params string[] lines) => $$"""
        format_version: 1
        id: variant
        extends: {{parent}}
        title: {en: "t", es: "t"}

        """ + string.Join('\n', lines) + "\n";

    /// <summary>A protocol that stands in a test and has no mistake.</summary>
    public static CompiledProtocol Of(string yaml) => Good(Compile(yaml));

    /// <summary>A shipped protocol as its author wrote it, with what it extends merged in.</summary>
    public static Node Merged(string id)
    {
        var diagnostics = new Diagnostics();
        var merged = (Node.Map)Inheritance.Merge(ReadShipped(id, diagnostics)!, parent => ReadShipped(parent, diagnostics), diagnostics)!;

        // What is merged in already would be merged in again, under its old names.
        return merged with { Entries = merged.Entries.Where(e => e.Key != "extends").ToSequence() };
    }

    /// <summary>A protocol that was made of a shipped one and has no mistake.</summary>
    public static CompiledProtocol Of(Node node) => Good(Compile(node));

    private static (CompiledProtocol? Protocol, IReadOnlyList<Diagnostic> Items) Compile(Node node)
    {
        var diagnostics = new Diagnostics();
        var merged = Inheritance.Merge(node, parent => ReadShipped(parent, diagnostics), diagnostics);
        var protocol = merged is null ? null : ProtocolReader.Read(merged, diagnostics);
        return (protocol is null ? null : CompiledProtocol.Compile(protocol, diagnostics), diagnostics.Items);
    }

    private static CompiledProtocol Good((CompiledProtocol? Protocol, IReadOnlyList<Diagnostic> Items) outcome)
    {
        Assert.True(outcome.Items.Count == 0, string.Join('\n', outcome.Items));
        return outcome.Protocol ?? throw new InvalidOperationException("no protocol and no diagnostic");
    }

    private static Node? ReadShipped(string id, Diagnostics diagnostics) =>
        Paths.TryGetValue(id, out var path) ? YamlDocument.ReadFile(path, diagnostics) : null;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PaymentQuest.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the tests run outside the repository: no folder above them holds PaymentQuest.sln");
    }
}
