using PaymentQuest.Documents;

namespace PaymentQuest.Quests;

/// <summary>Judges sheets: what a player fills in and hands in once.</summary>
public static class SheetJudge
{
    /// <summary>Judges what is written in the entries of a sheet.</summary>
    /// <param name="quest">The quest.</param>
    /// <param name="entries">What is written, by entry; what is not there is empty.</param>
    /// <param name="seed">The seed of the attempt.</param>
    public static SheetJudgement Judge(SheetQuest quest, IReadOnlyDictionary<string, string> entries, ulong seed) => quest.Judge(entries, seed);

    /// <summary>What a session has when nothing is written.</summary>
    public static bool IsFilled(SheetQuest quest, IReadOnlyDictionary<string, string> entries) =>
        quest is OrderQuest || quest.Keys.All(k => entries.GetValueOrDefault(k) is { Length: > 0 });

    /// <summary>
    /// Reads a sheet as text. For a classify quest each line is <c>COLUMN: TERM, TERM</c>, all that the column knows; for an order
    /// each line is the label of a check; for values each line is <c>KEY: VALUE</c>. Lines that begin with <c>#</c> are skipped.
    /// </summary>
    /// <returns>The entries, or why the text is no sheet of this quest.</returns>
    public static (IReadOnlyDictionary<string, string> Entries, Prose? Problem) Read(SheetQuest quest, string text)
    {
        var lines = text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').ToList();
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        if (quest is OrderQuest order)
        {
            if (lines.FirstOrDefault(l => order.Checks.All(c => c.Check!.Label != l)) is { } unknown)
            {
                var labels = string.Join("; ", order.Checks.Select(c => c.Check!.Label));
                return (entries, Prose.Of("sheet.is-no-check-of-this-quest", ("unknown", PlainText.Excerpt(unknown)), ("labels", labels)));
            }

            // Nothing written is no order, whereas a desk shows one from the beginning.
            entries[OrderQuest.Entry] = string.Join('\n', lines);
            return (entries, null);
        }

        foreach (var line in lines)
        {
            var (key, rest) = Split(quest, line);
            var problem = key is null ? Unknown(quest) : quest is ClassifyQuest classify ? ClassifyJudge.Fill(classify, key, rest, entries) : null;
            if (problem is not null)
            {
                return (new Dictionary<string, string>(), problem);
            }

            if (quest is ComputeQuest)
            {
                entries[key!] = rest;
            }
        }

        return (entries, null);
    }

    /// <summary>The name before the colon of a line, as the quest writes it, and what stands after it; null when the quest has no such name.</summary>
    public static (string? Key, string Text) Split(SheetQuest quest, string line)
    {
        foreach (var name in Names(quest))
        {
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line[name.Length..].TrimStart() is [':', .. var rest])
            {
                return (name, rest.Trim());
            }
        }

        return (null, "");
    }

    private static Prose Unknown(SheetQuest quest)
    {
        var names = string.Join(", ", Names(quest));
        return Prose.Of("common.this-quest-asks-for-begin-each", ("keys", names));
    }

    private static IEnumerable<string> Names(SheetQuest quest) => quest is ClassifyQuest c ? c.Columns : quest.Keys;
}
