using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public sealed class ProgressTimeTests : IDisposable
{
    private static readonly Edition First = new(new string('a', 64), 1);
    private static readonly Edition Second = new(new string('b', 64), 2);
    private static readonly long Start = ManualClock.Start.ToUnixTimeMilliseconds();

    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_move_has_its_beginning_its_end_its_thinking_time_its_outcome_and_its_edition()
    {
        using (var store = Open())
        {
            store.Open("q", First);
            _clock.Pass(TimeSpan.FromSeconds(10));
            store.Save(new SaveMoves("q", 1, 7, 0, [new Move.Write("A", "x"), new Move.Send("A")], null) { Thinking = new(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(9), true), Outcome = "form" });
            _clock.Pass(TimeSpan.FromHours(8));
            store.Save(new SaveMoves("q", 1, 7, 2, [new Move.TakeHint()], null) { Thinking = new(TimeSpan.FromSeconds(12), TimeSpan.FromHours(8), false) });
        }

        using (var store = Open())
        {
            var (unfinished, _) = store.Open("q", Second);
            Assert.Equal(TimeSpan.FromSeconds(12), unfinished!.Spent);
            _clock.Pass(TimeSpan.FromSeconds(5));
            store.Save(new SaveMoves("q", 1, 7, 3, [new Move.Send("A")], new AttemptResult(true, 90)) { Thinking = new(TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(5), true), Outcome = "right" });
        }

        var attempt = Assert.Single(Records());
        var end = Start + 10_000 + 28_800_000 + 5_000;
        Assert.Equal((Start + 1_000, end, 17_000L, 1, new AttemptResult(true, 90), Second), (attempt.Began!.Value, attempt.Ended!.Value, attempt.Thought!.Value, attempt.Hints, attempt.Result!, attempt.Edition!));
        Assert.Equal(
            [
                (Start + 1_000, Start + 10_000, 9_000, true, null, First),
                (Start + 10_000, Start + 10_000, 0, true, "form", First),
                (Start + 10_000, Start + 10_000 + 28_800_000, 3_000, false, null, First),
                (Start + 10_000 + 28_800_000, end, 5_000, true, "right", Second),
            ],
            attempt.Moves.Select(m => (m.Began!.Value, m.Ended!.Value, m.Thought!.Value, m.ClockRan!.Value, m.Outcome, m.Edition)));
    }

    [Fact]
    public void The_time_since_the_last_move_is_kept_with_the_attempt_and_never_shrinks()
    {
        using var store = Open();
        store.Save(new SaveMoves("q", 1, 7, 0, [new Move.Send("A")], null) { Thinking = new(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(9), true) });
        store.Save(new SaveTime("q", 1, TimeSpan.FromSeconds(30)));
        store.Save(new SaveTime("q", 1, TimeSpan.FromSeconds(20)));

        Assert.Equal(TimeSpan.FromSeconds(30), store.Open("q", First).Unfinished!.Spent);
    }

    [Fact]
    public void Players_who_share_the_file_have_attempts_and_languages_of_their_own()
    {
        using (var ana = ProgressStore.OpenIn(_scratch.Folder, "Ana", _clock))
        {
            ana.Save(new SaveMoves("q", 1, 7, 0, [new Move.Send("A")], new AttemptResult(true, 100)));
            ana.Save(new KeepLanguage(Language.Es));
        }

        using var nobody = Open();
        Assert.Empty(nobody.Reached());
        Assert.Null(nobody.PreferredLanguage());
        Assert.Equal((null, 1), nobody.Open("q", First));
        nobody.Save(new SaveMoves("q", 1, 8, 0, [new Move.Send("B")], null));

        Assert.Equal([("", 8UL), ("Ana", 7UL)], Records().Select(a => (a.Player, a.Seed)));
    }

    [Fact]
    public void A_score_of_another_edition_stands_and_is_told_where_the_quest_is_opened()
    {
        var source = new LibraryQuests(PaymentQuest.Scenarios.Library.Shipped);
        using var store = Open();
        store.Open("first-message", First);
        Assert.False(store.IsBestOfAnother("first-message", First));
        store.Save(new SaveMoves("first-message", 1, 7, 0, [new Move.Write("Initiate", "CAN"), new Move.Send("Initiate")], new AttemptResult(true, 90)));
        Assert.False(store.IsBestOfAnother("first-message", First));

        // What the log would come to by the rules of today does not matter.
        var lines = new StringWriter { NewLine = "\n" };
        new PlainGame(source, store, new StringReader("play first-message"), lines, Language.En, Glyphs.Unicode).Play(null);
        Assert.Contains("Your best score, 90, was given when", lines.ToString(), StringComparison.Ordinal);
        Assert.Equal(new QuestProgress(true, 90, false), store.Reached()["first-message"]);

        var game = new PaymentQuest.Tests.Screens.PlayedGame(Language.Es, 120, 40);
        (var model, _) = GameApplication.Open(game.Model, "first-message");
        (model, _) = GameApplication.Update(model, new Input.Finished(new QuestLoaded("first-message", source.Load("first-message").Quest, null, null, 2, store.Reached()["first-message"]) { IsBestOfAnother = true }));
        Assert.Contains("Tu mejor puntuación, 90,", PaymentQuest.Tests.Screens.PlayedGame.Shown(model, game.Surface), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_games_that_begin_an_attempt_at_once_get_one_each()
    {
        using var one = Open();
        using var other = Open();
        one.Save(new SaveMoves("q", 1, 7, 0, [new Move.Send("A")], null));
        _clock.Pass(TimeSpan.FromSeconds(1));
        other.Save(new SaveMoves("q", 1, 7, 0, [new Move.Send("B")], null));
        other.Save(new SaveMoves("q", 1, 7, 1, [new Move.Send("C")], null));

        Assert.Equal([(1, Start, "A"), (2, Start + 1_000, "B, C")], Records().Select(a => (a.Number, a.Began!.Value, string.Join(", ", a.Moves.Select(m => m.First)))));
        Assert.Null(one.Notice);
        Assert.Contains("attempt 2", other.Notice!.En, StringComparison.Ordinal);
    }

    private ProgressStore Open() => ProgressStore.OpenIn(_scratch.Folder, clock: _clock);

    private List<AttemptRecord> Records()
    {
        using var database = ProgressFile.Copy(Path.Combine(_scratch.Folder, ProgressStore.FileName));
        return ProgressRecords.Read(database);
    }
}
