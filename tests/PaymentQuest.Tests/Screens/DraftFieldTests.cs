using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>The field for the line that is typed, on the workbench of a build quest.</summary>
public sealed class DraftFieldTests
{
    [Fact]
    public void What_is_selected_is_copied_cut_and_pasted_and_the_terminal_gets_it_too()
    {
        var game = Typing("PRICE, CAN");
        Assert.Equal("", game.Copied);

        game.Send("\e[1;2D\e[1;2D\e[1;2D").Press(Alt('c'));
        Assert.Equal($"\e]52;c;{Convert.ToBase64String("CAN"u8)}\a", game.Copied);
        Assert.Equal("", game.Copied);
        Assert.Equal("PRICE, CAN", Line(game).Text);

        game.Press(Alt('x'));
        Assert.Equal(new TextField("PRICE, ", 7), Line(game));
        game.Press(Alt('v')).Press(Alt('v'));
        Assert.Equal(new TextField("PRICE, CANCAN", 13), Line(game));
    }

    [Fact]
    public void What_is_selected_gives_way_to_a_letter_a_paste_and_the_keys_that_delete()
    {
        Assert.Equal("PRICE, x", Line(Typing("PRICE, CAN").Send("\e[1;2D\e[1;2D\e[1;2Dx")).Text);
        Assert.Equal("yzICE, CAN", Line(Typing("PRICE, CAN").Send("\e[H\e[1;2C\e[1;2Cyz")).Text);
        Assert.Equal("R_C", Line(Typing("PRICE, CAN").Send("\e[1;2H\e[200~R_C\e[201~")).Text);
        Assert.Equal("PR", Line(Typing("PRICE, CAN").Send("\e[H\e[C\e[C\e[1;2F\u007f")).Text);
    }

    [Fact]
    public void Keys_go_by_words_and_by_letters_as_they_are_seen()
    {
        Assert.Equal(7, Line(Typing("PRICE, CAN").Send("\e[1;5D")).Cursor);
        Assert.Equal(0, Line(Typing("PRICE, CAN").Send("\e[1;5D\e[1;5D")).Cursor);
        Assert.Equal(5, Line(Typing("PRICE, CAN").Send("\e[H\e[1;5C")).Cursor);
        Assert.Equal("PRICE, CA", Line(Typing("PRICE, CAN").Send("\u007f")).Text);
        Assert.Equal("a", Line(Typing("ae\u0301").Send("\u007f")).Text);
        Assert.Equal("é", Line(Typing("é日").Send("\u007f")).Text);
    }

    [Fact]
    public void A_click_places_the_cursor_and_dragging_selects()
    {
        var game = Typing("PRICE, CAN").Click("▸ PRICE, ");

        Assert.Equal(2, Line(game).Cursor);
        Assert.Equal("PRxICE, CAN", Line(game.Type("x")).Text);
        game = Typing("PRICE, CAN").Drag("▸ PRICE, ", "▸ PRICE, CAN");
        Assert.Equal("PRyE, CAN", Line(game.Type("y")).Text);
    }

    [Fact]
    public void Lines_that_were_sent_come_back_and_what_was_begun_after_them()
    {
        var game = Typing("PRICE, CAN").Press(Key.Enter);
        game.Press(KeyPress.Of('=')).Press(KeyPress.Of('u', Modifiers.Control)).Type("CAN").Press(Key.Enter);
        game.Press(KeyPress.Of('=')).Press(KeyPress.Of('u', Modifiers.Control)).Type("R_");

        Assert.Equal("CAN", Line(game.Press(Key.Up)).Text);
        Assert.Equal("PRICE, CAN", Line(game.Press(Key.Up)).Text);
        Assert.Equal("PRICE, CAN", Line(game.Press(Key.Up)).Text);
        Assert.Equal("R_", Line(game.Press(Key.Down, Key.Down)).Text);
        Assert.Contains("R_C", game.Text, StringComparison.Ordinal);
        Assert.Equal("R_C", Line(game.Press(Key.Tab)).Text);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("日")]
    [InlineData("PK_A(")]
    public void A_hundred_thousand_octets_pasted_are_cut_at_the_bound_that_is_told_and_the_cursor_is_seen(string repeated)
    {
        var octets = new StringBuilder();
        while (octets.Length < 100_000)
        {
            octets.Append(repeated);
        }

        var game = Typing("").Send($"\e[200~{octets}\e[201~");

        Assert.Equal(TextField.Longest, Line(game).Text.Length);
        Assert.Equal(TextField.Longest, Line(game).Cursor);
        Assert.Contains("Only 4000 characters fit", game.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Only 4000 characters fit", game.Press(Key.Backspace).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_unfinished_stays_with_the_error_under_it_and_no_letter_of_it_becomes_a_command()
    {
        var game = Typing("PK_A(PRICE").Press(Key.Enter);

        var lines = game.Text.Split((char)10);
        var field = Array.FindIndex(lines, l => l.StartsWith("▸ PK_A(PRICE", StringComparison.Ordinal));
        Assert.True(field > 0, game.Text);
        Assert.StartsWith(" ✗ ", lines[field + 1], StringComparison.Ordinal);
        Assert.Equal("PK_A(PRICER)", Line(game.Type("R)")).Text);
    }

    [Theory]
    [InlineData("CID")]
    [InlineData("H(R_C, CAN)")]
    public void What_differs_is_named_as_it_was_written_and_before_any_octets(string written)
    {
        var game = Typing($"PK_A(PRICE, H(Common), CAN, {written})").Press(Key.Enter);

        var said = Assert.IsType<BuildScreen>(game.Model.Top).NoticeLines(new Page(game.Surface, Language.En)).Select(l => l.Text).ToList();
        var difference = said.FindIndex(l => l.Contains($"part 4, {written}, does not belong there", StringComparison.Ordinal));
        Assert.True(difference > 0, string.Join((char)10, said));
        Assert.True(said.FindIndex(l => l.TrimStart().StartsWith("Check", StringComparison.Ordinal)) > difference, string.Join((char)10, said));
    }

    [Fact]
    public void A_slip_is_composed_sent_and_looked_back_at_by_mouse_alone()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("assemble-slip");
        Seek(game, "PK_A(…)").Click("PK_A(…)").Click("▸ PK_A(…)");
        foreach (var value in (string[])["EUR 49.99   ", "88b7 … bc19   ", "4111111111111111   ", "33ab … d6dd   "])
        {
            Seek(game, value).Click(value).Click(value);
        }

        Assert.Equal("PK_A(PRICE, H(Common), CAN, R_C)", Assert.IsType<BuildScreen>(game.Model.Top).Draft.Text);
        Assert.True(Assert.IsType<BuildScreen>(game.Click("s send").Model.Top).Judgement!.IsSolved);
        Assert.IsType<DebriefScreen>(game.Click("go on").Model.Top);
    }

    // Turns the wheel over what is known until it is seen.
    private static PlayedGame Seek(PlayedGame game, string text)
    {
        for (var turn = 0; turn < 18 && !game.Text.Contains(text, StringComparison.Ordinal); turn++)
        {
            _ = turn < 9 ? game.WheelUp("you can", 1) : game.Wheel("you can", 1);
        }

        return game;
    }

    private static PlayedGame Typing(string line) => new PlayedGame(Language.En, 80, 24).Open("assemble-slip").Type("=").Type(line);

    private static TextField Line(PlayedGame game) => Assert.IsType<BuildScreen>(game.Model.Top).Typing!;

    private static KeyPress Alt(char letter) => KeyPress.Of(letter, Modifiers.Alt);
}
