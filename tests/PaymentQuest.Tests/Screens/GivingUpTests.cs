using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>Who gives up sees the solution, unscored and marked.</summary>
public sealed class GivingUpTests
{
    public static TheoryData<string, string> Solutions => new()
    {
        { "assemble-slip", "PK_A(PRICE, H(Common), CAN, R_C)" },
        { "who-can-know", "the merchant does" },
        { "cheap-first", "Sig_M" },
        { "tea-on-paper", "=" },
        { "man-in-the-middle", "send B1 PK_B(N_A, A)" },
    };

    [Theory]
    [MemberData(nameof(Solutions))]
    public void The_solution_of_every_kind_is_told_to_who_gives_up_and_nothing_is_scored(string quest, string solution)
    {
        var game = new PlayedGame(Language.En, 120, 40, own: quest == "tea-on-paper" ? ExampleQuests.OnPaper : null).Open(quest);
        game.Type("G");
        Assert.IsType<DeskNotice.GiveUpQuestion>(Assert.IsAssignableFrom<DeskScreen>(game.Model.Top).Notice);
        game.Press(Key.Enter);

        var debrief = Assert.IsType<DebriefScreen>(game.Model.Top);
        Assert.True(debrief.Session is { HasGivenUp: true, IsOver: true, IsSolved: false, Score: 0 });
        var told = string.Join('\n', DebriefText.Lines(debrief, new Page(game.Surface, Language.En), game.Model.PlayTime, 118).Select(l => l.Text));
        Assert.Contains("Given up", told, StringComparison.Ordinal);
        Assert.Contains(solution, told[told.IndexOf("What was asked for", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(new AttemptResult(false, 0), game.Saves[^1].Result);
    }

    [Fact]
    public void Whoever_does_not_give_up_after_all_goes_on()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("assemble-slip").Type("G").Press(Key.Escape);

        Assert.False(Assert.IsType<BuildScreen>(game.Model.Top).Session.HasGivenUp);
    }

    [Fact]
    public void A_finished_attempt_keeps_its_score_when_the_solution_is_asked_for()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("cheap-first").Type("s").Press(Key.Enter, Key.Enter);
        var before = Assert.IsType<DebriefScreen>(game.Model.Top).Session;
        Assert.False(before.IsSolutionTold);

        game.Type("G");

        var after = Assert.IsType<DebriefScreen>(game.Model.Top).Session;
        Assert.True(after.HasGivenUp);
        Assert.Equal(before.Score, after.Score);
    }

    [Fact]
    public void Nobody_gives_up_what_is_solved_or_goes_on_after_giving_up()
    {
        var quest = PlayedGame.Quest("assemble-slip");
        var given = Session.Begin(quest).After(new Move.GiveUp());
        Assert.Same(given, given.After(new Move.Write(given.Quest is BuildQuest b ? b.Slots[0].Key : "", "PRICE")));

        var solved = ((BuildQuest)quest).Slots.Aggregate(Session.Begin(quest), (s, slot) => s.After(new Move.Write(slot.Key, slot.Solution)).After(new Move.Send(slot.Key)));
        Assert.True(solved.IsSolved);
        Assert.Same(solved, solved.After(new Move.GiveUp()));
    }

    [Fact]
    public void It_is_kept_as_a_move() => Assert.Equal(new Move.GiveUp(), MoveText.Read(MoveText.Of(new Move.GiveUp()).Word, null, null));

    [Fact]
    public void A_hint_is_not_sold_any_more_once_the_quest_is_solved()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("first-message").Type("=SALT_C, CID").Press(Key.Enter);
        var solved = Assert.IsType<BuildScreen>(game.Model.Top);
        Assert.True(solved.Session.IsSolved);

        game.Type("h").Press(Key.Enter);

        Assert.Equal(solved.Session, Assert.IsType<DebriefScreen>(game.Model.Top).Session);
    }
}
