using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public sealed class ComputeWorkingTests
{
    public static TheoryData<string> Shipped => [.. PlayedGame.Source.Topics.SelectMany(t => t.Quests).Where(q => q.Kind == ComputeQuest.Computing).Select(q => q.Id)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_wrong_value_shows_how_it_is_computed_and_not_what_it_is(string id)
    {
        var quest = (ComputeQuest)PlayedGame.Quest(id);
        foreach (var asked in quest.Calculations.Where(c => c is not Calculation.Acceptance))
        {
            var entries = quest.Calculations.TakeWhile(c => c != asked).ToDictionary(c => c.Key, c => ComputeJudge.Expected(quest, c, quest.Seed)!);
            entries[asked.Key] = "135791";
            var judgement = ComputeJudge.Judge(quest, entries, quest.Seed);
            var value = judgement.Values.Single(v => v.Calculation == asked);
            Assert.Equal(ValueOutcome.Wrong, value.Outcome);

            var working = new ComputeWorking(quest, quest.Seed, Language.En, Glyphs.Unicode).Of(value, judgement).ToList();

            Assert.NotEmpty(working);
            Assert.DoesNotContain(working, l => l.Split(' ').Contains(ComputeJudge.Expected(quest, asked, quest.Seed)));
        }
    }

    [Fact]
    public void The_working_goes_on_from_the_player_s_own_earlier_values_and_is_on_the_sheet_and_in_the_debrief()
    {
        var game = new PlayedGame(Language.En, 80, 24, own: ExampleQuests.OnPaper).Open("tea-on-paper").Press(Key.Down);
        foreach (var value in (string[])["99", "55"])
        {
            game.Press(Key.Enter).Type(value).Press(Key.Enter);
        }

        game.Type("s").Press(Key.Enter).Press(Key.Down);
        Assert.Contains("H(V) = (29² + 3) mod 97 = …", game.Text, StringComparison.Ordinal);
        game.Press(Key.Down);
        Assert.Contains("99² + 3) mod 97 =", game.Text, StringComparison.Ordinal);
        Assert.Contains("^23 mod 187 = …", game.Text, StringComparison.Ordinal);
        Assert.Contains("(29² + 3) mod 97 = …", game.Press(Key.Enter).Text, StringComparison.Ordinal);
    }
}
