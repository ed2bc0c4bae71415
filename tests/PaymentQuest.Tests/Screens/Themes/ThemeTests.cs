using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>The colours: the same words and signs in each theme, as octets that a terminal gets.</summary>
public sealed partial class ThemeTests
{
    private static readonly KeyPress Other = KeyPress.Of('t', Modifiers.Control);

    public static TheoryData<string> Names => [.. Theme.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_theme_looks_as_approved(string name)
    {
        foreach (var (screen, game) in new[] { ("home", Themed(name)), ("checks", Checks(name)) })
        {
            var file = Path.Combine(ProtocolFiles.Root, "tests", "PaymentQuest.Tests", "Screens", "Approved", $"theme.{name}.{screen}.txt");
            Approval.Check(file, game.Painted().Replace("␛[", "\n␛[", StringComparison.Ordinal) + "\n");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Words_and_signs_are_the_same_in_each_theme_and_without_colour_there_is_none(string name)
    {
        Assert.Equal(Checks("terminal").Text, Checks(name).Text);
        Assert.DoesNotMatch(Colours(), Checks(name).Painted(hasColour: false));
        Assert.Matches(Colours(), Checks(name).Painted());
    }

    [Fact]
    public void Green_and_red_are_never_used_where_they_are_not_told_apart() => Assert.DoesNotMatch(GreenOrRed(), Checks("colour-blind").Painted());

    [Fact]
    public void Good_bad_and_what_asks_for_attention_look_different_in_each_theme() =>
        Assert.All(Theme.All, t => Assert.Equal(4, new[] { Style.Good, Style.Bad, Style.Notice, Style.Plain }.Select(t.Of).Distinct().Count()));

    [Fact]
    public void The_key_goes_to_the_next_theme_and_keeps_it_and_comes_round()
    {
        var model = new PlayedGame(Language.En, 80, 24).Model;
        foreach (var theme in Theme.All.Skip(1).Append(Theme.All[0]))
        {
            (model, var effects) = GameApplication.Update(model, new Input.Pressed(Other));
            Assert.Equal(theme, model.Theme);
            Assert.Equal([new KeepTheme(theme)], effects);
        }
    }

    private static PlayedGame Themed(string name)
    {
        var game = new PlayedGame(Language.En, 80, 24);
        while (game.Model.Theme.Name != name)
        {
            game.Press(Other);
        }

        return game;
    }

    private static PlayedGame Checks(string name)
    {
        var game = Themed(name).Open("read-the-invoice");
        for (var i = 0; i < 5; i++)
        {
            game.Press(Key.Enter, Key.Down);
        }

        return game;
    }

    [GeneratedRegex("␛\\[(?:\\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])(?:;\\d+)*m")]
    private static partial Regex Colours();

    [GeneratedRegex("␛\\[(?:\\d+;)*(?:31|32|91|92)(?:;\\d+)*m")]
    private static partial Regex GreenOrRed();
}
