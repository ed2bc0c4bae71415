using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>Names one after the other in a sentence.</summary>
internal static class Listing
{
    /// <summary>Names that differ with the language.</summary>
    public static Prose Of(IReadOnlyList<Prose> names) => new(Of([.. names.Select(n => n.En)]).En, Of([.. names.Select(n => n.Es)]).Es);

    /// <summary>The names with commas, and with "and" before the last; in Spanish "y", or "e" before the sound of an i.</summary>
    public static Prose Of(List<string> names)
    {
        if (names.Count < 2)
        {
            return new Prose(string.Concat(names), string.Concat(names));
        }

        var last = names[^1];
        var before = string.Join(", ", names.SkipLast(1));
        return last[0] is 'I' or 'i' ? Prose.Of("word.and-before-i", ("before", before), ("last", last)) : Prose.Of("word.and", ("before", before), ("last", last));
    }
}
