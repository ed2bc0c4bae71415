using System.Text;
using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Documents;

/// <summary>Reads texts that stand in tests.</summary>
internal static class Yaml
{
    public static (Node? Root, IReadOnlyList<Diagnostic> Items) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static (Node? Root, IReadOnlyList<Diagnostic> Items) Read(byte[] octets)
    {
        var diagnostics = new Diagnostics();
        var root = YamlDocument.Read("f.yaml", octets, diagnostics);
        return (root, diagnostics.Items);
    }

    public static Node Root(string text)
    {
        var (root, items) = Read(text);
        Assert.Empty(items);
        return Assert.IsType<Node>(root, exactMatch: false);
    }

    /// <summary>Asserts that a file is refused with exactly one error, and where.</summary>
    public static Diagnostic RefusedAt(string code, int line, int column, byte[] octets)
    {
        var (root, items) = Read(octets);
        Assert.Null(root);
        var only = Assert.Single(items);
        Assert.Equal((code, Severity.Error, new Place("f.yaml", line, column)), (only.Code, only.Severity, only.Place));
        Assert.NotEmpty(only.Advice);
        Assert.Equal(-1, PlainText.FirstControl(only.ToString()));
        Assert.DoesNotContain('\n', only.ToString());
        return only;
    }

    public static Diagnostic RefusedAt(string code, int line, int column, string text) => RefusedAt(code, line, column, Encoding.UTF8.GetBytes(text));

    public static (Fields Fields, Diagnostics Diagnostics) Map(string text)
    {
        var diagnostics = new Diagnostics();
        var fields = Fields.Of(Root(text), diagnostics, "a thing");
        return (Assert.IsType<Fields>(fields), diagnostics);
    }

    /// <summary>All keys and texts below a node.</summary>
    public static IEnumerable<string> Texts(Node node) => node switch
    {
        Node.Scalar scalar => [scalar.Text],
        Node.List list => list.Items.SelectMany(Texts),
        Node.Map map => map.Entries.SelectMany(entry => Texts(entry.Value).Prepend(entry.Key)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>All texts below a node with their places.</summary>
    public static IEnumerable<Node.Scalar> Scalars(Node node) => node switch
    {
        Node.Scalar scalar => [scalar],
        Node.List list => list.Items.SelectMany(Scalars),
        Node.Map map => map.Entries.SelectMany(entry => Scalars(entry.Value)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
