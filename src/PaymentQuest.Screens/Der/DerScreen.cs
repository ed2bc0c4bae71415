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

    /// <summary>The value under the cursor, from 0; after the last value the rest that is none.</summary>
    public int Chosen { get; init; }

    /// <summary>Values whose parts are folded away, by number from 0.</summary>
    public Sequence<int> Folded { get; init; } = [];

    /// <summary>How many things the cursor can stand on when nothing is folded: the values, and the rest that is none.</summary>
    public int Rows => Tree.Nodes.Count + (Tree.StoppedAt is null ? 0 : 1);

    /// <summary>Those that are not folded away, by number from 0.</summary>
    public IReadOnlyList<int> Shown
    {
        get
        {
            var shown = new List<int>();
            for (var at = 0; at < Rows; at = Folded.Contains(at) ? After(at) : at + 1)
            {
                shown.Add(at);
            }

            return shown;
        }
    }

    /// <summary>The value under the cursor; null on octets that are none.</summary>
    public DerNode? Node => Chosen < Tree.Nodes.Count ? Tree.Nodes[Chosen] : null;

    /// <summary>The octets under the cursor: the first, and the one after the last.</summary>
    public (int From, int End) Marked => Node is { } node ? (node.Offset, node.End) : (Tree.StoppedAt ?? 0, _octets.Length);

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => OctetKeys.All;

    /// <summary>The innermost of the values shown that an octet belongs to, as its place among those that are shown.</summary>
    public int EntryOf(int octet) => Shown.ToList().FindLastIndex(at => at == Tree.Nodes.Count ? octet >= Tree.StoppedAt : octet >= Tree.Nodes[at].Offset && octet < Tree.Nodes[at].End);

    /// <summary>Whether other values are in a value.</summary>
    internal bool HasParts(int at) => After(at) > at + 1;

    /// <summary>The first value that is neither a value nor in it.</summary>
    internal int After(int at)
    {
        var next = at + 1;
        while (at < Tree.Nodes.Count && next < Tree.Nodes.Count && Tree.Nodes[next].Depth > Tree.Nodes[at].Depth)
        {
            next++;
        }

        return next;
    }

    /// <summary>The field that a value is, or whose octets begin with it.</summary>
    internal string? Field(DerNode node) =>
        Fields.FirstOrDefault(f => f.Term is not null && f.Offset == node.Offset && f.Length == node.End - node.Offset)?.Term is { } term ? Vocabulary.Label(term) : null;

    /// <inheritdoc/>
    internal override Named? AtHand => Node is { } node && Fields.FirstOrDefault(f => f.Term is not null && f.Offset == node.Offset && f.Length == node.End - node.Offset)?.Term is { } term ? new Named.Value(term) : null;

    /// <inheritdoc/>
    internal override Sequence<Prose> HelpTopic => [Prose.Of("help.encoding"), Prose.Of("help.anywhere")];

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => (DerUpdate.Do(model, this, intent), []);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) =>
        (Shown is var shown && entry >= 0 && entry < shown.Count ? model.Show(this with { Chosen = shown[entry] }) : model, []);
}

/// <summary>What keys do on octets.</summary>
internal static class DerUpdate
{
    public static GameModel Do(GameModel model, DerScreen screen, Intent intent)
    {
        var shown = screen.Shown;
        var at = shown.ToList().IndexOf(screen.Chosen);
        var page = Math.Max(model.Size.Rows / 3, 1);
        var (hasParts, isFolded) = (screen.HasParts(screen.Chosen), screen.Folded.Contains(screen.Chosen));
        return intent switch
        {
            Intent.Back or Intent.Octets => model.Pop(),
            _ when shown.Count == 0 => model,
            Intent.Up => To(at - 1),
            Intent.Down => To(at + 1),
            Intent.PageUp => To(at - page),
            Intent.PageDown => To(at + page),
            Intent.First => To(0),
            Intent.Last => To(shown.Count - 1),
            Intent.Left or Intent.Choose when hasParts && !isFolded => model.Show(screen with { Folded = [.. screen.Folded, screen.Chosen] }),
            Intent.Right or Intent.Choose when isFolded => model.Show(screen with { Folded = screen.Folded.Where(f => f != screen.Chosen).ToSequence() }),
            Intent.Left => model.Show(screen with { Chosen = Around(screen) }),
            Intent.Right when hasParts => To(at + 1),
            _ => model,
        };

        GameModel To(int entry) => model.Show(screen with { Chosen = shown[Math.Clamp(entry, 0, shown.Count - 1)] });
    }

    // The value that this one is in; at the top, the one before it.
    private static int Around(DerScreen screen)
    {
        var depth = screen.Node?.Depth ?? 0;
        return screen.Shown.Where(at => at < screen.Chosen && (depth == 0 || screen.Tree.Nodes[at].Depth < depth)).DefaultIfEmpty(screen.Chosen).Max();
    }
}
