using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>The briefing while its quest is being read, and after.</summary>
public sealed class BriefingTests
{
    private static readonly QuestLoaded Read = new("first-message", PlayedGame.Quest("first-message"), null, null, 1);
    private static readonly SavedAttempt Saved = new(1, PlayedGame.Quest("first-message").Seed, [new Move.Write("Initiate", "SALT_C")]);

    [Fact]
    public void Enter_before_the_quest_has_been_read_begins_it_once_it_has()
    {
        var model = Pressed(Opened(), Key.Enter, Key.Enter);
        Assert.IsType<BriefingScreen>(model.Top);

        Assert.IsType<BuildScreen>(After(model, new Input.Finished(Read)).Top);
    }

    [Fact]
    public void Enter_before_the_quest_has_been_read_goes_on_with_what_is_unfinished()
    {
        var model = After(Pressed(Opened(), Key.Enter), new Input.Finished(Read with { Unfinished = Saved, NextAttempt = 2 }));

        Assert.Equal("SALT_C", Assert.IsType<BuildScreen>(model.Top).Draft.Text);
    }

    [Fact]
    public void Nothing_begins_by_itself()
    {
        Assert.IsType<BriefingScreen>(After(Opened(), new Input.Finished(Read)).Top);
    }

    [Fact]
    public void Who_leaves_before_the_quest_has_been_read_is_left_alone()
    {
        Assert.IsType<HomeScreen>(After(Pressed(Opened(), Key.Enter, Key.Escape), new Input.Finished(Read)).Top);
    }

    [Fact]
    public void A_quest_that_is_read_while_the_help_lies_on_top_is_there_below_it()
    {
        var model = After(Pressed(Opened(), Key.F1), new Input.Finished(Read));
        Assert.IsType<HelpScreen>(model.Top);

        Assert.Equal(Read, Assert.IsType<BriefingScreen>(Pressed(model, Key.Escape).Top).Loaded);
    }

    [Fact]
    public void No_key_promises_to_begin_before_it_is_known_whether_there_is_something_to_go_on_with()
    {
        var unread = Opened();

        Assert.DoesNotContain(BriefingKeys.Begin[0], unread.Top.Keys);
        Assert.Contains(BriefingKeys.Begin[0], After(unread, new Input.Finished(Read)).Top.Keys);
        Assert.Equal(BriefingKeys.OfUnfinished, After(unread, new Input.Finished(Read with { Unfinished = Saved })).Top.Keys);
    }

    [Fact]
    public void A_quest_that_cannot_be_read_offers_no_key_to_play_it()
    {
        var model = After(Pressed(Opened(), Key.Enter), new Input.Finished(Read with { Quest = null, Problem = "no" }));

        Assert.IsType<BriefingScreen>(model.Top);
        Assert.DoesNotContain(model.Top.Keys, b => b.Intent == Intent.Choose);
    }

    [Fact]
    public void Before_the_first_message_of_an_attack_no_key_offers_to_pass_one_on()
    {
        var game = new PlayedGame(Language.En, 100, 30).Open("stolen-card");
        Assert.Equal(0, ((AttackScreen)game.Model.Top).Messages);
        Assert.DoesNotContain(game.Model.Top.Keys, b => b.Intent is Intent.Choose or Intent.Redirect or Intent.Remove);

        game.Open("man-in-the-middle");

        Assert.NotEqual(0, ((AttackScreen)game.Model.Top).Messages);
        Assert.Contains(game.Model.Top.Keys, b => b.Intent == Intent.Choose);
    }

    [Fact]
    public void A_search_that_finds_nothing_offers_no_quest_to_play()
    {
        var game = new PlayedGame(Language.En, 80, 24).Type("/first");
        Assert.Contains("Enter play", game.Text, StringComparison.Ordinal);

        game.Type("zzz");

        Assert.DoesNotContain("Enter play", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_another_language_the_search_looks_anew()
    {
        var game = new PlayedGame(Language.En, 80, 24).Type("/primera guardia");
        Assert.Contains("Nothing is called that", game.Text, StringComparison.Ordinal);

        Assert.Contains("Intro jugar", game.Press(KeyPress.Of('l', Modifiers.Control)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.En, "◀ next ")]
    [InlineData(Language.Es, "◀ siguiente ")]
    public void The_mark_of_the_next_quest_is_whole_whatever_the_quest_is_called(Language language, string mark)
    {
        var game = new PlayedGame(language, 80, 24);
        var quests = game.Model;
        foreach (var next in quests.Quests)
        {
            var solved = quests.Quests.TakeWhile(q => q != next).ToDictionary(q => q.Id, _ => new QuestProgress(true, 100, false));
            var model = GameApplication.Begin(quests.Topics, solved, language, (80, 24));

            Assert.Contains(mark, game.Look(model), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_player_must_be_told_is_told_to_its_end()
    {
        var note = new Prose(string.Concat(Enumerable.Repeat("the old file was put aside and ", 5)) + "a new one was begun.", "no");
        var model = GameApplication.Begin(new PlayedGame(Language.En, 80, 24).Model.Topics, new Dictionary<string, QuestProgress>(), Language.En, (80, 24), note);

        var text = PlayedGame.Shown(model, new Surface(80, 24, Glyphs.Unicode, Language.En));

        Assert.Contains(note.En, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.True(text.TrimEnd('\n').Split('\n').Length <= 24);
    }

    private static GameModel Opened() => GameApplication.Open(new PlayedGame(Language.En, 80, 24).Model, Read.Id).Model;

    private static GameModel Pressed(GameModel model, params Key[] keys) => keys.Aggregate(model, (m, k) => After(m, new Input.Pressed(new KeyPress(k))));

    private static GameModel After(GameModel model, Input input) => GameApplication.Update(model, input with { At = TimeSpan.Zero }).Model;
}
