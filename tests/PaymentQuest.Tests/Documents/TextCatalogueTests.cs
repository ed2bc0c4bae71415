using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Terminal.Commands;
using Xunit;

namespace PaymentQuest.Tests.Documents;

/// <summary>The catalogues of both languages hold the same, and exactly what the source asks for.</summary>
public sealed partial class TextCatalogueTests
{
    private static readonly TextCatalogue English = TextCatalogue.In(Language.En);
    private static readonly TextCatalogue Spanish = TextCatalogue.In(Language.Es);

    private static readonly (string File, string Code)[] Sources = [.. Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(f => (Path.GetRelativePath(ProtocolFiles.Root, f), File.ReadAllText(f)))];

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Es)]
    public void A_catalogue_is_sorted_by_keys_of_a_room_and_what_is_said(Language language)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(ProtocolFiles.Root, "texts", $"{language.Code()}.json")));
        var keys = file.RootElement.EnumerateObject().Select(e => e.Name).ToList();

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.All(keys, key => Assert.Matches(Key(), key));
    }

    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(English.Keys, Spanish.Keys);

    [Fact]
    public void Both_languages_have_the_same_places() =>
        Assert.All(English.Keys, key => Assert.Equal((key, string.Join(' ', English[key].Places)), (key, string.Join(' ', Spanish[key].Places))));

    [Fact]
    public void Every_text_says_something_and_no_terminal_control()
    {
        foreach (var (key, form) in English.Keys.SelectMany(k => English[k].Forms.Concat(Spanish[k].Forms).Select(f => (k, f))))
        {
            Assert.False(string.IsNullOrWhiteSpace(form), key);
            Assert.True(PlainText.FirstControl(form) < 0, key);
        }
    }

    [Fact]
    public void The_source_asks_only_for_texts_that_there_are_and_gives_each_place_its_value()
    {
        var wrong = new List<string>();
        var asked = 0;
        foreach (var (file, code) in Sources)
        {
            foreach (var (key, values) in Asked(code))
            {
                asked++;
                var places = English.Keys.Contains(key) ? string.Join(' ', English[key].Places) : "no such text";
                var given = string.Join(' ', values.Order(StringComparer.Ordinal));
                if (places != given)
                {
                    wrong.Add($"{file}: {key} has '{places}' and is given '{given}'");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.NotEqual(0, asked);
        Assert.DoesNotContain(Sources, s => Regex.IsMatch(s.Code, @"\bProse\.Of\((?!\s*""[a-z0-9-]+\.[a-z0-9-]+""|string key|key, values|symbol\.Description!)"));
    }

    [Fact]
    public void Every_text_is_asked_for_somewhere()
    {
        var literals = Sources.SelectMany(s => Literal().Matches(s.Code)).Select(m => m.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(English.Keys, key => !literals.Contains(key));
    }

    [Fact]
    public void No_sentence_stands_in_the_source_in_two_languages()
    {
        Assert.DoesNotContain(Sources, s => Translated().IsMatch(Regex.Replace(s.Code, "(?m)//.*$", "")));
        Assert.Matches(Translated(), """new("no goal is violated", "no se ha roto ningún objetivo")""");
        Assert.Matches(Translated(), """new Prose("help", "ayuda")""");
    }

    [Fact]
    public void What_commands_options_and_arguments_are_for_is_asked_for_when_help_is_shown_and_not_at_every_start()
    {
        var symbols = Below(CommandLine.Root(new Invocation(new ConsolePort(Stream.Null, Stream.Null, Stream.Null, isInteractive: false), Language.En, _ => null))).ToList();

        Assert.NotEmpty(symbols);
        Assert.All(symbols, s => Assert.Contains(s.Description!, English.Keys));

        static IEnumerable<Symbol> Below(Command command) => [command, .. command.Options, .. command.Arguments, .. command.Subcommands.SelectMany(Below)];
    }

    [Fact]
    public void A_number_chooses_between_one_and_other()
    {
        var entry = Entry("""{"a.b": {"by": "n", "one": "one session", "other": "{n} sessions"}}""");

        Assert.Equal(["0 sessions", "one session", "2 sessions"], new object[] { 0, 1, 2L }.Select(n => entry.Fill(Language.En, [("n", n)])));
    }

    [Fact]
    public void A_noun_chooses_by_its_own_gender_whatever_it_ends_in()
    {
        var entry = Entry("""{"a.b": {"by": "who", "m": "el {who}", "f": "la {who}"}}""");

        Assert.Equal("la red", entry.Fill(Language.Es, [("who", new Prose("network", "red", isFeminine: true))]));
        Assert.Equal("el problema", entry.Fill(Language.Es, [("who", new Prose("problem", "problema"))]));
        Assert.Equal("el network", entry.Fill(Language.En, [("who", new Prose("network", "red", isFeminine: true))]));
    }

    [Fact]
    public void Prose_in_a_place_is_read_in_the_language_of_the_whole_and_braces_are_doubled()
    {
        var entry = Entry("""{"a.b": "{{{what}}} {{}}"}""");

        Assert.Equal("{hello} {}", entry.Fill(Language.En, [("what", new Prose("hello", "hola"))]));
        Assert.Equal("{hola} {}", entry.Fill(Language.Es, [("what", new Prose("hello", "hola"))]));
    }

    [Fact]
    public void What_is_put_in_is_not_read_as_a_text_with_places() =>
        Assert.Equal("{b} '{", Entry("""{"a.b": "{a} '{b}"}""").Fill(Language.En, [("a", "{b}"), ("b", "{")]));

    [Theory]
    [InlineData("""{"a.b": {"by": "n", "one": "x"}}""")]
    [InlineData("""{"a.b": {"by": "n", "m": "x", "other": "y"}}""")]
    [InlineData("""{"a.b": {"noun": "x", "gender": "n"}}""")]
    [InlineData("""{"a.b": "x", "a.b": "y"}""")]
    public void Forms_that_do_not_belong_together_are_a_fault(string json) =>
        Assert.Throws<InvalidDataException>(() => TextCatalogue.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_place_without_a_value_and_a_text_that_is_not_there_are_faults()
    {
        Assert.Throws<InvalidOperationException>(() => Entry("""{"a.b": "{who}"}""").Fill(Language.En, []));
        Assert.Throws<InvalidOperationException>(() => Entry("""{"a.b": {"by": "n", "one": "x", "other": "y"}}""").Fill(Language.En, [("n", "1")]));
        Assert.Throws<KeyNotFoundException>(() => Prose.Of("no.such-text").En);
    }

    private static TextEntry Entry(string json) => TextCatalogue.Read(Encoding.UTF8.GetBytes(json))["a.b"];

    /// <summary>The texts that a file asks for by a literal key, and the names of the values that it gives: the first of each tuple after the key.</summary>
    private static IEnumerable<(string Key, List<string> Values)> Asked(string code)
    {
        foreach (Match call in Call().Matches(code))
        {
            var values = new List<string>();
            var (depth, quoted, braces) = (1, false, 0);
            for (var i = call.Index + call.Length; depth > 0; i++)
            {
                // Inside an interpolated string there may be calls with strings of their own; a tuple of this call is never there.
                switch (code[i])
                {
                    case '\\' when quoted:
                        i++;
                        break;
                    case '\'' when !quoted && Character().Match(code, i) is { Success: true } character:
                        i += character.Length - 1;
                        break;
                    case '"' when braces == 0:
                        quoted = !quoted;
                        break;
                    case '{' when quoted:
                        braces++;
                        break;
                    case '}' when quoted:
                        braces--;
                        break;
                    case '(' when !quoted:
                        depth++;
                        if (depth == 2 && Name().Match(code, i) is { Success: true } name)
                        {
                            values.Add(name.Groups["name"].Value);
                        }

                        break;
                    case ')' when !quoted:
                        depth--;
                        break;
                }
            }

            yield return (call.Groups["key"].Value, values);
        }
    }

    /// <summary>Two texts in one construction, or words of Spanish in one.</summary>
    [GeneratedRegex(@"new Prose\(\s*\$?""[^""]*[a-z]{2}[^""]*"",\s*\$?""|""[^""\n]* [^""\n]*[áéíóúñ¿¡«»][^""\n]*""|""[^""\n]*[áéíóúñ¿¡«»][^""\n]* [^""\n]*""")]
    private static partial Regex Translated();

    [GeneratedRegex(@"^[a-z0-9-]+\.[a-z0-9-]+$")]
    private static partial Regex Key();

    [GeneratedRegex(@"\b(Prose\.Of|Say)\(\s*""(?<key>[a-z0-9-]+\.[a-z0-9-]+)""")]
    private static partial Regex Call();

    [GeneratedRegex(@"""(?<key>[a-z0-9-]+\.[a-z0-9-]+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\G\(""(?<name>[A-Za-z]+)"",")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G'(\\.[^']*|[^\\])'")]
    private static partial Regex Character();
}
