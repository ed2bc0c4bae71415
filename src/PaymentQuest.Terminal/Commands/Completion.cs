using System.CommandLine;
using System.Globalization;
using System.Text;

namespace PaymentQuest.Terminal.Commands;

/// <summary>
/// What a word on the command line can go on as. Shells ask by the protocol of the command line library,
/// <c>paymentquest "[suggest:POSITION]" "LINE"</c>, and get a word a line.
/// </summary>
internal static class Completion
{
    private const string Directive = "[suggest:";

    /// <summary>The position that a first argument asks for; null when it does not ask.</summary>
    public static int? Position(string argument) =>
        argument.StartsWith(Directive, StringComparison.Ordinal) && argument.EndsWith(']')
        && int.TryParse(argument.AsSpan()[Directive.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    /// <summary>Writes the words that fit at a position of a line, which begins with the name of the program.</summary>
    public static void Write(string line, int position, Command root, Invocation invocation)
    {
        var words = Words(line[..Math.Min(position, line.Length)]);
        foreach (var word in Fitting([.. words.Skip(1).SkipLast(1)], words[^1], root, invocation).Distinct(StringComparer.Ordinal))
        {
            invocation.Out.WriteLine(word);
        }
    }

    private static IEnumerable<string> Fitting(List<string> before, string word, Command root, Invocation invocation)
    {
        var spelling = Spelling.Of(before, root, invocation);

        // Behind "--" the library completes nothing, and for what fits an argument the arguments before it are enough.
        var context = root.Parse([.. HelpText.PathOf(spelling.Command).Split(' ').Skip(1), .. spelling.Arguments, ""]).GetCompletionContext();
        if (spelling.Pending is null && word.StartsWith('-') && word.IndexOf('=') is var at)
        {
            return at < 0
                ? Spelling.OptionsOf(spelling.Command).Select(o => o.Name).Where(n => n.StartsWith(word, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                : Spelling.OptionsOf(spelling.Command).FirstOrDefault(o => o.Name == word[..at]) is { } option ? Beginning(option, word[(at + 1)..]).Select(v => $"{option.Name}={v}") : [];
        }

        return spelling.Pending is { } pending ? Beginning(pending, word)
            : spelling.Command.Subcommands.Count > 0 ? spelling.Command.Subcommands.Select(c => c.Name).Where(n => n.StartsWith(word, StringComparison.Ordinal))
            : spelling.Command.Arguments.Count > 0 && spelling.Command.Arguments[Math.Min(spelling.Arguments.Count, spelling.Command.Arguments.Count - 1)] is var argument
                && argument.Arity.MaximumNumberOfValues > spelling.Arguments.Count - spelling.Command.Arguments.IndexOf(argument) ? Beginning(argument, word)
            : [];

        IEnumerable<string> Beginning(Symbol symbol, string start) =>
            symbol.GetCompletions(context).Select(c => c.InsertText ?? c.Label).Where(c => c.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The words of a line as a shell splits it, the last of them the one that is being typed: empty after a blank.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        var isWord = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote == '\0' && c is ' ' or '\t')
            {
                words.AddRange(isWord ? [word.ToString()] : []);
                word.Clear();
                isWord = false;
                continue;
            }

            isWord = true;
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '\'' or '"')
            {
                quote = c;
            }
            else
            {
                i += c == '\\' && quote != '\'' && i + 1 < line.Length ? 1 : 0;
                word.Append(line[i]);
            }
        }

        return [.. words, word.ToString()];
    }
}
