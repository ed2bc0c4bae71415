using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

/// <summary>
/// Proves every shipped quest by playing it. What an author claims in a file, that an answer solves it, that a wrong one trips a
/// certain check, that a fault is found at a certain place, is true here or the content does not ship.
/// </summary>
public sealed class ContentProof
{
    // What arrives in a round is what costs. These tests run one after the other.
    private static readonly Dictionary<(string Quest, ulong Seed), IReadOnlyList<Round>> Drawn = [];

    /// <summary>All quests.</summary>
    public static TheoryData<string> Quests => [.. QuestFiles.Paths];

    public static TheoryData<string> Builds => [.. QuestFiles.OfKind("build")];

    public static TheoryData<string> Verifies => [.. QuestFiles.OfKind("verify")];

    public static TheoryData<string> Orders => [.. QuestFiles.OfKind("order")];

    public static TheoryData<string> Sheets => [.. QuestFiles.OfKind([.. QuestKinds.All.Where(k => k.CountsWrites).Select(k => k.Word)])];

    /// <summary>The folders of quests.</summary>
    public static TheoryData<string> Topics => [.. QuestFiles.Paths.Select(p => Path.GetDirectoryName(p)!).Distinct()];

    [Theory]
    [MemberData(nameof(Quests))]
    public void A_quest_is_named_after_its_file_and_says_where_it_comes_from(string path)
    {
        var quest = QuestFiles.Load(path);
        Assert.Equal(Path.GetFileNameWithoutExtension(path), quest.Id);
        Assert.NotEmpty(quest.Source.En);

        // Titles of works stay as they are; what is said around them is said in both languages.
        Assert.All([quest.Source, quest.Protocol.Source], source => Assert.DoesNotMatch(@"\b([Ll]ecture|step|section|exercise|written)\b", Regex.Replace(source.Es, "«[^»]*»", "")));
        Assert.NotEmpty(quest.Teaches);
    }

