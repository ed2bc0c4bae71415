using System.Globalization;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// Reads a term of a ploy: notation in which <c>X@3</c> is the X of message 3 and <c>@3</c> is the whole message. What stands before a
/// number is a name or a name with its brackets, and is replaced by a name of the same length, so that places in it stay what they are.
/// </summary>
internal static class WrittenReader
{
    /// <summary>Letters for made-up names, one for each reference.</summary>
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The longest name of the notation.</summary>
    private const int LongestName = 40;

    public static (Written? Written, PloyProblem? Problem) Read(string text, int column, IReadOnlyDictionary<string, Algorithm> algorithms)
    {
        var references = new Dictionary<string, (Term?, int)>(StringComparer.Ordinal);
        var plain = new StringBuilder(text);
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            isQuoted ^= text[at] == '"';
            if (text[at] != '@' || isQuoted)
            {
                continue;
            }

            var end = at + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            var start = Start(text, at);
            if (!int.TryParse(text[(at + 1)..end], NumberStyles.None, CultureInfo.InvariantCulture, out var message) || message < 1 || references.Count >= Letters.Length)
            {
                return (null, new PloyProblem(column + at, Prose.Of("attack.the-number-of-a-message-belongs")));
            }

            Term? term = null;
            if (start < at)
            {
                var parsed = Notation.Parse(text[start..at], algorithms);
                if (parsed.Term is null)
                {
                    return (null, Problem(parsed.Error!, column + start));
                }

                term = parsed.Term;
            }

            var length = Math.Min(end - start, LongestName);
            var name = $"_{Letters[references.Count]}".PadRight(length, '_');
            references.Add(name, (term, message));
            plain.Remove(start, end - start).Insert(start, name.PadRight(end - start));
            at = end - 1;
        }

        var whole = Notation.Parse(plain.ToString(), algorithms);
        return whole.Term is { } read ? (new Written(text, column, read, references), null) : (null, Problem(whole.Error!, column));
    }

    /// <summary>Where what stands before an @ begins: a name, or a name with brackets after it.</summary>
    private static int Start(string text, int at)
    {
        var start = at;
        if (start > 0 && text[start - 1] is ')' or ']')
        {
            var depth = 0;
            do
            {
                start--;
                depth += text[start] is ')' or ']' ? 1 : text[start] is '(' or '[' ? -1 : 0;
            }
            while (start > 0 && depth > 0);
        }

        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '/' or '\''))
        {
            start--;
        }

        return start;
    }

    private static PloyProblem Problem(NotationError error, int column) => new(column + error.Column, error.InProse());
}
