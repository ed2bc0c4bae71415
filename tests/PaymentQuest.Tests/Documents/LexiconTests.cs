using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Documents;

/// <summary>The words that <c>docs/lexicon.md</c> forbids stand in no text: its table "Not this word" is all that is known here of them.</summary>
public sealed class LexiconTests
{
    private static readonly string Root = ProtocolFiles.Root;

    private static readonly List<Forbidden> Table = [.. File.ReadAllText(Path.Combine(Root, "docs", "lexicon.md")).Split("## Not this word")[1].Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
        .Select(cells => new Forbidden(Quoted(cells[0]), cells[1], cells[2], cells[3], Quoted(cells[4])))];

    [Fact]
    public void No_text_has_a_word_that_the_lexicon_forbids()
    {
        var texts = Texts().ToList();
        var found = texts.SelectMany(t => Table.SelectMany(f => f.In(t))).Distinct().ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.True(texts.Count > 5000);
    }

    [Fact]
    public void Each_word_of_the_table_is_found_whole_in_its_language_and_outside_its_exceptions()
    {
        Assert.NotEmpty(Table);
        foreach (var row in Table)
        {
            Assert.Contains(row.Languages, (string[])["en", "es", "both"]);
            Assert.Contains(row.Where, (string[])["players", "everywhere"]);
            Assert.NotEmpty(row.Words);
            Assert.All(row.Words, word => Assert.NotEmpty(row.In(new("here", row.Languages == "both" ? "en" : row.Languages, $"({word})", IsForPlayers: true))));
            Assert.All(row.Words.Where(w => w.All(char.IsLetter)), word => Assert.Empty(row.In(new("here", row.Languages == "both" ? "es" : row.Languages, $"x{word}y", IsForPlayers: true))));
            Assert.All(row.Exceptions, exception => Assert.Empty(row.In(new("here", row.Languages, exception, IsForPlayers: true))));
        }
    }

    [Fact]
    public void Each_exception_of_the_table_stands_somewhere()
    {
        var texts = Texts().ToList();

        Assert.All(Table.SelectMany(f => f.Exceptions), exception => Assert.Contains(texts, t => t.Content.Contains(exception, StringComparison.Ordinal)));
    }

    // Catalogues and content are for players; documents are for whoever makes and checks things as well.
    private static IEnumerable<Written> Texts()
    {
        foreach (var language in (Language[])[Language.En, Language.Es])
        {
            var catalogue = TextCatalogue.In(language);
            foreach (var (key, form) in catalogue.Keys.SelectMany(k => catalogue[k].Forms.Select(f => (k, f))))
            {
                yield return new($"texts/{language.Code()}.json, {key}", language.Code(), Regex.Replace(form, @"\{\w+\}", " "), IsForPlayers: true);
            }
        }

        foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, "scenarios"), "*.yaml", SearchOption.AllDirectories))
        {
            foreach (var text in Prose(YamlDocument.ReadFile(path, new Diagnostics())!, Path.GetRelativePath(Root, path)))
            {
                yield return text;
            }
        }

        foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Root, "README.md")))
        {
            // Of the lexicon itself the words that it forbids are left out, and of a document what it quotes as code.
            var text = File.ReadAllText(path).Split("## Not this word")[0];
            foreach (var (line, content) in Regex.Replace(text, "(?s)^```.*?^```", "", RegexOptions.Multiline).Split('\n').Index())
            {
                yield return new($"{Path.GetRelativePath(Root, path)}, line {line + 1}", "en", content, IsForPlayers: false);
            }
        }
    }

    private static IEnumerable<Written> Prose(Node node, string file) => node switch
    {
        Node.Map map => map.Entries.SelectMany(e => e is { Key: "en" or "es", Value: Node.Scalar text }
            ? [new Written($"{file}:{text.Place.Line}", e.Key, text.Text, IsForPlayers: true)]
            : Prose(e.Value, file)),
        Node.List list => list.Items.SelectMany(i => Prose(i, file)),
        _ => [],
    };

    private static List<string> Quoted(string cell) => [.. Regex.Matches(cell, "`([^`]+)`").Select(m => m.Groups[1].Value)];

    private sealed record Written(string Place, string Language, string Content, bool IsForPlayers);

    private sealed record Forbidden(List<string> Words, string Languages, string Where, string Instead, List<string> Exceptions)
    {
        public IEnumerable<string> In(Written text)
        {
            if ((Languages != "both" && Languages != text.Language) || (Where == "players" && !text.IsForPlayers))
            {
                return [];
            }

            var rest = Exceptions.Aggregate(text.Content, (kept, exception) => kept.Replace(exception, "…", StringComparison.Ordinal));
            return Words
                .Where(word => Regex.IsMatch(rest, $@"(?<![\p{{L}}\d_])({Regex.Escape(word)}|{Regex.Escape(char.ToUpperInvariant(word[0]) + word[1..])})(?![\p{{L}}\d_])"))
                .Select(word => $"{text.Place}: '{word}'; the word is {Instead}");
        }
    }
}
