using PaymentQuest.Documents;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Screens;

/// <summary>Octets and the values that they encode, one of them under the cursor.</summary>
public sealed record DerScreen : Screen
{
    private readonly byte[] _octets;

    /// <summary>The octets of a message or certificate.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="octets">The octets; empty while there are none.</param>
    /// <param name="fields">What the protocol calls parts of them.</param>
    /// <param name="vocabulary">The protocol's names.</param>
    public DerScreen(string title, ReadOnlySpan<byte> octets, Sequence<MessageField> fields, Vocabulary vocabulary)
    {
        Title = title;
        _octets = octets.ToArray();
        Fields = fields;
        Vocabulary = vocabulary;
        Tree = DerTree.Read(_octets);
    }

    /// <summary>What the octets are.</summary>
    public string Title { get; }

    /// <summary>The octets.</summary>
    internal ReadOnlySpan<byte> Octets => _octets;

    /// <summary>The values in them.</summary>
    public DerTree Tree { get; }

    /// <summary>What the protocol calls parts of them.</summary>
    public Sequence<MessageField> Fields { get; }

    /// <summary>The protocol's names.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Why there are no octets; null when there are.</summary>
    public Prose? Missing { get; init; }

    /// <summary>The value under the cursor, from 0.</summary>
    public int Chosen { get; init; }

    /// <summary>Rows that the cursor can stand on: the values, and the rest that is none.</summary>
    public int Rows => Tree.Nodes.Count + (Tree.StoppedAt is null ? 0 : 1);

    /// <summary>The value under the cursor; null on octets that are none.</summary>
    public DerNode? Node => Chosen < Tree.Nodes.Count ? Tree.Nodes[Chosen] : null;

    /// <summary>The octets under the cursor: the first, and the one after the last.</summary>
    public (int From, int End) Marked => Node is { } node ? (node.Offset, node.End) : (Tree.StoppedAt ?? 0, _octets.Length);

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => OctetKeys.All;

    /// <summary>The field that a value is, or whose octets begin with it.</summary>
    internal string? Field(DerNode node) =>
        Fields.FirstOrDefault(f => f.Term is not null && f.Offset == node.Offset && f.Length == node.End - node.Offset)?.Term is { } term ? Vocabulary.Label(term) : null;

    /// <inheritdoc/>
    internal override Sequence<Prose> HelpTopic => [Prose.Of("help.encoding"), Prose.Of("help.anywhere")];

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => (DerUpdate.Do(model, this, intent), []);

    /// <inheritdoc/>
    internal override Frame Frame(GameModel model, Page page) => DerView.Frame(model, this, page);
}

/// <summary>What keys do on octets.</summary>
internal static class DerUpdate
{
    public static GameModel Do(GameModel model, DerScreen screen, Intent intent)
    {
        var last = Math.Max(screen.Rows - 1, 0);
        var page = Math.Max(model.Size.Rows / 3, 1);
        int? to = intent switch
        {
            Intent.Up => screen.Chosen - 1,
            Intent.Down => screen.Chosen + 1,
            Intent.PageUp => screen.Chosen - page,
            Intent.PageDown => screen.Chosen + page,
            Intent.First => 0,
            Intent.Last => last,
            Intent.Left => Around(screen),
            Intent.Right => Next(screen),
            _ => null,
        };
        return intent is Intent.Back or Intent.Octets ? model.Pop() : to is { } row ? model.Show(screen with { Chosen = Math.Clamp(row, 0, last) }) : model;
    }

    // The value that this one is in; at the top, the one before it.
    private static int Around(DerScreen screen)
    {
        var depth = screen.Node?.Depth ?? 0;
        for (var i = screen.Chosen - 1; i >= 0; i--)
        {
            if (screen.Tree.Nodes[i].Depth < depth || depth == 0)
            {
                return i;
            }
        }

        return screen.Chosen;
    }

    // The value after this one and all that is in it.
    private static int Next(DerScreen screen)
    {
        var depth = screen.Node?.Depth ?? 0;
        for (var i = screen.Chosen + 1; i < screen.Tree.Nodes.Count; i++)
        {
            if (screen.Tree.Nodes[i].Depth <= depth)
            {
                return i;
            }
        }

        return screen.Rows - 1;
    }
}