    [Fact]
    public void What_ships_is_what_lies_in_the_repository() =>
        Assert.Equal(
            QuestFiles.Paths.Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal),
            Library.Shipped.Quests.Select(q => q.Id).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Quests))]
    public void What_its_author_claims_is_true(string path)
    {
        var diagnostics = new Diagnostics();
        QuestProof.Check(QuestFiles.Load(path), diagnostics);
        Assert.Empty(diagnostics.Items);
    }

    [Theory]
    [MemberData(nameof(Quests))]
    public void A_quest_explains_what_players_do_wrong(string path) => Assert.True(QuestFiles.Load(path) switch
    {
        BuildQuest build => build.Rejects.Count >= 3,
        VerifyQuest verify => verify.Oversights.Count >= 2,
        SheetQuest sheet => sheet.Rejects.Count >= 3,
        AttackQuest attack => attack.Wins.Count + attack.Misses.Count >= 3,
        _ => false,
    });

    [Theory]
    [MemberData(nameof(Orders))]
    public void Whoever_hands_in_an_order_as_it_is_shown_earns_nothing(string path)
    {
        var quest = QuestFiles.Load<OrderQuest>(path);
        Assert.All(QuestFiles.SeedsOf(quest), seed => Assert.Equal(0, Session.Begin(quest, seed).After(new Move.Send(SheetQuest.Whole)).Score));
    }

    [Theory]
    [MemberData(nameof(Verifies))]
    public void Whoever_guesses_earns_nothing(string path)
    {
        var quest = QuestFiles.Load<VerifyQuest>(path);
        var guesses = VerifyJudge.Needed(quest).Select(label => $"refuse {label}").Append("accept");
        foreach (var (guess, seed) in guesses.SelectMany(g => QuestFiles.SeedsOf(quest).Select(s => (g, s))))
        {
            Assert.Equal(0, Score(quest, seed, [guess]));
        }
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Whoever_writes_a_wrong_entry_that_its_author_foresaw_is_told_why(string path)
    {
        var quest = QuestFiles.Load<SheetQuest>(path);
        Assert.All(quest.Rejects, reject =>
            Assert.Contains(reject.Because, Explained(SheetJudge.Judge(quest, new Dictionary<string, string>(quest.Solution) { [reject.Key] = reject.Written }, quest.Seed))));
    }

    [Theory]
    [MemberData(nameof(Verifies))]
    public void Over_the_rounds_of_a_quest_every_fault_and_an_honest_message_arrive(string path)
    {
        var quest = QuestFiles.Load<VerifyQuest>(path);
        var expected = quest.Faults.Select(f => f.Id).Append("honest").Order(StringComparer.Ordinal);
        Assert.Equal(expected, Rounds(quest, quest.Seed).Take(quest.Rounds).Select(r => r.Fault?.Id ?? "honest").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void An_equal_answer_written_differently_is_accepted(string path)
    {
        var quest = QuestFiles.Load<BuildQuest>(path);
        Assert.All(quest.Slots.SelectMany(s => EqualAnswers.To(quest, s).Select(a => (Slot: s, Answer: a))), equal =>
        {
            var judgement = BuildJudge.Judge(quest, equal.Slot, equal.Answer, quest.Seed);
            Assert.True(judgement.IsSolved, $"{equal.Slot.Key}: {equal.Answer}: {judgement.Outcome}");
        });
    }

    [Theory]
    [MemberData(nameof(Verifies))]
    public void Equal_statements_written_differently_are_accepted(string path)
    {
        var quest = QuestFiles.Load<VerifyQuest>(path);
        Assert.All(EqualAnswers.To(quest), statements =>
        {
            var judged = Rounds(quest, quest.Seed).Take(quest.Rounds).Select(r => VerifyJudge.Judge(quest, r, statements)).ToList();
            Assert.True(judged.All(j => j.Outcome == RoundOutcome.Right), $"{string.Join("; ", statements)}: {string.Join("; ", judged.Select(Told))}");
        });
    }

    [Theory]
    [MemberData(nameof(Quests))]
    public void Both_languages_say_it_in_their_own_words(string path)
    {
        foreach (var prose in Texts(QuestFiles.Load(path)))
        {
            Assert.NotEmpty(prose.En);
            Assert.NotEmpty(prose.Es);
            Assert.NotEqual(prose.En, prose.Es);
        }
    }

    [Theory]
    [MemberData(nameof(Quests))]
    public void No_hint_gives_the_solution_away(string path)
    {
        var quest = QuestFiles.Load(path);
        Assert.Equal(QuestReader.HintLevels, quest.Hints.Count);
        foreach (var hint in quest.Hints.SelectMany(h => new[] { Normal(h.En), Normal(h.Es) }))
        {
            if (quest is BuildQuest build)
            {
                Assert.All(build.Slots.SelectMany(s => EqualAnswers.To(build, s)), a => Assert.DoesNotContain(Normal(a), hint, StringComparison.Ordinal));
            }
            else if (quest is VerifyQuest { IsHard: true } verify)
            {
                Assert.All(verify.Solution, s => Assert.DoesNotContain(Normal(s), hint, StringComparison.Ordinal));
            }
            else if (quest is ComputeQuest compute)
            {
                Assert.All(compute.Solution.Values.Where(v => v.Length > 1 && v.Any(char.IsAsciiDigit)), v => Assert.DoesNotContain(v, hint, StringComparison.Ordinal));
            }
            else if (quest is VerifyQuest easy)
            {
                Assert.Contains(easy.Solution, s => !hint.Contains(Normal(s), StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_puts_all_its_quests_in_an_order_in_which_they_can_be_played(string folder)
    {
        var diagnostics = new Diagnostics();
        var topic = Topic.Read(folder, YamlDocument.ReadFile(Path.Combine(QuestFiles.Root, folder, "topic.yaml"), diagnostics)!, diagnostics);
        Assert.Empty(diagnostics.Items);
        var quests = QuestFiles.Paths.Where(p => Path.GetDirectoryName(p) == folder).Select(QuestFiles.Load).ToDictionary(q => q.Id);
        Assert.Equal(quests.Keys.Order(StringComparer.Ordinal), topic!.Order.Order(StringComparer.Ordinal));
        var all = QuestFiles.Paths.Select(p => QuestFiles.Load(p).Id).ToHashSet();
        for (var i = 0; i < topic.Order.Count; i++)
        {
            Assert.All(quests[topic.Order[i]].Requires, r => Assert.True(quests.ContainsKey(r) ? topic.Order.Take(i).Contains(r) : all.Contains(r), $"{topic.Order[i]} requires {r}"));
        }
    }

    /// <summary>The rounds of a quest, and as many more as it takes for every fault and an honest message to arrive.</summary>
    private static IReadOnlyList<Round> Rounds(VerifyQuest quest, ulong seed)
    {
        if (!Drawn.TryGetValue((quest.Id, seed), out var rounds))
        {
            Drawn.Add((quest.Id, seed), rounds = [.. Enumerable.Range(0, Math.Max(quest.Rounds, quest.Faults.Count + 1)).Select(i => VerifyJudge.Draw(quest, seed, i))]);
        }

        return rounds;
    }

    /// <summary>What the same statements earn when they are made in every round.</summary>
    private static int Score(VerifyQuest quest, ulong seed, IReadOnlyList<string> statements) =>
        100 * Rounds(quest, seed).Take(quest.Rounds).Count(r => VerifyJudge.Judge(quest, r, statements).Outcome == RoundOutcome.Right) / quest.Rounds;

    private static IEnumerable<Prose> Texts(Quest quest) =>
    [
        quest.Title, quest.Story, quest.Brief, quest.Debrief, .. quest.Hints,
        .. (quest as BuildQuest)?.Rejects.Select(r => r.Because) ?? [],
        .. (quest as VerifyQuest)?.Faults.Select(f => f.Story) ?? [],
        .. (quest as VerifyQuest)?.Oversights.Select(o => o.Because) ?? [],
        .. (quest as SheetQuest)?.Rejects.Select(r => r.Because) ?? [],
    ];

    private static IEnumerable<Prose?> Explained(SheetJudgement judgement) => judgement switch
    {
        SheetJudgement.Classified c => c.Cells.Select(x => x.Because),
        SheetJudgement.Ordered o => [o.Because],
        SheetJudgement.Computed v => v.Values.Select(x => x.Because),
        _ => [],
    };

    private static string Normal(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Told(VerifyJudgement round) => $"{round.Round.Fault?.Id ?? "honest"} {round.Outcome}, lacking {string.Join(", ", round.Lacking)}";
}
