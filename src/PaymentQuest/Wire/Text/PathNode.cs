namespace PaymentQuest.Wire.Text;

/// <summary>A member or element, and what is inside it, as the paths of fields say: <c>order/amount</c>.</summary>
/// <param name="Name">Its own name; empty for what everything is inside.</param>
internal sealed record PathNode(string Name)
{
    /// <summary>What separates the names of a path.</summary>
    public const char Separator = '/';

    /// <summary>The first character of the name of an attribute.</summary>
    public const char Attribute = '@';

    private readonly List<PathNode> _children = [];

    /// <summary>The number of the field whose text stands here; null where none does.</summary>
    public int? Field { get; private set; }

    /// <summary>What is inside, in the order of the fields.</summary>
    public IReadOnlyList<PathNode> Children => _children;

    /// <summary>What is inside and is no attribute.</summary>
    public IEnumerable<PathNode> Elements => _children.Where(c => !c.IsAttribute);

    /// <summary>Whether it is an attribute.</summary>
    public bool IsAttribute => Name.StartsWith(Attribute);

    /// <summary>
    /// The tree of some paths, in their order; null, with the path that does not fit and why, when one goes back to what was closed, or goes into a text.
    /// </summary>
    /// <param name="paths">The paths.</param>
    /// <param name="hasAttributes">Whether a name that begins with <c>@</c> is an attribute of what has a text.</param>
    /// <param name="fault">What is wrong, as a phrase.</param>
    public static PathNode? Of(IReadOnlyList<string> paths, bool hasAttributes, out string fault)
    {
        var root = new PathNode("");
        for (var i = 0; i < paths.Count; i++)
        {
            var names = paths[i].Split(Separator);
            if (names.Length > TextCodec.DepthLimit || names.Contains(""))
            {
                fault = $"{paths[i]} is no path of 1 to {TextCodec.DepthLimit} names with / between them";
                return null;
            }

            var node = root;
            foreach (var name in names)
            {
                if (node.Field is not null && !(hasAttributes && name.StartsWith(Attribute)))
                {
                    fault = $"{paths[i]} is inside a text";
                    return null;
                }

                if (node._children.FindIndex(c => c.Name == name) is >= 0 and var at)
                {
                    if (at < node._children.Count - 1 && !node._children.Skip(at + 1).All(c => c.IsAttribute))
                    {
                        fault = $"{paths[i]} goes back to {name}, which another field has closed; put fields with the same beginning beside each other";
                        return null;
                    }

                    node = node._children[at];
                }
                else
                {
                    node._children.Add(new PathNode(name));
                    node = node._children[^1];
                }
            }

            if (node._children.Any(c => !(hasAttributes && c.IsAttribute)))
            {
                fault = $"{paths[i]} is a text and has something inside";
                return null;
            }

            node.Field = i;
        }

        fault = "";
        return root;
    }
}
