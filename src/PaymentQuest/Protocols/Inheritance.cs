using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>
/// How a variant says only what differs: maps are laid over the parent's maps key by key, steps and branches are laid over the step or branch of the same
/// name, what a parent leaves out or loses its heir does too, but for what it repairs, everything else replaces what the parent says.
/// </summary>
public static class Inheritance
{
    /// <summary>The longest chain of parents.</summary>
    public const int LongestChain = 8;

    /// <summary>The file with all that it extends merged in; null with a diagnostic when a parent is missing or extends its own heir.</summary>
    /// <param name="root">The file.</param>
    /// <param name="parent">Finds a protocol's file by identifier; null when there is none.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static Node? Merge(Node root, Func<string, Node?> parent, Diagnostics diagnostics)
    {
        var chain = new List<Node> { root };
        while (Parent(chain[^1]) is { } wanted)
        {
            if (chain.Count > LongestChain)
            {
                diagnostics.Error("PQ0216", wanted.Place, $"more than {LongestChain} protocols extend one another", "does one of them extend itself?");
                return null;
            }

            if (parent(wanted.Text) is not { } found)
            {
                diagnostics.Error("PQ0217", wanted.Place, $"there is no protocol {PlainText.Excerpt(wanted.Text)} to extend", "put its file beside this one, or use the id of a shipped protocol");
                return null;
            }

            chain.Add(found);
        }

        return chain.AsEnumerable().Reverse().Aggregate(Over);
    }

    private static Node.Scalar? Parent(Node node) => (node as Node.Map)?.Find("extends")?.Value as Node.Scalar;

    private static Node Over(Node under, Node over) => Over("", under, over);

    private static Node Over(string key, Node under, Node over) => (under, over) switch
    {
        (Node.Map u, Node.Map o) => o with { Entries = Merged(u.Entries, o.Entries) },
        (Node.List u, Node.List o) when key is "steps" or "branches" => o with { Items = MergedSteps(u.Items, o.Items) },
        (Node.List u, Node.List o) when key == "loses" => o with { Items = [.. u.Items, .. o.Items] },
        (Node.List u, Node.List o) when key is "omit" or "drop" => o with { Items = [.. u.Items.Where(i => !o.Items.Any(n => Text(n) == Text(i))), .. o.Items] },
        _ => over,
    };

    private static Sequence<Node.Entry> Merged(Sequence<Node.Entry> under, Sequence<Node.Entry> over)
    {
        var inherited = under.Where(u => u.Key is not ("extends" or "repairs")).Select(u => u.Key == "loses" ? u with { Value = Lost(u.Value, over) } : u).ToList();
        var merged = inherited.Select(u => over.FirstOrDefault(o => o.Key == u.Key) is { } o ? o with { Value = Over(u.Key, u.Value, o.Value) } : u);
        return merged.Concat(over.Where(o => inherited.All(u => u.Key != o.Key))).ToSequence();
    }

    /// <summary>What an heir may lose because its parent does: all of it but what the heir repairs or says itself.</summary>
    private static Node Lost(Node lost, Sequence<Node.Entry> over)
    {
        IEnumerable<Node> Items(string key) => (over.FirstOrDefault(o => o.Key == key)?.Value as Node.List)?.Items ?? [];
        var named = Items("repairs").Select(Text).Concat(Items("loses").Select(Goal)).OfType<string>().ToHashSet();
        return lost is Node.List list ? list with { Items = list.Items.Where(i => Goal(i) is not { } goal || !named.Contains(goal)).ToSequence() } : lost;
    }

    private static Sequence<Node> MergedSteps(Sequence<Node> under, Sequence<Node> over)
    {
        var merged = under.Select(u => over.FirstOrDefault(o => Name(o) is { } name && name == Name(u)) is { } o ? Over("", u, o) : u).ToList();
        foreach (var added in over.Where(o => under.All(u => Name(u) != Name(o))))
        {
            // A step that follows no other named step stays with its key, and the reader says that there is no such key.
            var (place, isAfter) = At(added, "after") is { } after ? (merged.FindIndex(m => Name(m) == after), 1) : (At(added, "before") is { } before ? merged.FindIndex(m => Name(m) == before) : -1, 0);
            merged.Insert(place < 0 ? merged.Count : place + isAfter, place < 0 ? added : Without(added, isAfter == 1 ? "after" : "before"));
        }

        return merged.Where(m => Text((m as Node.Map)?.Find("leave_out")?.Value) != "true").ToSequence();
    }

    private static string? At(Node step, string key) => Text((step as Node.Map)?.Find(key)?.Value);

    private static Node Without(Node step, string key) => step is Node.Map map ? map with { Entries = map.Entries.Where(e => e.Key != key).ToSequence() } : step;

    private static string? Name(Node step) => Text((step as Node.Map)?.Find("name")?.Value);

    private static string? Goal(Node lost) => Text((lost as Node.Map)?.Find("goal")?.Value);

    private static string? Text(Node? node) => (node as Node.Scalar)?.Text;
}
