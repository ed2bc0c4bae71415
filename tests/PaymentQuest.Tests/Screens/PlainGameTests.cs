using PaymentQuest.Documents;
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

    [Fact]
    public void A_verify_quest_is_solved_line_by_line()
    {
        var quest = (PaymentQuest.Scenarios.Quest.Verify)PlayedGame.Quest("read-the-invoice");
        var lines = new List<string> { "play read-the-invoice" };
        for (var round = 0; round < quest.Rounds; round++)
        {
            var arrived = Arrived(quest, round);
            lines.AddRange(quest.Solution.Select(s => "check " + s));
            lines.Add(arrived.Failing is { } failing ? "refuse " + failing.Check.Label : "accept");
        }

        var (text, store) = Play([.. lines]);

        Assert.Contains("✓ Solved", text, StringComparison.Ordinal);
        Assert.Contains(store.Saves, s => s.Result is { IsSolved: true });

        static PaymentQuest.Play.Round Arrived(PaymentQuest.Scenarios.Quest.Verify quest, int round) => PaymentQuest.Play.VerifyJudge.Draw(quest, quest.Seed, round);
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

        public void Save(SaveMoves save) => Saves.Add(save);
    }
}
