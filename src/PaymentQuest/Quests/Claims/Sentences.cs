using System.Globalization;
using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// The sentences of a text, and which of them state something that can be wrong without anybody noticing: those with a number, or with a word that allows
/// no exception. The words stand in <c>docs/scenario-format.md</c>, "Claims".
/// </summary>
internal static partial class Sentences
{
    /// <summary>Words and groups of words that allow no exception, by language, in lower case.</summary>
    public static IReadOnlyDictionary<Language, Sequence<string>> Absolute { get; } = Listed(Prose.Of("claims.absolute-words"), words => words.ToSequence());

    private static readonly IReadOnlyDictionary<Language, IReadOnlyDictionary<string, decimal>> Words = Listed(Prose.Of("claims.number-words"), IReadOnlyDictionary<string, decimal> (words) =>
        words.Select(w => w.Split(' ')).ToDictionary(w => w[0], w => decimal.Parse(w[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    /// <summary>The words for numbers that are read, by language. One is none of them, because it is an article as well.</summary>
    public static IEnumerable<string> NumberWords(Language language) => Words[language].Keys;

    /// <summary>The sentences: where each begins, in characters, and what it says.</summary>
    public static IEnumerable<(int Start, string Text)> Of(string text)
    {
        var start = 0;
        foreach (Match end in Ends().Matches(text))
        {
            yield return (start, text[start..(end.Index + end.Value.TrimEnd().Length)]);
            start = end.Index + end.Length;
        }

        if (start < text.Length)
        {
            yield return (start, text[start..]);
        }
    }

    /// <summary>What the notes are called that quests follow.</summary>
    private static readonly HashSet<string> Notes = new(StringComparer.OrdinalIgnoreCase) { "Lecture", "Apuntes" };

    /// <summary>Words with which a source may begin, and any sentence too.</summary>
    private static readonly HashSet<string> Articles = new(StringComparer.OrdinalIgnoreCase) { "the", "los", "las", "one", "una", "and", "how", "why", "not", "por", "con", "sin" };

    /// <summary>Whether a sentence only names sources: it stands in brackets as a whole, and begins as what is cited does. What follows is quoted, and nobody looks whether it is there.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="cited">The words of the sources, as they are written.</param>
    public static bool IsCitation(string sentence, IReadOnlySet<string> cited) => (sentence is ['(', .., ')'] or ['(', .., ')', '.'])
        && WordsOf(sentence).Select(w => w.Word).FirstOrDefault() is { Length: > 2 } first && !Articles.Contains(first) && (Notes.Contains(first) || cited.Contains(first));

    /// <summary>The words and numbers of a text for which it needs a proof, and where each begins, in characters.</summary>
    public static IEnumerable<(int Start, string Word)> NeedsProof(string text, Language language)
    {
        var lower = text.ToLower(CultureInfo.InvariantCulture);
        return Absolute[language].Concat(Words[language].Keys).SelectMany(w => Occurrences(lower, w).Select(at => (at, w)))
            .Concat(Digits().Matches(text).Select(m => (m.Index, m.Value)));
    }

    /// <summary>The words of a text, and where each begins, in characters.</summary>
    public static IEnumerable<(int Start, string Word)> WordsOf(string text) => Letters().Matches(text).Select(m => (m.Index, m.Value));

    /// <summary>The numbers in a text, in digits or in words: what each may mean, since one language's point is the other's comma.</summary>
    public static IEnumerable<Sequence<decimal>> Numbers(string text, Language language)
    {
        foreach (Match number in Digits().Matches(text))
        {
            yield return Readings(number.Value);
        }

        decimal? counted = null;
        foreach (Match word in Letters().Matches(Quoted().Replace(text, " ").ToLower(CultureInfo.InvariantCulture)))
        {
            var isNumber = Words[language].TryGetValue(word.Value, out var value);
            if (isNumber && value >= 100 && counted is { } factor)
            {
                counted = factor * value;
                continue;
            }

            if (counted is { } before)
            {
                yield return [before];
            }

            counted = isNumber ? value : null;
        }

        if (counted is { } last)
        {
            yield return [last];
        }
    }

    /// <summary>All numbers in digits in a text of a file, whatever stands around them.</summary>
    public static IEnumerable<decimal> AllNumbers(string text) => AnyDigits().Matches(text).SelectMany(m => Readings(m.Value));

    private static Sequence<decimal> Readings(string digits) => ((string[])[digits.Replace(",", "", StringComparison.Ordinal), digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')])
        .Select(d => decimal.TryParse(d, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : (decimal?)null)
        .OfType<decimal>().Distinct().ToSequence();

    private static Dictionary<Language, T> Listed<T>(Prose words, Func<string[], T> read) => Enum.GetValues<Language>().ToDictionary(l => l, l => read(words.In(l).Split(", ")));

    private static IEnumerable<int> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length])))
            {
                yield return at;
            }
        }
    }

    [GeneratedRegex(@"[.!?](?=[)»”""]?\s)[)»”""]?\s+")]
    private static partial Regex Ends();

    // What is quoted is somebody's word, such as the label of a check.
    [GeneratedRegex("«[^»]*»|\"[^\"]*\"|“[^”]*”")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();

    // Digits inside a name are part of it: 2KP, SHA-256, X.509, the CID of message 1.
    [GeneratedRegex(@"(?<![\p{L}\d_.,@\-])\d+(?:[.,]\d+)*(?![\p{L}\d_])")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex AnyDigits();
}
