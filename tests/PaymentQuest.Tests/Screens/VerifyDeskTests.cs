using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>Messages verified by hand, by mouse, and what the desk says of them.</summary>
public sealed class VerifyDeskTests
{
    [Theory]
    [InlineData(Language.En, 80, 24, " a accept ", " r refuse ", " go on ")]
    [InlineData(Language.Es, 120, 40, " a aceptar ", " r rechazar ", " seguir ")]
    public void A_quest_is_verified_by_mouse_alone(Language language, int columns, int rows, string accept, string refuse, string on)
    {
        var game = new PlayedGame(language, columns, rows).Open("read-the-invoice");
        while (game.Model.Top is VerifyScreen { Session.CurrentRound: not null } screen)
        {
            var labels = screen.Choices.Where(c => c.IsPossible).Select(c => Named(screen, c, game)).ToList();
            foreach (var label in labels)
            {
                // The first click chooses, unless it is chosen already; the second makes the check.
                var isChosen = ((VerifyScreen)game.Model.Top).Choices[((VerifyScreen)game.Model.Top).Chosen] is var chosen && Named(screen, chosen, game) == label;
                game.Click(label);
                Assert.Equal(isChosen, ((VerifyScreen)game.Model.Top).Results.Any(r => Named(screen, r.Text, game) == label));
                _ = isChosen ? game : game.Click(label);
                Assert.Contains(((VerifyScreen)game.Model.Top).Results, r => Named(screen, r.Text, game) == label);
            }

            var failing = ((VerifyScreen)game.Model.Top).Results.FirstOrDefault(r => r.Holds == false);
            if (failing is null)
            {
                game.Click(accept);
            }
            else
            {
                game.Click(refuse);
                var reason = Named(screen, failing.Text, game);
                _ = ((VerifyScreen)game.Model.Top).RefusalLabels[0] == failing.Text ? game : game.Click(reason);
                game.Click(reason);
            }

            Assert.IsType<RoundOver>(((VerifyScreen)game.Model.Top).Notice);
            game.Click(on);
        }

        Assert.True(Assert.IsType<DebriefScreen>(game.Model.Top).Session.IsSolved);
    }

    [Fact]
    public void A_click_on_a_check_neither_goes_on_after_the_round_nor_buys_the_hint_that_is_offered()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("read-the-invoice");
        game.Type("h").Click("within DATE").Click("within DATE");
        Assert.Equal(0, ((VerifyScreen)game.Model.Top).Session.HintsTaken);
        Assert.Single(((VerifyScreen)game.Model.Top).Results);

        game.Type("a").Click("within DATE").Click("within DATE");
        Assert.IsType<RoundOver>(((VerifyScreen)game.Model.Top).Notice);
    }

    [Fact]
    public void What_is_opened_is_shown_with_its_names_and_values_below_it_and_was_not_shown_before()
    {
        var game = new PlayedGame(Language.En, 80, 30).Open("gatekeeper");
        Assert.DoesNotContain("EUR 49.99", game.Text, StringComparison.Ordinal);

        game.Press(Key.Enter).Type("open EncSlip with SK_A").Press(Key.Enter);

        Assert.Contains("inside     PRICE EUR 49.99, H(Common) (a hash), CAN 4111111111111111, R_C (a", game.Text, StringComparison.Ordinal);
        var lines = game.Text.Split('\n');
        var envelope = Array.FindIndex(lines, l => l.Contains("│EncSlip ", StringComparison.Ordinal));
        Assert.Contains("│  PRICE          EUR 49.99", lines[envelope + 1], StringComparison.Ordinal);
        Assert.Contains("│  CAN            4111111111111111", lines[envelope + 3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_is_told_as_it_was_written_and_its_bytes_are_folded()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("gatekeeper");
        var written = ((VerifyQuest)PlayedGame.Quest("gatekeeper")).Solution.First(s => s.StartsWith("H(Common) = H(", StringComparison.Ordinal));
        game.Press(Key.Enter).Type(written).Press(Key.Enter);
        var result = Assert.Single(((VerifyScreen)game.Model.Top).Results);

        var told = CheckText.Details((VerifyScreen)game.Model.Top, result, new Page(game.Surface, Language.En)).Select(l => l.Text).ToList();

        Assert.StartsWith("  received   0420", told[1], StringComparison.Ordinal);
        Assert.EndsWith("  H(Common)", told[1], StringComparison.Ordinal);
        Assert.EndsWith(written["H(Common) = ".Length..], told[2], StringComparison.Ordinal);
        Assert.All(told.Skip(1), l => Assert.Contains('…', l));
    }

    [Fact]
    public void Why_a_round_was_misjudged_is_told_by_its_author_before_the_story()
    {
        var (id, oversight, quest) = PlayedGame.Source.Topics.SelectMany(t => t.Quests).Select(q => (q.Id, Quest: PlayedGame.Quest(q.Id) as VerifyQuest))
            .Where(q => q.Quest is { IsHard: false, Oversights.Count: > 0 }).Select(q => (q.Id, q.Quest!.Oversights[0], q.Quest)).First();
        var game = new PlayedGame(Language.En, 120, 60).Open(id);
        var wanted = Enumerable.Range(0, quest.Rounds).First(n => (VerifyJudge.Draw(quest, quest.Seed, n).Fault?.Id ?? Fault.Honest) == oversight.Misses);
        for (var round = 0; round <= wanted; round++)
        {
            var screen = (VerifyScreen)game.Model.Top;
            foreach (var statement in round == wanted ? oversight.Statements : [screen.Choices.First(c => c.IsPossible).Check.Label])
            {
                game.Click(Named(screen, statement, game)).Click(Named(screen, statement, game));
            }

            game.Type("a");
            _ = round == wanted ? game : game.Press(Key.Enter);
        }

        var judgement = ((VerifyScreen)game.Model.Top).Session.Rounds[^1];
        Assert.NotNull(judgement.Because);
        var told = ((VerifyScreen)game.Model.Top).NoticeLines(new Page(game.Surface, Language.En)).Select(l => l.Text.Trim()).ToList();
        Assert.Equal(judgement.Because.In(Language.En), told[1]);
    }

    private static string Named(VerifyScreen screen, CheckChoice choice, PlayedGame game) => CheckText.Of(screen.Quest, choice.Check, new Page(game.Surface, game.Model.Language));

    private static string Named(VerifyScreen screen, string label, PlayedGame game) => screen.Choices.FirstOrDefault(c => c.Check.Label == label) is { } choice ? Named(screen, choice, game) : label;
}
