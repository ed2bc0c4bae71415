namespace PaymentQuest.Documents;

/// <summary>Finds what an author probably meant.</summary>
public static class Suggestion
{
    /// <summary>Words longer than this are not compared: nobody mistypes them, and the comparison costs the product of the lengths.</summary>
    private const int LongestWord = 64;

    /// <summary>The beginning of a word that is as good as the word.</summary>
    private const int ShortestBeginning = 3;

    /// <summary>How many words are listed when none is near: more are not read.</summary>
    private const int MostListed = 12;

    /// <summary>
    /// The nearest of some words, or null when none is near enough. Near enough is one edit for each three letters of the longer
    /// word, at least one; an edit inserts, deletes or replaces a letter or swaps two neighbours (Damerau and Levenshtein, each place edited
    /// once). Case does not count. Of equally near words the first. When none is near, the first that begins with the word, of three letters
    /// or more.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var all = words.ToList();
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in all)
        {
            if (candidate.Length is 0 or > LongestWord)
            {
                continue;
            }

            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance <= Math.Max(1, Math.Max(word.Length, candidate.Length) / 3) && distance < candidate.Length)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest ?? (word.Length < ShortestBeginning ? null : all.Find(w => w.Length <= LongestWord && w.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>"did you mean 'x'?" for the nearest of some words; <paramref name="otherwise"/> when none is near enough.</summary>
    public static string Advice(string word, IEnumerable<string> words, string otherwise = "") =>
        Nearest(word, words) is { } nearest ? $"did you mean {PlainText.Excerpt(nearest)}?" : otherwise;

    /// <summary>As <see cref="Advice"/>; when none is near enough, which words there are, the first <see cref="MostListed"/> of them.</summary>
    public static string Among(string word, IReadOnlyCollection<string> words) => Advice(word, words, words.Count == 0 ? "there is none"
        : $"there are {string.Join(", ", words.Take(MostListed))}{(words.Count > MostListed ? $" and {words.Count - MostListed} more" : "")}");

    /// <summary>As <see cref="Advice"/>, in both languages.</summary>
    public static Prose Told(string word, IEnumerable<string> words, Prose otherwise) =>
        Nearest(word, words) is { } nearest ? Prose.Of("command.did-you-mean", ("word", nearest)) : otherwise;

    private static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Step(i, j);
            }
        }

        return table[from.Length, to.Length];

        int Step(int i, int j)
        {
            var replaced = table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            var least = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            return swapped ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
        }
    }
}
