using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public class TerminalTraitsTests
{
    [Theory]
    [InlineData("TERM=xterm LANG=es_ES.UTF-8", false, true, true)]
    [InlineData("TERM=xterm NO_COLOR=1 LANG=es_ES.utf8", false, false, true)]
    [InlineData("TERM=xterm NO_COLOR= LANG=C", true, true, true)]
    [InlineData("TERM=xterm LC_ALL=C LANG=es_ES.UTF-8", true, true, true)]
    [InlineData("TERM=dumb", false, true, false)]
    [InlineData("", false, true, false)]
    public void The_environment_says_what_can_be_shown(string environment, bool isAscii, bool hasColour, bool canAddressCursor)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(setting => setting.Split('=')[0], setting => setting.Split('=')[1]);

        var traits = TerminalTraits.From(variables.GetValueOrDefault, isAsciiWanted: false);

        Assert.Equal(new TerminalTraits(isAscii ? Glyphs.Ascii : Glyphs.Unicode, hasColour, canAddressCursor), traits);
    }

    [Fact]
    public void A_player_can_ask_for_ascii() =>
        Assert.True(TerminalTraits.From(_ => "UTF-8", isAsciiWanted: true).Glyphs.IsAscii);
}
