using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Scenarios;

/// <summary>A folder of quests that belong together.</summary>
/// <param name="Folder">The folder's name, which orders topics: <c>02-ikp</c>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Summary">What it is about, in a line.</param>
/// <param name="Order">Identifiers of its quests, in playing order. Quests that it does not name come after them.</param>
public sealed record Topic(string Folder, Prose Title, Prose Summary, Sequence<string> Order)
{
    /// <summary>The topic that a file <c>topic.yaml</c> describes, or null with at least one error.</summary>
    public static Topic? Read(string folder, Node root, Diagnostics diagnostics)
    {
        if (Fields.Of(root, diagnostics, "a topic") is not { } fields)
        {
            return null;
        }

        var (title, summary, order) = (fields.Name("title"), fields.Prose("summary"), fields.Texts("order"));
        fields.Finish();
        return title is null || summary is null ? null : new Topic(folder, title, summary, order.Select(o => o.Text).ToSequence());
    }
}
