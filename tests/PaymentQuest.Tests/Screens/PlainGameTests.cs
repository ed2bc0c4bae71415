using PaymentQuest.Documents;
using PaymentQuest.Play;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public sealed class PlainGameTests
{
    [Fact]
    public void A_build_quest_is_solved_line_by_line()
    {
        var (text, store) = Play("play first-message", "CAN, CID", "send", "SALT_C, CID", "send", "quit");

        Assert.Contains("cannot read message 1", text, StringComparison.Ordinal);
        Assert.Contains("✓ Solved", text, StringComparison.Ordinal);
        Assert.Contains(store.Saves, s => s.Result is { IsSolved: true, Score: 100 });
    }

    public static TheoryData<string> Quests => [.. PlayedGame.Source.Topics.SelectMany(t => t.Quests).Select(q => q.Id)];

    [Theory]
    [MemberData(nameof(Quests))]
    public void Every_quest_is_solved_line_by_line(string id)
    {
        var (text, store) = Play([$"play {id}", .. Solving(PlayedGame.Quest(id))]);

        Assert.Contains("✓ Solved", text, StringComparison.Ordinal);
        Assert.Contains(store.Saves, s => s.Result is { IsSolved: true, Score: 100 });
    }

    private static IEnumerable<string> Solving(Quest quest)
    {
        switch (quest)
        {
            case Quest.Build b:
                foreach (var slot in b.Slots)
                {
                    yield return $"{slot.Key}: {slot.Solution.ReplaceLineEndings(" ")}";
                    yield return "send";
                }

                break;
            case Quest.Verify v:
                for (var number = 0; number < v.Rounds; number++)
                {
                    var round = VerifyJudge.Draw(v, v.Seed, number);
                    foreach (var statement in v.Solution)
                    {
                        yield return "check " + statement;
                    }

                    var labels = CheckLabels.Made(v, round, VerifyJudge.Make(v, round, v.Solution));
                    var failing = round.Inspections?.FirstOrDefault(i => i.IsPossible && !i.Holds && labels.Contains(i.Check.Label))?.Check.Label;
                    yield return round.Inspections is null ? "refuse form" : failing is null ? "accept" : "refuse " + failing;
                }

                break;
        }
    }

    [Fact]
    public void A_number_alone_begins_that_quest()
    {
        var (text, _) = Play("5", "accept");

        Assert.Contains("Read before you pay. ", text, StringComparison.Ordinal);
        Assert.EndsWith("Make a check first.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_language_changes_at_once()
    {
        var (text, _) = Play("lang es", "jugar 1", "enviar", "salir");

        Assert.Contains("El primer mensaje", text, StringComparison.Ordinal);
        Assert.Contains("Aún no hay nada que enviar", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_typed_it_goes_on_to_the_end_of_the_input()
    {
        var (text, _) = Play("foo", "send", "play nothing", "hint", "undo", "next", "play 1", "hint", "hint", "undo", "redo", "reset", "message x", "", "PK_(((", "send", "play read-the-invoice", "refuse 1", "refuse zzz", "check zzz", "check 99", "undo", "send");

        Assert.DoesNotContain("\e", text, StringComparison.Ordinal);
        Assert.Contains("10 %", text, StringComparison.Ordinal);
    }

    private static (string Text, MemoryStore Store) Play(params string[] lines)
    {
        var output = new StringWriter { NewLine = "\n" };
        var store = new MemoryStore();
        new PlainGame(PlayedGame.Source, store, new StringReader(string.Join('\n', lines)), output, Language.En, Glyphs.Unicode).Play(null);
        return (output.ToString(), store);
    }

    private sealed class MemoryStore : IProgressStore
    {
        public List<SaveMoves> Saves { get; } = [];

        public Prose? Problem => null;

        public IReadOnlyDictionary<string, QuestProgress> Reached() => new Dictionary<string, QuestProgress>();

        public (SavedAttempt? Unfinished, int NextAttempt) Open(string quest) => (null, 1);

        public IReadOnlyList<SavedAttempt> Finished(string quest) => [];

        public void Correct(string quest, int attempt, AttemptResult result)
        {
        }

        public void Save(SaveMoves save) => Saves.Add(save);
    }
}
