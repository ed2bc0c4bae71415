using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Rules;

/// <summary>Every word of the rules is whole: written, offered, explained, documented, exampled, searched.</summary>
public sealed class RuleWordTests
{
    private static readonly VerifyQuest Gate = (VerifyQuest)QuestFiles.Load("02-ikp/gatekeeper.yaml");

    private static readonly Lazy<List<(CompiledProtocol Compiled, Step Step, Rule Rule)>> Used = new(() =>
        [.. from compiled in Library.Shipped.Protocols.Select(p => ProtocolFiles.Load(p.Id)).Concat(new[] { "asked", "counter" }.Select(Documented.Protocol))
            from step in compiled.Protocol.Steps
            from rule in step.ReceiverRules.Concat(step.SenderRules)
            select (compiled, step, rule)]);

    public static TheoryData<string> Words => [.. RuleWords.All.Select(w => $"{w}")];

    public static TheoryData<string> Guards => [.. RuleWords.Guards.Select(w => $"{w}")];

    [Fact]
    public void Every_rule_that_there_is_has_its_line_in_the_list() =>
        Assert.Equal(
            typeof(Rule).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Where(t => t.IsSubclassOf(typeof(Rule))).Select(t => t.Name.ToLowerInvariant()).Order(),
            RuleWords.All.Select(w => $"{w}".Replace("_", "", StringComparison.Ordinal)).Order());

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_is_used_by_a_protocol_and_explained_in_both_languages(string word)
    {
        var used = Used.Value.Where(r => $"{r.Rule.Word}" == word).ToList();

        Assert.NotEmpty(used);
        Assert.All(used, u =>
        {
            var vocabulary = u.Compiled.Protocol.Vocabulary;
            var sentence = u.Rule.Sentence("Somebody", vocabulary);
            Assert.Equal('.', sentence.En[^1]);
            Assert.Equal('.', sentence.Es[^1]);
            Assert.NotEqual(sentence.En, sentence.Es);
            Assert.Contains(vocabulary.Label(u.Rule.Subject), sentence.En, StringComparison.Ordinal);
            Assert.Contains(vocabulary.Label(u.Rule.Subject), sentence.Es, StringComparison.Ordinal);
            Assert.StartsWith($"{word} {vocabulary.Label(u.Rule.Subject)}", u.Rule.Written(vocabulary), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void An_effect_tells_what_it_does_and_did_in_both_languages_and_a_guard_does_nothing(string word)
    {
        var meaning = RuleWords.Named(word)!;
        Assert.Equal(meaning.IsGuard, meaning.Doing is null);
        Assert.Equal(meaning.IsGuard, meaning.Telling is null);
        if (meaning.Telling is { } telling)
        {
            var told = telling("a book", "EUR 1.00", "1", "2");
            Assert.NotEqual(told.En, told.Es);
            Assert.DoesNotContain('{', told.En);
            Assert.NotEqual(meaning.Doing!().En, meaning.Doing!().Es);
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_is_documented_where_protocols_are_and_a_guard_where_statements_are(string word)
    {
        Assert.Contains($"| `{word}` | `{{{word}: ", Documentation("protocol-format.md"), StringComparison.Ordinal);
        if (RuleWords.Guards.Any(w => $"{w}" == word))
        {
            Assert.Contains($"| `{word} ", Documentation("scenario-format.md"), StringComparison.Ordinal);
            Assert.Matches($"guard     = .*\"{word}\"", Documentation("scenario-format.md"));
            Assert.Matches($"\\| guard .*{word}", Documentation("lexicon.md"));
        }
        else
        {
            Assert.Empty(RuleWords.All.First(w => $"{w}" == word).Form);
        }
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public void A_guard_is_offered_by_completion_and_its_form_is_told(string word)
    {
        var guard = RuleWords.Guards.First(w => $"{w}" == word);

        Assert.Contains($"{word} ", ((VerifyScreen)DeskKind.Of(Gate.Kind).Begin(QuestFiles.Entry(Gate), Session.Begin(Gate), 1)).Names());
        Assert.StartsWith($"{word} ", guard.Form, StringComparison.Ordinal);
        Assert.Same(guard, RuleWords.Beginning(guard.Form));
        Assert.Null(RuleWords.Beginning($"{word}s X"));
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public void A_guard_can_be_written_as_a_statement_and_finds_the_check(string word)
    {
        var checks = 0;
        foreach (var (compiled, step, rule) in Used.Value.Where(r => $"{r.Rule.Word}" == word && r.Step.ReceiverRules.Contains(r.Rule) && (r.Step.Channel is null || r.Rule.Label != Channel.SessionCheck)))
        {
            var program = compiled.Programs[step.To];
            if (program.Actions.OfType<RoleAction.Guard>().Any(g => g.Step == step.Number && g.Rule.Equals(rule)))
            {
                var quest = new VerifyQuest(Gate.Head with { Compiled = compiled })
                {
                    Role = program.Role,
                    Step = step,
                    IsHard = true,
                    Rounds = 1,
                    Faults = [],
                    Solution = [],
                    Oversights = [],
                };
                var made = Assert.IsType<Statement.Make>(new StatementReader(quest).Read(rule.Statement(compiled.Protocol.Vocabulary)));
                Assert.Equal((rule.Word, rule.Subject), Assert.IsType<RoleAction.Guard>(made.Action).Rule is var found ? (found.Word, found.Subject) : default);
                checks++;
            }
        }

        Assert.True(checks > 0, $"no role carries out {word}");
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public void A_search_knows_what_a_guard_demands(string word)
    {
        var (_, _, rule) = Used.Value.First(r => $"{r.Rule.Word}" == word);

        Assert.IsNotType<RuleSearch.Unseen>(rule.Search);
        Assert.NotNull(rule.Word.Cost);
    }

    private static string Documentation(string name) => File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", name));

    [Theory]
    [InlineData("form")]
    [InlineData("\"\"")]
    [InlineData("a/b")]
    [InlineData("\"a\\nb\"")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void A_label_that_is_no_name_of_a_check_is_refused_where_it_is_written(string label)
    {
        var text = File.ReadAllText(ProtocolFiles.Paths["millicent"]);
        Assert.Contains("label: not_spent", text, StringComparison.Ordinal);

        var (_, items) = ProtocolFiles.Compile(text.Replace("label: not_spent", $"label: {label}", StringComparison.Ordinal));

        Assert.Contains(items, d => d.Code == "PQ0202" && d.Message.EndsWith("is no label of a check", StringComparison.Ordinal));
    }
}
